//go:build chromium

package browsertest

import (
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// choice is what a filter offers: an id, and how many results the page says that it would leave; -1 where it says nothing.
type choice struct {
	ID    string
	Count int
}

var filters = []string{"thing", "district", "year", "kind", "agency", "lang"}

// choices lists what the page offers of a filter, but for "any".
func (r *reader) choices(t *testing.T, filter string) []choice {
	t.Helper()
	return ask[[]choice](t, r, fmt.Sprintf(`[...document.getElementById('search').elements[%s].options].filter(o => o.value && o.value !== 'all' && !o.hidden)
		.map(o => ({ID: o.value, Count: +(/ \((\d+)\)$/.exec(o.textContent) || [0, -1])[1]}))`, quoted(filter)))
}

// openFilters opens the filters, and waits until they tell what the page loads only then.
func (r *reader) openFilters(t *testing.T) {
	t.Helper()
	must(t, r.do(`document.querySelector('details.narrow').open = true`))
	must(t, r.Await(`[...document.getElementById('search').elements.agency.options].some(o => / \(\d+\)$/.test(o.textContent))`))
}

// all gives all results of what is chosen.
func (r *reader) all(t *testing.T) Found {
	t.Helper()
	must(t, r.ShowAll())
	return r.found(t)
}

// leaves tells whether a result belongs to what a filter has chosen, as far as its address tells.
func leaves(filter, id, path string) bool {
	switch filter {
	case "district":
		return regexp.MustCompile(`/` + id + `(/|\.html#)`).MatchString(path)
	case "year":
		return strings.Contains(path, "/"+id)
	case "thing":
		kind := regexp.MustCompile(`^\w+/(agencies|kinds|people|documents|themes|tasks|glossary)\b`).FindStringSubmatch(path)
		switch {
		case strings.HasSuffix(path, "/index.html"):
			return id == "d"
		case kind == nil:
			return id == "r"
		}
		return id == map[string]string{"agencies": "a", "kinds": "k", "people": "p", "documents": "c", "themes": "h", "tasks": "t", "glossary": "g"}[kind[1]]
	case "lang":
		return strings.HasPrefix(path, id+"/")
	}
	return true
}

// Each choice of each filter shows as many results as it says, and none that don't belong to it; the page says as many.
func filtersNarrow(t *testing.T, r *reader) {
	must(t, r.Open("vi", r.common))
	r.openFilters(t)
	whole := r.all(t)
	tried := 0
	for _, filter := range filters {
		sum := 0
		for _, c := range r.choices(t, filter) {
			if c.Count <= 0 {
				t.Errorf("%s %s is offered for %d results", filter, c.ID, c.Count)
			}
			must(t, r.Choose(filter, c.ID))
			r.showsJust(t, filter, c)
			sum += c.Count
			tried++
		}
		must(t, r.Choose(filter, map[string]string{"lang": "vi"}[filter]))
		if filter == "thing" && sum != len(whole.Results) {
			t.Errorf("kinds of content have %d results together, all of them are %d", sum, len(whole.Results))
		}
	}
	if tried < 20 {
		t.Errorf("only %d choices were offered", tried)
	}
	if again := r.all(t); !slices.Equal(again.Results, whole.Results) {
		t.Errorf("without a filter there are %d results, before there were %d, or others", len(again.Results), len(whole.Results))
	}
}

// showsJust tests that the results are those of a choice, as many as it says.
func (r *reader) showsJust(t *testing.T, filter string, c choice) {
	t.Helper()
	found := r.all(t)
	paths, err := r.Paths()
	must(t, err)
	if len(found.Results) != c.Count {
		t.Errorf("%s %s says %d and shows %d", filter, c.ID, c.Count, len(found.Results))
	}
	for _, path := range paths {
		if !leaves(filter, c.ID, path) {
			t.Errorf("%s %s shows %s", filter, c.ID, path)
		}
	}
	want := r.words(t, "many", c.Count, r.common, "")
	if c.Count == 1 {
		want = r.words(t, "one", 1, r.common, "")
	}
	if found.Status != want {
		t.Errorf("%s %s: the page says %q, want %q", filter, c.ID, found.Status, want)
	}
}

// With a district chosen, the other filters count what it has.
func filtersGoTogether(t *testing.T, r *reader) {
	must(t, r.Open("vi", r.common))
	r.openFilters(t)
	district := strings.Split(r.report, "/")[1]
	must(t, r.Choose("district", district))
	for _, filter := range []string{"thing", "year", "agency"} {
		for _, c := range r.choices(t, filter) {
			must(t, r.Choose(filter, c.ID))
			r.showsJust(t, filter, c)
			must(t, r.Choose(filter, ""))
		}
	}
}

// dates gives the dates of reports by their paths, as the site's open data has them.
func (s *site) dates(t *testing.T, lang string) map[string]string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(s.dir, "data", "reports.json"))
	must(t, err)
	var reports []struct{ ID, Date string }
	must(t, json.Unmarshal(data, &reports))
	dates := map[string]string{}
	for _, r := range reports {
		dates[lang+"/"+r.ID+".html"] = r.Date
	}
	return dates
}

func newestFirst(t *testing.T, r *reader) {
	dates := r.site.dates(t, "vi")
	must(t, r.Open("vi", r.common))
	must(t, r.Choose("thing", "r"))
	ranked := r.all(t)
	must(t, r.Choose("sort", "date"))
	if found := r.all(t); len(found.Results) != len(ranked.Results) {
		t.Errorf("sorted by date there are %d results, before there were %d", len(found.Results), len(ranked.Results))
	}
	paths, err := r.Paths()
	must(t, err)
	for i := range paths {
		if dates[paths[i]] == "" {
			t.Errorf("%s has no date", paths[i])
		} else if i > 0 && dates[paths[i-1]] < dates[paths[i]] {
			t.Errorf("%s of %s stands before %s of %s", paths[i-1], dates[paths[i-1]], paths[i], dates[paths[i]])
		}
	}
	if len(paths) < 3 {
		t.Errorf("only %d reports tell little about their order", len(paths))
	}
	must(t, r.Choose("thing", ""))
	if found := r.found(t); len(found.Results) == 0 {
		t.Error("sorted by date nothing is found")
	}
}

// state is what the page shows and what its form says.
func (r *reader) state(t *testing.T) (Found, string) {
	t.Helper()
	return r.found(t), ask[string](t, r, `JSON.stringify([...new FormData(document.getElementById('search'))])`)
}

// travel goes so many pages forward, or back. A page may come back as it was left, without being loaded.
func (r *reader) travel(t *testing.T, pages int) {
	t.Helper()
	if _, err := Ask[int](r.tab, fmt.Sprintf(`history.go(%d), 0`, pages)); err != nil && !gone(err) {
		t.Fatal(err)
	}
}

// What is asked and chosen stands in the address: opened again, it shows the same.
func addressKeepsAll(t *testing.T, r *reader) {
	must(t, r.Open("vi", ""))
	must(t, r.Ask(r.common))
	district := strings.Split(r.report, "/")[1]
	for _, c := range [][2]string{{"district", district}, {"thing", "r"}, {"sort", "date"}} {
		must(t, r.Choose(c[0], c[1]))
	}
	found, form := r.state(t)
	address := ask[string](t, r, `location.href`)
	if want := r.root + "vi/search.html?q=" + strings.ReplaceAll(url.QueryEscape(r.common), "%20", "+") + "&district=" + district + "&thing=r&sort=date"; address != want {
		t.Errorf("the address is %s, want %s", address, want)
	}
	same := func(how string) {
		t.Helper()
		must(t, r.Await(`location.href === `+quoted(address)+` && window.told && told.at`))
		if again, formAgain := r.state(t); !slices.Equal(again.Results, found.Results) || again.Status != found.Status || formAgain != form {
			t.Errorf("%s the page shows %+v with %s, before it showed %+v with %s", how, again, formAgain, found, form)
		}
	}
	must(t, within(r.tab, chromedp.Reload()))
	same("reloaded,")
	must(t, Open(r.tab, r.root+r.report))
	must(t, Open(r.tab, address))
	same("opened by its address,")
	must(t, within(r.tab, click(`#results a`)))
	must(t, within(r.tab, arriveAt(found.Results[0].Address)))
	r.travel(t, -1)
	same("gone back to,")
	r.travel(t, 1)
	must(t, within(r.tab, arriveAt(found.Results[0].Address)))
	r.travel(t, -1)
	same("gone back to a second time,")
	r.travel(t, -1)
	must(t, within(r.tab, arriveAt(r.root+r.report)))
	r.travel(t, 1)
	same("gone forward to,")
}

func otherLanguageIsTold(t *testing.T, r *reader) {
	must(t, r.Open("vi", r.english))
	status := r.found(t).Status
	found := r.all(t)
	if want := r.words(t, "other", len(found.Results), r.english, ""); len(found.Results) == 0 || !strings.HasPrefix(status, want) {
		t.Errorf("of %d results the page says %q, want %q", len(found.Results), status, want)
	}
	for i := range found.Results {
		item := `results.children[` + strconv.Itoa(i) + `]`
		if langs := ask[string](t, r, `[...`+item+`.querySelectorAll('a, .facts, .snippet')].map(e => e.lang).join()`); langs != "en,en,en" {
			t.Errorf("%q says in its markup that it is in %q", found.Results[i].Title, langs)
		}
		if !strings.HasPrefix(found.Results[i].Address, r.root+"en/") {
			t.Errorf("%q leads to %s, not to an English page", found.Results[i].Title, found.Results[i].Address)
		}
	}
}

func slipIsTold(t *testing.T, r *reader) {
	must(t, r.Open("vi", r.slip))
	paths, err := r.Paths()
	must(t, err)
	if len(paths) == 0 || paths[0] != r.place {
		t.Errorf("%q finds %q, want %s first", r.slip, paths, r.place)
	}
	status := r.found(t).Status
	found := r.all(t)
	if want := r.words(t, "corrected", len(found.Results), r.slip, r.meant); !strings.HasPrefix(status, want) {
		t.Errorf("the page says %q, want %q", status, want)
	}
}
