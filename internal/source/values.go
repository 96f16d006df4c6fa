package source

import (
	"fmt"
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"phoihop/internal/problem"
	"phoihop/internal/report"
)

// The functions of this file read one value as it is written. They give the value, or the problem
// without its position.

var (
	isoDate     = regexp.MustCompile(`^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$`)
	looseISO    = regexp.MustCompile(`^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?$`)
	dayFirst    = regexp.MustCompile(`^(?:[^\d]*\s)?(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$`)
	monthFirst  = regexp.MustCompile(`^(?:[^\d]*\s)?(\d{1,2})[-/.](\d{4})$`)
	isoTime     = regexp.MustCompile(`^(\d{4}-\d{2}-\d{2})(?:[Tt ]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|z|[+-]\d{2}:?\d{2})?)?$`)
	dayWithTime = regexp.MustCompile(`^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})\D+(\d{1,2})[:hg](\d{2})\s*(SA|CH|AM|PM)?$`)
	dayInWords  = regexp.MustCompile(`^(?:\D*\s)?(\d{1,2}) tháng (\d{1,2}) năm (\d{4})$`)
	dueParts    = regexp.MustCompile(`^(\d{4})-?([QH])([1-4])$`)
)

// parseDate reads "2023-02-15", "2023-02" or "2023". Other ways to write a date are recognised only
// to say how it should be written.
func parseDate(s string) (d report.Date, p problem.Problem, ok bool) {
	m := isoDate.FindStringSubmatch(s)
	if m == nil {
		return d, notISO(s), false
	}
	d = report.Date{Year: number(m[1]), Month: number(m[2]), Day: number(m[3])}
	return checkDate(d, s, m[2] != "", m[3] != "")
}

func checkDate(d report.Date, s string, hasMonth, hasDay bool) (report.Date, problem.Problem, bool) {
	switch {
	case hasDay && d.Month > 12 && d.Month <= 31 && 1 <= d.Day && d.Day <= 12: // day and month exchanged
		swapped := report.Date{Year: d.Year, Month: d.Day, Day: d.Month}
		return report.Date{}, problem.New(problem.BadDate, s, whole(swapped.String())), false
	case d.Year < 1000 || hasMonth && (d.Month < 1 || d.Month > 12):
		return report.Date{}, problem.New(problem.BadDate, s, exampleDate), false
	case hasDay && (d.Day < 1 || d.Day > report.DaysIn(d.Year, d.Month)):
		return report.Date{}, problem.New(problem.ImpossibleDate, s, d.Month, d.Year, report.DaysIn(d.Year, d.Month)), false
	}
	return d, problem.Problem{}, true
}

// exampleDate is offered where a date cannot be guessed.
var exampleDate = problem.Words{Vi: "năm-tháng-ngày, ví dụ 2023-02-15", En: "year-month-day, such as 2023-02-15"}

// loose reads a date written in another way than ours.
func loose(s string) (d report.Date, ok bool) {
	if m := dayFirst.FindStringSubmatch(s); m != nil {
		d = report.Date{Year: number(m[3]), Month: number(m[2]), Day: number(m[1])}
	} else if m := looseISO.FindStringSubmatch(s); m != nil {
		d = report.Date{Year: number(m[1]), Month: number(m[2]), Day: number(m[3])}
	} else if m := monthFirst.FindStringSubmatch(s); m != nil {
		d = report.Date{Year: number(m[2]), Month: number(m[1])}
	} else if m := dayWithTime.FindStringSubmatch(s); m != nil {
		d = report.Date{Year: number(m[3]), Month: number(m[2]), Day: number(m[1])}
	} else if m := dayInWords.FindStringSubmatch(s); m != nil {
		d = report.Date{Year: number(m[3]), Month: number(m[2]), Day: number(m[1])}
	}
	return d, d.Year > 0 && 1 <= d.Month && d.Month <= 12 && d.Day <= 31
}

// notISO is the problem of a date that is not written in our form, with the date in our form if it can
// be guessed.
func notISO(s string) problem.Problem {
	d, ok := loose(s)
	switch {
	case !ok:
		return problem.New(problem.BadDate, s, exampleDate)
	case d.Day > report.DaysIn(d.Year, d.Month):
		return problem.New(problem.ImpossibleDate, s, d.Month, d.Year, report.DaysIn(d.Year, d.Month))
	}
	return problem.New(problem.BadDate, s, whole(d.String()))
}

// parseStamp reads a day or a day with a time, with or without a zone.
func parseStamp(s string) (st report.Stamp, p problem.Problem, ok bool) {
	m := isoTime.FindStringSubmatch(s)
	if m == nil {
		if d, ok := loose(s); ok && d.Day > report.DaysIn(d.Year, d.Month) {
			return st, notISO(s), false
		}
		return st, problem.New(problem.BadTime, s, stampFor(s)), false
	}
	if st.Day, p, ok = parseDate(m[1]); !ok {
		return st, p, false
	}
	if m[2] == "" {
		return st, p, true
	}
	st.HasTime, st.Hour, st.Minute, st.Second = true, number(m[2]), number(m[3]), number(m[4])
	if st.Hour > 23 || st.Minute > 59 || st.Second > 59 {
		return report.Stamp{}, problem.New(problem.BadTime, s, m[1]+"T21:06"), false
	}
	if zone := m[5]; zone != "" {
		st.HasZone = true
		if zone != "Z" && zone != "z" {
			digits := strings.ReplaceAll(zone[1:], ":", "")
			st.Offset = number(digits[:2])*3600 + number(digits[2:])*60
			if zone[0] == '-' {
				st.Offset = -st.Offset
			}
		}
	}
	return st, p, true
}

// stampFor gives "15/02/2023 09:06 CH" and the like in our form, or an example.
func stampFor(s string) problem.Words {
	day, ok := loose(s)
	if !ok {
		return problem.Words{Vi: "năm-tháng-ngày và giờ, ví dụ 2023-02-15T21:06", En: "year-month-day and time, such as 2023-02-15T21:06"}
	}
	if m := dayWithTime.FindStringSubmatch(s); m != nil {
		hour := number(m[4])
		if (m[6] == "CH" || m[6] == "PM") && hour < 12 {
			hour += 12
		}
		if hour < 24 && number(m[5]) < 60 {
			return whole(fmt.Sprintf("%sT%02d:%02d", day, hour, number(m[5])))
		}
	}
	return whole(day.String())
}

// parseDue reads a date, a quarter "2023-Q4" or a half "2023-H2".
func parseDue(s string) (due report.Due, p problem.Problem, ok bool) {
	if m := dueParts.FindStringSubmatch(s); m != nil {
		due.Year = number(m[1])
		n := number(m[3])
		if m[2] == "Q" {
			due.Quarter = n
			return due, p, true
		}
		if n <= 2 {
			due.Half = n
			return due, p, true
		}
		return report.Due{}, problem.New(problem.BadDue, s), false
	}
	if !isoDate.MatchString(s) {
		if _, ok := loose(s); ok {
			return due, notISO(s), false
		}
		return due, problem.New(problem.BadDue, s), false
	}
	due.Date, p, ok = parseDate(s)
	return due, p, ok
}

var (
	plainNumber   = regexp.MustCompile(`^[-+]?\d+$`)
	decimalNumber = regexp.MustCompile(`^([-+]?\d+)[.,](\d+)$`)
	dottedNumber  = regexp.MustCompile(`^[-+]?\d{1,3}(?:\.\d{3}){2,}(?:,(\d+))?$`)
	dottedDecimal = regexp.MustCompile(`^[-+]?\d{1,3}\.\d{3},(\d+)$`)
	thousands     = regexp.MustCompile(`^[-+]?[1-9]\d{0,2}\.\d{3}$`)
)

// parseNumber reads "300", "02", "92,3", "92.3" and "1.178.826.623". One dot before three digits,
// "1.178", is not read: it means a thousand to one writer and a little more than one to another.
func parseNumber(s string) (n report.Number, p problem.Problem, ok bool) {
	digits, scale := "", 0
	switch {
	case plainNumber.MatchString(s):
		digits = s
	case thousands.MatchString(s):
		return n, problem.New(problem.AmbiguousNumber, s, strings.ReplaceAll(s, ".", ""), strings.ReplaceAll(s, ".", ",")), false
	case dottedNumber.MatchString(s), dottedDecimal.MatchString(s):
		whole, fraction, _ := strings.Cut(s, ",")
		digits, scale = strings.ReplaceAll(whole, ".", "")+fraction, len(fraction)
	case decimalNumber.MatchString(s):
		m := decimalNumber.FindStringSubmatch(s)
		digits, scale = m[1]+m[2], len(m[2])
	default:
		return n, problem.New(problem.BadNumber, s), false
	}
	unscaled, err := strconv.ParseInt(digits, 10, 64)
	if err != nil {
		return n, problem.New(problem.BadNumber, s), false
	}
	return report.Number{Unscaled: unscaled, Scale: scale, Stated: true}, p, true
}

// number is the value of a few digits, 0 for none.
func number(digits string) int {
	n, _ := strconv.Atoi(digits)
	return n
}

// isAddress tells whether s is a whole address of an allowed kind.
func isAddress(s string) bool {
	lower := strings.ToLower(s)
	if strings.ContainsAny(s, " \t\n<>\"\\") {
		return false
	}
	if rest, found := strings.CutPrefix(lower, "mailto:"); found {
		return mailbox.MatchString(rest)
	}
	if rest, found := strings.CutPrefix(lower, "tel:"); found {
		return telephone.MatchString(rest)
	}
	if !strings.HasPrefix(lower, "http://") && !strings.HasPrefix(lower, "https://") {
		return false
	}
	u, err := url.Parse(s)
	return err == nil && hostname.MatchString(u.Hostname())
}

var (
	mailbox   = regexp.MustCompile(`^[^@\s]+@[^@\s]+$`)
	telephone = regexp.MustCompile(`^\+?[\d.()-]{3,}$`)
	hostname  = regexp.MustCompile(`^(?:[\p{L}\p{M}\d._-]+|[\da-f:]+)$`)
)

// IsRelative tells whether s is a path inside the site and not an address without its "https://".
func IsRelative(s string) bool {
	path, _, _ := strings.Cut(s, "#")
	first, _, folder := strings.Cut(path, "/")
	inside := strings.HasPrefix(s, "#") || folder && first != "" && !strings.Contains(first, ".") || strings.HasPrefix(path, "../") || strings.HasPrefix(path, "./") || strings.HasSuffix(path, ".md")
	return inside && !strings.ContainsAny(s, ": \t\n<>\"\\")
}

// idForm is the grammar of ids and file names: lower-case ASCII letters, digits and hyphens.
var idForm = regexp.MustCompile(`^[a-z0-9][a-z0-9-]*$`)
