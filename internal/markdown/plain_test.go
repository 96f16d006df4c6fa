package markdown

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"phoihop/internal/problem"
	"phoihop/internal/viet"
)

// renderWhole is Render without the short way for plain blocks.
func renderWhole(body []byte) Result {
	r := newRenderer(body, viet.Vi)
	defer r.release()
	if _, over := r.overLimit(); over {
		return Render(body, viet.Vi)
	}
	doc := grammar.Parse(text.NewReader(body))
	r.document(doc)
	return r.result(doc)
}

// wholeDiff tells what of a body differs without the short way; "" where nothing does. goldmark parts
// text at each "!", and what is said of a heading without its space would end there.
func wholeDiff(body []byte) string {
	want, got := renderWhole(body), Render(body, viet.Vi)
	if bytes.IndexByte(body, '!') >= 0 {
		asText := func(p problem.Problem) bool { return p.Code == problem.HeadingAsText }
		want.Problems = slices.DeleteFunc(want.Problems, asText)
		got.Problems = slices.DeleteFunc(got.Problems, asText)
	}
	return gocmp.Diff(want, got, cmpopts.EquateEmpty())
}

// TestPlainBlocksReadAsOthers: a body comes out the same whether its plain blocks are parsed or not.
func TestPlainBlocksReadAsOthers(t *testing.T) {
	bodies := []string{string(report), "", "a", "a  ", "a  \nb   \n  c\t\nd", "a\n---", "a\n\n: b\n: c\n", "a  \n: b", "- a\n- b\n\n  c",
		"| a |  |\n|---|---|\n|  | b |", "x\n| a |\n|---|", "# a\nb\n## ", "a\r\nb", "a & b &amp; \"c\" > d\n", "• a\n• b\n",
		"x[^1]\n\n[^1]: y\n    z\n", "a\n\n\x0c\n\nb", ">\ta\n>\tb\n", "a\n<!-- b\n\nc --> d\n"}
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases:", err)
	}
	for _, file := range files {
		cases, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		bodies = append(bodies, strings.Split(string(cases), "\n---\n")...)
		bodies = append(bodies, strings.Split(string(cases), "\n")...)
	}
	for _, body := range bodies {
		if diff := wholeDiff([]byte(body)); diff != "" {
			t.Errorf("%q: (-parsed +plain):\n%s", body, diff)
		}
	}
}

// TestPlainBlocksAreNotParsed makes sure that the short way is taken, for each kind of block that holds
// text, and for those alone that have no markup.
func TestPlainBlocksAreNotParsed(t *testing.T) {
	want := map[string]bool{"Heading": false, "Paragraph": false, "TextBlock": false, "TableCell": false, "DefinitionTerm": false}
	plain := "## Mục\n\nĐoạn \"một\" &amp;\nhai!\n\n- mục\n\n| a |\n|---|\n| b |\n\nChữ\n: nghĩa\n\n> trích\n\n[^1]: chú\n\nTên\n---\n"
	if diff := gocmp.Diff(want, parsedBlocks(tree([]byte(plain)))); diff != "" {
		t.Errorf("without markup (-want +got):\n%s", diff)
	}
	want["Heading"], want["Paragraph"], want["TextBlock"], want["DefinitionTerm"] = true, true, true, true
	mixed := "## *Mục*\n\nĐoạn\nhai\\\nba\n\n- [mục](b)\n\n| a |\n|---|\n\n`Chữ`\n: *nghĩa*\n\n"
	if diff := gocmp.Diff(want, parsedBlocks(tree([]byte(mixed)))); diff != "" {
		t.Errorf("with markup except in the cell (-want +got):\n%s", diff)
	}
}

// parsedBlocks gives the kinds of the blocks of text below n, and whether one of each was parsed.
func parsedBlocks(n ast.Node) map[string]bool {
	kinds := map[string]bool{}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if holdsText(c) {
			kinds[c.Kind().String()] = kinds[c.Kind().String()] || c.FirstChild() != nil
		} else {
			maps.Copy(kinds, parsedBlocks(c))
		}
	}
	return kinds
}
