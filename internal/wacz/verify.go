package wacz

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path"
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
	Fault  *sealed.Fault // of BadArchive, and of a file's name; nil where the site is too large
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
	PublicKey                    []byte // of the signature, as SubjectPublicKeyInfo; nil where there is none that holds
}

// Verify reads a whole package and tells all that is wrong with it; nothing is unpacked of one that exceeds the limits. Only an
// error of r is an error.
func Verify(r io.ReaderAt, size int64, limits sealed.Limits) (*Package, []Finding, error) {
	archive, faults, err := sealed.Inspect(r, size, limits)
	if err != nil {
		return nil, nil, err
	}
	v := &verification{read: &Package{}, entries: map[string]*sealed.Entry{}, names: sealed.NewNames(), responses: map[string]bool{}, lines: map[string]bool{}, pageLines: map[string]digest{},
		most: limits.Most(size), size: size}
	for _, fault := range faults {
		v.findings = append(v.findings, Finding{Kind: BadArchive, Path: fault.Entry, Detail: fault.Error(), Fault: fault})
	}
	if faults.Bomb() {
		return v.read, v.findings, nil
	}
	for _, e := range archive.Entries {
		v.entries[e.Name()] = e
	}
	v.checkPackage()
	v.checkDigest()
	v.checkParts(archive)
	if v.checkRecords() {
		v.checkIndex()
		v.checkPages()
	}
	return v.read, v.findings, nil
}

type digest = [sha256.Size]byte

// verification is one reading of a package.
type verification struct {
	read      *Package
	findings  []Finding
	entries   map[string]*sealed.Entry
	names     sealed.Names // of the site's files
	described dataPackage
	responses map[string]bool   // addresses that are answered
	lines     map[string]bool   // of the index, as the records want them; false once found
	pageLines map[string]digest // of the lines that pages would have, by their addresses
	size      int64             // of the file
	most      int64             // that may come out of it
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
	if d.MainDate != d.Created {
		v.find(BadPackage, packagePath, "created %q, mainPageDate %q", d.Created, d.MainDate)
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
	if of := v.described; d.Signed.Created != of.Created || d.Signed.Software != of.Software || d.Signed.Version != authVersion {
		v.find(BadSignature, digestPath, "created %q by %q, version %q", d.Signed.Created, d.Signed.Software, d.Signed.Version)
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
	for i, part := range partPaths {
		if _, is := described[part]; !is {
			v.find(BadPackage, packagePath, "it does not describe %s", part)
		} else if r := v.described.Resources; len(r) != len(partPaths) || r[i].Path != part || r[i].Name != path.Base(part) {
			v.find(BadPackage, packagePath, "it describes %s otherwise than a package of ours", part)
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

// partPaths are what a package describes, in this order.
var partPaths = []string{warcPath, indexPath, pagesPath}

// checkIndex compares the index with the lines that the records want, as far as it can be theirs by its length.
func (v *verification) checkIndex() {
	most := int64(0)
	for line := range v.lines {
		most += int64(len(line) + len("\n"))
	}
	if e := v.entries[indexPath]; e != nil && e.Size() > most {
		v.find(BadIndex, indexPath, "it has %d bytes, its records need %d", e.Size(), most)
	}
	last := ""
	v.open(indexPath, func(r io.Reader) error {
		lines := bufio.NewScanner(io.LimitReader(r, most))
		for lines.Scan() {
			line := lines.Text()
			if line <= last {
				v.find(BadIndex, indexPath, "not sorted: %.500s", line)
			}
			last = line
			if !v.lines[line] {
				v.find(BadIndex, indexPath, "no record for %.500s", line)
			}
			delete(v.lines, line)
		}
		return lines.Err()
	})
	for _, line := range sortedKeys(v.lines) {
		v.find(BadIndex, indexPath, "no line for a record: %.500s", line)
	}
}

// checkPages asks each line to be what is written of the page that it names, in the order of the records, and notes which
// files are named. There can be no more lines than records.
func (v *verification) checkPages() {
	pages := make(map[string]int, len(v.read.Files)) // number of the file, by its address
	for i, f := range v.read.Files {
		pages[v.read.Base+escape(f.Path)] = i
	}
	v.open(pagesPath, func(r io.Reader) error {
		lines := bufio.NewReaderSize(r, maxHead)
		next := 0
		for n := 0; n <= len(v.read.Files)+1; n++ {
			line, err := lines.ReadSlice('\n')
			if err == io.EOF && len(line) == 0 {
				return nil
			}
			if err != nil {
				return err
			}
			line = line[:len(line)-1]
			if n == 0 {
				if string(line) != string(pagesHead) {
					v.find(BadPage, pagesPath, "the first line is %.100q", line)
				}
				continue
			}
			var p page
			err = json.Unmarshal(line, &p)
			at, there := pages[p.URL]
			if err != nil || !there || at < next || sha256.Sum256(line) != v.pageLines[p.URL] {
				v.find(BadPage, p.URL, "line %d", n+1)
				continue
			}
			next = at + 1
			v.read.Files[at].Page = true
		}
		return errors.New("more lines than pages")
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
