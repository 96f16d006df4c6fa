// Package output turns a tree of path -> bytes into the folder that is
// published, so that the folder holds the old site or the new one and never
// anything between. It knows nothing of what the files mean.
//
// # One build
//
// [Open] takes the target folder, called OUT here. [Tree.Put] and
// [Tree.PutFile] stage files beside it. [Tree.Publish] swaps the staged tree
// with OUT in one step. [Tree.Close] ends it; without Publish, OUT stays as it
// was, byte for byte. The same holds after a write error and after a build that
// is killed: the next Open heals what is left over.
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
//	old/           only for a moment, where folders can't be exchanged in one step
//	in-place.json  only while files are replaced one by one (see below)
//
// The site swapped out is brought up to date by the next build: Put compares the
// staged file's size and bytes and leaves it alone when they are equal. It never
// trusts size or time alone, since a killed build may have left a torn file.
// Where the staged file is missing and OUT has the right bytes, the staged file
// becomes a hard link to it. So a page that does not change keeps its
// modification time from build to build, and rsync and the caches of web servers
// see no change. What was not put is removed from the staged tree before the
// swap.
//
// A file that has another name elsewhere, in OUT or in a copy made of hard links,
// is never written to. Other staged files are written over, because a file system
// takes far longer to free blocks than to fill them; a reader who has kept a page
// open since it was swapped out sees the new bytes.
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
// comes last. [Published.InPlace] tells. Such a build, killed, leaves a mixture of
// whole files, and the next build repairs it.
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
// 25,000 new files of 12 KB, 0.04 s where nothing changed, a tenth or less of the
// build. The swap itself is made durable by the next build, before it writes over
// a staged file; until then a power loss may bring the old site back, whole. On
// other systems the order of data and renames after a power loss is left to the
// file system. A syncfs also waits for what other programs have written to the
// same file system.
package output
