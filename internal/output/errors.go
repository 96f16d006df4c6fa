package output

import "fmt"

// NotOursError says that a folder holds something that we did not make, so that
// we may not replace it.
type NotOursError struct {
	Dir   string // the folder, absolute
	Found string // an example of what was found in it
}

func (e *NotOursError) Error() string {
	return fmt.Sprintf("%s is not a folder of ours: it holds %s", e.Dir, e.Found)
}

// BusyError says that another build has the folder open.
type BusyError struct {
	Dir string // OUT, absolute
}

func (e *BusyError) Error() string {
	return fmt.Sprintf("another build is writing to %s", e.Dir)
}

// Reason says why a path can't be OUT at all.
type Reason string

// The reasons of a ForbiddenError.
const (
	ReasonEmpty    Reason = "the path is empty"
	ReasonRoot     Reason = "it is the root of the file system"
	ReasonFile     Reason = "it is a file"
	ReasonDangling Reason = "it is a link that leads nowhere"
	ReasonStaging  Reason = "it lies inside a staging folder (.NAME.phoihop)"
)

// ForbiddenError says that a path can't be OUT, whatever it holds.
type ForbiddenError struct {
	Path   string // as given
	Reason Reason
}

func (e *ForbiddenError) Error() string {
	return fmt.Sprintf("can't publish to %q: %s", e.Path, e.Reason)
}

// PathTakenError says that two files were put on one path.
type PathTakenError struct {
	Path string // the path put second
	By   string // the file or folder that has it; differs from Path in letter case or as a folder
}

func (e *PathTakenError) Error() string {
	if e.By == e.Path {
		return fmt.Sprintf("%s is put twice", e.Path)
	}
	return fmt.Sprintf("%s can't stand beside %s", e.Path, e.By)
}

// BadPathError says that a path is not relative or not portable.
type BadPathError struct {
	Path   string
	Reason string
}

func (e *BadPathError) Error() string {
	return fmt.Sprintf("bad path %q: %s", e.Path, e.Reason)
}

// ConflictError says that OUT holds a file that is not ours on a path that is to
// be published.
type ConflictError struct {
	Path string // relative to OUT, slash-separated
}

func (e *ConflictError) Error() string {
	return fmt.Sprintf("%s stands in the way: it is not listed in manifest.json, so it is not replaced", e.Path)
}

// UnfinishedError says that OUT has changed already when something failed: it holds the new site, or,
// where files are replaced one by one, a mixture of whole files. The next build completes it.
type UnfinishedError struct{ Err error }

func (e *UnfinishedError) Error() string { return e.Err.Error() }

// Unwrap gives what failed.
func (e *UnfinishedError) Unwrap() error { return e.Err }

// unfinished wraps an error that came after OUT began to change.
func unfinished(err error) error {
	if err == nil {
		return nil
	}
	return &UnfinishedError{err}
}
