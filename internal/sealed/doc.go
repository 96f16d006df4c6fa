// Package sealed writes and reads sealed archives: zip files that any unzip opens, whose same content gives the same
// bytes, and in which no byte can change unseen. It knows nothing of what the files mean.
//
// # The seal
//
// A zip guards the content of its entries by a CRC and nothing else: names, times and headers can be altered
// freely. So the archive ends in a comment, which zip foresees and every reader shows or skips: [Comment], a fixed
// text, and the SHA-512 of all bytes before the comment in hexadecimal. Anyone can check it with head and sha512sum,
// as the text says. The seal tells of damage; who made the archive is for a signature over the file to say.
//
// # What is written
//
// [Writer] takes entries in the caller's order. An entry is deflated, or stored where the caller says so. All have
// one date, in UTC (zip keeps no zone), and mode 0644. There are no folders' entries, no extra fields but those of
// zip64 where sizes need it, and no data descriptors: an entry of at most 2 MiB deflated waits in memory for its
// header, a larger one is read and deflated twice. The flag for UTF-8 is set on names that are not ASCII.
//
// Content is deflated in pieces, whose ends it decides itself ([Deflater]): so an edit changes the packed bytes near it and
// leaves the others alone, and a delta between two archives stays small.
//
// Deflating runs on several goroutines, 4 at most; the order of entries and their bytes do not depend on how many. The bytes do
// depend on the compressor, which go.mod holds at one version (klauspost/compress), so that another Go makes the same.
//
// # What is read
//
// [Inspect] accepts what [Writer] writes and nothing else. Every header must be, byte for byte, the one that Writer
// makes of what the central directory says; entries must follow one another in the directory's order, from the first
// byte of the archive to the directory, without gap or overlap. What an attacker could do with a zip is told as a
// [Fault] of its own kind: names that lead elsewhere or mean the same file on another system, links, encryption, local
// headers that say otherwise than the directory, entries that grow beyond what is declared. All of them are told, and
// the seal is checked even where the rest is broken, and the rest even where the seal is.
//
// Content is checked as it is read: [Entry.Open] ends in a Fault where size or CRC differ, and never gives more bytes
// than the directory declares.
package sealed
