package bag

import (
	"bytes"
	"crypto/sha512"
	"errors"
	"fmt"
	"hash"
	"io"
	"maps"
	"slices"
	"strings"

	"phoihop/internal/parallel"
	"phoihop/internal/sealed"
)

// A Kind says what a finding is about.
type Kind string

const (
	BadArchive     Kind = "archive"     // the zip itself; Fault says what
	BadDeclaration Kind = "declaration" // bagit.txt
	BadInfo        Kind = "info"        // bag-info.txt
	BadOxum        Kind = "oxum"        // Payload-Oxum does not count the payload
	BadManifest    Kind = "manifest"    // a manifest that can't be read
	Missing        Kind = "missing"     // in a manifest and not in the bag, or a file that every bag has
	Extra          Kind = "extra"       // in the bag and in no manifest
	Altered        Kind = "altered"     // another digest than the manifest's, or content that can't be read
)

// Finding is one thing wrong with a bag.
type Finding struct {
	Kind   Kind
	Path   string // in the bag's folder, as the manifests have it; "" where it is about no file
	Detail string
	Fault  *sealed.Fault // of BadArchive
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

// Bag is a bag that was read. Where there were findings, it is not to be unpacked.
type Bag struct {
	Name    string
	Info    []Field
	Payload []File // in the archive's order, Path without data/
	Tags    []File // all others
	Bytes   int64  // of the payload
}

// Verify reads a whole bag and tells all that is wrong with it; nothing is unpacked of one that exceeds the limits. Only an
// error of r is an error.
func Verify(r io.ReaderAt, size int64, limits sealed.Limits) (*Bag, []Finding, error) {
	archive, faults, err := sealed.Inspect(r, size, limits)
	if err != nil {
		return nil, nil, err
	}
	v := &verification{bag: &Bag{}, entries: map[string]entry{}, ordered: true}
	for _, fault := range faults {
		v.findings = append(v.findings, Finding{Kind: BadArchive, Path: fault.Entry, Detail: fault.Error(), Fault: fault})
	}
	if faults.Bomb() {
		return v.bag, v.findings, nil
	}
	v.list(archive)
	v.check()
	return v.bag, v.findings, nil
}

// verification is one reading of a bag.
type verification struct {
	bag           *Bag
	findings      []Finding
	entries       map[string]entry  // by the path in the bag's folder
	paths         []string          // of all entries, in their order
	ordered       bool              // which is the one in which they were written
	payload, tags map[string]digest // what the manifests say
}

// An entry is a file of a bag, in an archive or not.
type entry interface {
	Size() int64
	Open() (io.ReadCloser, error)
}

// check checks what does not depend on what the bag stands in.
func (v *verification) check() {
	v.checkDeclaration()
	v.checkInfo()
	v.payload, v.tags = v.readManifest(manifestFile), v.readManifest(tagManifestFile)
	v.checkDigests()
}

func (v *verification) find(kind Kind, path, detail string, args ...any) {
	v.findings = append(v.findings, Finding{Kind: kind, Path: path, Detail: fmt.Sprintf(detail, args...)})
}

// list sorts the archive's entries into payload and tag files.
func (v *verification) list(archive *sealed.Archive) {
	for i, e := range archive.Entries {
		folder, path, inside := strings.Cut(e.Name(), "/")
		if i == 0 {
			v.bag.Name = folder
		}
		if !inside || folder != v.bag.Name {
			v.find(Extra, e.Name(), "outside the bag's folder")
			continue
		}
		v.add(path, e)
	}
}

func (v *verification) add(path string, e entry) {
	v.entries[path] = e
	v.paths = append(v.paths, path)
	if below, isPayload := strings.CutPrefix(path, payloadFolder+"/"); isPayload {
		v.bag.Payload = append(v.bag.Payload, File{Path: below, Open: e.Open})
		v.bag.Bytes += e.Size()
	} else {
		v.bag.Tags = append(v.bag.Tags, File{Path: path, Open: e.Open})
	}
}

// read gives a tag file that every bag has to a function, and tells if there is none, or a longer one than that.
func (v *verification) read(path string, kind Kind, most int64, read func(io.Reader) error) {
	e := v.entries[path]
	switch {
	case e == nil:
		v.find(Missing, path, "")
		return
	case e.Size() > most:
		v.find(kind, path, "%d bytes", e.Size())
		return
	}
	content, err := e.Open()
	if err == nil {
		defer content.Close()
		err = read(content)
	}
	if err != nil {
		v.find(kind, path, "%v", err)
	}
}

func (v *verification) checkDeclaration() {
	v.read(declarationFile, BadDeclaration, maxText, func(r io.Reader) error {
		text, err := io.ReadAll(io.LimitReader(r, int64(len(declaration)+1)))
		if err == nil && string(text) != declaration {
			err = fmt.Errorf("%q", text)
		}
		return err
	})
}

func (v *verification) checkInfo() {
	v.read(infoFile, BadInfo, maxText, func(r io.Reader) error {
		text, err := io.ReadAll(r)
		if err == nil {
			v.bag.Info, err = parseInfo(bytes.NewReader(text))
		}
		if err != nil {
			return err
		}
		if again, err := formatInfo(v.bag.Info); err != nil || !bytes.Equal(again, text) {
			return errors.New("not written as a bag of ours has it")
		}
		return nil
	})
	counted := oxum{v.bag.Bytes, int64(len(v.bag.Payload))}.String()
	for _, f := range v.bag.Info {
		if f.Label == "Payload-Oxum" && f.Value != counted {
			v.find(BadOxum, infoFile, "%s, counted %s", f.Value, counted)
		}
	}
	if !slices.ContainsFunc(v.bag.Info, func(f Field) bool { return f.Label == "Payload-Oxum" }) {
		v.find(BadOxum, infoFile, "not told")
	}
}

// readManifest reads a manifest, and tells of files in it that are not there.
func (v *verification) readManifest(name string) map[string]digest {
	digests := map[string]digest{}
	most := int64(maxText)
	for path := range v.entries {
		most += int64(2*sha512.Size + len("  ") + len(encodePath(path)) + len("\n"))
	}
	v.read(name, BadManifest, most, func(r io.Reader) error {
		return parseManifest(r, func(path string, d digest) bool {
			if _, twice := digests[path]; twice {
				v.find(BadManifest, name, "names %s twice", path)
			}
			digests[path] = d
			return len(digests) <= len(v.entries)+maxMissing
		})
	})
	for _, path := range slices.Sorted(maps.Keys(digests)) {
		isPayload := strings.HasPrefix(path, payloadFolder+"/")
		switch {
		case v.entries[path] == nil:
			v.find(Missing, path, "named in %s", name)
		case isPayload != (name == manifestFile) || path == tagManifestFile:
			v.find(BadManifest, name, "names %s", path)
		}
	}
	return digests
}

// maxText is how long a text of some lines may be, and a manifest beyond the lines of the files that are there.
const maxText = 1 << 20

// maxMissing is how many files a manifest may name that are not there before the rest of it is not read.
const maxMissing = 1000

// checkDigests reads every file.
func (v *verification) checkDigests() {
	type checked struct {
		path string
		sum  digest
		err  error
	}
	sum := func(path string) checked {
		c := checked{path: path}
		content, err := v.entries[path].Open()
		if err != nil {
			c.err = err
			return c
		}
		defer content.Close()
		hash := sha512.New()
		_, c.err = io.Copy(hash, content)
		hash.Sum(c.sum[:0])
		return c
	}
	before, manifest, tagManifest := len(v.findings), sha512.New(), sha512.New()
	// take returns no error, so there is none
	_ = parallel.InOrder(slices.Values(v.paths), sum, func(c checked) error {
		path := c.path
		digests, again := v.tags, tagManifest
		if strings.HasPrefix(path, payloadFolder+"/") {
			digests, again = v.payload, manifest
		}
		want, listed := digests[path]
		switch {
		case c.err != nil:
			v.find(Altered, path, "%v", c.err)
		case path == tagManifestFile:
			v.checkWritten(before, path, c.sum, tagManifest)
		case !listed:
			v.find(Extra, path, "in no manifest")
		case want != c.sum:
			v.find(Altered, path, "SHA-512 is %x", c.sum)
		case path == manifestFile:
			v.checkWritten(before, path, c.sum, manifest)
		}
		again.Write(manifestLine(c.sum[:], path))
		return nil
	})
}

// checkWritten asks a manifest that says nothing wrong to be written as ours are: no other order, no other letters.
func (v *verification) checkWritten(before int, name string, have digest, again hash.Hash) {
	if v.ordered && len(v.findings) == before && have != digest(again.Sum(nil)) {
		v.find(BadManifest, name, "not written as a bag of ours has it")
	}
}
