//go:build darwin || freebsd || linux

package source

import (
	"io/fs"
	"os"

	"golang.org/x/sys/unix"
)

// stateOf gives the state of an open file.
func stateOf(f fs.File) State {
	file, ok := f.(*os.File)
	if !ok {
		return State{}
	}
	var st unix.Stat_t
	if err := unix.Fstat(int(file.Fd()), &st); err != nil {
		return State{}
	}
	return stateFrom(&st)
}

func stateFrom(st *unix.Stat_t) State {
	return State{Size: st.Size, Modified: st.Mtim.Nano(), Changed: st.Ctim.Nano(), Inode: st.Ino, Device: uint64(st.Dev)}
}

// stateIn gives the state of a file of an open folder; of a link, not of what it leads to. The file is
// looked up from the folder itself, which costs less than the whole path would.
func stateIn(folder fs.File, name string) State {
	dir, ok := folder.(*os.File)
	if !ok {
		return State{} // no folder of the system's, such as one in a test's memory
	}
	var st unix.Stat_t
	if err := unix.Fstatat(int(dir.Fd()), name, &st, unix.AT_SYMLINK_NOFOLLOW); err != nil {
		return State{}
	}
	return stateFrom(&st)
}
