package data

import (
	"strings"
	"testing"
)

// eachPlan calls do for every object of the front matter, once.
func eachPlan(p *plan, seen map[*plan]bool, do func(*plan)) {
	for p.shape == listShape {
		p = p.elem
	}
	if p.shape != objectShape || seen[p] {
		return
	}
	seen[p] = true
	do(p)
	for i := range p.keys {
		eachPlan(p.keys[i].plan, seen, do)
	}
}

// Whatever a report may state is in its district's year: the site of every key states all but a draft.
func TestEveryKeyIsTold(t *testing.T) {
	told := read(t, fsOf(archive(t, everyKey)), "").files(t)["data/tay-ho/2023.json"]
	n := 0
	eachPlan(frontMatter, map[*plan]bool{}, func(p *plan) {
		for _, k := range p.keys {
			n++
			if k.name != "draft" && !strings.Contains(told, `"`+k.name+`":`) {
				t.Errorf("%s of %s is not told", k.name, p.name)
			}
		}
	})
	if n < 100 {
		t.Errorf("the front matter has only %d keys", n)
	}
}

// A reader of the schema learns what a key is. A new key of reports gets its words in keys.go.
func TestEveryKeyIsDescribed(t *testing.T) {
	used := map[string]bool{}
	eachPlan(frontMatter, map[*plan]bool{}, func(p *plan) {
		for _, k := range p.keys {
			used[k.name], used[p.name+"."+k.name] = true, true
			if k.title.vi == "" || k.title.en == "" {
				t.Errorf("%s.%s has no title in keys.go", p.name, k.name)
			}
		}
	})
	for name, k := range keys {
		if !used[name] && k.role != untold {
			t.Errorf("keys.go tells of %s, which no report has", name)
		}
	}
	for _, table := range []*table{reports, tasks, results, attendees, threads, districts} {
		for _, f := range table.fields {
			if f.title.vi == "" || f.title.en == "" {
				t.Errorf("%s.%s has no title", table.name, f.name)
			}
		}
	}
}

// A text that an author writes comes whole into the data, wherever it may stand.
func TestWordsComeWhole(t *testing.T) {
	for _, words := range texts {
		told := hostile(t, words).files(t)["data/tay-ho/2023.json"]
		if n := strings.Count(told, string(appendString(nil, words))); n < 75 {
			t.Errorf("%q is told %d times", words, n)
		}
	}
}

func TestKeyNames(t *testing.T) {
	for field, want := range map[string]string{"Title": "title", "NextPeriod": "next_period", "URL": "url", "ID": "id", "PercentOfPlan": "percent_of_plan", "Agencies": "agency", "Kinds": "kind"} {
		if got := keyName(field); got != want {
			t.Errorf("%s is called %q, want %q", field, got, want)
		}
	}
}
