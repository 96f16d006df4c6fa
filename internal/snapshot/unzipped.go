package snapshot

import (
	"archive/zip"
	"bytes"
	"io"
	"io/fs"
	"math"
	"os"
	"path/filepath"

	"phoihop/internal/bag"
	"phoihop/internal/problem"
	"phoihop/internal/sealed"
)

// openUnzipped has a bag verified that stands unzipped in a folder, in it or as all that is in it. It returns false where none does.
func (v *verifier) openUnzipped() bool {
	folder := os.DirFS(v.name)
	root, found := bag.Find(folder)
	if !found {
		return false
	}
	name, err := filepath.Abs(filepath.Join(v.name, filepath.FromSlash(root)))
	below, subErr := fs.Sub(folder, root)
	if err != nil || subErr != nil {
		return false
	}
	v.name, v.result.Format = filepath.Join(v.name, filepath.FromSlash(root)), Bag
	v.check("pack", func() (count int, says problem.Words) {
		count = v.takeFolder(below, filepath.Base(name), math.MaxInt64)
		return count, words("túi BagIt đã giải nén: mã SHA-512 của mọi tệp (%d), cả hai chiều", "unzipped BagIt bag: SHA-512 of every file (%d), both ways", count)
	})
	v.below = payload
	return true
}

// descend goes into the only folder in a folder, as programs that download or unzip a site leave it.
func (v *verifier) descend() {
	for range 2 {
		if _, err := os.Lstat(filepath.Join(v.name, manifestName)); err == nil || v.looksPublished() {
			return
		}
		list, err := os.ReadDir(v.name)
		if err != nil || len(list) != 1 || !list[0].IsDir() {
			return
		}
		v.name = filepath.Join(v.name, list[0].Name())
	}
}

// looksPublished tells whether a folder has the first page of a site, so that it may be one of which the manifest is missing.
func (v *verifier) looksPublished() bool {
	for _, lang := range languages {
		if info, err := os.Lstat(filepath.Join(v.name, lang, "index.html")); err == nil && info.Mode().IsRegular() {
			return true
		}
	}
	return false
}

// payload is the folder of a bag in which the site stands.
const payload = "data/"

// isRepacked tells whether another program wrote the zip: at its end there is no seal, nor what is left of one. Headers are as that
// program writes them, so that nothing that the zip itself could prove is left.
func (v *verifier) isRepacked() bool {
	_, known := v.statedLength()
	v.repacked = !known && v.hasDirectory() && !bytes.Contains(v.tail(), []byte(sealed.Comment))
	return v.repacked
}

// mostDirectory is how long the directory of another program's zip may be, all of which is held in memory: some hundred thousand
// files.
const mostDirectory = 32 << 20

// bounded is a file of which so many bytes may be read, until it is freed.
type bounded struct {
	io.ReaderAt
	left  int64
	freed bool
}

func (b *bounded) ReadAt(p []byte, at int64) (int, error) {
	if b.freed {
		return b.ReaderAt.ReadAt(p, at)
	}
	if b.left -= int64(len(p)); b.left < 0 {
		return 0, errTooLarge
	}
	return b.ReaderAt.ReadAt(p, at)
}

// openRepacked has a bag verified that another program packed again: each file is still under the bag's checksums.
func (v *verifier) openRepacked() (count int) {
	file := &bounded{ReaderAt: v.disk, left: mostDirectory}
	archive, err := zip.NewReader(file, v.size)
	if err != nil {
		v.find(problem.New(problem.PackArchive, zipWords[sealed.BadDirectory], detail(err.Error())))
		return 0
	}
	file.freed = true
	root, found := bag.Find(archive)
	below, err := fs.Sub(archive, root)
	if !found || err != nil {
		v.find(problem.New(problem.PackUnknown))
		return 0
	}
	before := len(v.result.Problems)
	if count = v.takeFolder(below, filepath.Base(root), sealed.Limits{}.Most(v.size)); len(v.result.Problems) == before {
		v.find(problem.New(problem.PackRepacked, count))
	} else {
		v.find(problem.New(problem.PackSeal, zipWords[sealed.NoSeal]))
	}
	return count
}

// takeFolder verifies a bag in a folder, and takes its site for the one that is looked at.
func (v *verifier) takeFolder(folder fs.FS, name string, most int64) (files int) {
	b, findings, err := bag.VerifyFolder(folder, most)
	if err != nil {
		v.find(problem.New(problem.PackUnread, err))
		return 0
	}
	if b.Name = name; name == "." {
		b.Name = ""
	}
	v.takeBag(b, findings)
	return len(b.Payload) + len(b.Tags)
}

// takeBag tells what was found wrong with a bag, and takes its site for the one that is looked at.
func (v *verifier) takeBag(b *bag.Bag, findings []bag.Finding) {
	for _, f := range findings {
		v.find(bagProblem(f))
		v.unsafe = v.unsafe || f.Fault != nil && sealed.Faults{f.Fault}.Bomb()
	}
	v.tree, v.bag = bagTree(b), b
	v.result.Identity.ofBag(b)
}
