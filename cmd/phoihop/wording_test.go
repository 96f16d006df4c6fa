package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

var (
	verb      = regexp.MustCompile(`%(?:\[\d+\])?-?\d*[a-zA-Z]`)
	plainWord = regexp.MustCompile(`\pL{3,}`)
	// asWritten is what stands alike in both languages: commands, flags, names of files, keys of a keyboard.
	asWritten = regexp.MustCompile(`(?m)^ *phoihop .*$|"[^"]*"|--[a-z-]+|\(Enter: |[A-Z-]{3,}\|?[a-z]*|\S+[./_=]\S+|[a-z]+\|[a-z|]+`)
	// markless are Vietnamese words that have no marks.
	markless = regexp.MustCompile(`\bxem: `)
)

// TestAllIsSaidInBothLanguages reads the program itself: whatever it says is given in Vietnamese, then in
// English, and both name the same values.
func TestAllIsSaidInBothLanguages(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	said := 0
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		set := token.NewFileSet()
		parsed, err := parser.ParseFile(set, file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) < 2 {
				return true
			}
			if f, ok := call.Fun.(*ast.SelectorExpr); !ok || f.Sel.Name != "say" && f.Sel.Name != "usage" {
				return true
			}
			vi, en := literal(call.Args[0]), literal(call.Args[1])
			if vi == "" && en == "" {
				return true
			}
			said++
			where := set.Position(call.Pos())
			if bare := markless.ReplaceAllString(asWritten.ReplaceAllString(vi, ""), ""); plainWord.MatchString(bare) && !vietnamese.MatchString(bare) {
				t.Errorf("%s: %q is not Vietnamese", where, vi)
			}
			for word := range strings.FieldsSeq(asWritten.ReplaceAllString(en, "")) {
				if word == strings.ToLower(word) && vietnamese.MatchString(word) { // a name begins with a capital
					t.Errorf("%s: %q is not English", where, en)
				}
			}
			if len(verb.FindAllString(vi, -1)) != len(verb.FindAllString(en, -1)) {
				t.Errorf("%s: %q and %q name different values", where, vi, en)
			}
			return true
		})
	}
	if said < 100 {
		t.Errorf("only %d texts were seen", said)
	}
}

// literal gives the text of an expression, if it is one.
func literal(e ast.Expr) string {
	if lit, ok := e.(*ast.BasicLit); ok && lit.Kind == token.STRING {
		if text, err := strconv.Unquote(lit.Value); err == nil {
			return text
		}
	}
	return ""
}
