package source

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"phoihop/internal/problem"
	"phoihop/internal/report"
	"phoihop/internal/viet"
)

// Other ways to write a date and a time than ours are recognised only to offer ours. What may stand before the numbers
// is named, and no other word is passed over: "Quý 4/2023" is no month, "nhiệm kỳ 5/2023" no date at all.
var (
	looseISO    = regexp.MustCompile(`^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?$`)
	dayFirst    = regexp.MustCompile(beforeDay + `(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$`)
	monthFirst  = regexp.MustCompile(beforeMonth + `(\d{1,2})[-/.](\d{4})$`)
	dayWithTime = regexp.MustCompile(`^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})\D+(\d{1,2})[:hg](\d{2})\s*(SA|CH|AM|PM)?$`)
	dayInWords  = regexp.MustCompile(beforeDay + `(\d{1,2}) tháng (\d{1,2}) năm (\d{4})$`)
	monthInWord = regexp.MustCompile(`^(?i)(?:(?:trong|hết|đến hết|cuối) )?tháng (\d{1,2}) năm (\d{4})$`)
	quarter     = regexp.MustCompile(`^(?i)((?:trong |hết |đến hết |cuối )?)(?:quý|quí|q) ?(IV|I{1,3}|[1-4])(?: ?[-/.,] ?| )(?:năm )?(\d{4})$`)
)

const (
	weekday     = `(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|(?:mon|tues|wednes|thurs|fri|satur|sun)day)`
	timeOfDay   = `(?:buổi )?(?:sáng|trưa|chiều|tối|đêm)`
	beforeDay   = `^(?i)(?:(?:` + weekday + `|` + timeOfDay + `|ngày|hôm|trước|hết|đến|before|by|on|until),? )*`
	beforeMonth = `^(?i)(?:(?:trong |hết |đến hết |cuối )?tháng )?`
)

// onlyDate and onlyTime tell of values that say nothing but a date, or a date with a time: "trước 15/2/2023" says more.
var (
	onlyDate = regexp.MustCompile(`^(?i)(?:(?:ngày )?\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|(?:ngày )?\d{1,2} tháng \d{1,2} năm \d{4}|(?:tháng )?\d{1,2}[-/.]\d{4}|tháng \d{1,2} năm \d{4}|\d{4}[-/.]\d{1,2}(?:[-/.]\d{1,2})?)$`)
	onlyTime = regexp.MustCompile(`^\d{1,2}[-/.]\d{1,2}[-/.]\d{4}[ ,]+\d{1,2}[:hg]\d{2}(?:\s*(?:SA|CH|AM|PM))?$`)
)

var dashes = strings.NewReplacer("‐", "-", "‑", "-", "‒", "-", "–", "-", "—", "-", "−", "-")

// plainSigns writes a value without the quotes and dashes that word processors make of plain ones: “2023–05–10”.
func plainSigns(s string) string { return dashes.Replace(strings.Trim(s, "“”„‘’ ")) }

// loose reads a date written in another way than ours.
func loose(s string) (d report.Date, ok bool) {
	s = plainSigns(s)
	if m := dayFirst.FindStringSubmatch(s); m != nil {
		d = report.DateOf(number(m[3]), number(m[2]), number(m[1]))
	} else if m := looseISO.FindStringSubmatch(s); m != nil {
		d = report.DateOf(number(m[1]), number(m[2]), number(m[3]))
	} else if m := monthFirst.FindStringSubmatch(s); m != nil {
		d = report.DateOf(number(m[2]), number(m[1]), 0)
	} else if m := monthInWord.FindStringSubmatch(s); m != nil {
		d = report.DateOf(number(m[2]), number(m[1]), 0)
	} else if m := dayWithTime.FindStringSubmatch(s); m != nil {
		d = report.DateOf(number(m[3]), number(m[2]), number(m[1]))
	} else if m := dayInWords.FindStringSubmatch(s); m != nil {
		d = report.DateOf(number(m[3]), number(m[2]), number(m[1]))
	}
	return d, d.Year > 0 && 1 <= d.Month && d.Month <= 12 && d.Day <= 31
}

// notISO is the problem of a date that is not written in our form, with the date in our form if it can
// be guessed.
func notISO(s string) problem.Problem {
	d, ok := loose(s)
	if from, to, isQuarter := quarterOf(plainSigns(s)); isQuarter {
		return problem.New(problem.BadDate, s, problem.Words{Vi: fmt.Sprintf("%s hoặc %s; cả quý là from: %s, to: %s", from, to, from, to), En: fmt.Sprintf("%s or %s; the quarter is from: %s, to: %s", from, to, from, to)})
	}
	switch {
	case !ok:
		return problem.New(problem.BadDate, s, exampleDate)
	case int(d.Day) > report.DaysIn(d):
		return problem.New(problem.ImpossibleDate, s, d.Month, d.Year, report.DaysIn(d))
	}
	p := problem.New(problem.BadDate, s, whole(d.String()))
	if onlyDate.MatchString(plainSigns(s)) {
		p = p.Repaired(s, d.String())
	}
	return p
}

// quarterOf gives the first and the last month of a quarter that is written in words.
func quarterOf(s string) (from, to report.Date, ok bool) {
	year, n, ok := cutQuarter(s)
	return report.DateOf(year, 3*n-2, 0), report.DateOf(year, 3*n, 0), ok
}

// cutQuarter reads "Quý IV/2023", "quý 4 năm 2023", "Q4/2023".
func cutQuarter(s string) (year, n int, ok bool) {
	m := quarter.FindStringSubmatch(s)
	if m == nil {
		return 0, 0, false
	}
	if n = slices.Index([]string{"", "I", "II", "III", "IV"}, strings.ToUpper(m[2])); n < 0 {
		n = number(m[2])
	}
	return number(m[3]), n, true
}

// periodInWords says how a period is written that stands as a text: "quý IV/2023", "năm 2022", "tháng 12 năm 2022".
func periodInWords(n *yaml.Node) (keys string) {
	if n.Kind != yaml.ScalarNode {
		return ""
	}
	written := plainSigns(viet.Plain(n.Value))
	from, to, ok := quarterOf(written)
	if !ok {
		if year, found := strings.CutPrefix(strings.ToLower(written), "năm "); found {
			written = year
		}
		if from, _, ok = parseDate(written); !ok {
			from, ok = loose(written)
		}
		to = from
	}
	if !ok {
		return ""
	}
	return fmt.Sprintf("{from: %s, to: %s}", from, to)
}

// exampleDate is offered where a date cannot be guessed, exampleDue where it may be a quarter as well.
var (
	exampleDate = problem.Words{Vi: "năm-tháng-ngày, ví dụ 2023-02-15", En: "year-month-day, such as 2023-02-15"}
	exampleDue  = problem.Words{Vi: "ngày 2023-12-31, tháng 2023-12, quý 2023-Q4, nửa năm 2023-H2 hoặc năm 2023; lời khác để ở due_note",
		En: "a day 2023-12-31, a month 2023-12, a quarter 2023-Q4, a half 2023-H2 or a year 2023; other words go to due_note"}
)

// notDue is the problem of a due date that is not written in our form, likewise.
func notDue(s string) problem.Problem {
	written := plainSigns(s)
	if m := quarter.FindStringSubmatch(written); m != nil {
		year, n, _ := cutQuarter(written)
		right := fmt.Sprintf("%d-Q%d", year, n)
		p := problem.New(problem.BadDue, s, whole(right))
		if m[1] == "" {
			p = p.Repaired(s, right)
		}
		return p
	}
	if written != s {
		if _, _, ok := parseDue(written); ok {
			return problem.New(problem.BadDue, s, whole(written)).Repaired(s, written)
		}
	}
	if _, ok := loose(s); ok {
		return notISO(s)
	}
	return problem.New(problem.BadDue, s, exampleDue)
}

// Two days in one value: "10-11/5/2023", "9 và 10/5/2023", "30/4 - 1/5/2023".
var twoDays = regexp.MustCompile(beforeDay + `(\d{1,2})(?:[/.](\d{1,2}))?(?:[/.](\d{4}))? ?(?:-|&|,|và|đến|to|and) ?(?:ngày )?(\d{1,2})[/.](\d{1,2})[/.](\d{4})$`)

// held reads the day of a meeting. Whoever writes several days there has not met the key end_date yet.
func (d *decoder) held(n *yaml.Node, to *report.Date) {
	told := len(d.problems)
	readDate.read(d, n, to)
	if first, last, ok := severalDays(n); ok && len(d.problems) > told {
		d.problems[told] = d.problems[told].OverSeveralDays(first.String(), last.String())
	}
}

// severalDays reads the first and the last of several days, in one value or in a list.
func severalDays(n *yaml.Node) (first, last report.Date, ok bool) {
	if n.Kind == yaml.SequenceNode && len(n.Content) > 1 {
		first, ok = anyDay(n.Content[0].Value)
		last, also := anyDay(n.Content[len(n.Content)-1].Value)
		return first, last, ok && also && first.Compare(last) < 0
	}
	m := twoDays.FindStringSubmatch(plainSigns(viet.Plain(n.Value)))
	if m == nil {
		return first, last, false
	}
	last = report.DateOf(number(m[6]), number(m[5]), number(m[4]))
	first = report.DateOf(number(m[6]), number(m[5]), number(m[1]))
	if m[2] != "" {
		first.Month = int8(number(m[2]))
	}
	if m[3] != "" {
		first.Year = int16(number(m[3]))
	}
	return first, last, isDayOfCalendar(first) && isDayOfCalendar(last) && first.Compare(last) < 0
}

func anyDay(written string) (d report.Date, ok bool) {
	written = viet.Plain(written)
	if d, _, ok = parseDate(written); !ok {
		d, ok = loose(written)
	}
	return d, ok && isDayOfCalendar(d)
}

func isDayOfCalendar(d report.Date) bool {
	return d.Year >= 1000 && 1 <= d.Month && d.Month <= 12 && 1 <= d.Day && int(d.Day) <= report.DaysIn(d)
}
