package render

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"phoihop/internal/page"
)

// briefWidth is how many characters a line of a brief holds, so that a telegram of old, a terminal and a printed slip
// show it alike. A word that is longer, such as an address, is not broken.
const briefWidth = 80

// byteOrderMark says that a text is UTF-8 to browsers that open it from a folder, or from a server that does not say it:
// they would take its letters for those of Western Europe. It is no part of what a reader copies.
const byteOrderMark = "\ufeff"

// Brief writes a report in brief at the end of b: UTF-8 text with lines that end in LF.
func (t *Templates) Brief(b *bytes.Buffer, p *page.Brief) {
	word := func(key string) string {
		text, _ := t.words[p.Lang].plain(key)
		return text
	}
	b.WriteString(byteOrderMark)
	paragraph(b, "", p.District+", "+p.Held)
	paragraph(b, "", p.Title)
	if p.Decided != "" {
		b.WriteByte('\n')
		paragraph(b, "", p.Decided)
	}
	if len(p.Signed) > 0 {
		b.WriteByte('\n')
		paragraph(b, "", word("signed")+":")
		for _, s := range p.Signed {
			paragraph(b, "- ", s)
		}
	}
	if len(p.Tasks) > 0 {
		b.WriteByte('\n')
		paragraph(b, "", word("tasks")+":")
	}
	for i, task := range p.Tasks {
		said := task.Title
		if task.Owner != "" {
			said = sentence(said) + " " + word("owner") + ": " + task.Owner
		}
		if task.Due != "" {
			said = sentence(said) + " " + word("due") + ": " + task.Due
		}
		if task.State != "" {
			said = sentence(said) + " " + word("state-here") + ": " + task.State
		}
		paragraph(b, fmt.Sprintf("%d. ", i+1), sentence(said))
	}
	if p.GoesOn {
		paragraph(b, "", word("goes-on"))
	}
	if len(p.Changes) > 0 {
		b.WriteByte('\n')
		paragraph(b, "", word("corrections")+":")
		for _, c := range p.Changes {
			paragraph(b, "- ", c)
		}
	}
	if p.Source != "" || p.Reference || p.Address != "" {
		b.WriteByte('\n')
	}
	if p.Source != "" {
		paragraph(b, "", word("source")+": "+p.Source)
	}
	if p.Reference {
		paragraph(b, "", word("translation")+". "+word("reference-only"))
	}
	if p.Address != "" {
		paragraph(b, "", p.Address)
	}
}

// sentence ends a text in a full stop, unless it ends in a sign of its own.
func sentence(s string) string {
	if s == "" || strings.ContainsRune(".!?…:;", []rune(s)[utf8.RuneCountInString(s)-1]) {
		return s
	}
	return s + "."
}

// paragraph writes words into lines of at most briefWidth, the first after a mark and all others below the text
// behind it.
func paragraph(b *bytes.Buffer, mark, text string) {
	b.WriteString(mark)
	indent := strings.Repeat(" ", utf8.RuneCountInString(mark))
	used, first := len(indent), true
	for word := range strings.FieldsSeq(text) {
		width := utf8.RuneCountInString(word)
		switch {
		case first:
		case used+1+width > briefWidth:
			b.WriteString("\n" + indent)
			used = len(indent)
		default:
			b.WriteByte(' ')
			used++
		}
		b.WriteString(word)
		used, first = used+width, false
	}
	b.WriteByte('\n')
}
