package wacz

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"phoihop/internal/sealed"
)

// A Kind says what a finding is about.
type Kind string

const (
	BadArchive   Kind = "archive"   // the zip itself; Fault says what
	Missing      Kind = "missing"   // a part that is described, or that every package has
	Extra        Kind = "extra"     // a part that is not described
	Altered      Kind = "altered"   // a part with another size or hash than described
	BadPackage   Kind = "package"   // datapackage.json or its digest
	BadSignature Kind = "signature" // of no key, or of other content
	BadRecord    Kind = "record"    // of the WARC
	BadIndex     Kind = "index"     // a line without its record, a record without its line, the order
	BadPage      Kind = "page"      // a page without its record
	NotStored    Kind = "stored"    // a WARC that is deflated, which no reader replays
)

// Finding is one thing wrong with a package.
type Finding struct {
	Kind   Kind
	Path   string // of a part, a file of the site or an address
	Detail string
	Fault  *sealed.Fault // of BadArchive; nil where the site is too large
}

func (f Finding) String() string {
	text := string(f.Kind)
	if f.Path != "" {
		text += " " + f.Path
	}
	if f.Detail != "" {
		text += ": " + f.Detail
	}
	return text
}

// Package is a wacz that was read. Where there were findings, it is not to be unpacked.
type Package struct {
	Title, Description, Software string
	Base                         string // address of the site
	Date                         string // RFC 3339
	Files                        []File // of the site, in the archive's order
	Bytes                        int64  // of these
	Records                      int
	Pages                        int
	PublicKey                    []byte // of the signature, as SubjectPublicKeyInfo; nil where there is none that holds
	Sealed                       bool
}

// Verify reads a whole package and tells all that is wrong with it. Only an error of r is an error.
func Verify(r io.ReaderAt, size int64, limits sealed.Limits) (*Package, []Finding, error) {
	archive, faults, err := sealed.Inspect(r, size, limits)
	if err != nil {
		return nil, nil, err
	}
	v := &verification{read: &Package{Sealed: archive.Sealed}, entries: map[string]*sealed.Entry{}, responses: map[string]bool{}, lines: map[string]bool{}}
	for _, fault := range faults {
		v.findings = append(v.findings, Finding{Kind: BadArchive, Path: fault.Entry, Detail: fault.Error(), Fault: fault})
	}
	for _, e := range archive.Entries {
		v.entries[e.Name()] = e
	}
	v.checkPackage()
	v.checkDigest()
	v.checkParts(archive)
	v.checkRecords()
	if !limits.Allow(v.read.Bytes, size) {
		v.find(BadArchive, warcPath, "%v: %d bytes", sealed.TooLarge, v.read.Bytes)
	}
	v.checkIndex()
	v.checkPages()
	return v.read, v.findings, nil
}

// verification is one reading of a package.
type verification struct {
	read      *Package
	findings  []Finding
	entries   map[string]*sealed.Entry
	described dataPackage
	responses map[string]bool // addresses that are answered
	lines     map[string]bool // of the index, as the records want them; false once found
}

func (v *verification) find(kind Kind, path, detail string, args ...any) {
	v.findings = append(v.findings, Finding{Kind: kind, Path: path, Detail: fmt.Sprintf(detail, args...)})
}

// maxJSON is how long a part of JSON may be that is read as a whole.
const maxJSON = 1 << 20

// bytesOf reads a small part, and tells if it is missing or damaged.
func (v *verification) bytesOf(path string) []byte {
	var b []byte
	v.open(path, func(r io.Reader) (err error) {
		b, err = io.ReadAll(io.LimitReader(r, maxJSON))
		return err
	})
	return b
}

// open gives a part to a function, and tells if it is missing or damaged.
func (v *verification) open(path string, read func(io.Reader) error) {
	e := v.entries[path]
	if e == nil {
		v.find(Missing, path, "")
		return
	}
	content, err := e.Open()
	if err == nil {
		defer content.Close()
		err = read(content)
	}
	if err != nil {
		v.find(Altered, path, "%v", err)
	}
}

// hashOf is a part's hash, as resources have it.
func (v *verification) hashOf(path string) string {
	sum := sha256.New()
	v.open(path, func(r io.Reader) error {
		_, err := io.Copy(sum, r)
		return err
	})
	return hashText(sum.Sum(nil))
}

// checkPackage reads datapackage.json. It has to be, byte for byte, what is written of what it says.
func (v *verification) checkPackage() {
	b := v.bytesOf(packagePath)
	d := &v.described
	if err := json.Unmarshal(b, d); err != nil {
		v.find(BadPackage, packagePath, "%v", err)
		return
	}
	if !bytes.Equal(b, file(d)) {
		v.find(BadPackage, packagePath, "it has what no package of ours has")
	}
	if d.Profile != profile || d.Version != version {
		v.find(BadPackage, packagePath, "profile %q, version %q", d.Profile, d.Version)
	}
	base, ok := strings.CutSuffix(d.MainPage, home)
	if err := checkBase(base); !ok || err != nil {
		v.find(BadPackage, packagePath, "mainPageUrl %q", d.MainPage)
	}
	v.read.Title, v.read.Description, v.read.Software = d.Title, d.Description, d.Software
	v.read.Base, v.read.Date = base, d.Created
}

// checkDigest reads datapackage-digest.json with its signature.
func (v *verification) checkDigest() {
	b := v.bytesOf(digestPath)
	var d packageDigest
	if err := json.Unmarshal(b, &d); err != nil {
		v.find(BadPackage, digestPath, "%v", err)
		return
	}
	if !bytes.Equal(b, file(d)) {
		v.find(BadPackage, digestPath, "it has what no package of ours has")
	}
	hash := v.hashOf(packagePath)
	if d.Path != packagePath || d.Hash != hash {
		v.find(BadPackage, digestPath, "the hash of %s is %s", packagePath, hash)
	}
	if d.Signed == nil {
		return
	}
	if d.Signed.Hash != hash {
		v.find(BadSignature, digestPath, "it signs %s", d.Signed.Hash)
		return
	}
	key, err := d.Signed.verify()
	if err != nil {
		v.find(BadSignature, digestPath, "%v", err)
		return
	}
	v.read.PublicKey = key
}

// checkParts compares the parts with what datapackage.json says of them, both ways.
func (v *verification) checkParts(archive *sealed.Archive) {
	described := map[string]resource{}
	for _, r := range v.described.Resources {
		if _, twice := described[r.Path]; twice {
			v.find(BadPackage, packagePath, "it describes %s twice", r.Path)
		}
		described[r.Path] = r
		if v.entries[r.Path] == nil {
			v.find(Missing, r.Path, "described in %s", packagePath)
		}
	}
	for _, part := range []string{warcPath, indexPath, pagesPath} {
		if _, is := described[part]; !is {
			v.find(BadPackage, packagePath, "it does not describe %s", part)
		}
	}
	for _, e := range archive.Entries {
		name := e.Name()
		if name == packagePath || name == digestPath {
			continue
		}
		want, is := described[name]
		if !is {
			v.find(Extra, name, "not described in %s", packagePath)
			continue
		}
		if hash := v.hashOf(name); hash != want.Hash || e.Size() != want.Bytes {
			v.find(Altered, name, "%d bytes with %s, described with %d and %s", e.Size(), hash, want.Bytes, want.Hash)
		}
	}
}

// checkIndex compares the index with the lines that the records want.
func (v *verification) checkIndex() {
	last := ""
	v.open(indexPath, func(r io.Reader) error {
		lines := bufio.NewScanner(r)
		for lines.Scan() {
			line := lines.Text()
			if line <= last {
				v.find(BadIndex, indexPath, "not sorted: %s", line)
			}
			last = line
			if !v.lines[line] {
				v.find(BadIndex, indexPath, "no record for %s", line)
			}
			delete(v.lines, line)
		}
		return lines.Err()
	})
	for _, line := range sortedKeys(v.lines) {
		v.find(BadIndex, indexPath, "no line for a record: %s", line)
	}
}

// checkPages looks for the record of each page.
func (v *verification) checkPages() {
	v.open(pagesPath, func(r io.Reader) error {
		lines := bufio.NewScanner(r)
		for n := 0; lines.Scan(); n++ {
			if n == 0 {
				if lines.Text() != string(pagesHead) {
					v.find(BadPage, pagesPath, "the first line is %.100q", lines.Text())
				}
				continue
			}
			var p page
			if err := json.Unmarshal(lines.Bytes(), &p); err != nil || !v.responses[p.URL] || p.Date == "" {
				v.find(BadPage, p.URL, "line %d", n+1)
				continue
			}
			v.read.Pages++
		}
		return lines.Err()
	})
	if main := v.described.MainPage; !v.responses[main] {
		v.find(BadPage, main, "the main page is not archived")
	}
}

func sortedKeys(m map[string]bool) []string {
	keys := make([]string, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}
