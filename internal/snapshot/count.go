package snapshot

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"phoihop/internal/problem"
)

// languages are those that a site may have.
var languages = []string{"vi", "en"}

// A tally is what a site's open data count.
type tally struct {
	reports        map[string]reportCount // by id
	districts      map[string]int         // reports of each, by the districts' own table
	years          map[string]string      // of reports, by id
	outside        map[string]bool        // tasks that carry on one of a report that is not here: of a part of a site
	tasks, threads int
	base           string // what addresses in data/ begin with
}

type reportCount struct{ tasks, results, attendees int }

// A row is what is read of a line of a table, whichever it is.
type row struct {
	ID        string          `json:"id"`
	Report    string          `json:"report"`
	Tasks     json.RawMessage `json:"tasks"` // a number in reports, else something else
	Results   int             `json:"results"`
	Attendees int             `json:"attendees"`
	Reports   int             `json:"reports"`
	Date      string          `json:"date"`
	Began     string          `json:"began"`
	Follows   string          `json:"follows"`
	URLVi     string          `json:"url_vi"`
	URLEn     string          `json:"url_en"`
}

var (
	tablePath = regexp.MustCompile(`^data/(reports|districts|tasks|threads|results|attendees)(?:-\d+)?\.json$`)
	fullPath  = regexp.MustCompile(`^data/[^/]+/\d{4}\.json$`)
)

// checkCounts holds the open data against themselves and against the pages.
func (v *verifier) checkCounts() {
	y := &tally{reports: map[string]reportCount{}, districts: map[string]int{}, years: map[string]string{}, outside: map[string]bool{}}
	v.tally = y
	v.readTable("reports", func(r row) {
		c := reportCount{results: r.Results, attendees: r.Attendees}
		_ = json.Unmarshal(r.Tasks, &c.tasks) // a wrong one shows in what is counted
		if _, twice := y.reports[r.ID]; twice {
			v.differs("báo cáo %[1]s có hai dòng", "the report %[1]s has two rows", r.ID)
		}
		y.reports[r.ID], y.years[r.ID] = c, yearOf(r.Date)
		if y.base == "" {
			y.base = strings.TrimSuffix(strings.TrimSuffix(r.URLVi, "vi/"+r.ID+".html"), r.URLVi)
		}
		if y.base == "" {
			y.base, _ = strings.CutSuffix(r.URLEn, "en/"+r.ID+".html")
		}
	})
	v.checkReportPages()
	v.checkDistricts()
	v.checkRows()
	v.checkThreads()
	v.checkInFull()
}

// checkReportPages asks for a page of each report in each language, and for a report of each page. In a language in which a
// report is written its page has the report as plain text beside it; other pages have none.
func (v *verifier) checkReportPages() {
	for _, lang := range v.languages {
		for id := range sorted(v.tally.reports) {
			if page := lang + "/" + id + ".html"; !v.tree.has(page) {
				v.differs("báo cáo %[1]s không có trang %[2]s", "the report %[1]s has no page %[2]s", id, page)
			}
		}
	}
	for _, f := range v.tree.files {
		below, isText := strings.CutSuffix(f.path, ".txt")
		lang, id, _ := strings.Cut(below, "/")
		if !isText || strings.Count(id, "/") != 1 || !v.speaks(lang) || !v.tree.has(below+".html") {
			continue
		}
		if _, there := v.tally.reports[id]; !there {
			v.differs("trang %[1]s là của một báo cáo không có trong dữ liệu", "the page %[1]s is of a report that is not in the data", below+".html")
		}
	}
}

// checkDistricts holds the table of districts against their pages, which are those with a feed of their own, and against
// the table of reports.
func (v *verifier) checkDistricts() {
	y := v.tally
	counted := map[string]int{}
	for id := range y.reports {
		counted[path.Dir(id)]++
	}
	v.readTable("districts", func(r row) {
		y.districts[r.ID] = r.Reports
		if counted[r.ID] != r.Reports {
			v.differs("địa phương %[1]s ghi %[2]d báo cáo, dữ liệu có %[3]d", "the district %[1]s states %[2]d reports, the data have %[3]d", r.ID, r.Reports, counted[r.ID])
		}
		for _, lang := range v.languages {
			if page := lang + "/" + r.ID + "/index.html"; !v.tree.has(page) {
				v.differs("địa phương %[1]s không có trang %[2]s", "the district %[1]s has no page %[2]s", r.ID, page)
			}
		}
	})
	for _, f := range v.tree.files {
		lang, below, _ := strings.Cut(f.path, "/")
		id, isFeed := strings.CutSuffix(below, "/feed.xml")
		if !isFeed || strings.Contains(id, "/") || !v.speaks(lang) {
			continue
		}
		if _, there := y.districts[id]; !there {
			v.differs("trang %[1]s là của một địa phương không có trong dữ liệu", "the page %[1]s is of a district that is not in the data", lang+"/"+id+"/index.html")
		}
	}
}

// checkRows counts the rows of each report in the other tables.
func (v *verifier) checkRows() {
	y := v.tally
	counted := map[string]reportCount{}
	of := func(table string, add func(*reportCount, row)) {
		v.readTable(table, func(r row) {
			c := counted[r.Report]
			add(&c, r)
			counted[r.Report] = c
			if _, there := y.reports[r.Report]; !there {
				v.differs("%[1]s có dòng của báo cáo %[2]s, báo cáo này không có trong dữ liệu", "%[1]s has a row of the report %[2]s, which is not in the data", table, r.Report)
			}
		})
	}
	of("tasks", func(c *reportCount, r row) {
		c.tasks++
		y.tasks++
		if earlier, _, _ := strings.Cut(r.Follows, "#"); earlier != "" && y.years[earlier] == "" {
			y.outside[r.ID] = true
		}
	})
	of("results", func(c *reportCount, _ row) { c.results++ })
	of("attendees", func(c *reportCount, _ row) { c.attendees++ })
	for id, stated := range sorted(y.reports) {
		if found := counted[id]; found != stated {
			v.differs("báo cáo %[1]s ghi %[2]d nhiệm vụ, %[3]d kết quả, %[4]d người, đoàn dự; dữ liệu có %[5]d, %[6]d, %[7]d",
				"the report %[1]s states %[2]d tasks, %[3]d results, %[4]d attendees; the data have %[5]d, %[6]d, %[7]d",
				id, stated.tasks, stated.results, stated.attendees, found.tasks, found.results, found.attendees)
		}
	}
}

// checkThreads asks for each thread where its first task here says, and follows its addresses. Of a site with an address they
// are those of the whole: in a part a thread that began in a report outside is told elsewhere there.
func (v *verifier) checkThreads() {
	y := v.tally
	v.readTable("threads", func(r row) {
		y.threads++
		report, task, _ := strings.Cut(r.ID, "#")
		district, name := path.Split(report)
		here := "tasks/" + district + y.years[report] + ".html#" + name + "_" + task
		for i, address := range []string{r.URLVi, r.URLEn} {
			if address == "" {
				continue
			}
			lang := languages[i]
			if !v.leads(lang + "/" + here) {
				v.differs("diễn biến %[1]s không có ở %[2]s", "the thread %[1]s is not at %[2]s", r.ID, lang+"/"+here)
			}
			below, ofSite := strings.CutPrefix(address, y.base+lang+"/")
			if !ofSite || below != here && !(y.outside[r.ID] && v.beganOutside(below, r.Began)) {
				v.differs("diễn biến %[1]s không có ở %[2]s", "the thread %[1]s is not at %[2]s", r.ID, strings.TrimPrefix(address, y.base))
			}
		}
	})
}

// beganOutside tells whether an address of the whole site may be that of a thread which began in a report outside the part.
func (v *verifier) beganOutside(address, began string) bool {
	m := threadAddress.FindStringSubmatch(address)
	return m != nil && v.tally.years[m[1]+m[3]] == "" && m[2] == yearOf(began)
}

// threadAddress is the address of a thread, below a language: district, year, report.
var threadAddress = regexp.MustCompile(`^tasks/([^/#]+/)(\d{4})\.html#([^/#_]+)_[^/#]+$`)

// yearOf is the year of a date, however much of it is known.
func yearOf(date string) string {
	year, _, _ := strings.Cut(date, "-")
	return year
}

// checkInFull holds the reports in full against the table of reports.
func (v *verifier) checkInFull() {
	found := 0
	for _, f := range v.tree.files {
		if !fullPath.MatchString(f.path) {
			continue
		}
		v.readFile(f.path, func(d *decoder) error {
			return d.object(func(key string) error {
				if key != "reports" {
					var other json.RawMessage
					return d.Decode(&other)
				}
				return d.array(func() error {
					var r row
					found++
					err := d.Decode(&r)
					if _, there := v.tally.reports[r.ID]; err == nil && !there {
						v.differs("%[1]s có báo cáo %[2]s, báo cáo này không có trong bảng reports", "%[1]s has the report %[2]s, which the table reports lacks", f.path, r.ID)
					}
					return err
				})
			})
		})
	}
	if found != len(v.tally.reports) {
		v.differs("dữ liệu có %[1]d báo cáo đầy đủ, bảng reports có %[2]d", "the data have %[1]d reports in full, the table reports has %[2]d", found, len(v.tally.reports))
	}
}

// readTable reads a table, of one file or a file a year.
func (v *verifier) readTable(table string, take func(row)) {
	for _, f := range v.tree.files {
		if m := tablePath.FindStringSubmatch(f.path); m == nil || m[1] != table {
			continue
		}
		v.readFile(f.path, func(d *decoder) error {
			return d.array(func() error {
				var r row
				err := d.Decode(&r)
				if err == nil {
					take(r)
				}
				return err
			})
		})
	}
}

func (v *verifier) readFile(path string, read func(*decoder) error) {
	content, err := v.tree.open(path)
	if err == nil {
		err = errors.Join(read(newDecoder(content)), content.Close())
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		v.differs("%[1]s không đọc được: %[2]s", "%[1]s cannot be read: %[2]s", path, err.Error())
	}
}

// leads tells whether an address below the site's root is that of a file, and of a place in it.
func (v *verifier) leads(address string) bool {
	file, id, hasID := strings.Cut(address, "#")
	if !v.tree.has(file) {
		return false
	}
	_, there := v.ids[placeKey(file, id)]
	return there || !hasID
}

func (v *verifier) speaks(lang string) bool { return slices.Contains(v.languages, lang) }

// sorted gives what a map holds in the order of its keys.
func sorted[V any](m map[string]V) iter.Seq2[string, V] {
	return func(yield func(string, V) bool) {
		for _, key := range slices.Sorted(maps.Keys(m)) {
			if !yield(key, m[key]) {
				return
			}
		}
	}
}

// differs tells that data and pages disagree.
func (v *verifier) differs(vi, en string, args ...any) {
	v.find(problem.New(problem.PackCount, problem.Words{Vi: fmt.Sprintf(vi, args...), En: fmt.Sprintf(en, args...)}))
}
