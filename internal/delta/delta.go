package delta

import (
	"bytes"
	"crypto/sha512"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"phoihop/internal/sealed"
)

// format is the version of what Make writes.
const format = 1

// The entries of a delta, in their order.
const (
	aboutFile      = "delta.json"
	removedFile    = "removed.txt"
	copiesFile     = "copies"
	literalFile    = "literal"
	differenceFile = "difference"
)

// FirstEntry is the entry with which a delta begins, by which it is told from other sealed zips.
const FirstEntry = aboutFile

var files = []string{aboutFile, removedFile, copiesFile, literalFile, differenceFile}

// File is a file to be compared or built upon.
type File struct {
	Name string // for people
	io.ReaderAt
	Size int64
}

// An Identity says which file is meant: its size and digest; the name is for people.
type Identity struct {
	Name   string `json:"name"`
	Size   int64  `json:"size"`
	SHA512 string `json:"sha512"` // hexadecimal
}

// Same tells whether both are of the same bytes.
func (i Identity) Same(other Identity) bool { return i.Size == other.Size && i.SHA512 == other.SHA512 }

// Identify reads a whole file.
func Identify(f File) (Identity, error) {
	sum := sha512.New()
	n, err := io.Copy(sum, io.NewSectionReader(f, 0, f.Size))
	if err == nil && n != f.Size {
		err = io.ErrUnexpectedEOF
	}
	return Identity{f.Name, f.Size, hex.EncodeToString(sum.Sum(nil))}, err
}

// Changes are the paths in which two editions differ.
type Changes struct {
	Added   []string `json:"added"`
	Changed []string `json:"changed"`
	Removed []string `json:"removed"`
}

// Counts says where the bytes of the result come from.
type Counts struct {
	Copied int64 `json:"copied"` // from the base as they are
	Near   int64 `json:"near"`   // from the base, with a difference
	New    int64 `json:"new"`    // from the delta alone
}

// About is delta.json.
type About struct {
	Format int      `json:"format"`
	Base   Identity `json:"base"`
	Result Identity `json:"result"`
	Counts Counts   `json:"bytes"`
	Changes
}

// FormatError is why a file is no delta that can be applied safely.
type FormatError struct {
	Part  string // an entry of the delta, "" for the whole
	Fault string
	Err   error // of package sealed, or nil
}

func (e *FormatError) Error() string {
	text := e.Fault
	if e.Err != nil {
		text = e.Err.Error()
	}
	if e.Part == "" {
		return "delta: " + text
	}
	return "delta: " + e.Part + ": " + text
}

func (e *FormatError) Unwrap() error { return e.Err }

// BaseError tells that a delta was made for another file.
type BaseError struct{ Want, Have Identity }

func (e *BaseError) Error() string {
	return fmt.Sprintf("delta: made for %s (%d bytes, SHA-512 %s), not for %s (%d bytes, SHA-512 %s)",
		e.Want.Name, e.Want.Size, e.Want.SHA512, e.Have.Name, e.Have.Size, e.Have.SHA512)
}

// maxAbout is the largest delta.json that is read into memory.
const maxAbout = 64 << 20

// A result may be maxGrowth times as large as base and delta together, or smallResult: what is packed anew every month grows by
// a part, and nothing in a pack stands in it often.
const (
	maxGrowth   = 4
	smallResult = 32 << 20
)

func tooLarge(result, base, delta int64) bool {
	return result > smallResult && result/maxGrowth > base+delta
}

// Delta is a delta that was read.
type Delta struct {
	About
	size    int64
	entries map[string]*sealed.Entry
}

// Read reads a delta and checks its seal. Errors other than those of r are [*FormatError].
func Read(r io.ReaderAt, size int64) (*Delta, error) {
	// Differences are mostly zeros, so the ratio says nothing. What is unpacked is never held, and bounded by the result.
	archive, err := sealed.Open(r, size, sealed.Limits{Entries: len(files), Ratio: 2000})
	if faults := (sealed.Faults)(nil); errors.As(err, &faults) {
		return nil, &FormatError{Err: faults}
	}
	if err != nil {
		return nil, err
	}
	d := &Delta{size: size, entries: map[string]*sealed.Entry{}}
	for i, e := range archive.Entries {
		if i >= len(files) || e.Name() != files[i] {
			return nil, &FormatError{Part: e.Name(), Fault: "not in its place"}
		}
		d.entries[e.Name()] = e
	}
	if len(d.entries) != len(files) {
		return nil, &FormatError{Fault: "entries are missing"}
	}
	return d, d.readAbout()
}

func (d *Delta) readAbout() error {
	bad := func(fault string) error { return &FormatError{Part: aboutFile, Fault: fault} }
	e := d.entries[aboutFile]
	if e.Size() > maxAbout {
		return bad("too large")
	}
	content, err := e.Open()
	if err != nil {
		return err
	}
	defer content.Close()
	text, err := io.ReadAll(content)
	if fault := (*sealed.Fault)(nil); errors.As(err, &fault) {
		return &FormatError{Part: aboutFile, Err: fault}
	}
	if err != nil {
		return err
	}
	switch err := json.Unmarshal(text, &d.About); {
	case err != nil:
		return bad(err.Error())
	case d.Format != format:
		return bad(fmt.Sprintf("format %d, known is %d", d.Format, format))
	case d.Base.Size < 0 || d.Result.Size < 0:
		return bad("negative size")
	case tooLarge(d.Result.Size, d.Base.Size, d.size):
		return &FormatError{Part: aboutFile, Err: &sealed.Fault{Kind: sealed.TooLarge}}
	}
	if again, err := d.About.encode(); err != nil || !bytes.Equal(text, again) {
		return bad("has what no delta of ours has")
	}
	return d.checkParts()
}

// checkParts holds the other entries against delta.json, by their sizes and before they are read: what they declare has to be
// what the result needs.
func (d *Delta) checkParts() error {
	size := func(name string) int64 { return d.entries[name].Size() }
	c := d.Counts
	if c.Copied < 0 || c.Near < 0 || c.New < 0 || c.New != size(literalFile) || c.Near != size(differenceFile) || c.Copied != d.Result.Size-c.Near-c.New {
		return &FormatError{Part: aboutFile, Fault: "counts other bytes than there are"}
	}
	// Each instruction makes a byte at least.
	if size(copiesFile) > 2*binary.MaxVarintLen64*(d.Result.Size+1) {
		return &FormatError{Part: copiesFile, Err: &sealed.Fault{Kind: sealed.TooLarge}}
	}
	for _, list := range [][]string{d.Added, d.Changed, d.Removed} {
		for i, path := range list {
			if i > 0 && list[i-1] >= path {
				return &FormatError{Part: aboutFile, Fault: "has paths that are not sorted"}
			}
		}
	}
	removed := d.Changes.removedText()
	content, err := d.entries[removedFile].Open()
	if err != nil {
		return err
	}
	defer content.Close()
	text, err := io.ReadAll(io.LimitReader(content, int64(len(removed))+1))
	if err != nil {
		return damaged(removedFile, err)
	}
	if string(text) != removed {
		return &FormatError{Part: removedFile, Fault: "lists other paths than " + aboutFile}
	}
	return nil
}
