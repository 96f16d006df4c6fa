package markdown

import (
	"fmt"
	"strings"
	"testing"

	"github.com/yuin/goldmark/ast"

	"phoihop/internal/viet"
)

var repeat = strings.Repeat

// numbered joins format filled with 0 to n-1.
func numbered(format string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

// longText is text of at least n bytes without a blank line, in lines as editors wrap them.
func longText(n int) string {
	return repeat("Các bên thống nhất nội dung phối hợp.\n", n/50+1)
}

// TestLimits holds, for each shape of text that is known to make Markdown parsers slow or large, what
// becomes of it: the problem that stops the body, or "" where it is harmless and renders.
func TestLimits(t *testing.T) {
	row := func(columns int) string { return repeat("|a", columns) + "\n" }
	table := func(columns, rows int) string {
		return row(columns) + repeat("|-", columns) + "\n" + repeat(row(columns), rows) + "\n"
	}
	growingTicks := func() string {
		var b strings.Builder
		for i := range 60 {
			b.WriteString("e" + repeat("`", i+1))
		}
		return b.String()
	}()
	for _, c := range []struct{ name, body, want string }{
		{"1 MB", (repeat(longText(1000)+"\n\n", 800) + repeat(repeat("x", 60_000)+"\n\n", 4))[:1<<20], ""},
		{"more than 1 MB", repeat(longText(1000)+"\n\n", 1<<20/1000), "1:1 body-too-large"},
		{"block of 64 KB", "a\n\n" + repeat("x", 64<<10-1) + "\n", ""},
		{"block over 64 KB, found where it begins", "a\n\n  é" + repeat("x\n", 33<<10), "3:3 block-too-large"},
		{"comment over 64 KB", "<!--\n" + repeat("ẩn **x**\n", 12<<10) + "-->\n\nhiện\n", ""},
		{"comment in code over 64 KB is no comment", "```\n\n<!--\n```\n" + longText(70<<10), "3:1 block-too-large"},
		{"text behind a comment counts", "<!--\n-->" + repeat("*a_ ", 1100), "2:4 too-many-delimiters"},

		{"2,000 delimiters", repeat("*a_ ", 1000), ""},
		{"emphasis chain", "x\n\n> " + repeat("*a_ ", 1001), "3:1 too-many-delimiters"},
		{"emphasis chain 2", repeat("a**b", 500) + repeat("c* ", 1001), "1:1 too-many-delimiters"},
		{"emphasis that may close but not open", repeat("a_ ", 2001), "1:1 too-many-delimiters"},
		{"mismatched openers and closers", repeat("*a_ ", 400) + repeat("a_ *b ", 400), ""},
		{"nested strong", repeat("*a **a ", 300) + repeat("b** b*", 300), ""},
		{"stars around a letter", repeat("*", 999) + "a" + repeat("*", 999), ""},
		{"blocks of delimiters", repeat(repeat("*a_ ", 900)+"\n\n", 60), "111:1 body-too-dense"},
		{"line of _", repeat("_", 1990), ""},
		{"long line of _", repeat("_", 60_000), "1:1 too-many-delimiters"},
		{"nested brackets", repeat("[", 990) + "a" + repeat("]", 990), ""},
		{"many nested brackets", repeat("[", 50_000) + "a" + repeat("]", 50_000), "1:1 block-too-large"},
		{"brackets around long text", repeat(repeat("[", 900)+repeat("x", 50_000)+repeat("]", 900)+"\n\n", 9), "9:1 body-too-dense"},
		{"[ a ] without end", repeat("[a", 1990), ""},
		{"[a](b", repeat("[a](b", 1000), ""},
		{"many [a](b", repeat("[a](b", 30_000), "1:1 block-too-large"},
		{"[a](<b", repeat("[a](<b", 600), ""},
		{"[a](b \"", repeat("[a](b \"", 900), ""},
		{"![[]()", repeat("![[]()", 600), "1:3 bad-link"},
		{"[x](( nested", "[x](" + repeat("(", 30_000) + ")", ""},
		{"images within images", repeat("![", 600) + "a" + repeat("](a.jpg)", 600), "1:1 alt-short"},
		{"backticks of growing length", growingTicks, ""},
		{"many backticks", repeat("`a``", 1000), "1:1 too-many-delimiters"},
		{"<!-- without end, in text", "a " + repeat("<!-- ", 1990), "1:3 raw-html"},
		{"<!-- without end, as blocks", repeat("<!-- a\n\n", 5000), "1:1 raw-html"},
		{"<? without end", repeat("<?", 1990), ""},
		{"<!A without end", repeat("<!A ", 1990), ""},
		{"<![CDATA[ without end", repeat("<![CDATA[", 600), "1:1 all-capitals"},
		{"tag without end", repeat("<a x='", 1990), ""},
		{"tag with many attributes", "<a " + repeat(" a", 20_000), ""},
		{"addresses without end", repeat("<ab:c", 1990), ""},
		{"mail addresses without end", repeat("<a@a.a", 1990), ""},
		{"spans without end", repeat(`<span lang="en">`, 1500), "1:1 raw-html"},

		{"> nested", repeat("> ", 20) + "a", ""},
		{"> nested deep", "a\n\n" + repeat(">", 50_000) + "a", "3:1 too-deep"},
		{"> over lines", numberedDepth(">", 40), "1:1 too-deep"},
		{"lists nested on a line", repeat("- ", 21) + "a", "1:1 too-deep"},
		{"lists nested by indentation", numberedDepth("  ", 1000), "1:1 too-deep"},
		{"lists nested, kept open by lazy lines", repeat("+ ", 15) + "a\nb\n" + repeat(" ", 30) + repeat("+ ", 15) + "a\n", "1:1 too-deep"},
		{"lists and quotations in turns", repeat("- > 1. ", 7) + "a", "1:1 too-deep"},
		{"a break is no list", repeat("- ", 40) + "\n\n" + repeat("* ", 40), ""},
		{"text far to the right is not nested", repeat(" ", 60) + "CỘNG HÒA\n\n" + "a\n" + repeat(" ", 60) + "- b\n", ""},
		{"long list is not nested", repeat("- a\n  - b\n    1. c\n", 600), ""},
		{"deep blocks without number", repeat(repeat("> ", 20)+"a\n\n", 8000), "14285:1 body-too-dense"},
		{"empty items", repeat("-\n", 5000), ""},
		{"hard tabs", repeat(repeat("\t", 6000)+"a\n\n", 8) + "-\t\ta\n" + repeat("\t", 3000) + "b\n", ""},

		{"link definitions", "a\n\n" + numbered("[a%d]: b\n\n", 2000), "3:1 definition-unused"},
		{"link definitions, all used", numbered("[a%d]\n\n", 1000) + numbered("[a%d]: https://example.org/\n\n", 1000), ""},
		{"too many link definitions", numbered("[a%d]: b\n\n", 2001), "4001:1 too-many-definitions"},
		{"one definition, used for far more than its length",
			"[a]: https://example.org/" + repeat("b", 50_000) + "\n\n" + repeat(repeat("[a] ", 500)+"\n\n", 4), "3:81 body-too-dense"},
		{"footnotes", numbered("a[^%d]\n\n", 1000) + numbered("[^%d]: b\n\n", 1000), ""},
		{"too many footnotes", numbered("[^%d]: b\n\n", 2001), "4001:1 too-many-definitions"},
		{"too many references to a footnote", "[^a]: b\n\n" + repeat("x[^a]\n\n", 4000), "8001:1 too-many-definitions"},

		{"table of 65,536 cells", repeat(table(64, 200), 5), ""},
		{"table of too many cells", "x\n\n" + repeat(table(64, 200), 6), "1018:1 too-many-cells"},
		{"wide table with rows that are filled up", row(2000) + repeat("|-", 2000) + "\n" + repeat("|\n", 2000), "1:1 too-many-cells"},
		{"wide table in a quotation", "> " + row(2000) + "> " + repeat("|-", 2000) + "\n" + repeat("> |\n", 2000), "1:1 too-many-cells"},
		{"escaped bars in code", "|a|\n|-|\n" + repeat("|`\\|`|\n", 990), ""},
		{"lines that are nearly a table", "a\n" + repeat(repeat("-|", 500)+"::\n", 60), ""},

		{"lines that are nearly a table's rule", "a\n" + repeat("-|-|\n", 3000), "2:1 table-rule"},
		{"links with spaces in each other", repeat("[", 900) + repeat("](a b.pdf)", 900), "1:810 link-as-text"},
		{"brackets behind far brackets", repeat("x", 30_000) + repeat("](a b.pdf", 1900), ""},
		{"stars that bold nothing", repeat(repeat("a", 50)+" **b", 900), "1:52 emphasis-as-text"},
		{"stars between spaces", repeat("** a ", 900), "1:1 emphasis-as-text"},
		{"tags of a word processor", repeat("<o:p", 1990) + ">", "1:7957 raw-html"},
		{"lines with bullet signs", repeat("• a\n", 9000), "1:1 list-as-text"},

		{"entities", repeat("&amp;", 12_000), ""},
		{"entities without end", repeat("&a", 30_000) + "\n\n&" + repeat("a", 30_000), ""},
		{"fence without end", "```\n" + repeat("a\n\n", 5000), ""},
		{"many lines", repeat("a\n\n", 50_001), "100001:1 body-too-dense"},
		{"equal headings", repeat("## a\n\n", 5000), ""},
		{"NUL", repeat("a\x00", 5000), ""},
	} {
		result := render([]byte(c.body), viet.Vi)
		got, _, _ := strings.Cut(told(result.Problems), "\n")
		if got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
		if (c.want == "") && len(result.HTML) == 0 {
			t.Errorf("%s: nothing is rendered", c.name)
		}
		if len(result.HTML) > 20*len(c.body)+1<<20 {
			t.Errorf("%s: %d bytes become %d", c.name, len(c.body), len(result.HTML))
		}
	}
}

// numberedDepth is n lines of a list, each with one more of indent before it.
func numberedDepth(indent string, n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(repeat(indent, i) + "- a\n")
	}
	return b.String()
}

func TestAtMost10000ProblemsAreTold(t *testing.T) {
	body := repeat(repeat("<b>", 400)+"\n\n", 40)
	if got := len(render([]byte(body), viet.Vi).Problems); got != maxProblems {
		t.Errorf("got %d", got)
	}
}

// TestNestingIsNotUnderestimated compares the depth that the limits see with the parsed tree.
func TestNestingIsNotUnderestimated(t *testing.T) {
	for _, body := range []string{
		"- a\n  - b\n    - c\n\n      d\n", "> - a\n>   > b\n> c\n", "1. a\n   - b\nlazy\n     - c\n",
		"-\ta\n\t- b\n\t\t- c\n", "a\n: b\n  - c\n    > d\n", "10. a\n    - b\n\n      - c\n", "- > - a\n  > - b\n  >   - c\n",
		"+ + a\nb\n    + c\n", "- a\n\n- b\n\n  - c\n\n\n    > - d\n",
	} {
		s := nesting{}
		seen, blank := 0, true
		for line := range strings.Lines(body) {
			if line == "\n" {
				blank = true
				continue
			}
			seen = max(seen, s.depth([]byte(line), blank))
			blank = false
		}
		if actual := containers(tree([]byte(body))); actual > seen {
			t.Errorf("%q is nested %d deep, the limits see %d", body, actual, seen)
		}
	}
}

func tree(body []byte) ast.Node {
	r := newRenderer(body, viet.Vi)
	defer r.release()
	r.signs.find(body)
	return r.parse()
}
