package source

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
)

const (
	testSite = `title: {vi: Bản tin phối hợp, en: Coordination Reports}
languages: [vi, en]
agencies:
  hdnd: {name: {vi: Hội đồng nhân dân, en: People's Council}, short: {vi: HĐND}}
  ubnd: {name: {vi: Ủy ban nhân dân, en: People's Committee}, short: {vi: UBND}}
  mttq: {name: {vi: Mặt trận Tổ quốc Việt Nam, en: Viet Nam Fatherland Front}, short: {vi: MTTQ}}
`
	testDistrict = "name: {vi: Quận Tây Hồ, en: Tay Ho District}\ntype: quan\n"
	testHead     = "title: Họp giao ban\nagency: hdnd\ndate: 2023-02-15\n"
)

// folder is a content folder with one district and the given files of it.
func folder(files map[string]string) fstest.MapFS {
	content := fstest.MapFS{"site.yaml": {Data: []byte(testSite)}, "tay-ho/district.yaml": {Data: []byte(testDistrict)}}
	for name, text := range files {
		content["tay-ho/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	return content
}

// wideText is UTF-16 without a mark, its low bytes first or second.
func wideText(text string, low int) string {
	var made []byte
	for _, unit := range utf16.Encode([]rune(text)) {
		pair := [2]byte{}
		pair[low], pair[1-low] = byte(unit), byte(unit>>8)
		made = append(made, pair[:]...)
	}
	return string(made)
}

// TestBytes shows what becomes of bytes that an archive of texts cannot hold.
func TestBytes(t *testing.T) {
	file := func(head string) string { return "---\n" + head + "---\nVăn bản.\n" }
	nfd := "To\u0302\u0309ng ke\u0302\u0301t"
	for _, c := range []struct{ name, text, want string }{
		{"a byte order mark is nothing", "\ufeff" + file(testHead), ""},
		{"line ends of Windows are nothing", strings.ReplaceAll(file(testHead), "\n", "\r\n"), ""},
		{"line ends of old Macs are nothing", strings.ReplaceAll(file(testHead), "\n", "\r"), ""},
		{"a missing last line end is nothing", "---\n" + testHead + "---", ""},
		{"spaces behind the lines --- are nothing", "--- \n" + testHead + "---\t \nVăn bản.\n", ""},
		{"text that is not NFC is nothing", file(strings.Replace(testHead, "Họp", "Ho\u0323p", 1)), ""},
		{"a no-break space counts as a space", file("title: A\nagency: Hội\u00a0đồng  nhân\u00a0dân\ndate: 2023-02-15\npublished: 2023-02-15\u00a021:06\n"), ""},
		{"a line separator is a space", file(testHead + "summary: Họp\u2028giao ban\u2029quý\n"), ""},

		{"columns count the characters of the file, not of NFC", file("title: A\nagency: hdnd\ndate: 2023-02-15\nperiod: {label: " + nfd + ", form: 2022}\n"),
			`5:31: error: there is no key "form" here (did you mean "from"?) [unknown-key]`},
		{"columns after line ends of Windows", strings.ReplaceAll(file(testHead+"kind: họpp\n"), "\n", "\r\n"),
			`5:7: error: unknown kind of meeting "họpp" (kinds: final-review (Final review meeting), interim-review (Preliminary review meeting), briefing (Regular briefing), signing (Signing ceremony), launch, rollout (Roll-out of tasks), joint-meeting, dialogue, supervision, social-criticism, voter-meeting (Meeting with voters), other (Other meeting)) [unknown-kind]`},
		{"a byte order mark takes no column", "\ufeffxin chào\n",
			`1:1: error: a report begins with a line --- (write ---, then title, agency and date (in a translation: the keys that it translates), then --- before the text) [front-matter-missing]`},
		{"a byte order mark within the text", file("title: H\ufeffọp\nagency: hdnd\ndate: 2023\n"),
			`2:9: warning: there is a character of no width, which nobody sees (U+FEFF) (delete it: a search does not find the word that holds it) [zero-width]`},
		{"byte order marks before a key, a value and the text", "\ufeff\ufeff---\n\ufefftitle: A\nagency: \ufeff\ufeffhdnb\ndate: 2023\n\ufeff---\n\ufeffVăn bản.\n",
			`1:1: warning: there is a character of no width, which nobody sees (U+FEFF) (delete it: a search does not find the word that holds it) [zero-width]
2:1: warning: there is a character of no width, which nobody sees (U+FEFF) (delete it: a search does not find the word that holds it) [zero-width]
3:9: error: unknown agency "hdnb" (did you mean "hdnd"?) [unknown-agency]
3:9: warning: there is a character of no width, which nobody sees (U+FEFF) (delete it: a search does not find the word that holds it) [zero-width]
5:1: warning: there is a character of no width, which nobody sees (U+FEFF) (delete it: a search does not find the word that holds it) [zero-width]
6:1: warning: there is a character of no width, which nobody sees (U+FEFF) (delete it: a search does not find the word that holds it) [zero-width]`},
		{"control characters side by side", file(testHead) + strings.Repeat("\x00", 40),
			`7:1: error: there is an invisible control character (U+0000, 40 in a row) (delete the character here and type the text again) [control-character]`},
		{"UTF-16 without a mark", wideText(file(testHead), 0),
			`1:1: error: not UTF-8 text (the file seems to be in UTF-16, and this line to read: ---; convert it to Unicode and save it as UTF-8) [bad-utf8]`},
		{"UTF-16 without a mark, high bytes first", wideText(file(testHead), 1),
			`1:1: error: not UTF-8 text (the file seems to be in UTF-16, and this line to read: ---; convert it to Unicode and save it as UTF-8) [bad-utf8]`},
		{"characters that turn the direction of text", file("title: H\u202eọp\nagency: hdnd\ndate: 2023\n") + "a\u2066b\n",
			`2:9: error: there is an invisible control character (U+202E) (delete the character here and type the text again) [control-character]
7:2: error: there is an invisible control character (U+2066) (delete the character here and type the text again) [control-character]`},
		{"characters of no width", file("title: Ho\u0323\u200bp\nagency: hdnd\ndate: 2023\n") + "giao\u2060 ban\u200e 👨\u200d👩\n",
			`2:11: warning: there is a character of no width, which nobody sees (U+200B) (delete it: a search does not find the word that holds it) [zero-width]
7:5: warning: there is a character of no width, which nobody sees (U+2060) (delete it: a search does not find the word that holds it) [zero-width]
7:10: warning: there is a character of no width, which nobody sees (U+200E) (delete it: a search does not find the word that holds it) [zero-width]`},
		{"marks upon marks", file(testHead) + "Ho\u0302\u0323i nghi\u0302\u0323\u0316\u0317\u0318\u0319 e\u0302\u0301\u0316\u0317\u0318\n",
			`7:10: warning: this letter has more than 3 marks, one above another (delete the letter with its marks and type it again) [stacked-marks]`},
		{"not UTF-8", "---\ntitle: Họp\xff\n",
			`2:11: error: not UTF-8 text (save the file again as UTF-8; in Word: Save As, Plain Text, Unicode UTF-8) [bad-utf8]`},
		{"half a character at the end", file(testHead) + "Văn b\xe1\xba",
			`7:6: error: not UTF-8 text (save the file again as UTF-8; in Word: Save As, Plain Text, Unicode UTF-8) [bad-utf8]`},
		{"UTF-16", "\xff\xfe-\x00-\x00-\x00\n\x00",
			`1:1: error: not UTF-8 text (the file seems to be in UTF-16, and this line to read: ---; convert it to Unicode and save it as UTF-8) [bad-utf8]`},
		{"control characters", file(testHead) + "Họp\x00 \x1b[1m\tgiao\x7f\u0085ban\n",
			`7:4: error: there is an invisible control character (U+0000) (delete the character here and type the text again) [control-character]
7:6: error: there is an invisible control character (U+001B) (delete the character here and type the text again) [control-character]
7:15: error: there is an invisible control character (U+007F, 2 in a row) (delete the character here and type the text again) [control-character]`},
		{"a control character written as an escape", file("title: \"Họp\\u0007\"\nagency: hdnd\ndate: 2023-02-15\n"),
			`2:8: error: inside double quotes a \ and the letter behind it make another character (write single quotes '…' in place of the double ones) [yaml-escape]`},

		{"an empty file", "", `1:1: error: a report begins with a line --- (the file is empty: write the report (phoihop new makes a file with all keys), or delete it) [front-matter-missing]`},
		{"UTF-8 read as Windows-1252", file("title: Hội trÆ°á»\u009dng\n"), "2:18: error: there is an invisible control character (U+009D) (this line is UTF-8 read as Windows-1252 and should read: title: Hội trường; copy it from the original again, or have phoihop check --fix repair it) [control-character]"},
		{"an empty line first", "\n" + file(testHead), `2:1: error: a report begins with a line --- (remove the empty lines above this line ---) [front-matter-missing]`},
		{"four hyphens", "-" + file(testHead), `1:1: error: a report begins with a line --- (write three hyphens on this line, ---, in place of ----) [front-matter-missing]`},
		{"only ---", "---", `1:1: error: the front matter that begins here has no closing --- (add a line --- between the keys and the text) [front-matter-unclosed]`},
		{"no second ---", "---\n" + testHead, `1:1: error: the front matter that begins here has no closing --- (add a line --- between the keys and the text) [front-matter-unclosed]`},
		{"nothing between the lines ---", "---\n---\n", `1:1: error: the required key "agency" is missing (add a line, for example agency: [hdnd, ubnd, mttq]) [missing-key]
1:1: error: the required key "date" is missing (add a line, for example date: 2023-02-15) [missing-key]
1:1: error: the required key "title" is missing (add a line, for example title: Tổng kết công tác phối hợp năm 2022) [missing-key]`},

		{"front matter of 5 MB", file(testHead + "summary: " + strings.Repeat("a", 5<<20) + "\n"),
			`1:1: error: the front matter is larger than 256 KB (move long text below the second --- or into an attachment) [front-matter-too-large]`},
		{"front matter of 256 KB", file(testHead + "summary: " + strings.Repeat("a", 256<<10-len(testHead)-10) + "\n"), ""},
		{"front matter of 256 KB and a byte", file(testHead + "summary: " + strings.Repeat("a", 256<<10-len(testHead)-9) + "\n"),
			`1:1: error: the front matter is larger than 256 KB (move long text below the second --- or into an attachment) [front-matter-too-large]`},
		{"50 levels", file(testHead + "venue: " + strings.Repeat("[", 49) + strings.Repeat("]", 49) + "\n"),
			`5:8: error: this must be text, not a list (write the text behind the colon; put it in quotes if it has special characters) [wrong-type]`},
		{"51 levels", file(testHead + "venue: " + strings.Repeat("[", 50) + strings.Repeat("]", 50) + "\n"),
			`5:57: error: keys are nested more than 50 levels deep [yaml-depth]`},
		{"100,000 brackets", file(testHead + "venue: " + strings.Repeat("[", 100_000) + "\n"),
			`5:8: error: keys are nested more than 50 levels deep [yaml-depth]`},
		{"an alias bomb", file(testHead + "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"),
			`5:4: error: a & at the beginning of a value (&a) has a meaning of its own that is not used here (write the value in full; a text that begins with & must stand in quotes) [yaml-anchor]
6:4: error: a & at the beginning of a value (&b) has a meaning of its own that is not used here (write the value in full; a text that begins with & must stand in quotes) [yaml-anchor]
6:8: error: a * at the beginning of a value (*a) has a meaning of its own that is not used here (write the value in full; a text that begins with * must stand in quotes) [yaml-alias]
6:12: error: a * at the beginning of a value (*a) has a meaning of its own that is not used here (write the value in full; a text that begins with * must stand in quotes) [yaml-alias]
7:5: error: a * at the beginning of a value (*b) has a meaning of its own that is not used here (write the value in full; a text that begins with * must stand in quotes) [yaml-alias]
7:9: error: a * at the beginning of a value (*b) has a meaning of its own that is not used here (write the value in full; a text that begins with * must stand in quotes) [yaml-alias]`},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := told(readAll(folder(map[string]string{"a.vi.md": c.text})), "en")
			got = strings.TrimSuffix(strings.ReplaceAll(got, "tay-ho/a.vi.md:", ""), "\n")
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestHugeMappings reads what no person writes, to see that it ends soon: it would take minutes if the
// keys were compared pair by pair.
func TestHugeMappings(t *testing.T) {
	var keys, brokenKeys strings.Builder
	for i := range 40_000 {
		keys.WriteString("k" + string(rune('a'+i%26)) + ":\n")
		brokenKeys.WriteString("a\n")
	}
	for name, text := range map[string]string{"keys": keys.String(), "lines without keys": brokenKeys.String() + "b: c: d\n", "8,000 lines without keys": strings.Repeat("a\n", 8_000) + "b: c: d\n", "open quotes": strings.Repeat("a: \"\n", 40_000)} {
		found := readAll(folder(map[string]string{"a.vi.md": "---\n" + text + "---\n"}))
		if len(found) == 0 {
			t.Errorf("%s: no problem is told", name)
		}
	}
}

// TestNamesInNFD finds a photo whose name the file system spells with letters and marks apart.
func TestNamesInNFD(t *testing.T) {
	content := folder(map[string]string{
		"a.vi.md":                   "---\n" + testHead + "photos:\n  - {file: Ảnh hội nghị.jpg, alt: Ba người ký}\n  - {file: Ảnh hội nghị 2.jpg, alt: Ba người ký}\n---\n",
		"a/A\u0309nh hội nghị.jpg":  "x",
		"a/Ảnh hội\u00a0nghị 2.jpg": "x",
	})
	if got := told(readAll(content), "en"); got != "" {
		t.Error(got)
	}
	tree, _ := Scan(content)
	want := []Asset{
		{Name: "Ảnh hội nghị.jpg", Path: "tay-ho/a/A\u0309nh hội nghị.jpg", Slug: "anh-hoi-nghi.jpg"},
		{Name: "Ảnh hội\u00a0nghị 2.jpg", Path: "tay-ho/a/Ảnh hội\u00a0nghị 2.jpg", Slug: "anh-hoi-nghi-2.jpg"},
	}
	if diff := cmp.Diff(want, tree.Districts[0].Reports[0].Assets); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestSymbolicLinks refuses links, wherever they stand and whatever they lead to.
func TestSymbolicLinks(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"site.yaml": testSite, "tay-ho/district.yaml": testDistrict, "tay-ho/a.vi.md": "---\n" + testHead + "---\n", "tay-ho/a/anh.jpg": "x", "_root/CNAME": "x"} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for name, target := range map[string]string{"go-vap": "tay-ho", "tay-ho/b.vi.md": "a.vi.md", "tay-ho/a/b.jpg": "anh.jpg", "tay-ho/b": "a", "_root/robots.txt": "CNAME", "tay-ho/a/c.jpg": "../../../../etc/passwd"} {
		if err := os.Symlink(target, filepath.Join(dir, filepath.FromSlash(name))); err != nil {
			t.Fatal(err)
		}
	}
	want := `_root/robots.txt:1:1: error: "robots.txt" is a symbolic link or a special file (copy the file itself into the folder) [symbolic-link]
go-vap:1:1: error: "go-vap" is a symbolic link or a special file (copy the file itself into the folder) [symbolic-link]
tay-ho/a/b.jpg:1:1: error: "b.jpg" is a symbolic link or a special file (copy the file itself into the folder) [symbolic-link]
tay-ho/a/c.jpg:1:1: error: "c.jpg" is a symbolic link or a special file (copy the file itself into the folder) [symbolic-link]
tay-ho/b:1:1: error: "b" is a symbolic link or a special file (copy the file itself into the folder) [symbolic-link]
tay-ho/b.vi.md:1:1: error: "b.vi.md" is a symbolic link or a special file (copy the file itself into the folder) [symbolic-link]
`
	if diff := cmp.Diff(want, told(readAll(os.DirFS(dir)), "en")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
