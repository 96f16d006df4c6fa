package snapshot

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"aead.dev/minisign"
)

// flips is how many bytes of each pack are flipped: as many as some seconds allow, spread evenly from the first byte to the last.
// In the rooms of the formats every byte of smaller files is flipped.
const flips = 400

// TestEveryFlipIsFound flips bytes, one at a time, in packs of a site that was built.
func TestEveryFlipIsFound(t *testing.T) {
	if testing.Short() {
		t.Skip()
	}
	content := unpackText(t, single)
	site := built(t, content)
	for _, format := range Formats {
		t.Run(string(format), func(t *testing.T) {
			t.Parallel()
			pack := packedSite(t, format, site, content)
			name := saved(t, pack)
			file, err := os.OpenFile(name, os.O_RDWR, 0)
			must(t, err)
			defer file.Close()
			if v := Verify(name, ""); !v.Whole() {
				t.Fatal(told(v))
			}
			for n := range flips {
				at := int64(n) * int64(len(pack)-1) / (flips - 1)
				flip := []byte{pack[at] ^ 1<<(n%8)}
				if _, err := file.WriteAt(flip, at); err != nil {
					t.Fatal(err)
				}
				if Verify(name, "").Whole() {
					t.Errorf("byte %d of %d: %02x for %02x is not found", at, len(pack), flip[0], pack[at])
				}
				if _, err := file.WriteAt(pack[at:at+1], at); err != nil {
					t.Fatal(err)
				}
			}
			t.Logf("%d of %d bytes", flips, len(pack))
		})
	}
}

// single is a site that is as small as can be.
const single = `
-- site.yaml --
title: {vi: Bản tin}
languages: [vi]
agencies: {hdnd: {name: {vi: Hội đồng nhân dân}}}
-- tay-ho/district.yaml --
name: {vi: Quận Tây Hồ}
type: quan
`

// TestAlteredPacks: packs that were cut, lengthened, packed again, joined or exchanged.
func TestAlteredPacks(t *testing.T) {
	site := built(t, unpackText(t, single))
	whole := map[Format][]byte{}
	for _, format := range Formats {
		whole[format] = packedSite(t, format, site, "")
	}
	for _, format := range Formats {
		pack := whole[format]
		half := len(pack) / 2
		for name, changed := range map[string][]byte{
			"the last byte cut":  pack[:len(pack)-1],
			"cut in half":        pack[:half],
			"the first half cut": pack[half:],
			"empty":              {},
			"a byte behind":      append(slices.Clone(pack), '\n'),
			"a byte before":      append([]byte{0}, pack...),
			"twice":              append(slices.Clone(pack), pack...),
			"halves exchanged":   append(slices.Clone(pack[half:]), pack[:half]...),
			"one of another":     append(slices.Clone(pack), whole[Formats[(slices.Index(Formats, format)+1)%3]]...),
		} {
			if v := Verify(saved(t, changed), ""); v.Whole() {
				t.Errorf("%s: %s is not found", format, name)
			}
		}
		if want := map[Format]string{Zip: "seal and signature are gone [pack-repacked]", Wacz: "or not made by phoihop [pack-seal]"}[format]; want != "" {
			if got := told(Verify(saved(t, rezipped(t, pack)), "")); !strings.HasSuffix(got, want+"\n") || strings.Count(got, "\n") != 1 {
				t.Errorf("%s: zipped again: %s", format, got)
			}
		}
	}
}

// TestLength: what a broken download leaves is told as that, and nothing else is.
func TestLength(t *testing.T) {
	site := built(t, unpackText(t, single))
	for _, format := range Formats {
		pack := packedSite(t, format, site, "")
		half := fmt.Sprintf("it is cut off: it has %d of %d bytes", len(pack)/2, len(pack))
		if format != Zim {
			half = fmt.Sprintf("it is cut off: only its first %d bytes are here", len(pack)/2)
		}
		for want, changed := range map[string][]byte{
			half: pack[:len(pack)/2],
			fmt.Sprintf("it is cut off: it has %d of %d bytes", len(pack)-1, len(pack)):   pack[:len(pack)-1],
			fmt.Sprintf("it is cut off: it has %d of %d bytes", len(pack)-200, len(pack)): pack[:len(pack)-200],
			"bytes too many at its end: 2": append(slices.Clone(pack), "\r\n"...),
			"it is empty":                  {},
		} {
			if got := told(Verify(saved(t, changed), "")); !strings.Contains(got, want) || !strings.HasSuffix(got, "[pack-length]\n") || strings.Count(got, "\n") != 1 {
				t.Errorf("%s: %swant %s", format, got, want)
			}
		}
	}
}

// TestFirstFault: what is wrong with a pack as a whole is told first, then what follows from that.
func TestFirstFault(t *testing.T) {
	site := built(t, unpackText(t, single))
	for format, want := range map[Format]string{Zip: "[pack-seal]\n", Wacz: "[pack-seal]\n", Zim: "the MD5 at its end does not fit"} {
		pack := packedSite(t, format, site, "")
		pack[len(pack)/2] ^= 1
		if first, _, _ := strings.Cut(told(Verify(saved(t, pack), "")), "]\n"); !strings.Contains(first+"]\n", want) {
			t.Errorf("%s: %s", format, first)
		}
	}
}

// rezipped is what unzip and zip make of an archive.
func rezipped(t *testing.T, pack []byte) []byte {
	t.Helper()
	from, err := zip.NewReader(bytes.NewReader(pack), int64(len(pack)))
	must(t, err)
	var b bytes.Buffer
	to := zip.NewWriter(&b)
	for _, f := range from.File {
		content, err := f.Open()
		must(t, err)
		w, err := to.CreateHeader(&zip.FileHeader{Name: f.Name, Method: f.Method, Modified: f.Modified})
		must(t, err)
		_, err = io.Copy(w, content)
		must(t, err)
	}
	must(t, to.Close())
	return b.Bytes()
}

// TestForged: a pack that its format finds nothing wrong with, but that holds another site than its manifest lists.
func TestForged(t *testing.T) {
	whole := built(t, unpackText(t, tiny))
	for _, test := range []struct {
		name   string
		change func(site string) error
		want   string
	}{
		{"a file changed", func(site string) error { return appendTo(filepath.Join(site, "robots.txt"), "#") }, "robots.txt: this file was changed"},
		{"a file missing", func(site string) error { return os.Remove(filepath.Join(site, "vi/feed.xml")) }, "vi/feed.xml: this file is missing, manifest.json lists it [pack-missing]"},
		{"a file too many", func(site string) error { return os.WriteFile(filepath.Join(site, ".x"), []byte("x"), 0o666) }, ".x: this file is too many: manifest.json does not list it [pack-extra]"},
		{"no manifest", func(site string) error { return os.Remove(filepath.Join(site, manifestName)) }, ": nothing can be held against manifest.json: open manifest.json: file does not exist [pack-manifest]"},
	} {
		site := t.TempDir()
		must(t, os.CopyFS(site, os.DirFS(whole)))
		must(t, test.change(site))
		for _, format := range Formats {
			if got := told(Verify(saved(t, packedSite(t, format, site, "")), "")); !strings.HasPrefix(got, test.want) || strings.Count(got, "\n") != 1 {
				t.Errorf("%s, %s: %s", format, test.name, got)
			}
		}
	}
}

// TestSignature: FILE.minisig is held against the key that is given, else against the one that the site names.
func TestSignature(t *testing.T) {
	public, private, err := minisign.GenerateKey(strings.NewReader(strings.Repeat("phoihop!", 8)))
	must(t, err)
	other, _, err := minisign.GenerateKey(strings.NewReader(strings.Repeat("another!", 8)))
	must(t, err)
	text, err := public.MarshalText()
	must(t, err)
	named := strings.Replace(single, "languages:", "public_key: "+public.String()+"\nlanguages:", 1)
	stranger := strings.Replace(single, "languages:", "public_key: "+other.String()+"\nlanguages:", 1)
	for _, test := range []struct {
		name, site, key string
		signed          bool
		outcome         Outcome
		says            string
	}{
		{"a key given", single, public.String(), true, Passed, "the signature fits the given key"},
		{"a key in a file", single, saved(t, text), true, Passed, "the signature fits the given key"},
		{"another key", single, other.String(), true, Failed, fmt.Sprintf("was made with the key %016X, not with the key that was given (%016X) [signature-key]", public.ID(), other.ID())},
		{"the site's key", named, "", true, Passed, "proves nothing about who signed"},
		{"another than the site's key", stranger, "", true, Failed, "not with the key that the site names"},
		{"no key anywhere", single, "", true, Skipped, "the site names no key"},
		{"not signed", named, "", false, Skipped, "nothing says who published it"},
		{"not signed, and a key given", single, public.String(), false, Failed, "there is no signature"},
	} {
		pack := packedSite(t, Zip, built(t, unpackText(t, test.site)), "")
		name := saved(t, pack)
		if test.signed {
			r := minisign.NewReader(bytes.NewReader(pack))
			_, err := io.Copy(io.Discard, r)
			must(t, err)
			must(t, os.WriteFile(name+signatureEnding, r.SignWithComments(private, "a", "b"), 0o666))
		}
		v := Verify(name, test.key)
		last := v.Checks[slices.IndexFunc(v.Checks, func(c Check) bool { return c.Name == "signature" })]
		if last.Outcome != test.outcome || !strings.Contains(last.Says.En+told(v), test.says) || v.Whole() != (test.outcome != Failed) {
			t.Errorf("%s: %s %s\n%s", test.name, last.Outcome, last.Says.En, told(v))
		}
	}
}

// TestRecognize: what begins like a format and is none is told as that.
func TestRecognize(t *testing.T) {
	for head, want := range map[string]string{"": "none of our formats", "PK\x03\x04": "none of our formats", "ZIM\x04": "zim", "<html>": "none of our formats"} {
		format, err := Recognize(strings.NewReader(head), int64(len(head)))
		if got := strings.TrimSuffix(fmt.Sprint(format, err), "<nil>"); !strings.HasPrefix(got, want) {
			t.Errorf("%q: %s", head, got)
		}
	}
}
