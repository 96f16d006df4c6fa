// Package render turns page structs into bytes: HTML by html/template, Atom and the site map by
// encoding/xml, calendars by golang-ical, JSON-LD by encoding/json.
//
// # Templates
//
// Every page is laid out by base.html, which calls two blocks of the page's own template, "title" and
// "main"; files whose names begin with "_" are partials that all may call. Dot is the page's struct
// (package page). Beside html/template's own there are these functions:
//
//	t "key" ["Name" value …]  a word of the interface, from vi.yaml or en.yaml; {{.Name}} stands for values
//	n "key" count             the same, in the plural form of count; {{.N}} stands for the number
//	text TEXT                 an author's words, marked with their language where it is not the page's
//	link LINK                 a link; plain words where it leads nowhere
//	links LIST                links, parted by commas
//	picture PHOTO             a photo, in the sizes that it can be had in
//	time DATE                 a date in words for people and in figures for machines
//	langname LANG             the name of a language, in that language
//	jsonld PAGE               what search engines are told of a page
//	firstscript               the script in the head, comforts/first.js, which runs before the page is drawn
//	plainstyle, plainhash     the style of a page that can't lead to the style sheet, and how the policy names it
//	firsthash                 how the Content-Security-Policy names that script, by the bytes that are written
//
// A word without values is put into the template when it is read, so that it costs nothing later and
// a key that is missing is told with file and line.
//
// # Overriding
//
// A file of the same name in a folder given by the user takes the place of the embedded one; in vi.yaml
// and en.yaml it is enough to write the words that change.
package render
