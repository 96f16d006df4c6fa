package problem

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestCatalogSpeaksBothLanguages(t *testing.T) {
	places := regexp.MustCompile(`%(?:\[\d+\])?\d*[a-z]`)
	indexed := regexp.MustCompile(`^%\[\d+\][qsd]$`)
	used := func(text string) []string {
		var list []string
		for _, verb := range places.FindAllString(strings.ReplaceAll(text, "%%", ""), -1) {
			if !indexed.MatchString(verb) {
				t.Errorf("%q: write %s as %%[n]q, %%[n]s or %%[n]d", text, verb)
			}
			list = append(list, verb[:strings.Index(verb, "]")+1])
		}
		slices.Sort(list)
		return slices.Compact(list)
	}
	for code, e := range catalog {
		if !regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`).MatchString(string(code)) {
			t.Errorf("code %q is not words joined by hyphens", code)
		}
		if e.message.Vi == "" || e.message.En == "" {
			t.Errorf("%s: a message is missing in one language", code)
		}
		if (e.hint.Vi == "") != (e.hint.En == "") {
			t.Errorf("%s: the hint stands in one language only", code)
		}
		for _, w := range []Words{e.message, e.hint} {
			if diff := cmp.Diff(used(w.Vi), used(w.En)); diff != "" {
				t.Errorf("%s: the languages name different values (-vi +en):\n%s", code, diff)
			}
		}
	}
}

func TestNewFillsThePlaces(t *testing.T) {
	p := New(UnknownAgency, "ubdn", "hdnd, ubnd").DidYouMean("ubdn", []string{"hdnd", "ubnd"}).In("a/b.vi.md").At(12, 9)
	want := Problem{File: "a/b.vi.md", Line: 12, Column: 9, Code: "unknown-agency",
		Message: Words{`không có cơ quan "ubdn"`, `unknown agency "ubdn"`},
		Hint:    Words{`ý bạn là "ubnd"?`, `did you mean "ubnd"?`}}
	if diff := cmp.Diff(want, p); diff != "" {
		t.Error(diff)
	}
	long := New(UnknownKey, strings.Repeat("Ẫ", 500), "")
	if n := len([]rune(long.Message.Vi)); n > 120 {
		t.Errorf("a value of 500 letters makes a message of %d", n)
	}
	words := New(WrongType, Words{"một ngày", "a date"}, Words{"một danh sách", "a list"}, Words{"", ""})
	if words.Message.Vi != "ở đây phải là một ngày, không phải một danh sách" || words.Message.En != "this must be a date, not a list" {
		t.Errorf("got %+v", words.Message)
	}
}

func TestNearest(t *testing.T) {
	agencies := []string{"hdnd", "ubnd", "mttq", "thuong-truc-hdnd"}
	for written, want := range map[string]string{
		"ubdn":              "ubnd", // two letters exchanged
		"UBND":              "ubnd",
		"mtq":               "mttq",
		"thuong-truc-hdn":   "thuong-truc-hdnd",
		"thường-trực-hdnd":  "thuong-truc-hdnd",
		"cong-an":           "",
		"":                  "",
		"xxxxxxxxxxxxxxxxx": "",
	} {
		if got := Nearest(written, agencies); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", written, got, want)
		}
	}
}

func TestLimitCountsTheRest(t *testing.T) {
	var list []Problem
	for i := range 105 {
		list = append(list, New(UnusedFile).In("a").At(i+1, 1))
	}
	list = append(list, New(YAMLDepth).In("b").At(1, 1))
	got := Limit(list)
	if len(got) != 102 || got[100].Code != MoreProblems || got[100].Severity != Warning || got[101].Code != YAMLDepth {
		t.Fatalf("got %d problems, the last two %v", len(got), got[100:])
	}
	if want := "5 more problems in this file"; got[100].Message.En != want {
		t.Errorf("got %q, want %q", got[100].Message.En, want)
	}
	list[104].Severity = Error
	if got := Limit(list); len(got) != 102 || got[99].Line != 105 || got[99].Severity != Error || got[100].Line != 100 || got[100].Severity != Warning {
		t.Error("an error behind a hundred warnings is not told")
	}
	for i := range list {
		list[i].Severity = Error
	}
	if got := Limit(list); got[100].Severity != Error {
		t.Error("errors beyond the limit are counted as a warning")
	}
}

// TestLimitKeepsTheGravest: notes make room for warnings, and what is left is as grave as its gravest.
func TestLimitKeepsTheGravest(t *testing.T) {
	var list []Problem
	for i := range 120 {
		p := New(UnusedFile).In("a").At(i+1, 1)
		if i < 60 {
			p.Severity = Note
		}
		list = append(list, p)
	}
	got := Limit(list)
	if len(got) != 101 || got[39].Severity != Note || got[40].Line != 61 || got[100].Severity != Note || got[100].Message.En != "20 more problems in this file" {
		t.Errorf("got %d problems: %v", len(got), got[39:])
	}
	Soften(list[:61])
	if list[0].Severity != Note || list[60].Severity != Warning {
		t.Error("a note or a warning is softened")
	}
}

func TestSortTellsByFileAndLine(t *testing.T) {
	list := []Problem{New(YAMLTab).In("b").At(1, 1), New(YAMLTab).In("a").At(10, 1), New(YAMLTab).In("a").At(2, 5), New(YAMLTab).In("a").At(2, 1)}
	Sort(list)
	var got []string
	for _, p := range list {
		got = append(got, p.File+string(rune('0'+p.Line%10))+string(rune('0'+p.Column)))
	}
	if diff := cmp.Diff([]string{"a21", "a25", "a01", "b11"}, got); diff != "" {
		t.Error(diff)
	}
}
