package main

import (
	"encoding/json"
	"fmt"
	"path"
	"path/filepath"
	"strings"
	"unicode"

	"phoihop/internal/problem"
)

// tell writes problems, of each file a hundred: as text to standard error, or as JSON to standard output, one a line.
func (c *command) tell(list []problem.Problem) {
	for _, p := range problem.Limit(list) {
		if c.common.json {
			c.tellJSON(p)
			continue
		}
		severity := c.say("lỗi", "error")
		if p.Severity == problem.Warning {
			severity = c.say("cảnh báo", "warning")
		}
		hint := p.Hint.In(c.lang)
		if hint != "" {
			hint = " (" + hint + ")"
		}
		fmt.Fprintf(c.stderr, "%s:%d:%d: %s: %s%s [%s]\n", c.file(p), p.Line, p.Column, severity, p.Message.In(c.lang), hint, p.Code)
	}
}

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
	encoder.Encode(jsonProblem{c.file(p), p.Line, p.Column, p.Severity.Name(), p.Code, p.Message.In(c.lang), p.Hint.In(c.lang)})
}

// file is a problem's file as the user can open it.
func (c *command) file(p problem.Problem) string {
	root := p.Root
	if root == "" {
		root = c.common.content
	}
	return strings.Map(visible, path.Join(filepath.ToSlash(root), p.File))
}

// visible keeps a file name from breaking a problem's line or commanding the terminal.
func visible(r rune) rune {
	if unicode.IsControl(r) {
		return '\uFFFD'
	}
	return r
}

// split parts errors from warnings.
func split(list []problem.Problem) (errs, warnings []problem.Problem) {
	for _, p := range list {
		if p.Severity == problem.Error {
			errs = append(errs, p)
		} else {
			warnings = append(warnings, p)
		}
	}
	return errs, warnings
}
