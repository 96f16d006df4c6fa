package site

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"phoihop/internal/report"
	"phoihop/internal/viet"
)

// relatedIn joins meetings, one a line ("district/name date kind agency,… theme=KEY | task …"), and tells what is
// related to one of them.
func relatedIn(t *testing.T, of, lines string) (list []string) {
	t.Helper()
	settings := &report.Site{Languages: []viet.Lang{viet.Vi}, Agencies: []report.Agency{{ID: "a"}, {ID: "b"}, {ID: "c"}}}
	var inputs []Input
	for line := range strings.Lines(lines) {
		if strings.TrimSpace(line) == "" {
			continue
		}
		before, themes, _ := strings.Cut(strings.TrimSpace(line), " theme=")
		in := meeting(t, before)
		in.Themes = strings.Fields(themes)
		inputs = append(inputs, in)
	}
	s, _ := Join(settings, []*report.District{{ID: "x"}, {ID: "y"}}, inputs, nil, report.Date{})
	district, name, _ := strings.Cut(of, "/")
	for _, r := range s.Report(report.Ref{District: district, Name: name}).Related() {
		list = append(list, fmt.Sprint(r.Ref, " ", [...]string{"thread", "theme", "series"}[r.Why]))
	}
	return list
}

func TestRelated(t *testing.T) {
	for _, c := range []struct {
		what, of, meetings string
		want               []string
	}{
		{"the strongest first, each once, and nothing later", "x/5", `
			x/1 2020-01-01 briefing a theme=green
			x/2 2020-02-01 briefing a | t
			x/3 2020-03-01 signing a theme=green
			x/4 2020-04-01 signing b
			x/5 2020-05-01 briefing a | t follows=2#t theme=green
			x/6 2020-06-01 briefing a | t follows=5#t theme=green`,
			[]string{"x/2 thread", "x/3 theme", "x/1 theme"}},
		{"a theme counts only where an agency met at both", "x/2", `
			x/1 2020-01-01 briefing a theme=green
			x/2 2020-02-01 signing b theme=green`, nil},
		{"a series has the same agencies in any order and the same kind; the neighbour is shown elsewhere", "x/5", `
			x/1 2020-01-01 briefing a,b
			x/2 2020-02-01 briefing a
			x/3 2020-03-01 signing a,b
			x/4 2020-04-01 briefing a,b
			x/5 2020-05-01 briefing b,a`,
			[]string{"x/1 series"}},
		{"only threads lead out of the district", "y/1", `
			x/1 2020-01-01 briefing a | t theme=green
			x/2 2020-02-01 briefing a theme=green
			y/1 2020-03-01 briefing a | t follows=x/1#t theme=green`,
			[]string{"x/1 thread"}},
		{"what was withdrawn is not shown, nor what it followed", "x/3", `
			x/1 2020-01-01 briefing a | t
			x/2 2020-02-01 briefing a withdrawn | t follows=1#t
			x/3 2020-03-01 signing a | t follows=2#t`, nil},
		{"five at most", "x/8", `
			x/1 2020-01-01 briefing a
			x/2 2020-02-01 briefing a
			x/3 2020-03-01 briefing a
			x/4 2020-04-01 briefing a
			x/5 2020-05-01 briefing a
			x/6 2020-06-01 briefing a
			x/7 2020-07-01 briefing a
			x/8 2020-08-01 briefing a`,
			[]string{"x/6 series", "x/5 series", "x/4 series", "x/3 series", "x/2 series"}},
	} {
		if got := relatedIn(t, c.of, c.meetings); !slices.Equal(got, c.want) {
			t.Errorf("%s: %s is related to %q, want %q", c.what, c.of, got, c.want)
		}
	}
}

// TestRelatedStays: a report that is added changes what is related to no other.
func TestRelatedStays(t *testing.T) {
	before := `
		x/1 2020-01-01 briefing a | t theme=green
		x/2 2020-02-01 briefing a | t follows=1#t theme=green
		x/3 2020-03-01 briefing a theme=green`
	after := before + `
		x/4 2020-04-01 briefing a | t follows=1#t theme=green`
	for _, of := range []string{"x/1", "x/2", "x/3"} {
		if was, is := relatedIn(t, of, before), relatedIn(t, of, after); !slices.Equal(was, is) {
			t.Errorf("%s was related to %q, and is now to %q", of, was, is)
		}
	}
}
