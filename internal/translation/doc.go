// Package translation says how a report's translation stands to its original, and what has changed in the original
// since the translation was made, sentence by sentence.
//
//	StateOf  missing, up to date, behind …                         (state.go)
//	Compare  two versions of an original, key by key               (compare.go)
//	units    a text in sentences, as editors count them            (sentence.go)
//
// The content holds no former text of an original, only its fingerprint. Where the former text comes from, such as
// the history of a git repository, is the caller's business.
//
// What is compared is what a translation gives: texts and the body. White space does not count, as it does not in the
// fingerprint, so that nothing has changed exactly where the fingerprint is the same. (But for texts that only move
// between entries of a list without marks: these are compared as one text.)
package translation
