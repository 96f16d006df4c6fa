package snapshot

import (
	"errors"
	"io/fs"
	"path/filepath"
	"strings"

	"phoihop/internal/problem"
	"phoihop/internal/sealed"
	"phoihop/internal/zim"
)

// at1 says of a problem that it is about a file of a folder as a whole.
func at1(p problem.Problem, folder, name string) problem.Problem {
	p.Root, p.File = filepath.ToSlash(folder), name
	return p.At(1, 1)
}

// failed is an error of the disk on the way to a pack.
func failed(folder, name string, err error) problem.Problem {
	cause := err.Error()
	var at *fs.PathError
	if errors.As(err, &at) {
		cause = at.Err.Error()
	}
	return at1(problem.New(problem.PackFailed, cause), folder, name)
}

// refusal is why a format does not take the site: a file of it, or the disk.
func (p *packing) refusal(format Format, name string, err error) problem.Problem {
	var fault *sealed.Fault
	var entry *zim.EntryError
	switch {
	case errors.As(err, &fault) && fault.Entry != "":
		return at1(problem.New(problem.PackRefused, strings.TrimPrefix(fault.Entry, p.name+"/data/"), string(format), string(fault.Kind)), p.options.Folder, name)
	case errors.As(err, &entry):
		return at1(problem.New(problem.PackRefused, entry.Path, string(format), entry.Rule), p.options.Folder, name)
	}
	return failed(p.options.Folder, name, err)
}
