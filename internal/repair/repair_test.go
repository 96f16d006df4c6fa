package repair

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"math/rand"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
	"golang.org/x/tools/txtar"

	"phoihop/internal/explain"
	"phoihop/internal/problem"
	"phoihop/internal/source"
	"phoihop/internal/viet"
)

const testSite = `title: {vi: Bản tin, en: Reports}
languages: [vi, en]
agencies:
  hdnd: {name: {vi: Hội đồng nhân dân, en: People's Council}}
  ubnd: {name: {vi: Ủy ban nhân dân, en: People's Committee}, short: {vi: UBND}}
`

func folder(files map[string]string) fstest.MapFS {
	made := fstest.MapFS{
		"site.yaml":            {Data: []byte(testSite)},
		"tay-ho/district.yaml": {Data: []byte("name: {vi: Quận Tây Hồ, en: Tay Ho District}\ntype: quan\n")},
	}
	for name, text := range files {
		made[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return made
}

func find(t *testing.T, files fs.FS) []File {
	t.Helper()
	tree, _ := source.Scan(files)
	site, broken, _ := source.ReadSite(files)
	found, err := Find(Content{files, tree, site, source.Settings{Names: source.NewNames(site, broken), Languages: site.Languages}})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// repaired repairs one report, checks that its repairs describe the change and that a second run finds nothing.
func repaired(t *testing.T, name, text string) (string, string) {
	t.Helper()
	after, codes := text, ""
	for _, f := range find(t, folder(map[string]string{"tay-ho/" + name: text})) {
		checkRepairs(t, f)
		after = string(f.After)
		for _, r := range f.Repairs {
			codes += fmt.Sprintf("%v ", r.Codes)
		}
	}
	for _, again := range find(t, folder(map[string]string{"tay-ho/" + name: after})) {
		t.Errorf("a second run still repairs %+v", again.Repairs)
	}
	return after, strings.TrimSpace(codes)
}

// checkRepairs holds repairs to what they promise: sorted, apart, and all that changes.
func checkRepairs(t *testing.T, f File) {
	t.Helper()
	var made []byte
	at := 0
	for _, r := range f.Repairs {
		if r.Start < at || r.End < r.Start || string(f.Before[r.Start:r.End]) != r.Old || r.Old == r.New || len(r.Codes) == 0 {
			t.Fatalf("%s: the repair %+v is none of %q", f.Path, r, f.Before)
		}
		made = append(append(made, f.Before[at:r.Start]...), r.New...)
		at = r.End
	}
	if made = append(made, f.Before[at:]...); !bytes.Equal(made, f.After) {
		t.Fatalf("%s: its repairs make %q, not %q", f.Path, made, f.After)
	}
}

func TestRepairs(t *testing.T) {
	const head = "---\ntitle: Họp\nsummary: Một cuộc họp.\nagency: ubnd\n"
	const dated = head + "date: 2023-02-15\n"
	for _, c := range []struct{ name, codes, before, after string }{
		{"a date, its comment and its quotes", "[bad-date] [bad-date]", head + "end_date: '16.2.2023'\ndate:   15/2/2023 # thứ tư\n---\n", head + "end_date: '2023-02-16'\ndate:   2023-02-15 # thứ tư\n---\n"},
		{"a month and a date in words", "[bad-date] [bad-date]", dated + "tasks: [{title: A, due: 3/2023}, {title: B, due: ngày 5 tháng 3 năm 2023}]\n---\n", dated + "tasks: [{title: A, due: 2023-03}, {title: B, due: 2023-03-05}]\n---\n"},
		{"a capital letter", "[bad-date]", head + "date: Ngày 10 tháng 5 năm 2023\n---\n", head + "date: 2023-05-10\n---\n"},
		{"quotes and dashes of a word processor", "[bad-date] [bad-date]", head + "date: “2023-05-10”\nend_date: 2023–05–11\n---\n", head + "date: 2023-05-10\nend_date: 2023-05-11\n---\n"},
		{"a quarter", "[bad-due] [bad-due]", dated + "tasks: [{title: A, due: Quý 4/2023}, {title: B, due: quý IV năm 2023}]\n---\n", dated + "tasks: [{title: A, due: 2023-Q4}, {title: B, due: 2023-Q4}]\n---\n"},
		{"yes and no", "[bad-boolean] [bad-due]", dated + "attendees: [{name: A, chair: có}]\nsession: 2\ntasks: [{title: A, due: Q4/2023}]\n---\n", dated + "attendees: [{name: A, chair: true}]\nsession: 2\ntasks: [{title: A, due: 2023-Q4}]\n---\n"},
		{"months in words", "[bad-date] [bad-date]", dated + "period: {from: tháng 11 năm 2022, to: Tháng 12 năm 2022}\n---\n", dated + "period: {from: 2022-11, to: 2022-12}\n---\n"},
		{"a quarter that is a period", "", dated + "period: {from: quý IV/2022}\nnext_period: quý I/2023\n---\n", ""},
		{"a sign of percent", "[bad-number] [bad-number]", dated + "results: [{label: A, percent_of_plan: '105,3%'}, {label: B, percent_of_plan: 92.5 %}, {label: C, value: '92%'}]\n---\n", dated + "results: [{label: A, percent_of_plan: '105,3'}, {label: B, percent_of_plan: 92.5}, {label: C, value: '92%'}]\n---\n"},
		{"several days", "", head + "date: 10-11/5/2023\n---\n", ""},
		{"a conflict in git", "", dated + "---\nHo\u0323p.\n<<<<<<< HEAD\n=======\nHo\u0323p.\n>>>>>>> a\n", ""},
		{"a time", "[bad-time]", dated + "published: 15/02/2023 09:06 CH\n---\n", dated + "published: 2023-02-15T21:06\n---\n"},
		{"a date with a word before it", "", dated + "tasks: [{title: A, due: trước 15/2/2023}]\n---\n", ""},
		{"no day of the calendar", "", head + "date: 31/2/2023\n---\n", ""},
		{"day and month exchanged", "", head + "date: 2023-15-02\n---\n", ""},
		{"numbers", "[bad-number] [bad-number]", dated + "results: [{label: A, value: '1,234.5'}, {label: B, value: 1 234 567}]\n---\n", dated + "results: [{label: A, value: '1234.5'}, {label: B, value: 1234567}]\n---\n"},
		{"a number in braces", "[number-in-braces]", dated + "results: [{label: A, value: 92,3}]\n---\n", dated + "results: [{label: A, value: \"92,3\"}]\n---\n"},
		{"a number that may be two", "", dated + "results: [{label: A, value: 1.178}, {label: B, value: 1,178}]\n---\n", ""},
		{"a number with a word", "", dated + "results: [{label: A, value: 300 người}]\n---\n", ""},
		{"values by name", "[choice-by-name] [choice-by-name]", dated + "kind: sơ kết\ntasks: [{title: A, status: \"hoàn thành\", status_source: B}]\n---\n", dated + "kind: interim-review\ntasks: [{title: A, status: \"done\", status_source: B}]\n---\n"},
		{"a name of an agency is as good as its id", "", dated + "convener: UBND\n---\n", ""},
		{"spaces", "[no-break-space] [no-break-space]", dated + "venue: Phòng\u00a0A\n---\nHọp\u202fgiao ban.\n", dated + "venue: Phòng A\n---\nHọp giao ban.\n"},
		{"a space that would make a comment", "", dated + "venue: Phòng\u00a0# A\n---\n", ""},
		{"no width", "[no-width]", dated + "---\nHọp gi\u200bao ban.\n", dated + "---\nHọp giao ban.\n"},
		{"byte order marks within", "[no-width] [no-width] [no-width]", "\ufeff\ufeff" + dated + "---\n\ufeffHọp gi\ufeffao ban.\n", "\ufeff" + dated + "---\nHọp giao ban.\n"},
		{"a tail of NULs", "[control-character]", dated + "---\nHọp.\n" + strings.Repeat("\x00", 40), dated + "---\nHọp.\n"},
		{"NULs within", "", dated + "---\nHọ\x00p.\n\x00\x00", ""},
		{"joined pictures", "", dated + "---\nHọp \U0001F468\u200D\U0001F469.\n", ""},
		{"letters apart, with BOM and CRLF", "[letters-apart]", "\ufeff" + strings.ReplaceAll(dated, "\n", "\r\n") + "---\r\nHo\u0323p.\r\n", "\ufeff" + strings.ReplaceAll(dated, "\n", "\r\n") + "---\r\nH\u1ecdp.\r\n"},
		{"entities", "[html-as-text] [html-as-text] [html-as-text]", dated + "venue: Phòng&nbsp;họp <b>A&#7883;</b> &amp; B\n---\nA&nbsp;B\n", dated + "venue: Phòng họp <b>Aị</b> & B\n---\nA&nbsp;B\n"},
		{"entities that would make HTML or YAML", "", dated + "venue: \"&quot;A &lt;b&gt;\"\n---\n", ""},
		{"a letter like Đ", "[foreign-d] [foreign-d]", dated + "venue: HÐND\n---\nHọp ở Ðống Đa với Guðrún.\n", dated + "venue: HĐND\n---\nHọp ở Đống Đa với Guðrún.\n"},
		{"quotation marks about a date", "[bad-date]", head + "date: “2023-02-15”\n---\n", head + "date: 2023-02-15\n---\n"},
		{"tones", "[tone-style] [tone-style]", dated + "---\nHòa giải, hòa bình, ủy quyền, khỏe; hoà và khoẻ.\n", dated + "---\nHòa giải, hòa bình, ủy quyền, khỏe; hòa và khỏe.\n"},
		{"letters apart in a tone", "[letters-apart tone-style]", dated + "---\nHòa giải, hòa bình; hoa\u0300 thuận.\n", dated + "---\nHòa giải, hòa bình; hòa thuận.\n"},
		{"a table", "[pasted-table]", dated + "---\nSố liệu:\nQuý\tSố\nI\t5\nII\t7\nHết.\n", dated + "---\nSố liệu:\n\n| Quý | Số |\n|---|---|\n| I | 5 |\n| II | 7 |\n\nHết.\n"},
		{"a table that is not whole", "", dated + "---\nQuý\tSố\nI\t5\t6\n", ""},
		{"UTF-8 read as Windows-1252", "[wrong-encoding]", dated + "---\nTá»•ng káº¿t nÄƒm.\n", dated + "---\nTổng kết năm.\n"},
		{"a word of UTF-8 read as Windows-1252", "[wrong-encoding]", dated + "venue: Hội trÆ°á»\u009dng\n---\nHọp.\n", dated + "venue: Hội trường\n---\nHọp.\n"},
		{"a line of VNI", "[wrong-encoding]", dated + "---\nToång keát coâng taùc phoái hôïp.\n", dated + "---\nTổng kết công tác phối hợp.\n"},
		{"odd spaces where YAML wants plain ones", "[no-break-space] [odd-space] [no-break-space]", dated + "venue:\u00a0Phòng A\nauthor:\u2009B\ntasks:\n  -\u00a0title: Việc\u2009một\n---\n", dated + "venue: Phòng A\nauthor: B\ntasks:\n  - title: Việc\u2009một\n---\n"},
		{"odd hyphens before entries", "[odd-hyphen] [odd-hyphen] [odd-hyphen]", dated + "limitations:\n  – Chậm – muộn\n  — Thiếu\n  \\- Sai\nvenue: |\n  – A\n---\n– Họp.\n", dated + "limitations:\n  - Chậm – muộn\n  - Thiếu\n  - Sai\nvenue: |\n  – A\n---\n– Họp.\n"},
		{"dashes for the lines around the keys", "[front-matter-missing] [front-matter-unclosed]", "\r\n \r\n—\r\ntitle: Họp\r\nagency: ubnd\r\ndate: 2023-02-15\r\n----\r\nHọp.\r\n\r\n—\r\n", "---\r\ntitle: Họp\r\nagency: ubnd\r\ndate: 2023-02-15\r\n---\r\nHọp.\r\n\r\n—\r\n"},
		{"texts with a colon", "[yaml-colon] [yaml-colon] [yaml-colon]", "---\ntitle: Tây Hồ: họp\nagency: ubnd\ndate: 2023-02-15\nvenue: Nhà \"A\": tầng 2\ntasks:\n  - title: Việc: gấp\n    due: 15/2\n---\n", "---\ntitle: \"Tây Hồ: họp\"\nagency: ubnd\ndate: 2023-02-15\nvenue: 'Nhà \"A\": tầng 2'\ntasks:\n  - title: \"Việc: gấp\"\n    due: 15/2\n---\n"},
		{"a text with a colon that may end elsewhere", "", "---\ntitle: Tây Hồ: họp\n  giao ban\nvenue: A: b # c\n---\n", ""},
		{"a comma behind an agency", "[unknown-agency] [unknown-agency]", head + "convener: ubnd,\ndate: 2023-02-15\ntasks:\n  - title: A\n    with:\n      - hdnd,\n      - ubnd\n---\n", head + "convener: ubnd\ndate: 2023-02-15\ntasks:\n  - title: A\n    with:\n      - hdnd\n      - ubnd\n---\n"},
		{"hyphens apart", "[front-matter-unclosed]", dated + "- - -\nHọp.\n", dated + "---\nHọp.\n"},
		{"empty lines above the keys", "[front-matter-missing]", "\ufeff\n\n" + dated + "---\nHọp.\n", "\ufeff" + dated + "---\nHọp.\n"},
		{"a text without keys", "", "Họp.\n\n—\n\nHết.\n", ""},
		{"a text between lines", "", "—\nHọp.\n—\nHết.\n", ""},
		{"keys that cannot be read", "", dated + "venue: [A\n---\nHo\u0323p.\n", ""},
	} {
		if c.after == "" {
			c.after = c.before
		}
		after, codes := repaired(t, "a.vi.md", c.before)
		if diff := cmp.Diff(c.after, after); diff != "" || codes != c.codes {
			t.Errorf("%s: codes %q, want %q; (-want +got):\n%s", c.name, codes, c.codes, diff)
		}
	}
}

// TestRepairsAreExplained: each code that a repair may have is explained, and an example of one that no problem has is
// repaired as it says.
func TestRepairsAreExplained(t *testing.T) {
	if diff := cmp.Diff([]problem.Code{LettersApart, NoBreakSpace, NoWidth}, explain.Repairs); diff != "" {
		t.Errorf("codes of repairs alone (-want +got):\n%s", diff)
	}
	for _, code := range explain.Repairs {
		page, _ := explain.Of(code)
		const name = "tay-ho/2023-02-15-tong-ket.vi.md"
		_, codes := repaired(t, "a.vi.md", explain.Site(page.Wrong)[name])
		if after, _ := repaired(t, "a.vi.md", explain.Site(page.Wrong)[name]); after != explain.Site(page.Right)[name] || codes != "["+string(code)+"]" && code != LettersApart {
			t.Errorf("%s is repaired by %s to %s", code, codes, after)
		}
	}
}

// TestDaysOfEnglishFiles: 3/4/2023 is one day in Vietnamese and another to an American.
func TestDaysOfEnglishFiles(t *testing.T) {
	for date, want := range map[string]string{"3/4/2023": "3/4/2023", "15/4/2023": "2023-04-15", "4/4/2023": "2023-04-04", "2023/4/3": "2023-04-03"} {
		page := "---\ntitle: A\nagency: ubnd\ndate: %s\n---\n"
		if got, _ := repaired(t, "a.en.md", fmt.Sprintf(page, date)); got != fmt.Sprintf(page, want) {
			t.Errorf("%s becomes %q", date, got)
		}
	}
}

// TestWholeFiles converts files of other encodings; a file that cannot be told stays.
func TestWholeFiles(t *testing.T) {
	page := "---\ntitle: Hội nghị tổng kết\nsummary: Một cuộc họp.\nagency: ubnd\ndate: 2023-02-15\n---\nBa cơ quan kiểm điểm việc phối hợp giữa các đơn vị trong năm, nêu những việc còn chậm.\n"
	from, err := charmap.Windows1258.NewEncoder().String(decomposedTones(page))
	if err != nil {
		t.Fatal(err)
	}
	var wide []byte
	for _, r := range "\ufeff" + page {
		wide = append(wide, byte(r), byte(r>>8))
	}
	var swapped []byte
	for i := 2; i < len(wide); i += 2 {
		swapped = append(swapped, wide[i+1], wide[i])
	}
	for name, raw := range map[string]string{"windows-1258": from, "UTF-16": string(wide), "UTF-16 without a mark": string(wide[2:]), "high bytes first": string(swapped)} {
		if got, codes := repaired(t, "a.vi.md", raw); got != page && got != "\ufeff"+page || codes != "[bad-utf8]" {
			t.Errorf("%s (%s): %q", name, codes, got)
		}
	}
	for name, raw := range map[string]string{"French": "---\ntitle: Caf\xe9\n---\n", "too few words": "---\ntitle: T\xe6ng k\xd5t\n---\n", "a picture": "\x89PNG\x00\xff"} {
		if got, _ := repaired(t, "a.vi.md", raw); got != raw {
			t.Errorf("%s becomes %q", name, got)
		}
	}
}

// decomposedTones writes text as windows-1258 has it: vowels with their own marks, tones behind them.
func decomposedTones(text string) string {
	var b strings.Builder
	for _, r := range text {
		if _, ok := charmap.Windows1258.EncodeRune(r); ok {
			b.WriteRune(r)
			continue
		}
		d := []rune(norm.NFD.String(string(r)))
		last := len(d) - 1
		if len(d) == 3 && d[1] == 0x323 {
			d[1], d[2] = d[2], d[1]
		}
		b.WriteString(norm.NFC.String(string(d[:last])) + string(d[last]))
	}
	return b.String()
}

// TestContentHasNothingToRepair but what is listed here: the project's reports were written with care.
func TestContentHasNothingToRepair(t *testing.T) {
	for _, f := range find(t, os.DirFS("../../content")) {
		t.Errorf("%s: %+v", f.Path, f.Repairs)
	}
}

// TestRepairsOfAllSites runs over the sites of other tests, whole and with bytes changed at random: repairs always describe
// the change, and nothing is left for a second run.
func TestRepairsOfAllSites(t *testing.T) {
	scripts, err := filepath.Glob("../source/testdata/*.txtar")
	more, _ := filepath.Glob("../build/testdata/*.txtar")
	if err != nil || len(scripts) < 10 || len(more) < 10 {
		t.Fatalf("%d and %d sites, %v", len(scripts), len(more), err)
	}
	random := rand.New(rand.NewSource(1))
	repairs := 0
	for _, script := range append(scripts, more...) {
		archive, err := txtar.ParseFile(script)
		if err != nil {
			t.Fatal(err)
		}
		for round := range 3 {
			files := fstest.MapFS{}
			for _, file := range archive.Files {
				data := bytes.Clone(file.Data)
				if strings.HasSuffix(file.Name, ".md") && round > 0 {
					data = mutated(random, data)
				}
				files[strings.TrimPrefix(file.Name, "content/")] = &fstest.MapFile{Data: data}
			}
			if files["site.yaml"] == nil {
				continue
			}
			repairs += repairTwice(t, fmt.Sprintf("%s, round %d", filepath.Base(script), round), files)
		}
	}
	if repairs < 100 {
		t.Errorf("only %d repairs were tried", repairs)
	}
}

func repairTwice(t *testing.T, name string, files fstest.MapFS) (repairs int) {
	made := maps.Clone(files)
	for _, f := range find(t, files) {
		checkRepairs(t, f)
		repairs += len(f.Repairs)
		checkRest(t, name, f)
		made[f.Path] = &fstest.MapFile{Data: f.After}
	}
	// A repair that would add a problem waits until the report's other language is repaired; no third run finds any.
	for _, f := range find(t, made) {
		made[f.Path] = &fstest.MapFile{Data: f.After}
	}
	for _, f := range find(t, made) {
		t.Errorf("%s: %s: a third run repairs %+v", name, f.Path, f.Repairs[0])
	}
	return repairs
}

// checkRest looks, without the room's own proof, at what no repair may touch: keys, their order, comments and words.
func checkRest(t *testing.T, name string, f File) {
	t.Helper()
	for _, r := range f.Repairs {
		if slices.ContainsFunc(r.Codes, func(code problem.Code) bool {
			return code != LettersApart && code != NoBreakSpace && code != NoWidth && code != problem.ToneStyle && code != problem.ForeignD
		}) {
			return // these write values anew
		}
	}
	folded := func(text []byte) string { return viet.Fold(string(text)) }
	if diff := cmp.Diff(folded(f.Before), folded(f.After)); diff != "" {
		t.Errorf("%s: %s: other words (-before +after):\n%s", name, f.Path, diff)
	}
}

// mutated puts in what editors' programs put in.
func mutated(random *rand.Rand, data []byte) []byte {
	for range 1 + random.Intn(6) {
		at := random.Intn(len(data) + 1)
		junk := []string{"\u00a0", "\u200b", "\u0301", "a\u0323", " hoà hòa ", "15/2/2023", "\t", "\r", "\ufeff", "Tá»•ng", "\n"}[random.Intn(11)]
		data = slices.Concat(data[:at], []byte(junk), data[at:])
		if random.Intn(4) == 0 {
			data = norm.NFD.Bytes(data)
		}
	}
	return data
}
