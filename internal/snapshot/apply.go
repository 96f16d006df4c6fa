package snapshot

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"phoihop/internal/delta"
	"phoihop/internal/problem"
	"phoihop/internal/sealed"
)

// An Application is a pack that was made of an older one and a delta.
type Application struct {
	Path   string
	Same   bool // it was there already, byte for byte
	Bytes  int64
	SHA512 string // hexadecimal
	delta.Changes
}

// Apply makes of an old pack and a delta, in whatever order they are named, the new pack in the file out, or where out is "" beside
// the delta under the name that it had: the bytes that were packed, whoever packed them. A file that is there already is not
// overwritten, and nothing is left of a pack that could not be made.
func Apply(old, difference, out string) (Application, []problem.Problem) {
	if isDelta(old) {
		if isDelta(difference) {
			return Application{}, []problem.Problem{about(old, problem.New(problem.PackDelta))}
		}
		old, difference = difference, old
	}
	base, err := openFile(old)
	if err != nil {
		return Application{}, unread(old, err)
	}
	defer base.close()
	file, err := openFile(difference)
	if err != nil {
		return Application{}, unread(difference, err)
	}
	defer file.close()
	watch := &watched{ReaderAt: file}
	d, err := delta.Read(watch, file.Size)
	if err != nil {
		return Application{}, []problem.Problem{notApplied(old, difference, out, cmp.Or(watch.failed(), err))}
	}
	if out == "" {
		if out, err = besides(difference, d.Result.Name); err != nil {
			return Application{}, []problem.Problem{notApplied(old, difference, out, err)}
		}
	}
	a := Application{Path: out, Bytes: d.Result.Size, SHA512: d.Result.SHA512, Changes: d.Changes}
	var told []problem.Problem
	a.Same, told = writeNew(out, func(w *os.File) []problem.Problem {
		if err := buffered(w, func(w io.Writer) error { return d.Apply(w, base.File) }); err != nil {
			return []problem.Problem{notApplied(old, difference, out, cmp.Or(watch.failed(), err))}
		}
		return nil
	})
	return a, told
}

// isDelta tells what a file is by what it holds. Whatever is wrong with it is told by those who read it.
func isDelta(name string) bool {
	file, err := openFile(name)
	if err != nil {
		return false
	}
	defer file.close()
	_, err = Recognize(file, file.Size)
	return errors.Is(err, errDelta)
}

// besides is the path of the pack that a delta makes, by the name that the delta says.
func besides(difference, name string) (string, error) {
	if err := sealed.CheckName(name); err != nil {
		return "", err
	}
	if strings.Contains(name, "/") {
		return "", &sealed.Fault{Kind: sealed.ParentName}
	}
	if format := Format(strings.TrimPrefix(path.Ext(name), ".")); !slices.Contains(Formats, format) || strings.HasPrefix(name, ".") {
		return "", &delta.FormatError{Part: "delta.json", Fault: fmt.Sprintf("the result is named %q, as no pack is", name)}
	}
	return filepath.Join(filepath.Dir(difference), name), nil
}

// notApplied says why a delta could not be applied: for another pack, not what it was, or the disk.
func notApplied(old, difference, out string, err error) problem.Problem {
	var base *delta.BaseError
	var format *delta.FormatError
	var fault *sealed.Fault
	var at *fs.PathError
	switch {
	case errors.As(err, &at) && at.Op == "read": // of old or difference: what is made is written only
		return unread(at.Path, err)[0]
	case errors.As(err, &base):
		return about(old, problem.New(problem.DeltaBase, old, difference, base.Want.Name, base.Want.Size, start(base.Want.SHA512), base.Have.Size, start(base.Have.SHA512)))
	case errors.As(err, &fault):
		return about(difference, problem.New(problem.DeltaDamaged, zipWords[fault.Kind]))
	case errors.As(err, &format):
		return about(difference, problem.New(problem.DeltaDamaged, words("không đúng dạng%s", "not as it must be%s", detail(format.Error()))))
	}
	return failed(filepath.Dir(out), filepath.Base(out), err)
}

// start is as much of a digest as people compare. What a delta says of itself may be shorter.
func start(digest string) string { return digest[:min(len(digest), 16)] }

// writeNew has a new file written beside the place where it belongs and puts it there, unless write told of something or
// another file is in that place; same tells that this is the new one, byte for byte.
func writeNew(name string, write func(*os.File) []problem.Problem) (same bool, told []problem.Problem) {
	folder, base := filepath.Dir(name), filepath.Base(name)
	broken := func(err error) (bool, []problem.Problem) { return false, []problem.Problem{failed(folder, base, err)} }
	file, remove, err := beginFile(folder, ".phoihop-")
	if err != nil {
		return broken(err)
	}
	defer remove()
	told = write(file)
	if err = errors.Join(file.Sync(), file.Chmod(0o644), file.Close()); len(told) > 0 {
		return false, told
	}
	if err != nil {
		return broken(err)
	}
	switch same, err := sameBytes(file.Name(), name); {
	case same:
		return true, nil
	case err == nil:
		return false, []problem.Problem{at1(problem.New(problem.PackExists, base), folder, base)}
	case !os.IsNotExist(err):
		return broken(err)
	}
	if err := moveNew(file.Name(), name); err != nil {
		return broken(err)
	}
	return false, nil
}
