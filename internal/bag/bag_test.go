package bag

import (
	"archive/zip"
	"bytes"
	"cmp"
	"crypto/sha512"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"phoihop/internal/sealed"
)

var update = flag.Bool("update", false, "write the golden listing")

func small() Content {
	return Content{
		Name:  "phoi-hop-2025-07-01",
		Date:  time.Date(2025, 7, 1, 0, 0, 0, 0, time.UTC),
		Owner: "Ban Thường trực Ủy ban MTTQ Việt Nam quận",
		About: "Báo cáo phối hợp công tác giữa Thường trực Hội đồng nhân dân, Ủy ban nhân dân và Ban Thường trực Ủy ban Mặt trận Tổ quốc",
		Info:  []Field{{"Bag-Software-Agent", "phoihop"}, {"External-Identifier", "https://example.org/"}},
		Tags:  []File{text("index.html", []byte("<a href=\"data/index.html\">Mở trang</a>\n"))},
		Files: []File{
			text("vi/100%.html", []byte("<h1>Đạt 100 %</h1>\n")),
			text("index.html", []byte("<h1>Phối hợp</h1>\n")),
			text("assets/style.css", []byte("body { margin: 0 }\n")),
		},
	}
}

func write(t testing.TB, c Content) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, c); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func verify(t testing.TB, b []byte) (*Bag, []Finding) {
	t.Helper()
	bag, findings, err := Verify(bytes.NewReader(b), int64(len(b)), sealed.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return bag, findings
}

// TestGolden compares the small bag with its listing, names and texts as anyone unzips them.
func TestGolden(t *testing.T) {
	b := write(t, small())
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	golden := &txtar.Archive{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		golden.Files = append(golden.Files, txtar.File{Name: fmt.Sprintf("%s %d", f.Name, len(content)), Data: content})
	}
	const name = "testdata/small.txt"
	if *update {
		if err := os.WriteFile(name, txtar.Format(golden), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if got := txtar.Format(golden); !bytes.Equal(got, want) {
		t.Errorf("the bag differs from %s (-update writes it):\n%s", name, got)
	}
}

func TestSameBytes(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	one := write(t, small())
	runtime.GOMAXPROCS(2)
	again := small()
	slices.Reverse(again.Files)
	again.Date = again.Date.In(time.FixedZone("ICT", 7*3600))
	if !bytes.Equal(one, write(t, again)) {
		t.Error("files in another order, another zone or two cores make another bag")
	}
}

func TestVerify(t *testing.T) {
	bag, findings := verify(t, write(t, small()))
	if len(findings) > 0 {
		t.Error(findings)
	}
	if bag.Name != small().Name || len(bag.Payload) != 3 || len(bag.Tags) != 5 {
		t.Errorf("%+v", bag)
	}
	if i := slices.Index(bag.Info, Field{"External-Description", small().About}); i != 1 {
		t.Errorf("fields: %q", bag.Info)
	}
	if f := bag.Payload[2]; f.Path != "vi/100%.html" || content(t, f) != "<h1>Đạt 100 %</h1>\n" {
		t.Errorf("%s: %q", f.Path, content(t, f))
	}
}

func content(t *testing.T, f File) string {
	t.Helper()
	r, err := f.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	b, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// TestForged packs bags again with files changed, so that the seal is whole and only the manifests tell.
func TestForged(t *testing.T) {
	const payload, tags = "data/index.html", "index.html"
	tests := []struct {
		what   string
		want   []string
		change func(files map[string]string)
	}{
		{"as it is", nil, func(map[string]string) {}},
		{"payload altered", []string{"altered " + payload}, func(f map[string]string) { f[payload] = "<h1>Phối họp</h1>\n" }},
		{"tag file altered", []string{"altered " + tags}, func(f map[string]string) { f[tags] = "" }},
		{"payload gone", []string{"oxum", "missing " + payload}, func(f map[string]string) { delete(f, payload) }},
		{"tag file gone", []string{"missing " + tags}, func(f map[string]string) { delete(f, tags) }},
		{"payload more", []string{"oxum", "extra data/b.html"}, func(f map[string]string) { f["data/b.html"] = "" }},
		{"tag file more", []string{"extra fetch.txt"}, func(f map[string]string) { f["fetch.txt"] = "" }},
		{"no manifest", []string{"missing " + manifestFile, "extra " + payload}, func(f map[string]string) { delete(f, manifestFile) }},
		{"no manifest of tags", []string{"missing " + tagManifestFile}, func(f map[string]string) { delete(f, tagManifestFile) }},
		{"no declaration", []string{"missing bagit.txt"}, func(f map[string]string) { delete(f, declarationFile) }},
		{"another version", []string{"declaration bagit.txt", "altered bagit.txt"}, func(f map[string]string) { f[declarationFile] = "BagIt-Version: 0.97\n" }},
		{"another count", []string{"oxum bag-info.txt", "altered bag-info.txt"}, func(f map[string]string) { f[infoFile] = "Payload-Oxum: 1.1\n" }},
		{"no fields", []string{"info bag-info.txt"}, func(f map[string]string) { f[infoFile] = "nothing\n" }},
		{"no line of a manifest", []string{"manifest " + manifestFile}, func(f map[string]string) { f[manifestFile] = "abc  data/index.html\n" }},
		{"a line twice", []string{"manifest " + manifestFile}, func(f map[string]string) { f[manifestFile] += f[manifestFile] }},
		{"a line of tags among the payload's", []string{"manifest " + manifestFile}, func(f map[string]string) { f[manifestFile] += f[tagManifestFile] }},
		{"lines in another order", []string{"manifest " + manifestFile}, func(f map[string]string) {
			for _, name := range []string{manifestFile, tagManifestFile} {
				lines := slices.Sorted(strings.Lines(f[name]))
				slices.Reverse(lines)
				f[name] = strings.Join(lines, "")
			}
			resum(f)
		}},
		{"digests in capitals", []string{"manifest " + manifestFile}, func(f map[string]string) {
			f[manifestFile] = strings.Replace(f[manifestFile], f[manifestFile][:128], strings.ToUpper(f[manifestFile][:128]), 1)
			resum(f)
		}},
		{"words at the end of a line", []string{"info " + infoFile}, func(f map[string]string) {
			f[infoFile] = strings.Replace(f[infoFile], "\n", " \n", 1)
			resum(f)
		}},
		{"a manifest far longer than its files", []string{"manifest " + manifestFile}, func(f map[string]string) { f[manifestFile] = strings.Repeat("\n", 2<<20) }},
	}
	for _, test := range tests {
		bag, _ := verify(t, write(t, small()))
		files := map[string]string{}
		for _, f := range bag.Tags {
			files[f.Path] = content(t, f)
		}
		for _, f := range bag.Payload {
			files["data/"+f.Path] = content(t, f)
		}
		test.change(files)
		_, findings := verify(t, seal(t, files))
		text := fmt.Sprint(findings)
		for _, want := range test.want {
			if !strings.Contains(text, want) {
				t.Errorf("%s: %s, want %s", test.what, text, want)
			}
		}
		if len(test.want) == 0 && len(findings) > 0 {
			t.Errorf("%s: %s", test.what, text)
		}
	}
}

// resum makes the line that the manifest of tags has of the other manifest and of bag-info.txt right again.
func resum(files map[string]string) {
	var again strings.Builder
	for line := range strings.Lines(files[tagManifestFile]) {
		_, path, _ := strings.Cut(strings.TrimSpace(line), "  ")
		sum := sha512.Sum512([]byte(files[path]))
		again.Write(manifestLine(sum[:], path))
	}
	files[tagManifestFile] = again.String()
}

// seal packs files as they are, in the order in which Write does.
func seal(t *testing.T, files map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := sealed.Create(&b, small().Date)
	rank := func(path string) int {
		last := []string{infoFile, manifestFile, tagManifestFile}
		return 2*slices.Index(last, path) + min(1, strings.Index(path, "/")+1)
	}
	paths := slices.SortedFunc(maps.Keys(files), func(a, b string) int { return cmp.Or(rank(a)-rank(b), strings.Compare(a, b)) })
	for _, path := range paths {
		if _, err := w.AddOne(sealed.Bytes("bag/"+path, []byte(files[path])), nil); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestEveryByte flips each byte of a bag in turn; the seal finds it, and all else goes on.
func TestEveryByte(t *testing.T) {
	b := write(t, small())
	for at := range b {
		b[at] ^= 1
		if _, findings := verify(t, b); len(findings) == 0 {
			t.Errorf("byte %d of %d may change unseen", at, len(b))
		}
		b[at] ^= 1
	}
}

func TestWriteRefuses(t *testing.T) {
	tests := map[string]func(*Content){
		"names no bag":          func(c *Content) { c.Name = "a/b" },
		"among the payload":     func(c *Content) { c.Tags = []File{text("data/a", nil)} },
		"can't say":             func(c *Content) { c.Info = []Field{{"a:b", "c"}} },
		"name with . or ..":     func(c *Content) { c.Files = []File{text("../../a", nil)} },
		"the same name twice":   func(c *Content) { c.Tags = []File{text("bagit.txt", nil)} },
		"name of a file and":    func(c *Content) { c.Tags = []File{text("DATA", nil)} },
		"names that are one on": func(c *Content) { c.Files = append(c.Files, text("INDEX.html", nil)) },
	}
	for want, change := range tests {
		c := small()
		change(&c)
		if err := Write(io.Discard, c); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

func TestInfo(t *testing.T) {
	fields := []Field{{"Short", "một"}, {"Long", strings.Repeat("phối hợp công tác ", 20)}, {"Word", strings.Repeat("x", 200)}, {"Lines", "a\n\tb"}}
	b, err := formatInfo(fields)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(b)) {
		if n := len([]rune(line)) - 1; n > lineWidth && !strings.Contains(line, "xxx") {
			t.Errorf("%d characters: %s", n, line)
		}
	}
	got, err := parseInfo(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range fields {
		if want := (Field{f.Label, strings.Join(strings.Fields(f.Value), " ")}); got[i] != want {
			t.Errorf("%q is read as %q", want, got[i])
		}
	}
}

func TestPaths(t *testing.T) {
	for path, want := range map[string]string{"a%b": "a%25b", "a\nb": "a%0Ab", "a\rb": "a%0Db", "%0A": "%250A"} {
		if got := encodePath(path); got != want || decodePath(got) != path {
			t.Errorf("%q: %s, back to %q", path, got, decodePath(got))
		}
	}
}

func FuzzVerify(f *testing.F) {
	f.Add(write(f, small()))
	f.Fuzz(func(t *testing.T, b []byte) {
		_, _, _ = Verify(bytes.NewReader(b), int64(len(b)), sealed.Limits{Size: 1 << 20})
	})
}

// FuzzTags gives bytes to the readers of tag files, which a seal that fits would let through.
func FuzzTags(f *testing.F) {
	f.Add([]byte("Payload-Oxum: 1.1\n folded\n"))
	f.Add(manifestLine(make([]byte, 64), "data/a%b"))
	f.Fuzz(func(t *testing.T, b []byte) {
		_, _ = parseInfo(bytes.NewReader(b))
		_ = parseManifest(bytes.NewReader(b), func(path string, d digest) bool {
			if path == "" {
				t.Error("a line without a path")
			}
			return true
		})
	})
}
