package output

import (
	"os"

	"golang.org/x/sys/unix"
)

// topOfHierarchy is FS_TOPDIR_FL of linux/fs.h, "chattr +T".
const topOfHierarchy = 0x00020000

// spread tells the file system that the folders below dir have little to do with each other. ext4 then
// lays them, and so their files, in places of their own in place of one beside the other. Thousands of
// files made soon after as many were deleted, which is what a build does, take a fifth to a tenth of
// the time: without a journal ext4 looks at each inode deleted nearby before it takes a free one. It is
// a hint only; file systems that do not know it refuse, and nothing is lost.
func spread(dir string) {
	f, err := os.Open(dir)
	if err != nil {
		return
	}
	defer f.Close()
	flags, err := unix.IoctlGetUint32(int(f.Fd()), unix.FS_IOC_GETFLAGS)
	if err == nil {
		unix.IoctlSetPointerInt(int(f.Fd()), unix.FS_IOC_SETFLAGS, int(flags|topOfHierarchy))
	}
}
