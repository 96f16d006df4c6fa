package wacz

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"
	"testing"
	"time"

	"phoihop/internal/sealed"
)

// described makes datapackage.json and its digest say what the other parts are, as a forger would who signs nothing.
func described(t *testing.T, files map[string]string, change func(*dataPackage)) {
	t.Helper()
	var d dataPackage
	if err := json.Unmarshal([]byte(files[packagePath]), &d); err != nil {
		t.Fatal(err)
	}
	d.Resources = nil
	for _, name := range partPaths {
		sum := sha256.Sum256([]byte(files[name]))
		d.Resources = append(d.Resources, resource{path.Base(name), name, hashText(sum[:]), int64(len(files[name]))})
	}
	if change != nil {
		change(&d)
	}
	files[packagePath] = string(file(d))
	sum := sha256.Sum256([]byte(files[packagePath]))
	files[digestPath] = string(file(packageDigest{Path: packagePath, Hash: hashText(sum[:])}))
}

// member is a response as it stands in a WARC.
func memberOf(t *testing.T, address, date, mediaType, body string) string {
	t.Helper()
	head := httpHead(mediaType, int64(len(body)))
	block, payload := newDigest(), newDigest()
	block.Write(append(head, body...))
	payload.Write([]byte(body))
	r := &record{kind: responseRecord, uri: address, date: date, payload: digestOf(payload), block: digestOf(block), contentType: responseType, length: int64(len(head) + len(body))}
	var b bytes.Buffer
	if err := writeMember(&b, r, bytes.NewReader(append(head, body...)), false); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestForgedWhole alters parts and makes every checksum right again: what no package of ours has is found nevertheless.
func TestForgedWhole(t *testing.T) {
	names, whole := parts(t, write(t, small()))
	names = append(names, "fuzzy.json")
	const date = "2025-07-01T08:00:00Z"
	for what, test := range map[string]struct {
		want   Kind
		change func(files map[string]string)
		says   func(*dataPackage)
	}{
		"as it is": {"", func(map[string]string) {}, nil},
		"another page's title": {BadPage, func(f map[string]string) {
			f[pagesPath] = strings.Replace(f[pagesPath], `"title":"`, `"title":"Xin `, 2)
		}, nil},
		"another date of a page": {BadPage, func(f map[string]string) {
			f[pagesPath] = strings.Replace(f[pagesPath], date, "2024-07-01T08:00:00Z", 1)
		}, nil},
		"a field more of a page": {BadPage, func(f map[string]string) { f[pagesPath] = strings.Replace(f[pagesPath], `"ts"`, `"text":"x","ts"`, 1) }, nil},
		"a page twice": {BadPage, func(f map[string]string) {
			lines := slices.Collect(strings.Lines(f[pagesPath]))
			f[pagesPath] = strings.Join(append(lines, lines[len(lines)-1]), "")
		}, nil},
		"very many pages":                  {Altered, func(f map[string]string) { f[pagesPath] += strings.Repeat("{}\n", 1<<20) }, nil},
		"lines of the index end otherwise": {BadIndex, func(f map[string]string) { f[indexPath] = strings.ReplaceAll(f[indexPath], "\n", "\r\n") }, nil},
		"a record many times in the index": {BadIndex, func(f map[string]string) {
			line, _, _ := strings.Cut(f[indexPath], "\n")
			f[indexPath] += strings.Repeat(line+"\n", 20_000)
		}, nil},
		"a record more": {BadRecord, func(f map[string]string) {
			f[warcPath] += memberOf(t, "https://khac.vn/a.html", date, "text/html", "<p>")
		}, nil},
		"a record of another day": {BadRecord, func(f map[string]string) {
			f[warcPath] += memberOf(t, small().Base+"zz.html", "2024-07-01T08:00:00Z", "text/html", "<p>")
		}, nil},
		"a record not in its place":    {BadRecord, func(f map[string]string) { f[warcPath] += memberOf(t, small().Base+"a.html", date, "text/html", "<p>") }, nil},
		"other software in the WARC":   {BadRecord, func(map[string]string) {}, func(d *dataPackage) { d.Software = "khac 1.0" }},
		"another day of the main page": {BadPackage, func(map[string]string) {}, func(d *dataPackage) { d.MainDate = "2024-07-01T08:00:00Z" }},
		"a part more": {BadPackage, func(f map[string]string) { f["fuzzy.json"] = "{}" }, func(d *dataPackage) {
			sum := sha256.Sum256([]byte("{}"))
			d.Resources = append(d.Resources, resource{"fuzzy.json", "fuzzy.json", hashText(sum[:]), 2})
		}},
		"a part of another name": {BadPackage, func(map[string]string) {}, func(d *dataPackage) { d.Resources[0].Name = "x" }},
	} {
		files := map[string]string{}
		for name, data := range whole {
			files[name] = data
		}
		test.change(files)
		described(t, files, test.says)
		begin := time.Now()
		_, findings := verify(t, pack(t, names, files))
		if (test.want == "") != (len(findings) == 0) || test.want != "" && !slices.ContainsFunc(findings, func(f Finding) bool { return f.Kind == test.want }) {
			t.Errorf("%s: %.500v, want %q", what, findings, test.want)
		}
		if took := time.Since(begin); took > 20*time.Second || len(findings) > 1000 {
			t.Errorf("%s: %d findings in %v", what, len(findings), took)
		}
	}
}

// TestBombs asks for little work, whatever a small package would unpack to.
func TestBombs(t *testing.T) {
	names, whole := parts(t, write(t, small()))
	const date = "2025-07-01T08:00:00Z"
	long := strings.Repeat("a", 250) // a name may be that long
	long = strings.Repeat(long+"/", 15)
	large := memberOf(t, small().Base+"zz/0.bin", date, "application/octet-stream", strings.Repeat("0", 33<<20))
	var heads strings.Builder
	for i := range 1000 {
		heads.WriteString(memberOf(t, fmt.Sprintf("%szz/%04d/%sa", small().Base, i, long), date, "text/html", ""))
	}
	for what, test := range map[string]struct {
		part, more string
		want       sealed.Kind
	}{
		"a body":     {warcPath, large, sealed.TooLarge},
		"many heads": {warcPath, heads.String(), sealed.TooLarge},
		"an index":   {indexPath, strings.Repeat("a line\n", 5<<20), sealed.TooLarge},
	} {
		files := map[string]string{}
		for name, data := range whole {
			files[name] = data
		}
		files[test.part] += test.more
		if test.part == warcPath {
			described(t, files, nil)
		}
		b := pack(t, names, files)
		begin := time.Now()
		p, findings := verify(t, b)
		found := slices.ContainsFunc(findings, func(f Finding) bool { return f.Fault != nil && errors.Is(f.Fault, test.want) })
		if took := time.Since(begin); !found || len(findings) > 100 || took > 20*time.Second {
			t.Errorf("%s in %d bytes: %d findings in %v: %.300v", what, len(b), len(findings), took, findings)
		}
		if p.Bytes > 1<<20 {
			t.Errorf("%s: %d bytes to unpack", what, p.Bytes)
		}
	}
}
