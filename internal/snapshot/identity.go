package snapshot

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"phoihop/internal/bag"
	"phoihop/internal/problem"
	"phoihop/internal/wacz"
	"phoihop/internal/zim"
)

// An Identity is what a pack or a published folder says of itself. That it says so proves nothing: what vouches for it is
// the signature. Where it is damaged, what can't be read is "".
type Identity struct {
	Name     string // that the pack was made with, its folder in a bag; of a ZIM file the site's, which has no date
	Date     string // of the pack, YYYY-MM-DD; a folder has none
	Software string // by which it was packed
	Bytes    int64  // of the file
	Sources  int    // files of the content folder that are packed with the site

	// By the site's own data:
	Title, Publisher problem.Words
	Address          string
	AsOf             string   // the day at which tasks were judged
	Languages        []string // "vi", "en"
	Districts        []Place
	Years            []int // of reports
	Reports          int
	Part             problem.Words // of a part: what it holds, and what of the whole is left out
}

// A Place is a district of a site.
type Place struct {
	ID   string
	Name problem.Words
}

const (
	catalogName = "data/catalog.jsonld"
	longestWord = 300 // characters of what a pack says of itself in one place
)

// ofBag, ofZim and ofWacz are what formats say of a pack.

func (i *Identity) ofBag(b *bag.Bag) {
	i.Name = plain(b.Name)
	for _, f := range b.Info {
		switch f.Label {
		case "Bagging-Date":
			i.Date = plain(f.Value)
		case "Bag-Software-Agent":
			i.Software = plain(f.Value)
		}
	}
}

func (i *Identity) ofZim(z *zim.Reader) {
	if m, err := z.Metadata(); err == nil {
		i.Name, i.Date, i.Software = plain(m.Name), plain(m.Date), plain(m.Scraper)
	}
}

func (i *Identity) ofWacz(p *wacz.Package) {
	day, _, _ := strings.Cut(p.Date, "T")
	i.Date, i.Software = plain(day), plain(p.Software)
}

// identify reads what the site's data say of it. What can't be read is told by the checks.
func (v *verifier) identify() {
	i := &v.result.Identity
	i.Bytes = v.size
	if v.tree == nil || v.unsafe {
		return
	}
	_ = v.readInside(catalogName, i.readCatalog)
	_ = v.readInside("data/districts.json", i.readDistricts)
	for _, f := range v.tree.files {
		if !fullPath.MatchString(f.path) {
			continue
		}
		year, _ := strconv.Atoi(strings.TrimSuffix(path.Base(f.path), ".json"))
		if !slices.Contains(i.Years, year) {
			i.Years = append(i.Years, year)
		}
	}
	slices.Sort(i.Years)
}

// readInside reads a file of the site, if it is there.
func (v *verifier) readInside(file string, read func(*decoder) error) error {
	content, err := v.tree.open(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	return errors.Join(read(newDecoder(content)), content.Close())
}

// errRead ends the reading of a file of which all is known that was wanted.
var errRead = errors.New("read")

// readCatalog takes from the catalogue of the open data its first node, which tells of the site.
func (i *Identity) readCatalog(d *decoder) error {
	return d.object(func(key string) error {
		if key != "@graph" {
			var other any
			return d.Decode(&other)
		}
		return d.array(func() error {
			var node struct {
				Title     texts `json:"dct:title"`
				Publisher struct {
					Name texts `json:"foaf:name"`
				} `json:"dct:publisher"`
				Languages []struct {
					ID string `json:"@id"`
				} `json:"dct:language"`
				Home struct {
					ID string `json:"@id"`
				} `json:"foaf:homepage"`
				Modified struct {
					Value string `json:"@value"`
				} `json:"dct:modified"`
				Part texts `json:"rdfs:comment"`
			}
			if err := d.Decode(&node); err != nil {
				return err
			}
			i.Title, i.Publisher, i.Part = node.Title.words(), node.Publisher.Name.words(), node.Part.words()
			i.AsOf = plain(node.Modified.Value)
			if base, ok := strings.CutSuffix(node.Home.ID, "index.html"); ok && base != "../" {
				i.Address = plain(base)
			}
			for _, l := range node.Languages {
				if code, known := map[string]string{"VIE": "vi", "ENG": "en"}[path.Base(l.ID)]; known {
					i.Languages = append(i.Languages, code)
				}
			}
			return errRead
		})
	})
}

func (i *Identity) readDistricts(d *decoder) error {
	return d.array(func() error {
		var row struct {
			ID      string        `json:"id"`
			Name    problem.Words `json:"name"`
			Reports int           `json:"reports"`
		}
		if err := d.Decode(&row); err != nil {
			return err
		}
		i.Districts = append(i.Districts, Place{plain(row.ID), problem.Words{Vi: plain(row.Name.Vi), En: plain(row.Name.En)}})
		i.Reports += row.Reports
		return nil
	})
}

// texts are a text in several languages, as JSON-LD has it.
type texts []struct {
	Value    string `json:"@value"`
	Language string `json:"@language"`
}

// words are the text, in the languages in which it is given.
func (t texts) words() (w problem.Words) {
	for _, text := range t {
		switch text.Language {
		case "vi":
			w.Vi = plain(text.Value)
		case "en":
			w.En = plain(text.Value)
		}
	}
	return w
}

// plain is what a pack says, as one line that can't command a terminal or turn the direction of what stands beside it.
func plain(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case !unicode.IsGraphic(r):
			return '\uFFFD'
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
	if letters := []rune(s); len(letters) > longestWord {
		return string(letters[:longestWord]) + "…"
	}
	return s
}
