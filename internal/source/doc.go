// Package source reads the content folder: from files to reports, with every mistake as a problem.
//
//	Scan       lists the folder: districts, reports, their files (scan.go, filenames.go) and attachments (assets.go)
//	ReadSite   reads site.yaml, ReadDistrict a district.yaml                         (settings.go)
//	ReadReport reads the files of one report and joins a translation to its original (reader.go)
//	Locate     looks up where a key stands, for a problem found later                (locate.go)
//
// All of them may be called by many goroutines at once.
//
// A report is read once. Whoever keeps what was read need not read it again while the State of its files
// (state.go), which Scan gives for each, and the Digest of its Settings (digest.go) stay what they were.
//
// A file goes through these steps, each of which may end it with a problem:
//
//  1. Bytes become regular text (text.go): UTF-8 without BOM, LF, NFC; control characters are refused. One
//     look tells that most files are regular as they are.
//  2. The front matter is cut off at its two "---" lines (frontmatter.go).
//  3. yaml.v3 parses it into nodes (yaml.go). Nodes keep lines and columns, but yaml.v3 drops its own
//     guards on this path, so anchors, aliases, merge keys, tags, duplicate keys, depth and size are
//     refused here. What yaml.v3 cannot parse is explained by yamlmistakes.go: it finds the line at
//     which the text breaks and offers the line as it should be (quoting.go).
//  4. The nodes are walked once, along the tables of keys in keys_report.go, keys_entries.go,
//     keys_site.go and keys_district.go (their kinds of rows: keys.go). A table row says all that there is
//     to say of a key: its name, whether it is words (that a translation may hold) or a fact, how its value
//     is read and how two languages are joined. Values are parsed in values.go, by hand as there are many
//     of them (regular expressions explain those that can't be read), and read in decoder.go. YAML that can
//     be read but says something else than was meant, such as "- title:Họp", is told by keymistakes.go.
//     A list that nobody has written by hand is refused unread (longestList in keys.go).
//  5. Rules that hold within one file are checked (rules.go), so is the arithmetic of its figures
//     (internal/figure). What would help readers and is missing is noted (advice.go).
//  6. A translation is laid over its original (translation.go).
//
// On the way, text in an encoding of before Unicode is named (encoding.go), and package wording judges the words of
// text keys and of the body (prose.go): a report's own problems are thus all kept with what was read of it.
//
// A missing site.yaml or district.yaml is told by Scan alone. The tests are content folders in testdata,
// each with the problems that it must have; "go test -update" writes what is told, to be read before it
// is kept.
//
// To add a key: a field in internal/report, a row in its table here, then what a page shows of it
// (internal/page, templates/).
package source
