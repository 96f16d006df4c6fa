package snapshot

import (
	"errors"
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
	return at1(problem.New(problem.PackFailed, problem.Reason(err)), folder, name)
}

// refusal is why a format does not take the site: a file of it, or the disk.
func (p *packing) refusal(format Format, name string, err error) problem.Problem {
	told := failed(p.options.Folder, name, err)
	var unread *readError
	var fault *sealed.Fault
	var entry *zim.EntryError
	switch {
	case errors.As(err, &unread) && unread.err == errChanged:
		told = problem.New(problem.PackUnreadable, unread.path, zipWords[sealed.ChangedSource])
	case errors.As(err, &unread):
		told = problem.New(problem.PackUnreadable, unread.path, problem.Reason(unread.err))
	case errors.As(err, &fault) && fault.Kind == sealed.ChangedSource:
		told = problem.New(problem.PackUnreadable, p.inSite(fault.Entry), zipWords[fault.Kind])
	case errors.As(err, &fault) && fault.Entry != "":
		told = problem.New(problem.PackRefused, p.inSite(fault.Entry), string(format), zipWords[fault.Kind])
	case errors.As(err, &entry) && entry.Name != "":
		told = problem.New(problem.PackRefused, entry.Path, string(format), zipWords[sealed.Kind(entry.Name)])
	case errors.As(err, &entry):
		told = problem.New(problem.PackRefused, entry.Path, string(format), entry.Rule)
	}
	return at1(told, p.options.Folder, name)
}

// inSite is the path of what stands in a pack.
func (p *packing) inSite(entry string) string { return strings.TrimPrefix(entry, p.name+"/data/") }
