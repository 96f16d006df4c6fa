package corpus

import (
	"fmt"
	"math/rand/v2"
	"path"

	"phoihop/internal/viet"
)

// body writes the Markdown: a section for each heading of the outline, each with paragraphs and one
// block of another kind.
func (c Corpus) body(r *report, x *rand.Rand) {
	blocks := []func(*report, *rand.Rand){bullets, table, quotation, steps, definitions, nested}
	from := x.IntN(len(blocks))
	for s, heading := range r.headings {
		r.text("## ", c.anchored(heading), "\n\n")
		for range 1 + x.IntN(3) {
			c.paragraph(r, x)
		}
		blocks[(from+s)%len(blocks)](r, x)
	}
	footnotes(r, x)
}

// anchored gives a heading the address that links expect: Hugo's own addresses keep the marks.
func (c Corpus) anchored(heading phrase) phrase {
	if c.Idiom == Hugo {
		return phrase{heading.vi + " {#" + viet.Slug(heading.vi) + "}", heading.en + " {#" + viet.Slug(heading.en) + "}"}
	}
	return heading
}

func (c Corpus) paragraph(r *report, x *rand.Rand) {
	for n := range 2 + x.IntN(3) {
		if n > 0 {
			r.both(" ")
		}
		r.text("", sentence(x, r.date), "")
		if x.IntN(30) == 0 {
			r.notes++
			r.both("[^%d]", r.notes)
		}
	}
	if r.number > 0 && x.IntN(6) == 0 {
		c.link(r, x)
	}
	r.both("\n\n")
}

// link writes a sentence that names an earlier report, its first heading or its first task. An English
// text names the Vietnamese file of a report that was not translated.
func (c Corpus) link(r *report, x *rand.Rand) {
	to := c.outlineAlone(x.IntN(r.number))
	place := x.IntN(3)
	if to.withdrawn {
		return
	}
	target := func(lang viet.Lang, heading string) string {
		return c.relative(r.outline, to, lang) + []string{"", "#" + viet.Slug(heading), "#task_t1"}[place]
	}
	vi := target(viet.Vi, to.headings[0].vi)
	en := vi
	if to.translated {
		en = target(viet.En, to.headings[0].en)
	}
	district, day := districtName(to.district), dayName(to.date)
	fmt.Fprintf(&r.vi, " Xem thêm [báo cáo ngày %s của %s](%s).", day.vi, district.vi, vi)
	fmt.Fprintf(&r.en, " See also the [report of %s of %s](%s).", district.en, day.en, en)
}

// relative is the way from one report's file to another's. Hugo names pages without language.
func (c Corpus) relative(from, to outline, lang viet.Lang) string {
	if c.Idiom == Hugo {
		return fmt.Sprintf("/%s/%d/%s", districtID(to.district), to.date.Year(), to.name)
	}
	file := path.Base(c.file(to, lang))
	if from.district == to.district {
		return file
	}
	return "../" + districtID(to.district) + "/" + file
}

func bullets(r *report, x *rand.Rand) {
	for range 2 + x.IntN(4) {
		field := capital(pick(x, fields))
		r.text("- **", field, "**: ")
		r.text("", sentence(x, r.date), "\n")
	}
	r.both("\n")
}

// nested is a section below, with a list in a list.
func nested(r *report, x *rand.Rand) {
	r.text("### ", capital(fill(x, r.date, phrase{"Tại {place}", "In {place}"})), "\n\n")
	for range 2 + x.IntN(2) {
		r.text("- ", capital(fill(x, r.date, phrase{"{unit} và {field}", "{unit} and {field}"})), "\n")
		for range 1 + x.IntN(2) {
			r.text("  - ", sentence(x, r.date), "\n")
		}
	}
	r.both("\n")
}

func steps(r *report, x *rand.Rand) {
	for n := range 2 + x.IntN(3) {
		r.text(fmt.Sprintf("%d. ", n+1), sentence(x, r.date), "\n")
	}
	r.both("\n")
}

func table(r *report, x *rand.Rand) {
	r.text("", phrase{"| Nội dung | Kế hoạch | Thực hiện | Tỷ lệ |", "| Subject | Planned | Done | Share |"}, "\n|---|---:|---:|---:|\n")
	for range 3 + x.IntN(5) {
		cell := fill(x, r.date, phrase{"{object} về {field}", "{object} on {field}"})
		plan := 10 + x.IntN(900)
		done := plan * (60 + x.IntN(50)) / 100
		share := done * 1000 / plan
		r.text("| ", capital(cell), fmt.Sprintf(" | %d | %d | ", plan, done))
		r.text("", phrase{fmt.Sprintf("%d,%d%%", share/10, share%10), fmt.Sprintf("%d.%d%%", share/10, share%10)}, " |\n")
	}
	r.both("\n")
}

func quotation(r *report, x *rand.Rand) {
	r.text("> ", sentence(x, r.date), "\n>\n")
	r.both("> *%s*\n\n", person(x))
}

func definitions(r *report, x *rand.Rand) {
	seen := map[string]bool{}
	for range 2 {
		term := capital(pick(x, fields))
		if seen[term.vi] {
			continue
		}
		seen[term.vi] = true
		r.text("", term, "\n")
		r.text(": ", capital(fill(x, r.date, pick(x, definitionTexts))), ".\n\n")
	}
}

func footnotes(r *report, x *rand.Rand) {
	for n := range r.notes {
		r.both("[^%d]: ", n+1)
		r.text("", sentence(x, r.date), "\n")
	}
}
