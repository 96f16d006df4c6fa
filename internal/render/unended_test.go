package render

import (
	"testing"
	"testing/fstest"

	"phoihop/internal/problem"
	"phoihop/templates"
)

// A base.html that lays nothing out would publish empty pages in the place of the site.
func TestBaseMustLayOutWholePages(t *testing.T) {
	for _, base := range []string{"", "- a", "\xff\xfe", `{{define "main"}}x{{end}}`, "<!doctype html><html>{{template \"main\" .}}"} {
		_, problems := Load(templates.Files, fstest.MapFS{"base.html": {Data: []byte(base)}}, "mine")
		if !problem.HasErrors(problems) {
			t.Errorf("%q passes for a base.html", base)
			continue
		}
		if p := problems[0]; p.Root != "mine" || p.File != "base.html" {
			t.Errorf("%q: told at %s/%s: %s", base, p.Root, p.File, p.Message.En)
		}
	}
}
