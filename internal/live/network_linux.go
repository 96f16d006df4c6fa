package live

import (
	"slices"

	"golang.org/x/sys/unix"
)

// silent are file systems that tell no events of what other machines, or the host of a virtual one, do: NFS, SMB, CIFS,
// 9p (folders of Windows in WSL), FUSE (sshfs and others), Ceph, AFS, Coda, vboxsf.
var silent = []int64{0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x01021997, 0x65735546, 0x00c36400, 0x5346414f, 0x73757245, 0x786f4256}

// onNetwork tells that events can't be relied on in a folder.
func onNetwork(folder string) bool {
	var of unix.Statfs_t
	return unix.Statfs(folder, &of) == nil && slices.Contains(silent, int64(uint32(of.Type)))
}
