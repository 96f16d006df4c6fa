package snapshot

import (
	"bytes"
	"cmp"
	"fmt"
	"html"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"phoihop/internal/bag"
	"phoihop/internal/problem"
	"phoihop/internal/sealed"
	"phoihop/internal/viet"
)

// Beside the site a pack holds words: what it is called, who made it, a page to begin with. No file of the site vouches for
// them, so they are made anew of the site's own files and compared. What another version wrote cannot be made here: then the
// check is skipped, and says so.

const wordsCheck = "words"

// checkWords holds what stands beside the site in a pack against what this version writes of the site.
func (v *verifier) checkWords() {
	made := v.result.Identity.Software
	switch {
	case !v.packed() || v.reader.Software == "":
		return
	case made != v.reader.Software:
		v.skip(wordsCheck, words("lời ghi bên cạnh cổng (tên, mô tả, trang mở đầu): không xét, vì do %q ghi, còn đây là %q", "words beside the site (names, descriptions, first page): not checked: made by %q, this is %q",
			made, v.reader.Software))
		return
	}
	v.check(wordsCheck, func() (int, problem.Words) {
		w := &wordCheck{verifier: v}
		w.says.identify(v)
		switch {
		case v.bag != nil:
			w.ofBag()
		case v.wacz != nil:
			w.ofWacz()
		default:
			w.ofZim()
		}
		return w.count, words("lời ghi bên cạnh cổng (tên, mô tả, trang mở đầu) đúng như phoihop ghi từ cổng: %d", "words beside the site (names, descriptions, first page) are those that phoihop writes of it: %d", w.count)
	})
}

// wordCheck is one check of the words beside a site.
type wordCheck struct {
	*verifier
	says     siteWords
	count    int
	contacts []bag.Field // that no page of the site says
}

// siteWords are what a site's own files say of it.
type siteWords struct {
	title, about, owner, licence problem.Words // each in the languages in which it is given
	address                      string
	languages                    []string
	reports, of                  int    // of counts that a part's own words state; of is 0 of a whole site
	pages                        string // the text of those that tell of the site as a whole
	key                          string
}

var partCounts = regexp.MustCompile(`^(?:A part only: (\d+) of (\d+) reports;|Chỉ là một phần: (\d+) trong (\d+) báo cáo;)`)

// identify reads a site. What can't be read differs from what the pack says.
func (s *siteWords) identify(v *verifier) {
	_ = v.readInside(catalogName, func(d *decoder) error {
		return d.object(func(key string) error {
			if key != "@graph" {
				var other any
				return d.Decode(&other)
			}
			return d.array(func() error {
				var node catalogNode
				if err := d.Decode(&node); err != nil {
					return err
				}
				s.title, s.about, s.owner, s.licence = node.Title.raw(), node.About.raw(), node.Publisher.Name.raw(), node.Licence.Label.raw()
				s.languages = node.languages()
				s.address, _ = strings.CutSuffix(node.Home.ID, "index.html")
				if s.address == "../" {
					s.address = ""
				}
				if m := partCounts.FindStringSubmatch(in(node.Part.raw(), "en")); m != nil {
					s.reports, _ = strconv.Atoi(m[1] + m[3])
					s.of, _ = strconv.Atoi(m[2] + m[4])
				}
				return errRead
			})
		})
	})
	if s.of == 0 {
		s.reports = len(v.tally.reports)
	}
	if key, named := v.siteKey(); named {
		s.key = key.String()
	}
	for _, lang := range languages {
		for _, name := range []string{"/about.html", "/accessibility.html", "/index.html"} {
			page, err := v.tree.open(lang + name)
			if err != nil {
				continue
			}
			text, _ := io.ReadAll(io.LimitReader(page, largestValue))
			page.Close()
			s.pages += " " + html.UnescapeString(string(text))
		}
	}
	s.pages = spaced(s.pages)
}

// catalogNode is the first node of the catalogue of the open data.
type catalogNode struct {
	Title     texts `json:"dct:title"`
	About     texts `json:"dct:description"`
	Publisher struct {
		Name texts `json:"foaf:name"`
	} `json:"dct:publisher"`
	Languages []struct {
		ID string `json:"@id"`
	} `json:"dct:language"`
	Licence struct {
		Label texts `json:"rdfs:label"`
	} `json:"dct:license"`
	Home struct {
		ID string `json:"@id"`
	} `json:"foaf:homepage"`
	Part texts `json:"rdfs:comment"`
}

func (n *catalogNode) languages() (codes []string) {
	for _, l := range n.Languages {
		switch {
		case strings.HasSuffix(l.ID, "/VIE"):
			codes = append(codes, "vi")
		case strings.HasSuffix(l.ID, "/ENG"):
			codes = append(codes, "en")
		}
	}
	return codes
}

// raw are the text as it stands, for comparing.
func (t texts) raw() (w problem.Words) {
	for _, text := range t {
		switch text.Language {
		case "vi":
			w.Vi = text.Value
		case "en":
			w.En = text.Value
		}
	}
	return w
}

// in is a text in a language, else in the other.
func in(w problem.Words, lang string) string {
	if lang == "en" {
		return cmp.Or(w.En, w.Vi)
	}
	return cmp.Or(w.Vi, w.En)
}

// first is a text in the site's first language.
func (s *siteWords) first(w problem.Words) string {
	if len(s.languages) == 0 {
		return in(w, "vi")
	}
	return in(w, s.languages[0])
}

// inBoth is a text as packs name it where there is room for both languages.
func inBoth(w problem.Words) string {
	if in(w, "vi") == in(w, "en") {
		return in(w, "vi")
	}
	return in(w, "vi") + " / " + in(w, "en")
}

// spaced has one space where there is white space of any kind, as a bag's fields have it.
func spaced(s string) string { return strings.Join(strings.FieldsFunc(s, unicode.IsSpace), " ") }

// holds asks for one of these texts in a place beside the site.
func (w *wordCheck) holds(part, field, have string, want ...string) {
	w.count++
	if slices.Contains(want, have) {
		return
	}
	w.foreign(part, words("%s là %s, từ cổng phải là %s", "%s is %s, of the site it should be %s", field, short(have), short(want[0])))
}

// foreign tells of something that no pack of ours has.
func (w *wordCheck) foreign(part string, what problem.Words) {
	w.result.Problems = append(w.result.Problems, problem.New(problem.PackForeign, what).In(part)) // beside the site, not below it
}

func short(s string) string {
	if letters := []rune(s); len(letters) > 60 {
		s = string(letters[:60]) + "…"
	}
	return fmt.Sprintf("%q", s)
}

// isName tells whether a text can be the name of the site's packs.
func (w *wordCheck) isName(name string) bool {
	slug := cmp.Or(viet.Slug(w.says.first(w.says.title)), "phoihop")
	if len(slug) > longestID-9 { // it may have been cut, see packID
		slug = slug[:longestID-9-10]
	}
	return name == slug || strings.HasPrefix(name, slug) && (w.says.of > 0 || len(name) > longestID-10)
}

// bagTags are the files that stand beside the site in a bag.
var bagTags = []string{"bagit.txt", "index.html", "README.txt", "bag-info.txt", "manifest-sha512.txt", "tagmanifest-sha512.txt"}

// ofBag holds the fields of bag-info.txt, the first page and the README.
func (w *wordCheck) ofBag() {
	const info = "bag-info.txt"
	s := &w.says
	var date time.Time
	var about string
	for _, f := range w.bag.Info {
		if f.Label == "External-Description" {
			_, about = w.titleAndAbout(f.Value)
		}
	}
	for _, f := range w.bag.Info {
		switch f.Label {
		case "Source-Organization":
			w.holds(info, f.Label, f.Value, spaced(s.first(s.owner)))
		case "External-Description":
			w.holds(info, f.Label, f.Value, spaced(about))
		case "External-Identifier":
			w.holds(info, f.Label, f.Value, s.address)
		case "Organization-Address", "Contact-Email", "Contact-Phone":
			w.contact(f)
		case "Bagging-Date":
			var err error
			date, err = time.Parse(time.DateOnly, f.Value)
			name, _ := strings.CutSuffix(w.bag.Name, "-"+f.Value)
			if w.count++; err != nil || name == w.bag.Name || !w.isName(name) {
				w.foreign(info, words("tên %s không hợp với tên của cổng và ngày %s", "the name %s does not fit the site's title and the date %s", short(w.bag.Name), short(f.Value)))
			}
		case "Payload-Oxum", "Bag-Software-Agent":
		default:
			w.foreign(info, words("có dòng %s", "it has the field %s", short(f.Label)))
		}
	}
	w.tellContacts(info)
	tags := map[string]string{}
	for _, f := range w.bag.Tags {
		if !slices.Contains(bagTags, f.Path) {
			w.foreign(f.Path, words("tệp này không thuộc về túi BagIt của phoihop", "no bag of phoihop has this file"))
			continue
		}
		if content, err := f.Open(); err == nil {
			text, _ := io.ReadAll(io.LimitReader(content, 1<<20))
			content.Close()
			tags[f.Path] = string(text)
		}
	}
	w.landing(date, tags)
}

// What a part's README says of the part, and of the whole.
var (
	partVi    = regexp.MustCompile(`(?m)^Gồm có: (.*)\.$`)
	partEn    = regexp.MustCompile(`(?m)^It holds: (.*)\.$`)
	leftOutVi = regexp.MustCompile(`(?m)^Không có ở đây: (.*)\.$`)
	leftOutEn = regexp.MustCompile(`(?m)^Not here: (.*)\.$`)
)

// landing makes the first page and the README again.
func (w *wordCheck) landing(date time.Time, tags map[string]string) {
	s := &w.says
	y, m, d := date.Date()
	l := Landing{Name: w.bag.Name, TitleVi: in(s.title, "vi"), TitleEn: in(s.title, "en"), DateVi: viet.LongDay(viet.Vi, y, int(m), d), DateEn: viet.LongDay(viet.En, y, int(m), d),
		Owner: inBoth(s.owner), Address: s.address, Part: s.of > 0, Reports: s.reports, Of: s.of, PublicKey: s.key, CommentBytes: sealed.CommentSize}
	l.Sources = slices.ContainsFunc(w.bag.Payload, func(f bag.File) bool { return w.isSource(f.Path) })
	for _, lang := range s.languages {
		l.Languages = append(l.Languages, viet.Lang(lang))
	}
	if l.Part {
		readme := tags["README.txt"]
		l.PartVi, l.PartEn, l.LeftOutVi, l.LeftOutEn = w.named(readme, partVi), w.named(readme, partEn), w.named(readme, leftOutVi), w.named(readme, leftOutEn)
	}
	if s.key == "" {
		l.PublicKey = w.unsaidKey(tags["README.txt"])
	}
	matches := func(l Landing) (string, bool) {
		var page, text bytes.Buffer
		if landingTemplate.Execute(&page, l) != nil || readmeTemplate.Execute(&text, l) != nil {
			return "index.html", false
		}
		if text.String() != tags["README.txt"] {
			return "README.txt", false
		}
		return "index.html", page.String() == tags["index.html"]
	}
	w.count += 2
	part, same := matches(l)
	if !same && s.owner == s.title { // the site may name no publisher
		l.Owner = ""
		part, same = matches(l)
	}
	if !same {
		w.foreign(part, words("không như phoihop ghi từ cổng này", "not as phoihop writes it of this site"))
	}
}

// named is what a README says of a part, where the site's pages say that too.
func (w *wordCheck) named(readme string, pattern *regexp.Regexp) string {
	m := pattern.FindStringSubmatch(readme)
	if m == nil || !w.isPart(m[1]) {
		return ""
	}
	return m[1]
}

var partYears = regexp.MustCompile(`^(?:(?:năm |years? )?\d{4}|\d+ (?:địa phương|năm|districts|years))$`)

// isPart tells whether a text lists districts and years that pages of the site name.
func (w *wordCheck) isPart(list string) bool {
	for one := range strings.SplitSeq(list, ", ") {
		if !partYears.MatchString(one) && !strings.Contains(w.says.pages, spaced(one)) {
			return false
		}
	}
	return true
}

// titleAndAbout are what the site is called in a pack with that description of it. Of a part both say first what it holds.
func (w *wordCheck) titleAndAbout(have string) (title, about string) {
	s := &w.says
	title, about = s.first(s.title), s.first(s.about)
	if s.of == 0 {
		return title, about
	}
	lang := viet.Vi
	if len(s.languages) > 0 {
		lang = viet.Lang(s.languages[0])
	}
	const hole = "\x00"
	before, behind, _ := strings.Cut(fmt.Sprintf(partIn[lang].part, s.reports, s.of, hole)+" "+about, hole)
	part, begins := strings.CutPrefix(spaced(have), spaced(before)+" ")
	part, ends := strings.CutSuffix(part, spaced(behind))
	if !begins || !ends || !w.isPart(part) {
		part = "…"
	}
	return part + " – " + title, before + part + behind
}
