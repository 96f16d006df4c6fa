// Package corpus writes content to measure with: coordination reports that nobody held, as many as asked
// for, which build without an error or a warning.
//
// # What it holds
//
// A site, its districts (twenty to a province) and their reports, spread evenly over the years up to
// 2024. Each report has a Vietnamese file with all the facts and, eight times out of nine, an English
// file with the words. Front matter holds what real reports hold: attendees, results with parts, tasks
// of which some carry on a task of the district's report before, documents, signed papers, limitations,
// themes; a few reports last several days, were corrected, have moved or were withdrawn. Bodies hold
// headings, paragraphs, lists, tables, quotations, terms with their definition, footnotes, and links to
// earlier reports, most of them to a heading or a task.
//
// There are no photos: a build copies them, and copying is not what the corpus is to measure.
//
// # Text
//
// Sentences are patterns of administrative prose whose places are filled from word lists, with the same
// choice in both languages. The lists are so large, and dates, numbers and invented places so many, that of
// 10,000 reports fewer than one sentence in a hundred has stood before. A build that is fast only on
// repeated text gains nothing here.
//
// # The same bytes
//
// A report is drawn from the seed and its number alone, so the same [Corpus] is the same bytes on every
// machine, whatever the order or number of the workers.
//
// # Hugo's idiom
//
// For comparison the same reports are written the way Hugo wants them ([Hugo]): every fact repeated in
// the English file, a folder a year, taxonomies for years, agencies and kinds, and an English file with
// the Vietnamese words where there is no translation, because our site has that page too. The layouts
// that show them stand in the folder hugo.
package corpus

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"

	"phoihop/internal/viet"
)

// An Idiom is the generator for which a corpus is written.
type Idiom int

const (
	Phoihop Idiom = iota
	Hugo
)

// Corpus says what to write. Report i belongs to district i modulo Districts, so a larger corpus with
// as many reports a district has the same shape.
type Corpus struct {
	Reports   int
	Districts int
	Years     int // the last is 2024
	Seed      uint64
	Idiom     Idiom
}

const (
	lastYear             = 2024
	districtsPerProvince = 20
)

// Check tells why c cannot be written: a district holds at most one report a day.
func (c Corpus) Check() error {
	switch {
	case c.Reports < 1 || c.Districts < 1 || c.Years < 1:
		return fmt.Errorf("reports, districts and years must be at least 1")
	case c.Years > lastYear-1975:
		return fmt.Errorf("%d years: the corpus begins after 1975", c.Years)
	case c.perDistrict() > c.Years*365:
		return fmt.Errorf("%d reports a district in %d years: at most one a day", c.perDistrict(), c.Years)
	}
	return nil
}

// perDistrict is the number of reports of the district that has most.
func (c Corpus) perDistrict() int { return (c.Reports + c.Districts - 1) / c.Districts }

// Write writes the corpus into dir, which must not be there yet. In Hugo's idiom dir becomes the whole
// Hugo project, its settings and layouts included; the reports stand in its folder content.
func (c Corpus) Write(dir string) error {
	if err := c.Check(); err != nil {
		return err
	}
	if _, err := os.Lstat(dir); err == nil {
		return fmt.Errorf("%s is there already", dir)
	}
	w := writer{dir: dir}
	if c.Idiom == Hugo {
		c.writeHugoProject(&w)
	} else {
		c.writeSettings(&w)
	}
	each(c.Reports, func(i int) {
		if w.failed() {
			return
		}
		r := c.report(i)
		w.write(c.file(r.outline, viet.Vi), r.vi.String())
		if r.translated || c.Idiom == Hugo {
			w.write(c.file(r.outline, viet.En), r.en.String())
		}
	})
	return w.err
}

// file is where a report's file stands below the corpus.
func (c Corpus) file(o outline, lang viet.Lang) string {
	name := o.name + "." + string(lang) + ".md"
	if c.Idiom == Hugo {
		return path.Join("content", districtID(o.district), fmt.Sprint(o.date.Year()), name)
	}
	return path.Join(districtID(o.district), name)
}

// The parts of a report that are drawn apart from each other.
const (
	drawOutline uint64 = iota
	drawFollows
	drawText
)

// draw gives a source of chance of its own to a part of report i.
func (c Corpus) draw(i int, part uint64) *rand.Rand {
	return rand.New(rand.NewPCG(c.Seed, uint64(i)<<2|part))
}

// writer writes files below dir and keeps the first error; safe for concurrent use.
type writer struct {
	dir     string
	folders sync.Map
	stop    atomic.Bool
	once    sync.Once
	err     error
}

func (w *writer) failed() bool { return w.stop.Load() }

func (w *writer) write(name, text string) {
	name = filepath.Join(w.dir, filepath.FromSlash(name))
	folder := filepath.Dir(name)
	if _, made := w.folders.Load(folder); !made {
		w.keep(os.MkdirAll(folder, 0o755))
		w.folders.Store(folder, true)
	}
	w.keep(os.WriteFile(name, []byte(text), 0o644))
}

func (w *writer) keep(err error) {
	if err != nil {
		w.once.Do(func() { w.err = err })
		w.stop.Store(true)
	}
}

// copyFS writes the files of an embedded folder.
func (w *writer) copyFS(files fs.FS) {
	w.keep(fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fs.ReadFile(files, name)
		w.write(name, string(text))
		return err
	}))
}

// each calls do for 0 to n-1, with a worker a processor.
func each(n int, do func(i int)) {
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		workers.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				do(i)
			}
		})
	}
	workers.Wait()
}
