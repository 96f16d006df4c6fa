// Package schema says in JSON Schema what package source reads: the front matter of a report, that of a
// translation, site.yaml and district.yaml. Editors complete and check by it while a file is being written.
//
// A schema is made from the tables of keys in package source. Each row describes the values of its key beside
// the function that reads them (source.Shape); this package says each form of value once (values.go), the
// rules between the keys of one mapping (rules.go), and the titles and descriptions of keys in Vietnamese and
// English (words_*.go; a test holds them complete). With a site's settings, agencies, kinds of meetings,
// districts and glossary terms are this site's own.
//
// # What is promised
//
// A file that has no error is valid, and a file with an error is not, but for what a schema can't say:
//
//   - How a value was written. An editor sees the number 1.178 where the decoder sees the text "1.178" and asks
//     which of two readings is meant; True and 0x1F are a boolean and a number to the one, unknown words to
//     the other; the code 003 is 3.
//   - YAML itself: anchors, tags, a second document, keys that stand twice, comments inside of a text, a colon
//     without its space, the depth and size of a file.
//   - Places in a list: "…" may only be the last entry.
//   - Arithmetic: an end before its beginning, numbers of more than 18 digits.
//   - Relations between values: an id that stands twice, an agency of site.yaml that is a part of itself or of
//     none that is there, a kind that takes another's name.
//   - Other files: whether a photo, a report or a task that is named exists, and whether a translation agrees
//     with its original.
//   - Lists that are not ours: time zones, and which letters a host name may have beyond ASCII.
//   - Unicode's decomposed forms: names of agencies and the like are compared without marks, but in composed
//     letters only.
//
// In all of these a schema is content and the decoder is not, decomposed names apart. The agreement is tried in
// agreement_test.go over thousands of files.
//
// # Form
//
// Schemas are of draft 2020-12, or of draft-07 for editors that know no later one; they differ in names only,
// since no keyword is used that draft-07 lacks. A $ref stands alone in its object, as draft-07 wants it. Of
// keywords beyond the standard there are enumDescriptions and errorMessage, which Visual Studio Code shows
// and which others must ignore by the standard's own rule.
package schema
