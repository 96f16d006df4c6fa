package main

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"
	"unicode/utf8"

	"phoihop/internal/problem"
	"phoihop/internal/repair"
	"phoihop/internal/source"
	"phoihop/internal/viet"
)

// runFix shows what can be repaired with certainty, asks, and writes it.
func (c *command) runFix(yes bool) error {
	if c.format != "" && c.format != formatText || c.common.json {
		return c.usage("--fix không dùng cùng --json hoặc --format", "--fix cannot stand together with --json or --format")
	}
	all, err := c.openContent()
	if err != nil {
		return err
	}
	files, err := repair.Find(repair.Content{Files: all.files, Tree: all.tree, Site: all.site, Settings: all.set})
	if err != nil {
		return c.failed(err)
	}
	if unread := c.noteUnread(all); unread && len(files) == 0 {
		return errTold
	}
	if len(files) == 0 {
		c.note("%s", c.say("Không có gì chương trình tự sửa được. Xem các vấn đề khác: phoihop check", "There is nothing that can be repaired by itself. For other problems: phoihop check"))
		return nil
	}
	v, _ := c.view()
	for _, f := range files {
		c.showRepairs(v, all.path(f.Path), f)
	}
	count := c.count(len(files), "tệp", "file", "files")
	if !yes {
		answered, asked := c.confirm(fmt.Sprintf(c.say("Ghi vào %s? (c/K) > ", "Write %s? (y/N) > "), count))
		switch {
		case !asked:
			c.note(c.say("Chưa ghi gì. Để ghi %s: %s", "Nothing was written. To write %s: %s"), count, c.fixCall())
			return errTold
		case !answered:
			c.note("%s", c.say("Chưa ghi gì.", "Nothing was written."))
			return errTold
		}
	}
	return c.writeRepairs(all, files)
}

// noteUnread names files of which nothing can be repaired before a person has mended what keeps them from being read.
func (c *command) noteUnread(all *content) bool {
	var places []string
	for _, folder := range all.tree.Districts {
		for _, files := range folder.Reports {
			r := source.ReadReport(all.files, files, all.set)
			for _, p := range r.Problems {
				if strings.HasPrefix(string(p.Code), "yaml-") || strings.HasPrefix(string(p.Code), "front-matter-") {
					places = append(places, fmt.Sprintf("%s:%d:%d", c.file(p), p.Line, p.Column))
				}
			}
			r.Release()
		}
	}
	if len(places) == 0 {
		return false
	}
	c.note(c.say("Chưa đọc được, sửa trước (xem: phoihop check): %s", "Not readable yet, to be mended first (see: phoihop check): %s"), strings.Join(places, ", "))
	return true
}

// fixCall is the call that writes without asking.
func (c *command) fixCall() string {
	call := "phoihop check --fix --yes"
	if c.common.content != "content" {
		call += " --content " + quoted(c.common.content)
	}
	return call
}

// confirm asks on a terminal; asked is false where nobody can answer. Only a clear yes is one.
func (c *command) confirm(question string) (yes, asked bool) {
	if newAsker(c) == nil {
		return false, false
	}
	defer c.writesNothing()()
	fmt.Fprint(c.stderr, question)
	line, err := bufio.NewReader(c.stdin).ReadString('\n')
	if err != nil && line == "" {
		fmt.Fprintln(c.stderr)
	}
	return slices.Contains([]string{"y", "yes", "c", "co"}, viet.Slug(strings.ToValidUTF8(line, ""))), true
}

// writeRepairs writes file by file. One that has changed since it was read is left alone.
func (c *command) writeRepairs(all *content, files []repair.File) error {
	written, failed := 0, false
	for _, f := range files {
		path := all.path(f.Path)
		now, err := os.ReadFile(path)
		if err == nil && !bytes.Equal(now, f.Before) {
			c.note(c.say("%s: tệp vừa thay đổi nên không được ghi; chạy lại lệnh", "%s: changed meanwhile, so it was left alone; run this again"), path)
			failed = true
			continue
		}
		if err == nil {
			err = replaceFile(path, f.After)
		}
		if err != nil {
			c.written(path, err)
			failed = true
			continue
		}
		written++
	}
	c.note(c.say("Đã ghi %s. Còn lại cần người xem: phoihop check", "Wrote %s. For what is left to a person: phoihop check"), c.count(written, "tệp", "file", "files"))
	if failed {
		return errTold
	}
	return nil
}

// unseen are repairs that look the same before and after.
var unseen = map[problem.Code]problem.Words{
	repair.LettersApart: {Vi: "chữ và dấu rời nhau ghép thành một chữ (NFC)", En: "letters and marks that were apart put together (NFC)"},
	repair.NoBreakSpace: {Vi: "dấu cách không ngắt dòng thành dấu cách thường", En: "no-break spaces made plain ones"},
	repair.NoWidth:      {Vi: "bỏ ký tự không có bề rộng", En: "letters without width removed"},
}

// showRepairs shows a file's repairs: lines before and after, and of what nobody sees only the number.
func (c *command) showRepairs(v view, path string, f repair.File) {
	fmt.Fprintln(c.stderr, v.in(bold, strings.Map(visible, path)))
	for _, code := range []problem.Code{repair.LettersApart, repair.NoBreakSpace, repair.NoWidth} {
		count, first := 0, 0
		for _, r := range f.Repairs {
			if slices.Contains(r.Codes, code) {
				if count++; count == 1 {
					first = lineOf(f.Before, r.Start)
				}
			}
		}
		if count > 0 {
			fmt.Fprintf(c.stderr, c.say("  %d %s: %d chỗ [%s]\n", "  %d %s: %d places [%s]\n"), first, unseen[code].In(c.lang), count, code)
		}
	}
	for _, h := range hunksOf(f) {
		fmt.Fprintf(c.stderr, "  %d [%s]\n", h.line, strings.Join(h.codes, ", "))
		c.showHunk(v, h)
	}
	fmt.Fprintln(c.stderr)
}

// green is the colour of what is written.
const green = "\x1b[1;32m"

// showHunk shows lines before and after. Of a line that is longer than the terminal is wide each change is shown.
func (c *command) showHunk(v view, h hunk) {
	if len(h.old) != 1 || len(h.new) != 1 {
		for _, line := range h.old {
			c.showLine(v, red, "- ", line, h.changes[0].column)
		}
		for _, line := range h.new {
			c.showLine(v, green, "+ ", line, h.changes[0].newColumn)
		}
		return
	}
	until, newUntil := 0, 0
	for _, ch := range h.changes {
		if ch.end <= until && ch.newEnd <= newUntil {
			continue
		}
		until = c.showLine(v, red, "- ", h.old[0], ch.column)
		newUntil = c.showLine(v, green, "+ ", h.new[0], ch.newColumn)
	}
}

// showLine shows so much of a line as fits, around a column, and gives the first column behind that.
func (c *command) showLine(v view, color, sign, line string, column int) (until int) {
	const indent = "    "
	shown, _, until := excerptUntil(strings.ToValidUTF8(strings.TrimRight(line, "\r"), "\uFFFD"), column, v.width-len(indent)-len(sign)-1)
	fmt.Fprintln(c.stderr, indent+v.in(color, sign+shown))
	return until
}

// hunk is a run of lines that repairs change, and what they become.
type hunk struct {
	line     int
	old, new []string
	changes  []change
	codes    []string
}

// change is where a repair stands in its first line, before and after; end is the first column behind it.
type change struct{ column, end, newColumn, newEnd int }

// mostLines is how many lines of a hunk are shown: a whole file in another encoding is not.
const mostLines = 12

// hunksOf joins repairs by the lines that they change. Those that nobody sees are in no hunk.
func hunksOf(f repair.File) (hunks []hunk) {
	repairs := slices.DeleteFunc(slices.Clone(f.Repairs), func(r repair.Repair) bool {
		return !slices.ContainsFunc(r.Codes, func(code problem.Code) bool { return unseen[code] == problem.Words{} })
	})
	for len(repairs) > 0 {
		start := bytes.LastIndexByte(f.Before[:repairs[0].Start], '\n') + 1
		h := hunk{line: lineOf(f.Before, start)}
		var made strings.Builder
		at, end := start, start
		for len(repairs) > 0 && (at == start || repairs[0].Start < end) {
			r := repairs[0]
			made.Write(f.Before[at:r.Start])
			column, newColumn := utf8.RuneCount(f.Before[start:r.Start])+1, utf8.RuneCountInString(made.String())+1
			h.changes = append(h.changes, change{column, column + utf8.RuneCount(f.Before[r.Start:r.End]), newColumn, newColumn + utf8.RuneCountInString(r.New)})
			made.WriteString(r.New)
			at = r.End
			if end = len(f.Before); at < end {
				if next := bytes.IndexByte(f.Before[max(at-1, r.Start):], '\n'); next >= 0 {
					end = max(at-1, r.Start) + next
				}
			}
			for _, code := range r.Codes {
				if !slices.Contains(h.codes, string(code)) {
					h.codes = append(h.codes, string(code))
				}
			}
			repairs = repairs[1:]
		}
		made.Write(f.Before[at:max(at, end)])
		h.old, h.new = linesShown(string(f.Before[start:max(at, end)])), linesShown(made.String())
		hunks = append(hunks, h)
	}
	return hunks
}

func linesShown(text string) []string {
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	if len(lines) > mostLines {
		lines = append(lines[:mostLines:mostLines], "…")
	}
	return lines
}

func lineOf(text []byte, at int) int { return bytes.Count(text[:at], []byte("\n")) + 1 }
