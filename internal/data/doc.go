// Package data makes the site's open data: what its reports say, as files for programs, spreadsheets and
// researchers.
//
//	data/NAME.json, data/NAME.csv    tables: reports, tasks, threads, results, attendees, districts
//	data/DISTRICT/YEAR.json          a district's reports of a year in full, each with its body
//	data/schema/NAME.schema.json     what the JSON files hold (JSON Schema, draft 2020-12)
//	data/catalog.jsonld              what there is (DCAT-AP 3)
//
// A table is declared once (tables_*.go): each column has a name, a kind, a title in both languages and a
// function that gives its cell. JSON, CSV, schema and catalogue all follow from that. The front matter in
// data/DISTRICT/YEAR.json follows from the fields of report.Report (frontmatter.go), so that a new key of
// reports is in it at once; its words and its kind stand in keys.go.
//
// # What the rows say
//
// Rows are sorted by the date and id of their report and their place there, the oldest first, so that files
// grow at their end. Withdrawn reports are not in the data, and no task follows one of theirs.
//
// A value that the source does not state has no key in JSON and an empty cell in CSV. Dates are as exact as
// the source (2023, 2023-02, 2023-02-15); numbers have the digits that the source gives; values of closed
// lists are their ids. Words are told in the languages that the report was written and translated in:
// {"vi": …, "en": …} in JSON, two columns NAME_vi and NAME_en in CSV. A list of words has null in JSON, nothing
// in CSV, at the place of an entry that is not translated. Where the source's own list goes on ("…"), its name
// stands in the list goes_on of its row or object.
//
// Addresses of pages are whole where site.yaml gives a base_url, else relative to the file that they stand in.
// Links within a body or a key of data/DISTRICT/YEAR.json are those of the report's own page, which "url" names.
//
// # The two formats
//
// JSON is an array with a row a line. Line breaks of every kind in a text are escaped, so that reading line by
// line is safe.
//
// CSV follows RFC 4180: lines end in CR LF, the first holds the names, quotes are doubled. It is UTF-8 with a BOM,
// which spreadsheets want. Entries of a list are joined by "; ". A spreadsheet takes some texts for formulas and runs
// them: a cell whose first sign after spaces, quotes and BOM is = + - @ (or its full-width form), a tab or a line
// break gets an apostrophe in front. Cells of number columns hold numbers only and stay as they are.
//
// # How files are made
//
// A [Pass] is one walk over reports in which several files are made; a [File] says under which [File.Mark] it
// stands, so that only files in which something changed are made again, and only reports that these show are opened.
// Nothing is held in memory but the rows of one report. A table of which a file could pass 10 MB is written a file a
// year (split.go); whether it does is known from sizes of what was read, before any row is made.
package data
