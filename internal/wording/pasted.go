package wording

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"phoihop/internal/problem"
)

// listMark is what begins an entry of a list; the tab behind it is none between cells.
var listMark = regexp.MustCompile(`^\s*(?:[-*+•]|\d+[.)]|[a-zđ][.)]|>)?\s*`)

// bullet begins an entry of a list that goes on below a table. Numbers with a point are as often its first column.
var bullet = regexp.MustCompile(`^\s*[-*+•]\s`)

// shownRows is how many rows of a pasted table a hint writes out.
const shownRows = 3

// longestTable is how many characters of these a hint has at most.
const longestTable = 300

// PastedTables finds tables in Markdown whose cells are parted by tabs, as word processors put them on the
// clipboard: two lines or more in a row with a tab between words. Findings stand at the first line.
func PastedTables(body []byte) (found []Finding) {
	for _, t := range pastedTables(body) {
		table := asTable(t.rows)
		found = append(found, Finding{t.start, problem.New(problem.PastedTable, problem.Words{Vi: table, En: table})})
	}
	return found
}

// Table is a pasted table: where its lines stand in the body, and how they are written as Markdown.
type Table struct {
	Start, End int
	Markdown   string
}

// CertainTables gives the pasted tables whose every row has the same number of cells, all columns named by the first.
func CertainTables(body []byte) (tables []Table) {
	for _, t := range pastedTables(body) {
		if !t.isCertain(body) {
			continue
		}
		made := strings.Join(tableLines(t.rows), "\n") + "\n"
		if before := bytes.TrimRight(body[:t.start], " \t\r"); len(before) > 0 && !bytes.HasSuffix(before, []byte("\n\n")) && len(bytes.TrimSpace(before[bytes.LastIndexByte(before[:len(before)-1], '\n')+1:])) > 0 {
			made = "\n" + made
		}
		if after, _, _ := bytes.Cut(body[t.end:], []byte("\n")); len(bytes.TrimSpace(after)) > 0 {
			made += "\n"
		}
		tables = append(tables, Table{t.start, t.end, made})
	}
	return tables
}

type pasted struct {
	start, end int
	listed     bool // its rows are entries of a list
	rows       [][]string
}

func (t pasted) isCertain(body []byte) bool {
	for line := range bytes.Lines(body[t.start:t.end]) {
		if len(bytes.TrimSpace(listMark.Find(line))) > 0 {
			return false
		}
	}
	for _, row := range t.rows {
		if len(row) != len(t.rows[0]) {
			return false
		}
	}
	return !slices.Contains(t.rows[0], "")
}

func pastedTables(body []byte) (found []pasted) {
	if bytes.IndexByte(body, '\t') < 0 {
		return nil
	}
	var t pasted
	at, fenced := 0, false
	end := func() {
		if len(t.rows) > 1 {
			found = append(found, t)
		}
		t = pasted{}
	}
	for line := range bytes.Lines(body) {
		if fence := bytes.TrimLeft(line, " "); bytes.HasPrefix(fence, []byte("```")) || bytes.HasPrefix(fence, []byte("~~~")) {
			fenced = !fenced
		}
		cells := cellsOf(line)
		listed := bullet.Match(line)
		if len(cells) < 2 || fenced {
			end()
		} else {
			if listed != t.listed {
				end()
				t.listed = listed
			}
			if len(t.rows) == 0 {
				t.start = at
			}
			t.rows = append(t.rows, cells)
			t.end = at + len(line)
		}
		at += len(line)
	}
	end()
	return found
}

// isTableRow tells a row of a table of Markdown, which may hold tabs. A sign | inside one cell makes none.
func isTableRow(line []byte) bool {
	line = bytes.TrimSpace(line)
	return bytes.HasPrefix(line, []byte("|")) || bytes.HasSuffix(line, []byte("|")) || bytes.Count(line, []byte("|")) > bytes.Count(line, []byte("\t"))
}

// cellsOf parts a line at its tabs; nil for one that has none between words, or is a row already.
func cellsOf(line []byte) []string {
	if bytes.IndexByte(line, '\t') < 0 || isTableRow(line) {
		return nil
	}
	text := strings.TrimRight(string(line[len(listMark.Find(line)):]), "\t \n")
	if !strings.Contains(text, "\t") {
		return nil
	}
	cells := strings.Split(text, "\t")
	for i := range cells {
		cells[i] = strings.ReplaceAll(strings.TrimSpace(cells[i]), "|", `\|`)
	}
	return cells
}

// asTable writes the first rows as Markdown, a ↵ for each end of a line.
func asTable(rows [][]string) string {
	table := strings.Join(tableLines(rows)[:min(len(rows), shownRows)+1], " ↵ ")
	if letters := []rune(table); len(letters) > longestTable {
		return string(letters[:longestTable]) + "…"
	}
	if len(rows) > shownRows {
		table += " ↵ …"
	}
	return table
}

// tableLines writes rows as a table of Markdown, a rule below the first.
func tableLines(rows [][]string) (lines []string) {
	columns := 0
	for _, row := range rows {
		columns = max(columns, len(row))
	}
	for i, row := range rows {
		row = append(slices.Clone(row), make([]string, columns-len(row))...)
		lines = append(lines, "| "+strings.Join(row, " | ")+" |")
		if i == 0 {
			lines = append(lines, "|"+strings.Repeat("---|", columns))
		}
	}
	return lines
}
