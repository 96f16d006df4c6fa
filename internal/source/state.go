package source

// State is what a file system says of a file without its being read. Two equal states that are known are
// those of one file that nobody has written to in between. The zero State is not known, never to be
// trusted: the file system keeps no such record. Nor is the state of a file that changed only a moment
// before it was taken: clocks of file systems tick in steps of milliseconds or more, and within one step the
// file may change again.
//
// Scan takes all states before any file is read. A file that changes in between is read in its newer form
// under its older state; that is safe, as the next Scan finds it in another one.
type State struct {
	Size     int64
	Modified int64 // when the content changed, in nanoseconds since 1970
	Changed  int64 // when the content, the name or the rights changed; no program sets it at will
	Inode    uint64
}

// Known tells that the state says something.
func (s State) Known() bool { return s != State{} }
