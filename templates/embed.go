// Package templates holds what the site looks like: page templates, their partials (names that begin
// with "_"), styles under assets/, the parts of the search page's script under search/, scripts that make reading easier under
// comforts/, the words of the interface in vi.yaml and en.yaml, and in accessibility.yaml what tests found. Package page
// documents what a template may use; package render reads these files.
package templates

import "embed"

// Files are the templates built into the program. A folder given with --templates overrides them file
// by file.
//
//go:embed *.html _*.html *.yaml assets search/*.js comforts/*.js
var Files embed.FS
