package zim

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"math"
	"mime"
	"slices"
	"strings"

	"phoihop/internal/filename"
)

// Archive is what [Write] writes.
type Archive struct {
	Metadata Metadata
	Main     string // the path of the entry that readers see first
	Entries  []Entry
	// Redirects are further addresses of entries.
	Redirects []Redirect
	// ClusterSize is how much content a cluster holds before it is compressed; 0 is 8 MiB. Larger ones compress
	// better, and cost a reader more for each page that it opens.
	ClusterSize int64
}

// Entry is a file of the site.
type Entry struct {
	Path  string
	Title string // "" for one that has none of its own
	MIME  string
	// Front tells that readers look for the page by its title.
	Front bool
	// Group tells which entries change together. Groups stand in the order in which Entries name them first.
	Group string
	Size  int64
	// Open may be called from several goroutines, for several entries at once.
	Open func() (io.ReadCloser, error)
}

// Redirect is an address that leads to an entry.
type Redirect struct {
	Path   string
	Title  string
	Target string // the path of an entry, not of another redirect
	Front  bool
}

// EntryError is a rule that an entry or redirect breaks, or why it can't be read.
type EntryError struct {
	Path string
	Rule string
	Name filename.Kind // where the rule is one of names
	Err  error         // of Open and Read
}

func (e *EntryError) Error() string {
	if e.Err != nil {
		return fmt.Sprintf("%q %s: %v", e.Path, e.Rule, e.Err)
	}
	return fmt.Sprintf("%q %s", e.Path, e.Rule)
}

func (e *EntryError) Unwrap() error { return e.Err }

const defaultClusterSize = 8 << 20

// maxEntry leaves room for the table of a cluster whose offsets have four bytes.
const maxEntry = math.MaxUint32 - 64

// Check returns all that is wrong with a before anything is read, as [*MetadataError] and [*EntryError] joined.
func (a *Archive) Check() error {
	all := []error{a.Metadata.Check()}
	wrong := func(path, rule string) {
		if rule != "" {
			all = append(all, &EntryError{Path: path, Rule: rule})
		}
	}
	seen := filename.NewSet()
	name := func(path, title string) {
		kind := filename.Check(path)
		if kind == "" {
			kind, _ = seen.Add(path)
		}
		if kind != "" {
			all = append(all, &EntryError{Path: path, Rule: asRule(kind), Name: kind})
		}
		wrong(path, brokenTitle(title))
	}
	isEntry := make(map[string]bool, len(a.Entries))
	for i := range a.Entries {
		e := &a.Entries[i]
		name(e.Path, e.Title)
		isEntry[e.Path] = true
		switch {
		case e.Size <= 0:
			wrong(e.Path, "is empty")
		case e.Size > maxEntry:
			wrong(e.Path, "is larger than 4 GiB")
		}
		if kind, _, err := mime.ParseMediaType(e.MIME); err != nil || !strings.Contains(kind, "/") {
			wrong(e.Path, fmt.Sprintf("has no MIME type: %q", e.MIME))
		}
	}
	for _, r := range a.Redirects {
		name(r.Path, r.Title)
		if !isEntry[r.Target] {
			wrong(r.Path, fmt.Sprintf("leads to %q, which is no entry", r.Target))
		}
	}
	if !isEntry[a.Main] {
		wrong(a.Main, "is the main page, but no entry")
	}
	return errors.Join(all...)
}

// groups are the entries group by group, each in the order in which its entries compress best.
func (a *Archive) groups() [][]*Entry {
	number := map[string]int{}
	var groups [][]*Entry
	for i := range a.Entries {
		e := &a.Entries[i]
		n, known := number[e.Group]
		if !known {
			n = len(groups)
			number[e.Group] = n
			groups = append(groups, nil)
		}
		groups[n] = append(groups[n], e)
	}
	for _, group := range groups {
		slices.SortFunc(group, func(x, y *Entry) int {
			return cmp.Or(strings.Compare(x.MIME, y.MIME), strings.Compare(x.Path, y.Path))
		})
	}
	return groups
}

// metadata are the texts and the picture as entries of the namespace M.
func (a *Archive) metadata() []Entry {
	var all []Entry
	add := func(name, mime string, content []byte) {
		all = append(all, inMemory(name, mime, content))
	}
	for _, key := range a.Metadata.texts() {
		if *key.value != "" {
			add(key.name, metaMIME, []byte(*key.value))
		}
	}
	counts := map[string]int{}
	for i := range a.Entries {
		counts[a.Entries[i].MIME]++
	}
	add(counter, "text/plain", []byte(countTypes(counts)))
	add(illustration, "image/png", a.Metadata.Illustration)
	return all
}

func inMemory(path, mime string, content []byte) Entry {
	return Entry{Path: path, MIME: mime, Size: int64(len(content)), Open: func() (io.ReadCloser, error) {
		return io.NopCloser(bytes.NewReader(content)), nil
	}}
}
