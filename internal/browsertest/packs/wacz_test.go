//go:build packs

package packs

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const warcio = "../node_modules/warcio/dist/cli.cjs"

// warcio.js and Node's crypto find a web archive whole, signed and with every byte of the site, and warcio.js would index it
// as it is.
func TestWacz(t *testing.T) {
	t.Parallel()
	eachPack(t, func(t *testing.T, p pack) {
		mustPass(t, "warc.js", ask("node", "warc.js", p.wacz, p.site, p.base))
		mustPass(t, "warcio's index", indexed(t, p.wacz))
	})
}

// What TestWacz relies on: warc.js sees every way in which a web archive can be another.
func TestDamagedWacz(t *testing.T) {
	t.Parallel()
	p := packed[3]
	const records, index, pages, described = "archive/data.warc.gz", "indexes/index.cdx", "pages/pages.jsonl", "datapackage.json"
	for _, c := range []struct {
		change func(parts waczParts)
		says   []string
	}{
		{func(waczParts) {}, nil},
		{
			func(parts waczParts) {
				flippedAt(-100)(parts[records])
				parts["more.txt"] = []byte("x")
				parts.replace(described, `"title"`, `"Title"`)
				parts.sign(t, func(s map[string]any) { s["signature"] = strings.Repeat("QUJD", 32) })
			},
			[]string{records + " has another hash", "more.txt is not described", "datapackage.json has another hash", "the signature does not hold"},
		}, {
			func(parts waczParts) {
				delete(parts, records)
				parts.sign(t, func(s map[string]any) { s["hash"] = "sha256:00" })
			},
			[]string{records + " is missing", "another hash is signed"},
		}, {
			func(parts waczParts) {
				parts["deflate"] = nil
				parts.replace(index, `"offset":"`, `"offset":"1`)
				parts.replace(pages, `index.html"`, `home.html"`)
				parts.sign(t, func(s map[string]any) { clear(s) })
			},
			[]string{records + " is deflated", index + " has another hash", "has no line in the index", "is a page without its record", "nothing is signed"},
		},
	} {
		out, err := told("node", "warc.js", rewritten(t, p.wacz, c.change), p.site, p.base)
		if (err == nil) != (c.says == nil) {
			t.Errorf("where warc.js should say %q: %v", c.says, err)
		}
		for _, says := range c.says {
			if !strings.Contains(out, says) {
				t.Errorf("warc.js does not say that %s: %s", says, out)
			}
		}
	}

	out, err := told("node", "warc.js", p.wacz, packed[2].site, p.base)
	if err == nil || !strings.Contains(out, "index.html differs") || !strings.Contains(out, "is missing") {
		t.Errorf("of another site warc.js says %s, %v", out, err)
	}
	mustRefuse(t, "warcio of another index", indexed(t, rewritten(t, p.wacz, func(parts waczParts) { parts.replace(index, `"length":"`, `"length":"1`) })))
}

// indexed compares the index with the one that warcio.js makes of the same records.
func indexed(t *testing.T, file string) error {
	dir := t.TempDir()
	must(t, ask("unzip", "-qq", file, "-d", dir))
	index, err := os.ReadFile(filepath.Join(dir, "indexes/index.cdx"))
	must(t, err)
	made, err := exec.Command("node", warcio, "cdx-index", filepath.Join(dir, "archive/data.warc.gz")).Output()
	if err != nil {
		return fmt.Errorf("warcio: %w", err)
	}
	got := strings.Split(strings.TrimSpace(string(made)), "\n")
	slices.Sort(got)
	want := strings.Split(strings.TrimSpace(string(index)), "\n")
	for i := range min(len(got), len(want)) {
		if got[i] != want[i] {
			return fmt.Errorf("warcio writes %s, the index has %s", got[i], want[i])
		}
	}
	if len(got) != len(want) {
		return fmt.Errorf("warcio writes %d lines, the index has %d", len(got), len(want))
	}
	return nil
}

// waczParts are the files in a web archive.
type waczParts map[string][]byte

func (parts waczParts) replace(name, old, new string) {
	parts[name] = bytes.Replace(parts[name], []byte(old), []byte(new), 1)
}

// sign changes what is signed, and by what.
func (parts waczParts) sign(t *testing.T, change func(signedData map[string]any)) {
	const name = "datapackage-digest.json"
	var digest map[string]any
	must(t, json.Unmarshal(parts[name], &digest))
	signed, _ := digest["signedData"].(map[string]any)
	if change(signed); len(signed) == 0 {
		delete(digest, "signedData")
	}
	var err error
	parts[name], err = json.Marshal(digest)
	must(t, err)
}

// rewritten is a copy of a web archive with other parts. A part named "deflate" has the records deflated.
func rewritten(t *testing.T, file string, change func(parts waczParts)) string {
	t.Helper()
	from, err := zip.OpenReader(file)
	must(t, err)
	defer from.Close()
	parts := waczParts{}
	var names []string
	for _, f := range from.File {
		r, err := f.Open()
		must(t, err)
		parts[f.Name], err = io.ReadAll(r)
		must(t, err)
		names = append(names, f.Name)
	}
	change(parts)
	method := zip.Store
	if _, deflate := parts["deflate"]; deflate {
		method = zip.Deflate
		delete(parts, "deflate")
	}
	for name := range parts {
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	var b bytes.Buffer
	to := zip.NewWriter(&b)
	for _, name := range names {
		content, there := parts[name]
		if !there {
			continue
		}
		w, err := to.CreateHeader(&zip.FileHeader{Name: name, Method: method})
		must(t, err)
		_, err = w.Write(content)
		must(t, err)
	}
	must(t, to.Close())
	changed := filepath.Join(t.TempDir(), filepath.Base(file))
	must(t, os.WriteFile(changed, b.Bytes(), 0o600))
	return changed
}
