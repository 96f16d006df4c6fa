// Package delta writes what a file has that an older one has not, and makes the new file from the old one and that. It
// knows nothing of what the files are; it was made for packs of a site, whose entries are compressed.
//
// # What stands in it
//
// A sealed zip (package sealed) of five entries:
//
//	delta.json   format, counts; name, size and SHA-512 of base and result; paths added, changed and removed
//	removed.txt  the paths removed, one a line
//	copies       how the result is put together, see below
//	literal      bytes that the base has not
//	difference   for bytes that resemble some of the base: their difference, byte by byte
//
// Paths are the caller's, for people; the result does not depend on them.
//
// The bytes of the result are those of the base, whatever they are: what is compressed stays so, and nothing is
// compressed again. So another version of a compressor changes nothing.
//
// The entry copies is a list of instructions until its end, each a uvarint of length<<2 | kind. Kind 0 takes that many
// bytes from literal. Kind 1 copies them from the base, and kind 2 too, adding to each the next byte of difference,
// modulo 256. A signed varint follows these two kinds: by how much the distance, which is offset in the base minus
// offset in the result, has changed since the last of them. It begins at 0.
//
// The difference is what makes tables small: offsets that all grew by the same number, counts, dates. It is mostly
// zeros or the same few bytes, which deflate to little.
//
// # How it is found
//
// Of the base every stride-th run of 32 bytes is put into a table, which takes at most 64 MiB: stride is 32 up to about
// 128 MiB and grows with larger files, but not for their last 16 MiB, where formats have their tables. Where no run of
// the result is in the table, the next byte is tried. What was found is extended in both directions for as long as more
// bytes agree than differ. Then the same distance is preferred to others. The same two files give the same delta.
//
// # What is refused
//
// [Read] and [Delta.Apply] trust nothing: the seal, every length and offset, that all three streams end with the
// result, and that a small delta does not fill a disk ([FormatError]). A base of other size or digest is a [BaseError].
// The result's digest is checked when all of it was written, so that the caller has to throw away what was written
// before an error. Memory does not grow with the files, but for the paths.
package delta
