package corpus

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"
)

// report writes both files of report i.
func (c Corpus) report(i int) *report {
	r := &report{outline: c.outline(i), repeat: c.Idiom == Hugo}
	x := c.draw(i, drawText)
	r.both("---\n")
	c.frontMatter(r, x)
	r.both("---\n\n")
	c.body(r, x)
	if !r.translated {
		r.en.Reset()
		r.en.WriteString(r.vi.String())
	}
	return r
}

func (c Corpus) frontMatter(r *report, x *rand.Rand) {
	c.meeting(r, x)
	c.origin(r, x)
	c.attendees(r, x)
	results(r, x)
	c.tasks(r, x)
	signed(r, x)
	limitations(r, x)
	documents(r, x)
	themes(r, x)
	c.life(r, x)
}

func (c Corpus) meeting(r *report, x *rand.Rand) {
	title := pick(x, titles)
	title = phrase{strings.Replace(title.vi, "{kind}", r.kind.title.vi, 1), strings.Replace(title.en, "{kind}", r.kind.title.en, 1)}
	title, place := fill(x, r.date, title), districtName(r.district)
	r.words(top, "title", phrase{quoted(place.vi + ": " + title.vi), quoted(place.en + ": " + title.en)})
	if x.IntN(6) > 0 {
		r.words(top, "summary", capital(fill(x, r.date, pick(x, summaries))))
	}
	agencies, kinds := "agency", "kind"
	if c.Idiom == Hugo { // the names of its taxonomies
		agencies, kinds = "agencies", "kinds"
		r.fact(top, "years", fmt.Sprintf("[%q]", r.date.Format("2006")))
	}
	r.fact(top, agencies, pick(x, meetings))
	r.fact(top, "date", r.date.Format(time.DateOnly))
	if r.days > 1 {
		r.fact(top, "end_date", r.date.AddDate(0, 0, r.days-1).Format(time.DateOnly))
	} else {
		r.fact(top, "part_of_day", pick(x, []string{"morning", "morning", "afternoon", "all-day"}))
	}
	r.fact(top, kinds, r.kind.id)
	room := 1 + x.IntN(6)
	r.words(top, "venue", phrase{fmt.Sprintf("Phòng họp số %d, trụ sở UBND quận", room), fmt.Sprintf("Meeting room %d, People's Committee of the district", room)})
	year := r.date.Year() - x.IntN(2)
	r.both("period:\n")
	r.fact("  ", "from", fmt.Sprintf("%d-01-01", year))
	r.fact("  ", "to", fmt.Sprintf("%d-12-31", year))
	r.words("  ", "label", phrase{fmt.Sprintf("năm %d", year), fmt.Sprintf("the year %d", year)})
}

func quoted(s string) string { return `"` + s + `"` }

func (c Corpus) origin(r *report, x *rand.Rand) {
	r.fact(top, "published", fmt.Sprintf("%sT%02d:%02d:00+07:00", r.date.AddDate(0, 0, r.days).Format(time.DateOnly), 7+x.IntN(12), x.IntN(60)))
	place := districtName(r.district)
	r.words(top, "author", phrase{"Văn phòng HĐND và UBND quận", "Office of the People's Council and People's Committee"})
	r.both("source:\n")
	r.words("  ", "name", phrase{"Cổng thông tin điện tử " + place.vi, "Portal of " + place.en})
	r.fact("  ", "url", fmt.Sprintf("https://example.org/%s/tin-%d", districtID(r.district), r.number))
	if x.IntN(5) == 0 {
		r.both("source_notes:\n")
		for range 1 + x.IntN(2) {
			r.text(first, fill(x, r.date, pick(x, noteTexts)), "\n")
		}
	}
}

func (c Corpus) attendees(r *report, x *rand.Rand) {
	r.both("attendees:\n")
	present := map[string]bool{}
	for a := range 3 + x.IntN(5) {
		name := person(x)
		for present[name] {
			name = person(x)
		}
		present[name] = true
		o := offices[(a+x.IntN(2))%len(offices)]
		r.both("%sname: %s\n", first, name)
		r.words(next, "role", o.role)
		r.fact(next, "agency", o.agency)
		if a == 0 {
			r.fact(next, "chair", true)
		}
		if x.IntN(3) == 0 {
			r.fact(next, "did", pick(x, []string{"opened", "reported", "spoke", "directed", "concluded"}))
		}
	}
	if x.IntN(2) == 0 {
		r.words(first, "group", pick(x, groups))
		r.fact(next, "count", 5+x.IntN(60))
	}
}

func results(r *report, x *rand.Rand) {
	r.both("results:\n")
	from := x.IntN(len(figures))
	for k := range 2 + x.IntN(3) {
		f := figures[(from+k)%len(figures)]
		wards, district := 2+x.IntN(200), 1+x.IntN(60)
		if f.money {
			wards, district = 1_000_000+x.IntN(900_000_000), 1_000_000+x.IntN(90_000_000)
		}
		r.both("%sid: %s\n", first, f.id)
		r.words(next, "label", f.label)
		r.words(next, "unit", f.unit)
		r.fact(next, "level", f.level)
		r.fact(next, "value", wards+district)
		switch x.IntN(3) {
		case 0:
			r.fact(next, "plan", wards+district+x.IntN(20)-5)
		case 1:
			plan := (wards+district)*100/(70+x.IntN(50)) + 1 + x.IntN(9)
			tenths := (wards + district) * 1000 / plan
			r.fact(next, "percent_of_plan", fmt.Sprintf("%d,%d", tenths/10, tenths%10))
		}
		r.both("%sparts:\n", next)
		r.words(subFirst, "label", phrase{"Cấp phường", "Wards"})
		r.fact(subNext, "value", wards)
		r.words(subFirst, "label", phrase{"Cấp quận", "District"})
		r.fact(subNext, "value", district)
	}
}

func signed(r *report, x *rand.Rand) {
	if r.kind.id != "signing" && x.IntN(5) > 0 {
		return
	}
	r.both("signed:\n")
	items := 1 + x.IntN(4)
	r.words(first, "title", fill(x, r.date, pick(x, signedTitles)))
	r.fact(next, "kind", pick(x, []string{"programme", "regulation", "plan", "pact"}))
	r.fact(next, "parties", pick(x, meetings))
	r.fact(next, "item_count", items)
	r.both("%sitems:\n", next)
	for range items {
		r.text(subFirst, capital(fill(x, r.date, pick(x, taskTitles))), "\n")
	}
}

func limitations(r *report, x *rand.Rand) {
	if x.IntN(4) == 0 {
		return
	}
	r.both("limitations:\n")
	for range 1 + x.IntN(3) {
		r.words(first, "text", capital(fill(x, r.date, pick(x, limitationTexts))))
		r.fact(next, "agency", pick(x, owners))
	}
}

func documents(r *report, x *rand.Rand) {
	if x.IntN(5) == 0 {
		return
	}
	r.both("documents:\n")
	for range 1 + x.IntN(3) {
		kind := pick(x, documentKinds)
		date := r.date.AddDate(0, 0, -x.IntN(1500))
		r.words(first, "title", fill(x, r.date, pick(x, documentTitles)))
		r.fact(next, "number", fmt.Sprintf("%d/%d/%s", 1+x.IntN(400), date.Year(), kind.letters))
		r.fact(next, "kind", kind.kind)
		r.words(next, "issuer", pick(x, issuers))
		r.fact(next, "date", date.Format(time.DateOnly))
		r.fact(next, "role", pick(x, []string{"basis", "reviewed", "conclusion", "cited"}))
	}
}

func themes(r *report, x *rand.Rand) {
	if x.IntN(3) > 0 {
		return
	}
	r.both("themes:\n")
	r.words(first, "text", fill(x, r.date, pick(x, themeTexts)))
	r.fact(next, "kind", pick(x, []string{"theme", "campaign", "movement", "model"}))
	r.fact(next, "year", r.date.Year())
}

// life writes what happened to the report since it was published, and who translated it.
func (c Corpus) life(r *report, x *rand.Rand) {
	later := r.date.AddDate(0, 0, 5+x.IntN(200)).Format(time.DateOnly)
	if x.IntN(25) == 0 {
		r.fact(top, "updated", later)
		r.both("corrections:\n")
		r.words(first, "text", capital(fill(x, r.date, pick(x, correctionTexts))))
		r.fact(next, "kind", pick(x, []string{"correction", "update"}))
		r.fact(next, "date", later)
	}
	if x.IntN(30) == 0 {
		r.fact(top, "aliases", fmt.Sprintf("[%s%s/ban-cu-%s]", c.root(), districtID(r.district), r.name))
	}
	if r.withdrawn {
		r.both("withdrawn:\n")
		r.words("  ", "reason", phrase{"Đăng nhầm bản chưa được duyệt.", "A version not yet approved was published."})
		r.fact("  ", "date", later)
		if c.Idiom == Hugo {
			r.fact(top, "build", "{list: never}")
		}
	}
	r.text("", phrase{"", "translation: {by: Office of the People's Council and People's Committee, date: " + later + ", authoritative: false}\n"}, "")
}

// root is what the name of a page begins with: Hugo's names begin with "/".
func (c Corpus) root() string {
	if c.Idiom == Hugo {
		return "/"
	}
	return ""
}
