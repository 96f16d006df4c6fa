package source

import "io/fs"

// State is what a file system says of a file without its being read. Two equal states that are known are
// those of one file that nobody has written to in between. The zero State is not known, never to be
// trusted: the file system keeps no such record. Nor is the state of a file that changed only a moment
// before it was taken: clocks of file systems tick in steps of milliseconds or more, and within one step the
// file may change again.
//
// Scan takes all states before any file is read. A file that is found in another state when it is read
// (written to, replaced, or in a folder that was exchanged for another, which changes no time of the file)
// is told as changed: nothing of it may be taken for what Scan saw.
//
// A file system that is an image may give a new file the inode and the times of an old one, on purpose.
// There nothing may be kept between builds.
type State struct {
	Size     int64
	Modified int64 // when the content changed, in nanoseconds since 1970
	Changed  int64 // when the content, the name or the rights changed; no program sets it at will
	Inode    uint64
	Device   uint64 // that the file system is on; another one has other inodes
}

// Still tells whether an open file is in this state; true where the state is not known.
func (s State) Still(f fs.File) bool {
	if !s.Known() {
		return true
	}
	now := stateOf(f)
	return !now.Known() || now == s
}

// Known tells that the state says something.
func (s State) Known() bool { return s != State{} }
