// Package cache keeps what a build has read for the next build: of each named thing a short head, which
// every build needs, and a rest, which few builds need. A key that the caller makes of all that a record
// depends on (the state of its sources) says whether the record still holds.
//
// A cache never makes a build fail or wrong. [Open], [Cache.Get] and [Cache.Put] have no errors: a cache
// that can't be used is as good as none. Nothing on disk is trusted. Whatever is damaged, foreign, of
// another version or half there is a miss, or an error of [Cache.Rest], after which the caller reads its
// sources again.
//
// # In memory
//
// Names, keys and heads, about 80 bytes a record besides name and head. Rests are in a file, the spool,
// and are read from there, also those of this very build. Only where the spool can't be written do rests
// stay in memory, so that a full disk ends no build; then nothing is kept for the next one.
//
// # On disk
//
// A folder that belongs to one user of the cache, readable by its owner only:
//
//	CACHEDIR.TAG    tells backup programs to leave the folder out (bford.info/cachedir)
//	lock            held while a Cache is open
//	index           names, keys, heads, and where in the data file the rests are
//	index.new       only while an index is written
//	data-a, data-b  rests; the index names the one that counts
//
// The index is sorted by name, all numbers little-endian:
//
//	"phoihop cache index 1\n"                                 22 bytes
//	size of the index, count of records, end of data          3 × uint64
//	name of the data file, data-a or data-b                   6 bytes
//	length of the version, version                            uint32, bytes
//	each record: key, digest, offset and length of the rest   16 bytes, 3 × uint64
//	             length of the name and of the head           2 × uint32
//	             name, head
//	XXH64 of all that stands before                           uint64
//
// A data file is "phoihop cache data 1\n" and then rests, in the order in which they came.
//
// # From build to build
//
// A build adds rests after the end that the index names. [Cache.Commit] writes a new index beside the old
// one and renames it. So a build that is killed, or does not commit, leaves the old index and all
// that it names as they were; what it has added is cut off by the next build. Nothing is synced to disk:
// after a power loss checksums tell what has not arrived.
//
// Records that a build neither got nor put are dropped, unless it asks for all of them ([Cache.UseAll]), as one that makes
// only a part of what others make. When more than half of the data file is of no
// use any more, Commit copies the live rests to the other data file.
//
// Of two builds at once the second reads what the first had found, and keeps what it puts in a temporary
// file of its own; its Commit does nothing. The same holds where the folder can't be written, or holds
// files that are not a cache's. Without a folder nothing is read either.
//
// # Digests
//
// A record's digest is an XXH64 of head and rest. It guards against accidents, not against forgers: who
// can write to the folder can change the site.
package cache
