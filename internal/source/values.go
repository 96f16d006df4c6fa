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

// cutISO parts "2023-02-15", "2023-02" or "2023", that is ^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$, into its
// numbers, "" for those that are not there.
func cutISO(s string) (year, month, day string, ok bool) {
	year = s[:min(len(s), 4)]
	switch len(s) {
	case len("2023"):
		return year, "", "", isDigits(year)
	case len("2023-02"):
		return year, s[5:], "", s[4] == '-' && isDigits(year) && isDigits(s[5:])
	case len("2023-02-15"):
		return year, s[5:7], s[8:], s[4] == '-' && s[7] == '-' && isDigits(year) && isDigits(s[5:7]) && isDigits(s[8:])
	}
	return "", "", "", false
}

// parseDate reads "2023-02-15", "2023-02" or "2023". Other ways to write a date are recognised only
// to say how it should be written.
func parseDate(s string) (d report.Date, p problem.Problem, ok bool) {
	year, month, day, ok := cutISO(s)
	if !ok {
		return d, notISO(s), false
	}
	d = report.DateOf(number(year), number(month), number(day))
	return checkDate(d, s, month != "", day != "")
}

func checkDate(d report.Date, s string, hasMonth, hasDay bool) (report.Date, problem.Problem, bool) {
	switch {
	case hasDay && d.Month > 12 && d.Month <= 31 && 1 <= d.Day && d.Day <= 12: // day and month exchanged
		swapped := report.Date{Year: d.Year, Month: d.Day, Day: d.Month}
		return report.Date{}, problem.New(problem.BadDate, s, whole(swapped.String())), false
	case d.Year < 1000 || hasMonth && (d.Month < 1 || d.Month > 12):
		return report.Date{}, problem.New(problem.BadDate, s, exampleDate), false
	case hasDay && (d.Day < 1 || int(d.Day) > report.DaysIn(d)):
		return report.Date{}, problem.New(problem.ImpossibleDate, s, d.Month, d.Year, report.DaysIn(d)), false
	}
	return d, problem.Problem{}, true
}

// clock is a time of day as it is written, "" for what is not there.
type clock struct{ hour, minute, second, zone string }

// cutStamp parts a day and a time, that is
// ^(\d{4}-\d{2}-\d{2})(?:[Tt ]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|z|[+-]\d{2}:?\d{2})?)?$.
func cutStamp(s string) (day string, at clock, ok bool) {
	day, rest := s[:min(len(s), len("2023-02-15"))], s[min(len(s), len("2023-02-15")):]
	if _, _, d, isDate := cutISO(day); !isDate || d == "" || rest == "" {
		return day, at, isDate && d != ""
	}
	if !strings.ContainsRune("Tt ", rune(rest[0])) {
		return day, at, false
	}
	rest = strings.TrimLeft(rest[1:], spaces)
	at.hour, rest = cutDigits(rest)
	if at.minute, rest, ok = cutColon(rest); !ok || at.hour == "" || len(at.hour) > 2 || len(at.minute) != 2 {
		return day, at, false
	}
	if second, behind, ok := cutColon(rest); ok && len(second) == 2 {
		at.second, rest = second, behind
		if fraction, isFraction := strings.CutPrefix(rest, "."); isFraction {
			digits, behind := cutDigits(fraction)
			if digits == "" {
				return day, at, false
			}
			rest = behind
		}
	}
	at.zone = strings.TrimLeft(rest, spaces)
	return day, at, isZone(at.zone)
}

const spaces = " \t\n\f\r"

// cutDigits cuts the digits off that a text begins with.
func cutDigits(s string) (digits, rest string) {
	rest = strings.TrimLeft(s, "0123456789")
	return s[:len(s)-len(rest)], rest
}

func cutColon(s string) (digits, rest string, ok bool) {
	if rest, ok = strings.CutPrefix(s, ":"); ok {
		digits, rest = cutDigits(rest)
	}
	return digits, rest, ok
}

// isZone tells whether s is "", "Z", "+07:00" or "+0700".
func isZone(s string) bool {
	switch len(s) {
	case 0:
		return true
	case 1:
		return s == "Z" || s == "z"
	case len("+0700"), len("+07:00"):
		behind := s[3:]
		if len(s) == len("+07:00") {
			behind = strings.TrimPrefix(behind, ":")
		}
		return (s[0] == '+' || s[0] == '-') && isDigits(s[1:3]) && len(behind) == 2 && isDigits(behind)
	}
	return false
}

// isStamp tells whether a text can be read as a stamp. What can't be cut into its parts would have parseStamp guess again.
func isStamp(s string) bool {
	if _, _, ok := cutStamp(s); !ok {
		return false
	}
	_, _, ok := parseStamp(s)
	return ok
}

// parseStamp reads a day or a day with a time, with or without a zone.
func parseStamp(s string) (st report.Stamp, p problem.Problem, ok bool) {
	day, at, ok := cutStamp(s)
	if !ok {
		if written := plainSigns(s); written != s && isStamp(written) {
			return st, problem.New(problem.BadTime, s, whole(written)).Repaired(s, written), false
		}
		if d, ok := loose(s); ok && int(d.Day) > report.DaysIn(d) {
			return st, notISO(s), false
		}
		right := stampFor(s)
		p := problem.New(problem.BadTime, s, right)
		if onlyDate.MatchString(plainSigns(s)) || onlyTime.MatchString(s) && strings.Contains(right.En, "T") {
			if isStamp(right.En) {
				p = p.Repaired(s, right.En)
			}
		}
		return st, p, false
	}
	if st.Day, p, ok = parseDate(day); !ok {
		return st, p, false
	}
	if at.hour == "" {
		return st, p, true
	}
	st.HasTime, st.Hour, st.Minute, st.Second = true, int8(number(at.hour)), int8(number(at.minute)), int8(number(at.second))
	if st.Hour > 23 || st.Minute > 59 || st.Second > 59 {
		return report.Stamp{}, problem.New(problem.BadTime, s, day+"T21:06"), false
	}
	st.HasZone = at.zone != ""
	if len(at.zone) > 1 {
		st.Offset = int32(number(at.zone[1:3])*3600 + number(at.zone[len(at.zone)-2:])*60)
		if at.zone[0] == '-' {
			st.Offset = -st.Offset
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

// cutDue parts "2023-Q4", that is ^(\d{4})-?([QH])([1-4])$.
func cutDue(s string) (year string, part byte, n int, ok bool) {
	if len(s) < len("2023Q4") {
		return "", 0, 0, false
	}
	year, last := s[:4], s[len(s)-1]
	part = s[len(s)-2]
	middle := s[4 : len(s)-2]
	return year, part, int(last - '0'), isDigits(year) && (middle == "" || middle == "-") && (part == 'Q' || part == 'H') && '1' <= last && last <= '4'
}

// parseDue reads a date, a quarter "2023-Q4" or a half "2023-H2".
func parseDue(s string) (due report.Due, p problem.Problem, ok bool) {
	if year, part, n, ok := cutDue(s); ok {
		due.Year = int16(number(year))
		switch {
		case part == 'Q':
			due.Quarter = int8(n)
		case n <= 2:
			due.Half = int8(n)
		default:
			return report.Due{}, problem.New(problem.BadDue, s, exampleDue), false
		}
		return due, p, true
	}
	if _, _, _, isDate := cutISO(s); !isDate {
		return due, notDue(s), false
	}
	due.Date, p, ok = parseDate(s)
	return due, p, ok
}

var (
	dottedNumber  = regexp.MustCompile(`^[-+]?\d{1,3}(?:\.\d{3}){2,}(?:,(\d+))?$`)
	dottedDecimal = regexp.MustCompile(`^[-+]?\d{1,3}\.\d{3},(\d+)$`)
)

// grouped tells numbers that can be read in one way only, though not by parseNumber: "1 234,5", "1,234.5", "1,234,567".
var grouped = regexp.MustCompile(`^[-+]?(?:\d{1,3}(?: \d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:,\d{3}){2,})$`)

// ungrouped writes such a number with digits and at most one point.
func ungrouped(s string) string {
	if strings.Contains(s, " ") {
		return strings.Replace(strings.ReplaceAll(s, " ", ""), ",", ".", 1)
	}
	return strings.ReplaceAll(s, ",", "")
}

// cutNumber parts a number with at most one separator, "300", "92,3" or "92.3".
func cutNumber(s string) (whole, separator, fraction string, ok bool) {
	unsigned := s
	if s != "" && (s[0] == '-' || s[0] == '+') {
		unsigned = s[1:]
	}
	digits, rest := cutDigits(unsigned)
	whole = s[:len(s)-len(rest)]
	switch {
	case digits == "":
		return "", "", "", false
	case rest == "":
		return whole, "", "", true
	}
	separator, fraction = rest[:1], rest[1:]
	return whole, separator, fraction, (separator == "." || separator == ",") && isDigits(fraction)
}

// isWhole tells whether s is a whole number, with or without a sign.
func isWhole(s string) bool {
	_, separator, _, ok := cutNumber(s)
	return ok && separator == ""
}

// parseNumber reads "300", "02", "92,3", "92.3" and "1.178.826.623". One dot before three digits,
// "1.178", is not read: it means a thousand to one writer and a little more than one to another.
func parseNumber(s string) (n report.Number, p problem.Problem, ok bool) {
	whole, separator, fraction, ok := cutNumber(s)
	digits := strings.TrimLeft(whole, "-+")
	switch {
	case ok && separator == "." && len(fraction) == 3 && digits[0] != '0' && len(digits) <= 3:
		return n, problem.New(problem.AmbiguousNumber, s, strings.ReplaceAll(s, ".", ""), strings.ReplaceAll(s, ".", ",")), false
	case ok:
	case dottedNumber.MatchString(s), dottedDecimal.MatchString(s):
		whole, fraction, _ = strings.Cut(s, ",")
		whole = strings.ReplaceAll(whole, ".", "")
	default:
		p := problem.New(problem.BadNumber, s)
		if grouped.MatchString(s) {
			p = p.Repaired(s, ungrouped(s))
		}
		return n, p, false
	}
	unscaled, err := strconv.ParseInt(whole+fraction, 10, 64)
	if err != nil {
		return n, problem.New(problem.BadNumber, s), false
	}
	return report.Number{Unscaled: unscaled, Scale: len(fraction), Stated: true}, p, true
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
	return err == nil && isHostname(u.Hostname())
}

// isHostname tells whether s is a name, in any alphabet, or an address in numbers.
func isHostname(s string) bool {
	for i := range len(s) {
		if c := s[i]; !('a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == '.' || c == '-') {
			return hostname.MatchString(s)
		}
	}
	return s != ""
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
