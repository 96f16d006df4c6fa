package source

import (
	"bytes"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"phoihop/internal/problem"
	"phoihop/internal/report"
	"phoihop/internal/viet"
	"phoihop/internal/wording"
)

// againstBody warns where the text of a report writes a person or a document otherwise than its keys do. Package site
// compares the keys of several reports.
func (p *part) againstBody(r *report.Report) {
	text := p.body.Text
	before := len(p.text.data) - len(text)
	tell := func(at int, found problem.Problem) {
		line, column := positionOf(p.text.data, before+at)
		p.tell(found.At(line, column))
	}
	for _, a := range r.Attendees.Items {
		name := viet.Plain(a.Name)
		if !strings.Contains(name, " ") {
			continue
		}
		for _, other := range wording.OtherSpellings(name) {
			if at := wordAt(text, other); at >= 0 {
				tell(at, problem.New(problem.PersonTwoWays, other, name, inKeys, problem.Words{}))
				break
			}
		}
	}
	for _, d := range r.Documents.Items {
		number := viet.Plain(d.Number)
		if other, at := numberAt(text, number); at >= 0 {
			tell(at, problem.New(problem.DocumentTwoWays, other, number, inKeys))
		}
	}
}

var inKeys = problem.Words{Vi: "phần khai báo", En: "the keys"}

// wordAt gives where a text first stands with no letter beside it; -1 for nowhere.
func wordAt(text []byte, word string) int {
	for from := 0; ; {
		i := bytes.Index(text[from:], []byte(word))
		if i < 0 {
			return -1
		}
		at := from + i
		before, _ := utf8.DecodeLastRune(text[:at])
		behind, _ := utf8.DecodeRune(text[at+len(word):])
		if !unicode.IsLetter(before) && !unicode.IsLetter(behind) {
			return at
		}
		from = at + len(word)
	}
}

// citedNumber is a document's number as texts cite it, 217-QĐ/TW or 54/2017/QH14.
var citedNumber = regexp.MustCompile(`^\d{1,5}(?:/\d{4})? ?[-/–] ?[\p{Lu}\d]+(?:[-/–][\p{Lu}\d]+)*`)

// longestNumber is how many bytes of a text are looked at for the number of a document.
const longestNumber = 60

// numberAt finds the first place that cites a document in another form than its number has; -1 for none.
func numberAt(text []byte, number string) (written string, at int) {
	digits := strings.IndexAny(number, "0123456789")
	key := report.DocumentKey(number)
	if digits < 0 || key == "" {
		return "", -1
	}
	first, _ := cutDigits(strings.TrimLeft(number[digits:], "0"))
	if first == "" {
		return "", -1
	}
	for from := 0; ; {
		i := bytes.Index(text[from:], []byte(first))
		if i < 0 {
			return "", -1
		}
		at := from + i
		from = at + len(first)
		for at > 0 && text[at-1] == '0' {
			at--
		}
		written := string(citedNumber.Find(text[at:min(len(text), at+longestNumber)]))
		if written != "" && report.DocumentKey(written) == key && !strings.HasSuffix(number, written) && !withinWord(text, at) {
			return written, at
		}
	}
}

// withinWord tells whether a place is within a word that began before it, such as an address.
func withinWord(text []byte, at int) bool {
	before, _ := utf8.DecodeLastRune(text[:at])
	return unicode.IsLetter(before) || unicode.IsDigit(before) || strings.ContainsRune("/-_.=%", before)
}
