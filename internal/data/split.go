package data

import (
	"phoihop/internal/report"
	"phoihop/internal/site"
)

// largest is how large a file of a table may grow before the table is written a file a year, in bytes.
const largest = 10 << 20

// partReports parts a table whose rows come of reports into years where one file would be too large.
func (s *Set) partReports(t *table) []part {
	size, sizeOf := 0, s.reportSize(t)
	for _, r := range s.reports {
		size += sizeOf(r)
	}
	if size <= s.largest {
		return []part{{reports: s.reports}}
	}
	return byYear(s.reports, func(r *site.Report) int { return int(r.Date.Year) },
		func(year, from int, some []*site.Report) part { return part{year: year, from: from, reports: some} })
}

// partThreads parts the threads into the years in which they began where one file would be too large.
func (s *Set) partThreads() []part {
	size, sizeOf := 0, s.threadSize()
	for _, t := range s.threads {
		size += sizeOf(t)
	}
	if size <= s.largest {
		return []part{{threads: s.threads}}
	}
	return byYear(s.threads, func(t *site.Thread) int { return int(t.Origin().Report.Date.Year) },
		func(year, _ int, some []*site.Thread) part { return part{year: year, threads: some} })
}

// byYear parts a list that is sorted by year.
func byYear[E any](all []E, year func(E) int, make func(year, from int, some []E) part) (parts []part) {
	for from, to := 0, 0; from < len(all); from = to {
		for to < len(all) && year(all[to]) == year(all[from]) {
			to++
		}
		parts = append(parts, make(year(all[from]), from, all[from:to:to]))
	}
	return parts
}

// Sizes of rows are estimated from what is known of a report without opening it: the sizes of its parts in a compact
// encoding, and what its abstract holds. They are those of JSON, which is larger than CSV, and rather too large than
// too small: for reports as districts write them up to two and a half times the real size.
//
// How many results and attendees a report has is not known; the least that one takes stands for that. Their rows
// have few keys, so that those that may be missing are counted with what they hold.
const (
	leastResult   = 24 // encoded, bytes: a label in two languages
	leastAttendee = 30 // a name and an office
)

// reportSize gives about how many bytes a table's rows of a report take.
func (s *Set) reportSize(t *table) func(*site.Report) int {
	address := s.addressSize()
	switch t {
	case reports:
		keys := t.keySize(false) + 2*address
		return func(r *site.Report) int {
			p := r.Parts
			values := int(p.FrontSize) - int(p.TasksSize) - int(p.ResultsSize) - int(p.AttendeesSize)
			return keys + placeSize(r) + 2*refSize(r) + wordingSize(r.Summary) + values
		}
	case tasks:
		keys := t.keySize(false) + 5*longestID
		return func(r *site.Report) int {
			return len(r.Tasks)*(keys+placeSize(r)+5*refSize(r)) + int(r.Parts.TasksSize)*5/4
		}
	case results:
		keys := t.keySize(true)
		return func(r *site.Report) int { return rowsSize(int(r.Parts.ResultsSize), leastResult, keys+placeSize(r), 2) }
	default:
		keys := t.keySize(true)
		return func(r *site.Report) int {
			return rowsSize(int(r.Parts.AttendeesSize), leastAttendee, keys+placeSize(r), 3.0/2)
		}
	}
}

// refSize is the length of a report's id, placeSize with that of its district's.
func refSize(r *site.Report) int   { return len(r.Ref.District) + len("/") + len(r.Ref.Name) }
func placeSize(r *site.Report) int { return refSize(r) + len(r.Ref.District) }

// rowsSize is about how many bytes rows of an encoded size take: each takes at least least encoded, and fixed of its
// own; what it holds grows by a factor.
func rowsSize(encoded, least, fixed int, factor float64) int {
	return encoded*fixed/least + int(float64(encoded)*factor)
}

// longestID is how many bytes of an id of a task are reckoned with.
const longestID = len("task_") + 12

// threadSize gives about how many bytes a thread's row takes.
func (s *Set) threadSize() func(*site.Thread) int {
	keys := threads.keySize(false) + 2*(s.addressSize()+len("tasks/")+longestID)
	return func(t *site.Thread) int {
		size := keys + wordingSize(t.Origin().Own().Title) + 2*refSize(t.Origin().Report) + placeSize(t.Origin().Report) + refSize(t.Newest().Report) + 2*longestID
		for _, e := range t.Entries {
			size += refSize(e.Report) + longestID + len(`"",`)
		}
		for _, id := range t.Newest().Owner().Items {
			size += len(id) + len(`"",`)
		}
		return size
	}
}

func wordingSize(w report.Wording) int { return len(w.Original) + len(w.Translated) }

// addressSize is the length of the address of a report's page, but for the report's id.
func (s *Set) addressSize() int { return len(s.rootOf("data/")) + len("vi/") + len(".html") }

// keySize is what the keys of a row take, with the signs around their values and all values of one size; of those
// only that are never missing, or of all.
func (t *table) keySize(needed bool) int {
	size := len("{},\n")
	for i := range t.fields {
		if f := &t.fields[i]; f.needed || !needed {
			size += len(f.name) + len(`"":,`) + kindSizes[f.kind]
		}
	}
	return size
}

// kindSizes are what cells take besides their words.
var kindSizes = map[kind]int{
	identity: len(`""`), text: len(`""`), link: len(`""`), words: len(`{"vi":"","en":""}`), wordLists: len(`{"vi":[""],"en":[""]}`),
	date: len(`"2023-02-15"`), due: len(`"2023-02-15"`), moment: len(`"2023-02-15T08:00:00+07:00"`),
	number: len(`12.5`), count: len(`12`), yesNo: len(`false`), ids: len(`[""]`),
}
