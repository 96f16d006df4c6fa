package markdown

import (
	"bytes"
	"strconv"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"phoihop/internal/problem"
	"phoihop/internal/viet"
)

func (r *renderer) heading(n *ast.Heading) {
	h := r.addHeading(n)
	if n.Level == 1 {
		r.report(r.headingOffset(n), problem.HeadingLevel)
	}
	if h.Text == "" {
		r.report(r.headingOffset(n), problem.HeadingText)
	}
	r.checkHeadingHeard(n, h)
	level := byte('0' + min(h.Level+1, 6)) // below the heading that the page gives the body
	r.out = append(r.out, '<', 'h', level)
	r.write(` id="`)
	r.write(h.ID)
	r.write(`">`)
	r.inlines(n)
	r.out = append(r.out, '<', '/', 'h', level, '>', '\n')
}

// addHeading adds n to the body's headings under an id that none has yet.
func (r *renderer) addHeading(n *ast.Heading) Heading {
	r.scratch = r.appendPlain(r.scratch[:0], n)
	text := string(bytes.TrimSpace(r.scratch))
	slug := viet.Slug(text)
	if slug == "" {
		slug = "muc"
		if r.lang == viet.En {
			slug = "section"
		}
	}
	h := Heading{Level: max(2, n.Level), ID: r.unique(slug), Text: text}
	r.headings = append(r.headings, h)
	return h
}

// unique gives slug itself the first time, then slug-2, slug-3 …, leaving out ids that stand already.
func (r *renderer) unique(slug string) string {
	id := slug
	for r.used[id] > 0 {
		r.used[slug]++
		id = slug + "-" + strconv.Itoa(r.used[slug])
	}
	r.used[id]++
	return id
}

// headingOffset gives where the "#" of a heading stands, or the first word of an underlined one.
func (r *renderer) headingOffset(n *ast.Heading) int {
	if n.Lines().Len() == 0 {
		return n.Pos()
	}
	first := n.Lines().At(0)
	at := first.Start
	for at > 0 && (r.body[at-1] == ' ' || r.body[at-1] == '\t') {
		at--
	}
	if at == 0 || r.body[at-1] != '#' {
		return first.Start
	}
	for at > 0 && r.body[at-1] == '#' {
		at--
	}
	return at
}

// collectHeadings finds the headings below n in the order in which document writes them.
func (r *renderer) collectHeadings(doc ast.Node) {
	r.headingsIn(doc)
	for _, note := range r.sortedNotes() {
		r.headingsIn(note)
	}
}

func (r *renderer) headingsIn(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Heading:
			r.addHeading(n)
		case *ast.Paragraph, *ast.TextBlock, *extast.Table:
		case *extast.FootnoteList:
			r.block(n)
		default:
			r.headingsIn(n)
		}
	}
}

const longestHint = 80 // characters of an id that a hint may name

// checkFragments reports links to headings that the body does not have.
func (r *renderer) checkFragments() {
	if len(r.fragments) == 0 {
		return
	}
	known := make(map[string]bool, len(r.headings))
	for _, h := range r.headings {
		known[h.ID] = true
	}
	var candidates []string
	for _, f := range r.fragments {
		if known[f.id] || r.isNote(f.id) || len(r.problems) >= maxProblems {
			continue
		}
		if candidates == nil {
			candidates = r.candidates()
		}
		p := problem.NoHeading(f.id, problem.Words{Vi: "bài này", En: "this text"}, len(r.headings) > 0, candidates)
		if len(candidates) > 0 && len(r.problems) < problem.PerFile && len(f.id) < longestHint {
			p = p.DidYouMean(viet.Slug(f.id), candidates)
		}
		r.reportProblem(f.offset, p)
	}
}

// candidates gives the ids that a hint may name: as many as could help, none longer than a person
// would write.
func (r *renderer) candidates() []string {
	ids := []string{}
	for _, h := range r.headings {
		if len(h.ID) < longestHint && len(ids) < 100 {
			ids = append(ids, h.ID)
		}
	}
	return ids
}
