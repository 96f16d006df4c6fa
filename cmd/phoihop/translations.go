package main

import (
	"encoding/json"
	"fmt"
	"runtime"
	"strings"
	"sync"
	"unicode/utf8"

	"phoihop/internal/report"
	"phoihop/internal/source"
	"phoihop/internal/translation"
	"phoihop/internal/viet"
)

// standing is a report's row in the table of translations.
type standing struct {
	files      source.Files
	state      translation.State
	draft      bool // the report or its translation is one
	of         string
	original   string // its path
	translated report.Date
	since      string // the day on which the original changed, where that is known
	pending    bool   // that change is not committed
	progress   translation.Progress
}

// tellTranslations writes how each report's translation stands: a table, or with --json a line each. It fails where the
// content can't be read, and with strict where a translation is missing or behind.
func (c *command) tellTranslations(strict bool) error {
	all, err := c.openContent()
	if err != nil {
		return err
	}
	if len(all.site.Languages) < 2 {
		c.note("%s", c.say("Trang chỉ có một ngôn ngữ, không có bản dịch.", "The site has one language; there are no translations."))
		return nil
	}
	rows := c.standings(all)
	if c.common.json {
		c.standingsJSON(all, rows)
	} else {
		c.standingsTable(rows)
	}
	counts := map[translation.State]int{}
	for _, row := range rows {
		counts[row.state]++
	}
	parts := []string{c.count(len(rows), "báo cáo", "report", "reports")}
	for _, state := range translation.States {
		if counts[state] > 0 {
			parts = append(parts, fmt.Sprintf("%s: %s", c.stateName(state), viet.Decimal(viet.Lang(c.lang), int64(counts[state]), 0)))
		}
	}
	c.note("%s", strings.Join(parts, "; "))
	if counts[translation.Behind] > 0 {
		c.note("%s", c.say("Văn bản gốc đã đổi gì: phoihop stamp --show BÁO-CÁO", "What has changed in an original: phoihop stamp --show REPORT"))
	}
	if counts[translation.Unknown] > 0 {
		c.note("%s", c.say("Không rõ là bản dịch không ghi dấu của văn bản gốc: đọc lại hai văn bản, rồi phoihop stamp BÁO-CÁO", "Unknown means that the translation does not say of which state of its original it is: read both, then phoihop stamp REPORT"))
	}
	if strict && len(rows) > counts[translation.UpToDate] {
		return errTold
	}
	return nil
}

// mostDated is for how many translations that are behind the history is searched.
const mostDated = 100

// standings reads all reports, drafts too, in the order of districts and names.
func (c *command) standings(all *content) []standing {
	var rows []standing
	for _, folder := range all.tree.Districts {
		for _, files := range folder.Reports {
			rows = append(rows, standing{files: files})
		}
	}
	var reading sync.WaitGroup
	free := make(chan struct{}, runtime.GOMAXPROCS(0))
	for i := range rows {
		free <- struct{}{}
		reading.Go(func() {
			rows[i].read(all)
			<-free
		})
	}
	reading.Wait()
	dated := 0
	for i := range rows {
		if row := &rows[i]; row.state == translation.Behind && dated < mostDated {
			dated++
			if old, found := formerOriginal(realPath(all.path(row.original)), row.of); found {
				row.since, row.pending = old.day, old.day == ""
			}
		}
	}
	return rows
}

func (row *standing) read(all *content) {
	r := source.ReadReport(all.files, row.files, all.set)
	row.state = translation.StateOf(&r)
	if o := r.Original.Report; o != nil {
		row.original, row.draft = row.files.Path(r.Original.Lang), o.Draft
	}
	if w := r.Words.Report; w != nil {
		row.of, row.translated, row.draft = w.Translation.Of, w.Translation.Date, row.draft || w.Draft
		if r.Original.Report != nil {
			row.progress = translation.ProgressOf(&r)
		}
	}
	r.Release()
}

func (c *command) stateName(state translation.State) string {
	switch state {
	case translation.UpToDate:
		return c.say("theo kịp", "up to date")
	case translation.Behind:
		return c.say("gốc đã đổi", "behind")
	case translation.Unknown:
		return c.say("không rõ", "unknown")
	case translation.Missing:
		return c.say("chưa dịch", "missing")
	}
	return c.say("không có gốc đọc được", "no readable original")
}

func (c *command) standingsTable(rows []standing) {
	table := [][]string{{c.say("Báo cáo", "Report"), c.say("Ngôn ngữ", "Languages"), c.say("Dịch ngày", "Translated"), c.say("Tình trạng", "State")}}
	for _, row := range rows {
		var langs []string
		for _, lang := range row.files.Langs {
			langs = append(langs, string(lang))
		}
		state := c.stateName(row.state)
		switch {
		case row.since != "":
			state += c.say(" từ ", " since ") + row.since
		case row.pending:
			state += c.say(", chưa commit", ", not yet committed")
		}
		if remarks := c.remarks(row); remarks != "" {
			state += " (" + remarks + ")"
		}
		table = append(table, []string{row.files.Ref.String(), strings.Join(langs, ", "), row.translated.String(), state})
	}
	c.stdout.Write([]byte(aligned(table)))
}

// remarks tell that a report is a draft, and how much of it is translated where that is not all.
func (c *command) remarks(row standing) string {
	var all []string
	if row.draft {
		all = append(all, c.say("nháp", "draft"))
	}
	if p := row.progress; p.Keys < p.OfKeys {
		all = append(all, fmt.Sprintf(c.say("%d/%d khoá", "%d of %d keys"), p.Keys, p.OfKeys))
	}
	if row.progress.NoText {
		all = append(all, c.say("chưa có văn bản", "no text yet"))
	}
	return strings.Join(all, ", ")
}

// aligned writes rows in columns. Letters are counted as they are seen: text of the content and of messages is composed.
func aligned(table [][]string) string {
	var wide []int
	for _, row := range table {
		for i, cell := range row {
			if i == len(wide) {
				wide = append(wide, 0)
			}
			wide[i] = max(wide[i], utf8.RuneCountInString(cell))
		}
	}
	var b strings.Builder
	for _, row := range table {
		line := ""
		for i, cell := range row {
			line += cell + strings.Repeat(" ", wide[i]-utf8.RuneCountInString(cell)+2)
		}
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	return b.String()
}

// standingJSON is a row as other tools read it.
type standingJSON struct {
	Report     string            `json:"report"`
	Original   string            `json:"original"`
	Languages  []string          `json:"languages"`
	State      translation.State `json:"state"`
	Draft      bool              `json:"draft"`
	Translated string            `json:"translated"`
	Since      string            `json:"since"`
}

func (c *command) standingsJSON(all *content, rows []standing) {
	encoder := json.NewEncoder(c.stdout)
	encoder.SetEscapeHTML(false)
	for _, row := range rows {
		out := standingJSON{Report: row.files.Ref.String(), State: row.state, Draft: row.draft, Translated: row.translated.String(), Since: row.since}
		if row.original != "" {
			out.Original = all.path(row.original)
		}
		for _, lang := range row.files.Langs {
			out.Languages = append(out.Languages, string(lang))
		}
		encoder.Encode(out)
	}
}
