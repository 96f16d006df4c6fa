package source

import (
	"regexp"
	"testing"
)

// The grammar of values, as it is documented beside the functions that know it.
var (
	isoGrammar    = regexp.MustCompile(`^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$`)
	stampGrammar  = regexp.MustCompile(`^(\d{4}-\d{2}-\d{2})(?:[Tt ]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|z|[+-]\d{2}:?\d{2})?)?$`)
	dueGrammar    = regexp.MustCompile(`^(\d{4})-?([QH])([1-4])$`)
	numberGrammar = regexp.MustCompile(`^([-+]?\d+)(?:([.,])(\d+))?$`)
	hostGrammar   = regexp.MustCompile(`^(?:[\p{L}\p{M}\d._-]+|[\da-f:]+)$`)
)

// FuzzValues holds the parsers of values to their grammar.
func FuzzValues(f *testing.F) {
	for _, s := range []string{"", "2023", "2023-02", "2023-02-15", "2023-2-15", "2023/02/15", "202", "20231", "2023-02-", "2023-02-15T", "２０２３",
		"2023-02-15T21:06", "2023-02-15 8:06", "2023-02-15t08:06:07Z", "2023-02-15T08:06:07.25+07:00", "2023-02-15  08:06 -0730", "2023-02-15T08:06:07.",
		"2023-02-15T008:06", "2023-02-15T08:6", "2023-02-15T08:06:7", "2023-02-15T08:06:07:08", "2023-02-15T08:06+7", "2023-02-15T08:06+07-00", "2023-02-15T08:06+07::0",
		"2023-02T08:06", "2023Q4", "2023-Q1", "2023-H2", "2023-H5", "2023--Q1", "2023-q1", "2023Q", "Q1", "300", "-3", "+02", "92,3", "92.3", "1.178", "0.125", "1,", ",5", "-", "--1", "1-2",
		"1.178.826", "1.178,5", "1e3", "example.org", "ví-dụ.vn", "a_b", "::1", "a:b", "EXAMPLE.org"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		agree := func(what string, grammar *regexp.Regexp, ok bool, parts ...string) {
			t.Helper()
			m := grammar.FindStringSubmatch(s)
			if ok != (m != nil) {
				t.Errorf("%s: %q is %v", what, s, ok)
				return
			}
			for i := range parts {
				if ok && parts[i] != m[i+1] {
					t.Errorf("%s: %q is %q, want %q", what, s, parts, m[1:])
					return
				}
			}
		}
		year, month, day, ok := cutISO(s)
		agree("a date", isoGrammar, ok, year, month, day)
		date, at, ok := cutStamp(s)
		agree("a time", stampGrammar, ok, date, at.hour, at.minute, at.second, at.zone)
		dueYear, part, n, ok := cutDue(s)
		agree("a due date", dueGrammar, ok, dueYear, string(rune(part)), string(rune('0'+n)))
		whole, separator, fraction, ok := cutNumber(s)
		agree("a number", numberGrammar, ok, whole, separator, fraction)
		agree("a host", hostGrammar, isHostname(s))
	})
}
