package build

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"phoihop/internal/viet"
)

// everyText has WORDS at every place where an author may write text.
const everyText = `
-- content/site.yaml --
title: {vi: WORDS, en: WORDS}
description: {vi: WORDS, en: WORDS}
banner: {vi: WORDS, en: WORDS}
languages: [vi, en]
publisher: {name: {vi: WORDS, en: WORDS}, official: true, address: WORDS, responsible: WORDS, licence: WORDS, phone: "024 3825 1234"}
public_key: WORDS
agencies:
  mot: {name: {vi: WORDS, en: WORDS}, short: {vi: WORDS1, en: WORDS1}, aliases: [WORDS2]}
  hai: {name: {vi: WORDS3, en: WORDS3}, part_of: mot, became: mot}
kinds:
  rieng: {vi: WORDS, en: WORDS}
glossary:
  - {vi: WORDS, en: WORDS, short: {vi: WORDS}, avoid: {en: [WORDS8]}, basis: WORDS, note: {vi: WORDS}}
-- content/tay-ho/district.yaml --
name: {vi: WORDS, en: WORDS}
type: quan
province: {vi: WORDS, en: WORDS}
province_now: {vi: WORDS, en: WORDS}
until: 2025-06-30
acts: [{number: WORDS, date: 2025-06-16, effect: end, url: "https://example.org/1"}]
successors: [{code: "00103", name: {vi: WORDS, en: WORDS}, url: "https://example.org/2"}, {code: "00104", name: {vi: WORDS4, en: WORDS4}}]
-- content/tay-ho/truoc.vi.md --
---
title: WORDS
agency: mot
date: 2022-02-15
tasks: [{id: t1, title: WORDS}]
---
-- content/tay-ho/hop.vi.md --
---
title: WORDS
summary: WORDS
agency: [mot, hai]
convener: mot
date: 2023-02-15
kind: rieng
venue: WORDS
term: WORDS
session: WORDS
period: {from: 2022, to: 2022, label: WORDS}
next_period: {from: 2023, to: 2023, label: WORDS}
published: 2023-02-15
author: WORDS
source: {name: WORDS, url: "https://example.org/3", section: WORDS, retrieved: 2023-02-16}
source_notes: [WORDS]
attendees:
  - {name: WORDS, roles: [WORDS], representing: WORDS, note: WORDS, agency: mot, chair: true}
  - {group: WORDS, count: 3, note: WORDS}
signed:
  - {title: WORDS, number: WORDS, parties: [mot], parties_note: WORDS, period: {from: 2023, to: 2023, label: WORDS}, item_count: 2, items: [WORDS], note: WORDS}
results:
  - {id: r1, label: WORDS, value: 3, unit: WORDS, change: WORDS, across: {value: 1, of: 2, unit: WORDS, missing: WORDS}, note: WORDS, parts: [{label: WORDS, value: 1}]}
limitations: [{agency: mot, text: WORDS, said_by: WORDS}]
tasks:
  - {id: t1, title: WORDS, owner: mot, owner_note: WORDS, by: WORDS, source: WORDS, due: 2023-12, due_note: WORDS, output: WORDS, status: done, status_source: WORDS, result: WORDS, follows: "truoc#t1"}
documents: [{number: WORDS, kind: plan, issuer: WORDS, title: WORDS, url: "https://example.org/4"}]
themes: [{text: WORDS, variants: [WORDS]}]
photos: [{file: anh.jpg, alt: WORDS, caption: WORDS, credit: WORDS}]
attachments: [{file: tep.pdf, title: WORDS}]
corrections: [{date: 2023-03-01, text: WORDS}]
---
Văn bản.
-- content/tay-ho/hop.en.md --
---
title: WORDS5
venue: WORDS5
translation: {by: WORDS}
---
Text.
-- content/tay-ho/hop/anh.jpg --
40x30
-- content/tay-ho/hop/tep.pdf --
PDF
-- content/tay-ho/rut.vi.md --
---
title: WORDS
agency: mot
date: 2021-02-15
withdrawn: {date: 2021-03-01, reason: WORDS}
---
`

// hostile are words that would break out of a page where they are not escaped. They hold no ":" before
// a space, so that YAML needs no more than its quotes.
var hostile = []string{
	`<script>alert(1)</script>`,
	`"><img src=x onerror=alert(1)><p class="`,
	`' onmouseover='alert(1)`,
	`javascript:alert(1)//`,
	`</title></script></style></textarea>--><svg onload=alert(1)>`,
	`]]><entry/>&lt;b&gt;&#60;i&#62;&amp;`,
	`{{.Site}}{{template "main"}}`,
	"`${alert(1)}` \\u003c/script>",
}

// withWords writes words for WORDS, as YAML's quotes want it; WORDS1 and so on get a number behind.
func withWords(t *testing.T, words string) fstest.MapFS {
	quoted := func(s string) string {
		data, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	text := everyText
	for _, n := range []string{"1", "2", "3", "4", "5", "8"} {
		text = strings.ReplaceAll(text, "WORDS"+n, quoted(words+" "+n))
	}
	return siteOf(strings.ReplaceAll(text, "WORDS", quoted(words)))
}

// TestWordsStayWords builds one site with harmless words at every place and then with hostile ones. The
// pages must have the same elements, attributes and addresses: whatever an author writes is read, never
// obeyed.
func TestWordsStayWords(t *testing.T) {
	plain := withoutDictionary(contents(t, built(t, Options{Content: withWords(t, "Lành"), BaseURL: "https://example.org/"})))
	for i, words := range hostile {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			t.Parallel()
			got := withoutDictionary(contents(t, built(t, Options{Content: withWords(t, words), BaseURL: "https://example.org/"})))
			said := 0
			harmless := strings.NewReplacer(viet.Slug(words), "lanh") // addresses that are made from words
			for name, data := range got {
				twin := plain[harmless.Replace(name)]
				switch path.Ext(name) {
				case ".html":
					want, have := skeleton(t, twin), skeleton(t, data)
					for k := range have {
						have[k] = harmless.Replace(have[k])
					}
					if k := firstDifference(want, have); k >= 0 {
						t.Errorf("%s is built otherwise than with harmless words: %q, want %q", name, at(have, k), at(want, k))
					}
					said += strings.Count(spoken(t, data), strings.Join(strings.Fields(words), " "))
					checkMachineReadable(t, name, data)
				case ".xml":
					if have, want := elements(t, data), elements(t, twin); !slices.Equal(have, want) {
						t.Errorf("%s has other elements than with harmless words", name)
					}
				}
			}
			if len(got) != len(plain) || said < 300 {
				t.Errorf("%d files, want %d; the words are read %d times", len(got), len(plain), said)
			}
			if title := readFeed(t, got["vi/feed.xml"]).Entries[0].Title.Text; title != words {
				t.Errorf("the feed says %q, want %q", title, words)
			}
		})
	}
}

// withoutDictionary leaves out the files of the search page's dictionary: there is one for each letter that words begin
// with.
func withoutDictionary(files map[string]string) map[string]string {
	maps.DeleteFunc(files, func(name, _ string) bool { return strings.HasPrefix(name, "assets/search/dw/") })
	return files
}

// skeleton lists the elements of a page with their attributes. Values are listed too, except where words
// belong: descriptions, alternative texts, and the places of glossary terms.
func skeleton(t *testing.T, page string) (list []string) {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for n := range doc.Descendants() {
		if n.Type == html.CommentNode {
			list = append(list, "<!-- "+n.Data)
		}
		if n.Type != html.ElementNode {
			continue
		}
		entry := n.Data
		for _, a := range n.Attr {
			switch {
			case n.Data == "meta" && a.Key == "content", a.Key == "alt", n.Data == "tr" && a.Key == "id", n.Data == "a" && strings.HasPrefix(a.Val, "tel:"):
				entry += " " + a.Key
			default:
				entry += " " + a.Key + "=" + a.Val
			}
		}
		list = append(list, entry)
	}
	return list
}

func firstDifference(a, b []string) int {
	for i := range max(len(a), len(b)) {
		if at(a, i) != at(b, i) {
			return i
		}
	}
	return -1
}

func at(list []string, i int) string {
	if i < len(list) {
		return list[i]
	}
	return "(nothing)"
}

// checkMachineReadable reads what a page tells search engines.
func checkMachineReadable(t *testing.T, name, page string) {
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode || n.Data != "script" || attr(n, "src") != "" {
			continue
		}
		if attr(n, "type") == "" { // the page's policy lets a script run only as it was written
			sum := sha256.Sum256([]byte(n.FirstChild.Data))
			if !strings.Contains(page, "'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"'") {
				t.Errorf("%s: the page's policy does not name the script %s", name, n.FirstChild.Data)
			}
			continue
		}
		var told struct {
			Context string  `json:"@context"`
			Graph   []thing `json:"@graph"`
		}
		if err := json.Unmarshal([]byte(n.FirstChild.Data), &told); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if attr(n, "type") != "application/ld+json" || told.Context != "https://schema.org" || len(told.Graph) == 0 {
			t.Errorf("%s tells search engines %+v", name, told)
		}
		if strings.ContainsAny(n.FirstChild.Data, "<>&") {
			t.Errorf("%s: a bare <, > or & stands in what search engines are told", name)
		}
	}
}

func elements(t *testing.T, data string) (list []string) {
	t.Helper()
	for d := xml.NewDecoder(strings.NewReader(data)); ; {
		token, err := d.Token()
		if token == nil {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if start, ok := token.(xml.StartElement); ok {
			list = append(list, start.Name.Local)
		}
	}
	return list
}
