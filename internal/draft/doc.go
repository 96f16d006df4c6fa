// Package draft makes the first bytes of the files that editors go on with: a new report, the skeleton of a
// translation, a new district's settings. It reads and writes no files.
//
// A draft explains itself. In its front matter a line that begins with "##" explains, one that begins with "#" is an
// example: without the "# " it is a valid line of this report. Every key that a report may have is named (a test
// holds the examples against the tables of internal/source), in the order of the content contract.
//
//	Report       the front matter and body of a new report          (report.go, its examples: examples.go)
//	OpenTasks    the tasks that a new report carries on             (carry.go)
//	Translation  what is to be translated, each text above its key  (translation.go)
//	District     district.yaml                                      (district.go)
//
// Explanations are in the language of messages, examples in that of the report.
package draft
