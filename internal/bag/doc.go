// Package bag writes and reads a folder of files as a BagIt bag (RFC 8493, version 1.0, SHA-512) in a sealed zip, the
// form in which archives take files over. It knows nothing of what the files mean.
//
// # What stands in it
//
// One folder, named after the bag, as section 4 of the RFC wants of a serialized bag:
//
//	NAME/bagit.txt               the declaration
//	NAME/index.html …            further tag files, in the caller's order: what a person opens first
//	NAME/data/…                  the payload, sorted
//	NAME/bag-info.txt            who, what, when; Payload-Oxum
//	NAME/manifest-sha512.txt     every file of the payload
//	NAME/tagmanifest-sha512.txt  every file that is not payload, but itself
//
// Manifests are what sha512sum writes, so that `sha512sum -c` reads them in the unzipped folder; %, CR and LF in paths
// are percent-encoded, as the RFC says. In bag-info.txt lines are folded at 79 characters.
//
// Each file is read once: its digest is made while it is deflated. (One of more than 2 MiB deflated is read twice, see
// package sealed.) Memory holds a manifest's line for each file.
//
// # What is checked
//
// [Verify] checks the archive as package sealed does, every digest of both manifests, that no file is missing and none
// is there beyond them, Payload-Oxum and the declaration. It returns all findings. It is stricter than the RFC: other
// digests, a fetch.txt or files outside the folder are findings too, since no bag written here has them. [VerifyFolder] does
// the same for a bag that was unzipped, but for what the zip itself proves.
package bag
