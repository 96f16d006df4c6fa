// Package snapshot packs a built site for keeping without a network, and proves and unpacks what was packed.
//
// One tree, three formats: a site's folder goes whole into a bag in a sealed zip (package bag), a ZIM file (package zim)
// or a web archive (package wacz). The content folder, where it is packed too, stands below [Sources].
//
// # What is verified
//
// [Verify] takes a pack, whatever its name, or a published folder, and reads every byte of it. In this order:
//
//	pack       the format's own rules and checksums: each byte of a pack is under one of them
//	files      every file against the site's manifest.json, both ways; in a folder dot files are the publisher's own
//	sources    files of the content folder, for which the pack vouches
//	links      what each page's links name is there: files, and places on pages
//	counts     the open data against themselves and against the pages
//	search     the index of the search page against the pages to which its results lead, and against the data
//	words      what stands beside the site (first page, names, titles) against what this version writes of the site
//	signature  FILE.minisig, against a given key, else against the key that the site itself names
//	name       the file's name against the one that was signed, or that the pack itself says
//
// Before the checks stands what the pack is, as its own data say it ([Identity]).
//
// links, counts and search are of what the site says: they are looked at where the files are those that were packed, so
// that a damaged file is told once and not for each page that links to it. A key that stands in the pack proves that
// nobody damaged it since it was signed; who signed is told by a key from elsewhere alone.
//
// Files are read as streams. Memory holds a few hundred bytes a file: its path, its digest in the manifest, a number for
// each place on a page.
package snapshot
