package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"
	"unicode"

	"golang.org/x/term"

	"phoihop/internal/problem"
)

// tell writes problems, of each file a hundred. For people they go to standard error: on a terminal with the
// lines in which they stand, else, and for --format text, one a line. For programs they go to standard output.
func (c *command) tell(list []problem.Problem) {
	list = problem.Limit(list)
	switch {
	case c.common.json:
		for _, p := range list {
			c.tellJSON(p)
		}
	case c.format == formatGitHub:
		for _, p := range list {
			fmt.Fprintln(c.stdout, c.annotation(p))
		}
	case c.format == formatSARIF:
		c.tellSARIF(list)
	default:
		if v, shown := c.view(); shown && c.format == "" {
			v.tell(list)
			return
		}
		for _, p := range list {
			fmt.Fprintf(c.stderr, "%s:%d:%d: %s: %s [%s]\n", c.file(p), p.Line, p.Column, p.Severity.Words().In(c.lang), c.withHint(p), p.Code)
		}
	}
}

// withHint is a problem's message, with its hint in parentheses, as one line.
func (c *command) withHint(p problem.Problem) string {
	if hint := p.Hint.In(c.lang); hint != "" {
		return shown(p.Message.In(c.lang) + " (" + hint + ")")
	}
	return shown(p.Message.In(c.lang))
}

// shown is a text of unknown making, such as the name of a file in a pack, that can't command a terminal.
func shown(s string) string { return strings.Map(visible, s) }

// jsonProblem is a problem as other tools read it.
type jsonProblem struct {
	File     string       `json:"file"`
	Line     int          `json:"line"`
	Column   int          `json:"column"`
	Severity string       `json:"severity"`
	Code     problem.Code `json:"code"`
	Message  string       `json:"message"`
	Hint     string       `json:"hint"`
}

func (c *command) tellJSON(p problem.Problem) {
	encoder := json.NewEncoder(c.stdout)
	encoder.SetEscapeHTML(false)
	encoder.Encode(jsonProblem{c.place(p), p.Line, p.Column, p.Severity.Name(), p.Code, p.Message.In(c.lang), p.Hint.In(c.lang)})
}

// view is what problems look like on a terminal; shown is false where standard error is none, unless
// --color always says to take it for one.
func (c *command) view() (v view, shown bool) {
	v = view{c: c, width: 80, read: os.ReadFile, color: c.color == "always"}
	if file, isFile := c.stderr.(*os.File); isFile && term.IsTerminal(int(file.Fd())) {
		shown = true
		v.color = v.color || c.color != "never" && c.getenv("NO_COLOR") == "" && c.getenv("TERM") != "dumb"
		if width, _, err := term.GetSize(int(file.Fd())); err == nil && width > 0 {
			v.width = width
		}
	}
	return v, shown || v.color
}

// place is the path of a problem's file.
func (c *command) place(p problem.Problem) string {
	root := p.Root
	if root == "" {
		root = c.common.content
	}
	return path.Join(filepath.ToSlash(root), p.File)
}

// file is a problem's file for people to read.
func (c *command) file(p problem.Problem) string { return shown(c.place(p)) }

// visible keeps a text from breaking a problem's line, commanding the terminal, or turning the direction of what stands beside it.
func visible(r rune) rune {
	if unicode.In(r, unicode.Cc, unicode.Bidi_Control, unicode.Zl, unicode.Zp) {
		return '\uFFFD'
	}
	return r
}

// split parts problems by how grave they are.
func split(list []problem.Problem) (errs, warnings, notes []problem.Problem) {
	for _, p := range list {
		switch p.Severity {
		case problem.Error:
			errs = append(errs, p)
		case problem.Warning:
			warnings = append(warnings, p)
		default:
			notes = append(notes, p)
		}
	}
	return errs, warnings, notes
}
