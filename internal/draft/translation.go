package draft

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"phoihop/internal/report"
	"phoihop/internal/source"
	"phoihop/internal/viet"
)

// Translation is the skeleton of a report's translation.
type Translation struct {
	From, To viet.Lang
	Original source.Wording
	Date     report.Date
	Site     *report.Site // its glossary and agencies have the terms
}

// Bytes are the file's. lang is that of its explanations.
func (t Translation) Bytes(lang string) []byte {
	w := &writer{lang: lang}
	w.line("---")
	w.explain("Bản dịch chỉ có lời văn: số liệu, ngày tháng, cơ quan đứng ở văn bản gốc. Trên mỗi khoá có nguyên văn sau dấu ##. Khoá nào để trống thì trang hiện nguyên văn.",
		"A translation holds words only: figures, dates and agencies stand in the original. Above each key stands its text behind ##. Of a key left empty the page shows the original.")
	w.line("translation:")
	w.explainIn("  ", w.say("người hoặc cơ quan dịch", "who translated it"))
	w.line("  by:")
	w.line("  date: " + t.Date.String())
	w.explainIn("  ", w.say("dấu của văn bản gốc lúc dịch; gốc đổi thì trang báo, sửa bản dịch rồi chạy phoihop stamp", "the state of the original; when that changes the page says so: mend the translation and run phoihop stamp"))
	w.line("  of: " + id(t.Original.Fingerprint))
	w.explain("Bản nháp không lên trang. Dịch xong thì xoá dòng này.", "A draft is not published. Remove this line when the translation is ready.")
	w.line("draft: true")
	if terms := t.terms(); len(terms) > 0 {
		w.explain("Thuật ngữ có trong báo cáo:", "Terms in this report:")
		for _, term := range terms {
			w.line("##   " + term)
		}
	}
	for _, p := range t.Original.Passages {
		w.line("")
		w.passage("", p)
	}
	w.line("---")
	t.body(w)
	return []byte(w.String())
}

func (w *writer) explainIn(indent, text string) {
	for line := range strings.SplitSeq(text, "\n") {
		w.line(indent + "## " + line)
	}
}

// passage writes a key to fill in, its original's text above it.
func (w *writer) passage(indent string, p source.Passage) {
	switch {
	case p.List:
		w.list(indent, p)
	case p.Text != "":
		w.explainIn(indent, p.Text)
		w.line(indent + p.Key + ":")
	default:
		w.line(indent + p.Key + ":")
		for _, part := range p.Parts {
			w.passage(indent+"  ", part)
		}
	}
}

// list writes a list. Of texts there are as many as in the original; so of entries, unless they are told apart by a
// mark: then only those are written that hold words.
func (w *writer) list(indent string, p source.Passage) {
	texts := len(p.Parts) > 0 && p.Parts[0].Text != ""
	switch {
	case texts:
		for _, entry := range p.Parts {
			w.explainIn(indent, "- "+entry.Text)
		}
		w.line(indent + p.Key + ":")
		return
	case !p.Keyed && len(p.Parts) > 1:
		w.explainIn(indent, w.say("giữ đủ các mục, đúng thứ tự của văn bản gốc", "keep every entry, in the original's order"))
	}
	w.line(indent + p.Key + ":")
	for _, entry := range p.Parts {
		if p.Keyed && len(entry.Parts) == 0 {
			continue
		}
		w.entry(indent+"  ", entry)
	}
}

// entry writes an entry of a list: "- " stands before its first line that is no comment.
func (w *writer) entry(indent string, p source.Passage) {
	inner := &writer{lang: w.lang}
	if p.Mark.Key != "" {
		value := scalar(Clean(p.Mark.Value))
		if p.Mark.Key == "id" {
			value = id(p.Mark.Value)
		}
		inner.line(p.Mark.Key + ": " + value)
	}
	for _, part := range p.Parts {
		inner.passage("", part)
	}
	if inner.Len() == 0 {
		inner.line("{}")
	}
	begun := false
	for line := range strings.Lines(inner.String()) {
		line = strings.TrimSuffix(line, "\n")
		switch {
		case !begun && !strings.HasPrefix(line, "#"):
			w.line(indent + "- " + line)
			begun = true
		case !begun:
			w.line(indent + line)
		default:
			w.line(indent + "  " + line)
		}
	}
}

// comment is one of the original's own, which nobody translates, and within which no other may stand.
var comment = regexp.MustCompile(`(?s)<!--.*?-->\n?`)

// body writes the paragraphs of the body as comments, each with room behind it. Headings keep their level.
func (t Translation) body(w *writer) {
	for _, block := range blocks(comment.ReplaceAllString(t.Original.Body, "")) {
		w.line("<!-- " + strings.ReplaceAll(block, "-->", "--\\>") + " -->")
		w.line("")
	}
}

// blocks parts a body at its empty lines, but not inside fenced code.
func blocks(body string) (found []string) {
	var block []string
	fenced := false
	end := func() {
		if len(block) > 0 {
			found = append(found, strings.Join(block, "\n"))
		}
		block = nil
	}
	for line := range strings.SplitSeq(body, "\n") {
		if trimmed := strings.TrimSpace(line); strings.HasPrefix(trimmed, "```") || strings.HasPrefix(trimmed, "~~~") {
			fenced = !fenced
		} else if trimmed == "" && !fenced {
			end()
			continue
		}
		block = append(block, line)
	}
	end()
	return found
}

// terms lists the names of the glossary and of agencies that stand in the original, with what they are called in the
// translation.
func (t Translation) terms() (found []string) {
	text := " " + strings.ToLower(t.text()) + " "
	seen := map[string]bool{}
	add := func(name report.Bilingual) {
		from, to := name.Vi, name.En
		if t.From == viet.En {
			from, to = to, from
		}
		line := from + " → " + to
		if from != "" && to != "" && !seen[line] && holdsTerm(text, strings.ToLower(from)) {
			seen[line] = true
			found = append(found, line)
		}
	}
	short := func(name, short report.Bilingual) {
		if short.Vi != "" && t.From == viet.Vi {
			add(report.Bilingual{Vi: short.Vi, En: first(short.En, name.En)})
		} else if t.From == viet.En {
			add(report.Bilingual{Vi: first(short.Vi, name.Vi), En: short.En})
		}
	}
	for _, term := range t.Site.Glossary {
		add(term.Name)
		short(term.Name, term.Short)
	}
	for _, agency := range t.Site.Agencies {
		add(agency.Name)
		short(agency.Name, agency.Short)
	}
	return found
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// text is all that the original says, its parts by spaces.
func (t Translation) text() string {
	var b strings.Builder
	var walk func([]source.Passage)
	walk = func(list []source.Passage) {
		for _, p := range list {
			b.WriteString(p.Text + " ; ")
			walk(p.Parts)
		}
	}
	walk(t.Original.Passages)
	return strings.Join(strings.Fields(b.String()+t.Original.Body), " ")
}

// compounds are words within which a term of one syllable says something else: society (xã hội) is no commune (xã).
var compounds = map[string]*strings.Replacer{
	"xã":  strings.NewReplacer("xã hội", "", "hợp tác xã", "", "thị xã", ""),
	"tổ":  strings.NewReplacer("tổ chức", "", "tổ quốc", "", "tổ tiên", ""),
	"ban": strings.NewReplacer("ban hành", "", "uỷ ban", "", "ủy ban", "", "ban đầu", ""),
}

// holdsTerm tells that a term stands in a text, not only within another word.
func holdsTerm(text, term string) bool {
	if others := compounds[term]; others != nil {
		text = others.Replace(text)
	}
	return holdsWord(text, term)
}

// holdsWord tells that a word or phrase stands in a text with no letter right before or behind it.
func holdsWord(text, word string) bool {
	for at := 0; ; {
		i := strings.Index(text[at:], word)
		if i < 0 {
			return false
		}
		before, _ := utf8.DecodeLastRuneInString(text[:at+i])
		behind, _ := utf8.DecodeRuneInString(text[at+i+len(word):])
		if !unicode.IsLetter(before) && !unicode.IsDigit(before) && !unicode.IsLetter(behind) && !unicode.IsDigit(behind) {
			return true
		}
		at += i + len(word)
	}
}
