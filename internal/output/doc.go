// Package output turns a tree of path -> bytes into the folder that is
// published, so that the folder holds the old site or the new one and never
// anything between. It knows nothing of what the files mean.
//
// # One build
//
// [Open] takes the target folder, called OUT here. [Tree.Keep] claims a file that
// OUT holds already; [Tree.Put] and [Tree.PutFile] stage others beside it.
// [Tree.Publish] swaps the staged tree with OUT in one step. [Tree.Close] ends it;
// without Publish, OUT stays as it was, byte for byte. The same holds after a write
// error and after a build that is killed: the next Open heals what is left over.
//
// # Marks
//
// Put and PutFile take a mark, the caller's fingerprint of all that the file was made
// from; 0 is none. Keep asks for a file by its mark. It is kept if the last build made
// OUT's file under that mark and it has its bytes still: its inode, times and size are
// those that were noted then, which costs one lstat, or else it has the same SHA-256. So
// a page edited by hand is made anew, and one that was only touched, or copied there
// and back, is not.
//
// A file that is put with the bytes that OUT has, under whatever mark, is kept as well.
// Where every file is kept and OUT's manifest lists exactly these, nothing is staged and
// nothing exchanged. An edit by hand to a kept file while the build runs fails the
// Publish that meets it, or lasts in OUT until the next build.
//
// # Compressed twins
//
// [Tree.Compress] puts FILE.br and FILE.gz, each if it is smaller, beside a file of text that is claimed
// already, kept or put. Their marks are made from the file's SHA-256, so that they are kept for as long as its
// bytes stay, and depend on nothing else: no name, no time. They are files as all others, listed in the
// manifest; a build that makes none removes them. manifest.json itself has none, since it would list them.
//
// # Whose folder it is
//
// OUT is ours when it is absent, when it holds nothing but names that start
// with a dot, or when it holds a manifest.json of our making. Anything else is
// refused with a [*NotOursError]. OUT may be a link to a folder.
//
// What stands in an OUT of ours and is not listed in its manifest is not ours:
// dot files (.gitignore, .git), notes, symbolic links. Such files are linked or
// copied into the staged tree before the swap, so that they are never missing;
// links are made anew and never followed. A file that is not ours on a path that
// is to be published, or on a twin that differs in letter case, is a
// [*ConflictError]; nothing changes then.
//
// # Beside OUT
//
// One folder of ours stands beside OUT, named .NAME.phoihop:
//
//	README.txt     says in words what the folder is; without it we refuse to touch the folder
//	lock           held while a Tree is open; a second build gets a *BusyError
//	tree/          the staged tree; after the swap, the site that stood in OUT before
//	state          what is known of OUT's files (see below)
//	old/           only for a moment, where folders can't be exchanged in one step
//	in-place.json  only while files are replaced one by one (see below)
//
// Publish brings the site swapped out up to date: what was put stands there; what is not
// claimed is removed; what was kept becomes a hard link to OUT's file, or a copy with its
// time where there are no hard links. A staged file is believed to be right only if it is
// OUT's very file, or, in place of links, has its SHA-256: a killed build or a power loss
// may have left it torn. So a page that does not change keeps its modification time from
// build to build, and rsync and the caches of web servers see no change.
//
// OUT's files are never written to, nor is any file that has another name elsewhere, as in
// a copy made of hard links. Staged files that stand alone are written over, because a
// file system takes far longer to free files than to fill them: where every page changes,
// ext4 without a journal takes 40 µs a file in this way, and 240 to 480 µs to remove files
// and make others. A reader who has kept a page open since it was swapped out sees the new
// bytes. A build that failed to write removes the staged tree, lest a full disk stay full.
//
// # state
//
// The state holds, for each file of ours, mark, size, SHA-256, inode, mtime and ctime, and
// the same for manifest.json. It does so for both trees, each known by the inode of its
// root folder, since they change places: it is written, as a new file renamed over the old
// one, just before the staged data is made durable, so that it is true on whichever side of
// the swap a build is killed. The device is not noted: its number changes from boot to boot
// on btrfs, overlay and network file systems.
//
// The state is believed of OUT alone, whose files are never written in place, and only
// while OUT's manifest.json is the one that it describes. So neither a killed build nor a
// power loss can make it lie, and nothing has to be noted of staged files that are about
// to change. A state that is damaged, of another version or tree, or absent is none: every
// page is then made anew, and compared with OUT's. The same holds for Open without trust,
// and on systems without inodes. An error in writing it is not told: it costs the next
// build time and nothing else.
//
// Times tell an edit only if the clock has ticked since the last one (4 ms on Linux before
// 6.13). What was touched in the tick in which the state is begun is noted without its
// times, and is told by its SHA-256 in the next build.
//
// Its format: "phoihop state 1\n"; for each of the two trees the inode, 8 bytes, and the
// record of its manifest; the records, each after a byte that is the sum of 1 for the first
// tree and 2 for the second; a zero byte; the SHA-256 of all that. A record is mark, size,
// sum (32 bytes), inode, mtime, ctime, 8 bytes each but the sum, then the path with its
// length in 4 bytes before it. All numbers are little-endian.
//
// # The swap
//
// On Linux the swap is renameat2 with RENAME_EXCHANGE: one step, atomic for
// every reader. Elsewhere it is two renames; a build killed between them is
// healed by the next Open, until then OUT is absent and its content stands in
// old/. A process that has OUT as its working folder stays in the old tree.
//
// Where OUT is a mount point, holds one, or can't be exchanged, its files are
// replaced one by one, each as a whole: all new bytes are first copied into OUT
// under .phoihop-incoming, so that a full disk is met before anything
// changes; then they are renamed into place, assets and other files first, then
// pages, then index pages and feeds; then old files are removed; manifest.json
// comes last. [Published.InPlace] tells. Kept files are left alone. Such a build, killed,
// or failing after the first file is renamed ([*UnfinishedError]), leaves a mixture of
// whole files, and the next build repairs it. What belongs to a file system mounted inside
// OUT can't be renamed into it: it is copied over there, file by file, in its turn.
//
// # manifest.json
//
// Every file of ours but the manifest itself, sorted by the bytes of its path,
// one line each, UTF-8, no date:
//
//	{
//	  "generator": "phoihop",
//	  "version": 1,
//	  "files": [
//	    {"path":"index.html","size":1178,"sha256":"<64 hex digits>"},
//	    …
//	  ]
//	}
//
// # Paths
//
// Paths are relative, slash-separated and portable: no "..", backslash, control
// character, or name that Windows or a memory stick can't hold ([*BadPathError]).
// Two paths may not be equal, differ only in letter case, or be a file and a
// folder at once ([*PathTakenError]).
//
// # Power loss
//
// On Linux the staged data is made durable (syncfs) before the swap: 0.2 s for
// 25,000 new files of 12 KB, 5 ms where few changed. The swap itself is made durable by the
// next build, before it changes anything in the staged tree; until then a power loss may bring
// the old site back, whole. On other systems the order of data and renames after a power loss is
// left to the file system. A syncfs also waits for what other programs have written to the
// same file system.
package output
