// Package wacz writes and reads a site as a web archive collection: WACZ 1.1.1, the form that ReplayWeb.page and the
// collections of libraries replay, in a sealed zip. It knows nothing of what the pages say.
//
// # What stands in it
//
//	archive/data.warc.gz     WARC 1.1 (ISO 28500): a warcinfo record and a response for each address
//	indexes/index.cdx        CDXJ: where each address's record stands, sorted bytewise
//	pages/pages.jsonl        the pages that a reader may begin at, with their titles
//	datapackage.json         all of these with size and SHA-256
//	datapackage-digest.json  the SHA-256 of datapackage.json, and who signed it
//
// A file index.html answers at two addresses, its own and the folder's, each with a response in full: links have the
// first, people type the second, and a revisit record in place of a response would be nothing to readers that know
// none. Responses are what a plain server sends: status 200, Content-Type, Content-Length.
//
// # What readers need
//
// Measured with ReplayWeb.page 2.5.3 and warcio.js 2.4.11: profile is "data-package", since the draft's "wacz" does not
// open; archive/ is stored, since a deflated one does not replay; each record is a gzip member of its own, so that the
// index can name it; digests of records are SHA-1 in base 32, with "sha1:" in a record and without in the index.
// SHA-1 finds damage there; that nothing was altered is said by the SHA-256 of datapackage.json and by the seal.
//
// # Same bytes
//
// Records are in the order of paths. Their ids come from what they hold, their date is the content's, gzip members have
// no time, and the signature is deterministic (RFC 6979). Records are compressed on several goroutines and written in
// order. A zip entry's header tells its size, so the WARC is written to a scratch file of the caller's first and copied
// from there; memory holds a line of the index and of the pages for each file.
//
// # The signature
//
// As "anonymous" signatures of WACZ go: ECDSA with P-384 and SHA-256 over the text "sha256:…" of datapackage.json, r
// and s in 48 bytes each, the public key as SubjectPublicKeyInfo. It says that the holder of a key made the archive;
// who that is has to be known from elsewhere.
//
// # What is checked
//
// [Verify] reads everything and tells all findings: the archive as package sealed does; each part's size and hash, with
// nothing missing and nothing more; the digest and the signature; every record's head, byte for byte as it is written
// here, its block's and payload's digests; the index against the records and the records against the index; pages
// against records. It gives the site's files back.
package wacz
