// Package packs puts what phoihop packs before programs that others wrote: what they can't read, no archive will read in
// twenty years either. Both sites of the tests are packed, whole and in part, and each pack is signed.
//
// Every judge is asked twice: about a pack as it is made, and about one that was damaged in a way that it has to find.
//
//	zip    unzip, 7z, bsdtar and Python unpack it; coreutils check the seal, as its comment tells, and the bag (bag.sh);
//	       unzipped, Chromium and Firefox read it from the folder
//	zim    zimcheck; zimdump, libzim and kiwix-serve give back every file
//	wacz   warcio.js and Node's crypto hold records, index, hashes and signature against one another (warc.js);
//	       ReplayWeb.page shows pages in Chromium
//	.minisig   Debian's minisign
//
// The tests stand behind the tag "packs", those in a browser behind that browser's too; the script tools beside this folder
// installs what they need and names the tags.
package packs
