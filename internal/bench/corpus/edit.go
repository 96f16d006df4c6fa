package corpus

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"phoihop/internal/viet"
)

// An Edit is what editors change from one build to the next.
type Edit int

const (
	Body   Edit = iota // a paragraph is added
	Title              // of a report
	Status             // of a report's first task
)

// stride takes edits far from each other: it is prime, and no corpus has as many districts.
const stride = 7919

// Edit changes one report of the corpus in dir and leaves it free of problems. step numbers the edits
// made so far: it says which report is changed, and makes each text differ from the last. In Hugo's
// idiom a fact is changed in both files.
func (c Corpus) Edit(dir string, edit Edit, step int) error {
	o := c.outlineAlone(step * stride % c.Reports)
	for o.withdrawn {
		o = c.outlineAlone((o.number + 1) % c.Reports)
	}
	langs := []viet.Lang{viet.Vi}
	if edit == Status && c.Idiom == Hugo {
		langs = append(langs, viet.En)
	}
	for _, lang := range langs {
		name := filepath.Join(dir, filepath.FromSlash(c.file(o, lang)))
		if err := rewrite(name, func(text string) string { return edit.apply(text, step) }); err != nil {
			return err
		}
	}
	return nil
}

var (
	statusLine = regexp.MustCompile(`(?m)^    status: (.+)$`)
	// A state that wants its source told is changed for another of them, and none for done, since another report may
	// carry the task on.
	changedStatus = map[string]string{
		"open": "in-progress", "in-progress": "open",
		"done": "handed-over", "late": "cancelled", "handed-over": "late", "cancelled": "handed-over",
	}
)

func (e Edit) apply(text string, step int) string {
	switch e {
	case Title:
		return strings.Replace(text, `title: "`, fmt.Sprintf(`title: "Bản sửa %d. `, step), 1)
	case Status:
		at := statusLine.FindStringSubmatchIndex(text)
		if at == nil {
			return text
		}
		return text[:at[2]] + changedStatus[text[at[2]:at[3]]] + text[at[3]:]
	}
	return text + fmt.Sprintf("\nBổ sung lần %d.\n", step)
}

// EditSettings changes the site's title, which every page shows.
func (c Corpus) EditSettings(dir string, step int) error {
	name := "site.yaml"
	if c.Idiom == Hugo {
		name = "hugo.yaml"
	}
	return rewrite(filepath.Join(dir, name), func(text string) string {
		return strings.Replace(text, siteTitle.vi, fmt.Sprintf("%s %d", siteTitle.vi, step), 1)
	})
}

// rewrite replaces a file's text; that nothing would change is an error, since the next build would
// measure nothing.
func rewrite(name string, change func(string) string) error {
	text, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	changed := change(string(text))
	if changed == string(text) {
		return fmt.Errorf("%s has nothing that the edit could change", name)
	}
	return os.WriteFile(name, []byte(changed), 0o644)
}
