package wacz

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/sha256"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"phoihop/internal/sealed"
)

var update = flag.Bool("update", false, "write the golden listing")

// scratch holds a WARC in memory.
type scratch struct{ bytes.Buffer }

func (s *scratch) ReadAt(p []byte, at int64) (int, error) {
	return bytes.NewReader(s.Bytes()).ReadAt(p, at)
}

func text(path, mediaType, content string) File {
	return File{Path: path, MediaType: mediaType, Page: mediaType == htmlType, Open: func() (io.ReadCloser, error) {
		return io.NopCloser(strings.NewReader(content)), nil
	}}
}

const htmlType = "text/html; charset=utf-8"

func small() Content {
	return Content{
		Base:     "https://phoihop.example.vn/quan/",
		Title:    "Báo cáo phối hợp <2025>",
		Software: "phoihop",
		Date:     time.Date(2025, 7, 1, 8, 0, 0, 0, time.UTC),
		Files: []File{
			text("vi/index.html", htmlType, "<!doctype html><title>Quận\n &amp; phường</title><h1>Quận</h1>"),
			text("index.html", htmlType, "<!doctype html><title>Phối hợp</title>"),
			text("vi/ảnh 1.svg", "image/svg+xml", "<svg/>"),
			text("robots.txt", "text/plain", ""),
		},
	}
}

// testKey is a key that is the same in each run.
func testKey(t testing.TB) *ecdsa.PrivateKey {
	t.Helper()
	number := bytes.Repeat([]byte{7}, numberSize)
	key, err := ecdsa.ParseRawPrivateKey(elliptic.P384(), number)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

func write(t testing.TB, c Content) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, &scratch{}, c); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func verify(t testing.TB, b []byte) (*Package, []Finding) {
	t.Helper()
	p, findings, err := Verify(bytes.NewReader(b), int64(len(b)), sealed.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return p, findings
}

func content(t testing.TB, open func() (io.ReadCloser, error)) []byte {
	t.Helper()
	r, err := open()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	b, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// parts unzips a package.
func parts(t testing.TB, b []byte) (names []string, files map[string]string) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	files = map[string]string{}
	for _, f := range z.File {
		names = append(names, f.Name)
		files[f.Name] = string(content(t, f.Open))
	}
	return names, files
}

// ofCompressor is what depends on the compressor's version.
var ofCompressor = regexp.MustCompile(`("(length|offset|bytes)": ?)"?\d+"?|sha256:[0-9a-f]{64}|("signature": )"[^"]*"`)

// TestGolden compares the small package with its listing: the WARC unpacked, numbers and hashes that depend on the
// compressor left out.
func TestGolden(t *testing.T) {
	c := small()
	c.Key = testKey(t)
	names, files := parts(t, write(t, c))
	golden := &txtar.Archive{}
	for _, name := range names {
		data := files[name]
		if name == warcPath {
			r, err := gzip.NewReader(strings.NewReader(data))
			if err != nil {
				t.Fatal(err)
			}
			unpacked, err := io.ReadAll(r)
			if err != nil {
				t.Fatal(err)
			}
			data = strings.ReplaceAll(string(unpacked), "\r\n", "\n") + "\n"
		}
		data = ofCompressor.ReplaceAllString(data, "$1$3…")
		golden.Files = append(golden.Files, txtar.File{Name: name, Data: []byte(data)})
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
		t.Errorf("the package differs from %s (-update writes it):\n%s", name, got)
	}
}

func TestSameBytes(t *testing.T) {
	c := small()
	c.Key = testKey(t)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	one := write(t, c)
	runtime.GOMAXPROCS(2)
	slices.Reverse(c.Files)
	c.Date = c.Date.In(time.FixedZone("ICT", 7*3600))
	if !bytes.Equal(one, write(t, c)) {
		t.Error("files in another order, another zone or two cores make another package")
	}
}

// TestVerify gets the site back, a file among it that is too large to be held.
func TestVerify(t *testing.T) {
	noise := make([]byte, 3<<20)
	chance := rand.NewChaCha8([32]byte{})
	if _, err := chance.Read(noise); err != nil {
		t.Fatal(err)
	}
	c := small()
	c.Key = testKey(t)
	c.Files = append(c.Files, text("data/large.bin", "application/octet-stream", string(noise)))
	p, findings := verify(t, write(t, c))
	if len(findings) > 0 {
		t.Error(findings)
	}
	if p.Title != c.Title || p.Base != c.Base || p.Date != "2025-07-01T08:00:00Z" || p.Records != 8 || p.PublicKey == nil {
		t.Errorf("%+v", p)
	}
	want, total := map[string]string{}, int64(0)
	for _, f := range c.Files {
		want[f.Path] = string(content(t, f.Open))
		total += int64(len(want[f.Path]))
	}
	for _, f := range p.Files {
		if got, known := want[f.Path]; !known || string(content(t, f.Open)) != got {
			t.Errorf("%s is read back otherwise", f.Path)
		}
	}
	if len(p.Files) != len(want) || p.Bytes != total {
		t.Errorf("%d files of %d bytes, want %d of %d", len(p.Files), p.Bytes, len(want), total)
	}
}

// pack seals parts as they are.
func pack(t *testing.T, names []string, files map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := sealed.Create(&b, small().Date)
	for _, name := range names {
		data, ok := files[name]
		if !ok {
			continue
		}
		s := sealed.Bytes(name, []byte(data))
		s.Stored = name == warcPath
		if _, err := w.AddOne(s, nil); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestForged packs packages again with parts changed, so that the seal is whole and only what is inside tells.
func TestForged(t *testing.T) {
	c := small()
	c.Key = testKey(t)
	names, whole := parts(t, write(t, c))
	names = append(names, "archive/more.warc.gz")
	replace := func(name, old, new string) func(map[string]string) {
		return func(f map[string]string) {
			if !strings.Contains(f[name], old) {
				t.Errorf("%s does not hold %s", name, old)
			}
			f[name] = strings.Replace(f[name], old, new, 1)
		}
	}
	other := c
	other.Files = append(slices.Clone(c.Files[1:]), text("vi/index.html", htmlType, "<!doctype html><title>Khác</title>"))
	_, forged := parts(t, write(t, other))
	tests := []struct {
		what   string
		want   []Kind
		change func(files map[string]string)
	}{
		{"as it is", nil, func(map[string]string) {}},
		{"another title", []Kind{BadPackage, BadSignature}, replace(packagePath, "Báo cáo", "Bao cao")},
		{"a title and its digest", []Kind{BadSignature}, func(f map[string]string) {
			replace(packagePath, "Báo cáo", "Bao cao")(f)
			f[digestPath] = redigest(t, whole[digestPath], f[packagePath])
		}},
		{"another signature", []Kind{BadSignature}, replace(digestPath, `"signature": "`, `"signature": "AAAA`)},
		{"another site", []Kind{Altered, BadIndex}, func(f map[string]string) { f[warcPath] = forged[warcPath] }},
		{"a line of the index less", []Kind{Altered, BadIndex}, func(f map[string]string) { _, f[indexPath], _ = strings.Cut(f[indexPath], "\n") }},
		{"a line of the index altered", []Kind{Altered, BadIndex}, replace(indexPath, "image/svg+xml", "image/png")},
		{"the index turned round", []Kind{Altered, BadIndex}, func(f map[string]string) {
			lines := strings.Split(strings.TrimSpace(f[indexPath]), "\n")
			slices.Reverse(lines)
			f[indexPath] = strings.Join(lines, "\n") + "\n"
		}},
		{"a page that is not there", []Kind{Altered, BadPage}, replace(pagesPath, "vi/index.html", "vi/khac.html")},
		{"a WARC more", []Kind{Extra}, func(f map[string]string) { f["archive/more.warc.gz"] = "" }},
		{"no WARC", []Kind{Missing}, func(f map[string]string) { delete(f, warcPath) }},
		{"half a WARC", []Kind{Altered, BadRecord}, func(f map[string]string) { f[warcPath] = f[warcPath][:len(f[warcPath])/2] }},
		{"no digest", []Kind{Missing, BadPackage}, func(f map[string]string) { delete(f, digestPath) }},
		{"no description", []Kind{Missing, BadPackage, Extra}, func(f map[string]string) { delete(f, packagePath) }},
	}
	for _, test := range tests {
		files := map[string]string{}
		for name, data := range whole {
			files[name] = data
		}
		test.change(files)
		_, findings := verify(t, pack(t, names, files))
		for _, want := range test.want {
			if !slices.ContainsFunc(findings, func(f Finding) bool { return f.Kind == want }) {
				t.Errorf("%s: %v, want %s", test.what, findings, want)
			}
		}
		if len(test.want) == 0 && len(findings) > 0 {
			t.Errorf("%s: %v", test.what, findings)
		}
	}
}

// redigest is the digest of a package that was altered, with the signature of the old one.
func redigest(t *testing.T, old, described string) string {
	t.Helper()
	before := regexp.MustCompile(`sha256:[0-9a-f]{64}`).FindString(old)
	sum := sha256.Sum256([]byte(described))
	return strings.ReplaceAll(old, before, hashText(sum[:]))
}

// TestEveryByte flips each byte of a package in turn.
func TestEveryByte(t *testing.T) {
	c := small()
	c.Files = c.Files[:2]
	b := write(t, c)
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
		"no address of a site":  func(c *Content) { c.Base = "https://example.vn" },
		"\"file:///tmp/\" is":   func(c *Content) { c.Base = "file:///tmp/" },
		"the site has no index": func(c *Content) { c.Files = c.Files[2:] },
		"names no software":     func(c *Content) { c.Software = "a\r\nb" },
		"is no media type":      func(c *Content) { c.Files[0].MediaType = "a\r\nb" },
		"names that are one on": func(c *Content) { c.Files = append(c.Files, text("INDEX.html", htmlType, "")) },
		"the same name twice":   func(c *Content) { c.Files = append(c.Files, c.Files[0]) },
		"name with . or ..":     func(c *Content) { c.Files[0].Path = "../a" },
		"P-384": func(c *Content) {
			key, err := ecdsa.ParseRawPrivateKey(elliptic.P256(), bytes.Repeat([]byte{7}, 32))
			if err != nil {
				t.Fatal(err)
			}
			c.Key = key
		},
	}
	for want, change := range tests {
		c := small()
		change(&c)
		if err := Write(io.Discard, &scratch{}, c); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

func FuzzVerify(f *testing.F) {
	f.Add(write(f, small()))
	f.Fuzz(func(t *testing.T, b []byte) {
		_, _, _ = Verify(bytes.NewReader(b), int64(len(b)), sealed.Limits{Size: 1 << 20})
	})
}

func BenchmarkWrite(b *testing.B) {
	c := small()
	page := "<!doctype html><title>Hội nghị</title>" + strings.Repeat("<li><a href=\"../2023/hoi-nghi.html\">Hội nghị</a> 15/02/2023</li>\n", 150)
	for i := range 100 {
		c.Files = append(c.Files, text(fmt.Sprintf("vi/%03d.html", i), htmlType, page))
	}
	b.SetBytes(int64(len(page) * 100))
	for b.Loop() {
		if err := Write(io.Discard, &scratch{}, c); err != nil {
			b.Fatal(err)
		}
	}
}
