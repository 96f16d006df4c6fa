package snapshot

import (
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"phoihop/internal/problem"
)

// Extract unpacks the site of a pack, or with sources the content folder that was packed with it, into a folder that is
// absent or empty. The pack is verified first; where there is any difference nothing is written. Files are written beside
// the folder, or in it where it is there, and then appear. What is told is what Verify tells, and why nothing was unpacked.
func (r Reader) Extract(name, folder string, sources bool) (told *Verification, files int) {
	v := r.verifier(name)
	defer v.close()
	files = v.extract(folder, sources)
	v.finish()
	return v.result, files
}

func (v *verifier) extract(folder string, sources bool) (files int) {
	if !free(folder) {
		v.find(inFolder(problem.New(problem.UnpackTaken), folder))
		return 0
	}
	v.run()
	if n := len(v.result.Problems); n > 0 {
		v.find(problem.New(problem.UnpackRefused, n))
		return 0
	}
	if v.file == nil {
		v.find(problem.New(problem.PackUnknown))
		return 0
	}
	u := &unpacking{verifier: v, sources: sources}
	err := u.into(folder)
	switch {
	case err != nil:
		v.find(inFolder(problem.New(problem.UnpackFailed, err), folder))
		return 0
	case u.files == 0 && sources:
		v.find(problem.New(problem.UnpackSources))
	}
	return u.files
}

// inFolder has a problem be told of a folder rather than of the pack.
func inFolder(p problem.Problem, folder string) problem.Problem {
	p.Root = folder
	return p
}

// free tells whether there is nothing at a path, or an empty folder.
func free(folder string) bool {
	info, err := os.Lstat(folder)
	if err != nil {
		return errors.Is(err, fs.ErrNotExist)
	}
	if !info.IsDir() {
		return false
	}
	dir, err := os.Open(folder)
	if err != nil {
		return false
	}
	defer dir.Close()
	_, err = dir.Readdirnames(1)
	return err == io.EOF
}

// unpacking writes files of a pack that was verified.
type unpacking struct {
	*verifier
	sources bool
	root    *os.Root
	files   int
}

// into writes all files in a temporary folder, on the disk to which they belong, and has them appear. It leaves nothing where it
// fails, or has no file. A folder that is there stays the same folder: it may be a disk, or the one in which somebody works.
func (u *unpacking) into(folder string) (err error) {
	folder, err = filepath.Abs(folder)
	if err != nil {
		return err
	}
	_, err = os.Lstat(folder)
	isThere := err == nil
	in := filepath.Dir(folder)
	if isThere {
		in = folder
	}
	work, remove, err := beginFolder(in, ".phoihop-*")
	if err != nil {
		return err
	}
	defer remove()
	unpacked := filepath.Join(work, "unpacked") // as all folders that the user makes: a temporary one is for its owner alone
	if err := os.Mkdir(unpacked, 0o777); err != nil {
		return err
	}
	if err := u.write(unpacked); err != nil || u.files == 0 {
		return err
	}
	return atOnce(func() error {
		if isThere {
			return moveAll(unpacked, folder)
		}
		return os.Rename(unpacked, folder)
	})
}

// moveAll moves all that is in a folder to the one in which the unpacking began, or nothing of it: also where somebody put
// something there meanwhile.
func moveAll(from, to string) error {
	list, err := os.ReadDir(from)
	if err != nil {
		return err
	}
	if there, err := os.ReadDir(to); err != nil || len(there) > 1 {
		return errors.Join(err, fs.ErrExist)
	}
	for i, entry := range list {
		if err := os.Rename(filepath.Join(from, entry.Name()), filepath.Join(to, entry.Name())); err != nil {
			for _, moved := range list[:i] {
				err = errors.Join(err, os.Rename(filepath.Join(to, moved.Name()), filepath.Join(from, moved.Name())))
			}
			return err
		}
	}
	return nil
}

func (u *unpacking) write(folder string) (err error) {
	u.root, err = os.OpenRoot(folder)
	if err != nil {
		return err
	}
	defer u.root.Close()
	type written struct {
		bool
		error
	}
	err = walk(u.tree, func(file string, content io.Reader, err error) written {
		name, wanted := u.nameOf(file)
		if err == nil && wanted {
			err = u.writeFile(file, name, content)
		}
		return written{wanted, err}
	}, func(w written) error {
		if w.bool {
			u.files++
		}
		return w.error
	})
	if err != nil || u.result.Format != Zim {
		return err
	}
	return u.writeEmpty()
}

// writeEmpty writes the files without a byte, which a ZIM file can't hold: of the site those that its manifest lists, of the
// sources those of their recipe.
func (u *unpacking) writeEmpty() error {
	var empty []string
	if u.sources {
		recipe, err := u.recipe()
		if err != nil {
			return err
		}
		for _, name := range recipe.Empty {
			empty = append(empty, sourcesFolder+name)
		}
	} else {
		empty = slices.Sorted(maps.Keys(u.tree.empty))
	}
	for _, file := range empty {
		if _, held := u.tree.at[file]; held {
			continue
		}
		name, _ := u.nameOf(file)
		if err := u.writeFile(file, name, strings.NewReader("")); err != nil {
			return err
		}
		u.files++
	}
	return nil
}

// recipe is that of the sources, empty where there are none.
func (u *unpacking) recipe() (Recipe, error) {
	content, err := u.tree.open(recipeName)
	if errors.Is(err, fs.ErrNotExist) {
		return Recipe{}, nil
	}
	if err != nil {
		return Recipe{}, err
	}
	defer content.Close()
	return readRecipe(content)
}

// nameOf tells where a file of the pack is written, if it is.
func (u *unpacking) nameOf(file string) (name string, wanted bool) {
	if isSource := u.isSource(file); isSource != u.sources {
		return "", false
	}
	if u.sources {
		return strings.TrimPrefix(file, Sources+"/"), true
	}
	return file, true
}

// writeFile writes a file where none is yet. The pack may have changed since it was verified: then what was read is not
// what the manifest lists.
func (u *unpacking) writeFile(file, name string, content io.Reader) error {
	if err := u.root.MkdirAll(path.Dir(name), 0o777); err != nil {
		return err
	}
	out, err := u.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	hash := sha256.New()
	_, err = io.Copy(io.MultiWriter(out, hash), content)
	if err := errors.Join(err, out.Close()); err != nil {
		return err
	}
	if want, listed := u.manifest[file]; listed && want.sum != [sha256.Size]byte(hash.Sum(nil)) {
		return errors.New(file + " changed while it was unpacked")
	}
	return nil
}
