package bag

import (
	"bytes"
	"crypto/sha512"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"time"

	"phoihop/internal/sealed"
)

// The files that every bag has, and the folder of its payload.
const (
	declarationFile = "bagit.txt"
	infoFile        = "bag-info.txt"
	manifestFile    = "manifest-sha512.txt"
	tagManifestFile = "tagmanifest-sha512.txt"
	payloadFolder   = "data"
)

const declaration = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"

// Content is what to put into a bag.
type Content struct {
	Name  string    // of the bag, and of the folder in it
	Date  time.Time // of what it holds: nothing of when it is written stands in it
	Owner string    // Source-Organization, may be ""
	About string    // External-Description, may be ""
	Info  []Field   // further fields, in their order
	Tags  []File    // beside the payload: a landing page, a README
	Files []File    // the payload
}

// File is a file to be packed. Open is called once, twice for a large file, on any goroutine.
type File struct {
	Path    string // with slashes
	Listing bool   // lines that each have a digest, see [sealed.Source]
	Open    func() (io.ReadCloser, error)
}

// Write writes a bag. The same content gives the same bytes, in whatever order Files are.
func Write(w io.Writer, c Content) error {
	if c.Name == "" || strings.Contains(c.Name, "/") {
		return fmt.Errorf("%q names no bag", c.Name)
	}
	b := &writer{name: c.Name, zip: sealed.Create(w, c.Date)}
	for _, tag := range c.Tags {
		if first, _, _ := strings.Cut(tag.Path, "/"); first == payloadFolder {
			return fmt.Errorf("%s: a tag file among the payload", tag.Path)
		}
	}
	if err := b.addTags(append([]File{text(declarationFile, []byte(declaration))}, c.Tags...)); err != nil {
		return err
	}
	payload, err := b.addPayload(c.Files)
	if err != nil {
		return err
	}
	info, err := formatInfo(c.fields(payload))
	if err != nil {
		return err
	}
	if err := b.addTags([]File{text(infoFile, info), listing(manifestFile, b.manifest.Bytes())}); err != nil {
		return err
	}
	if err := b.addTags([]File{listing(tagManifestFile, bytes.Clone(b.tagManifest.Bytes()))}); err != nil {
		return err
	}
	return b.zip.Close()
}

// fields are the lines of bag-info.txt.
func (c *Content) fields(payload oxum) []Field {
	var fields []Field
	add := func(label, value string) {
		if value != "" {
			fields = append(fields, Field{label, value})
		}
	}
	add("Source-Organization", c.Owner)
	add("External-Description", c.About)
	add("Bagging-Date", c.Date.UTC().Format(time.DateOnly))
	add("Payload-Oxum", payload.String())
	return append(fields, c.Info...)
}

// oxum is Payload-Oxum: how many bytes in how many files.
type oxum struct{ bytes, files int64 }

func (o oxum) String() string { return fmt.Sprintf("%d.%d", o.bytes, o.files) }

// writer is a bag that is being written.
type writer struct {
	name                  string
	zip                   *sealed.Writer
	manifest, tagManifest bytes.Buffer
}

func (w *writer) addPayload(files []File) (o oxum, err error) {
	files = slices.Clone(files)
	slices.SortFunc(files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	err = w.add(files, path.Join(w.name, payloadFolder), func(p sealed.Packed) {
		o.bytes += p.Size
		o.files++
		w.manifest.Write(manifestLine(p.Digest, strings.TrimPrefix(p.Name, w.name+"/")))
	})
	return o, err
}

func (w *writer) addTags(files []File) error {
	return w.add(files, w.name, func(p sealed.Packed) {
		w.tagManifest.Write(manifestLine(p.Digest, strings.TrimPrefix(p.Name, w.name+"/")))
	})
}

// add packs files into a folder of the zip.
func (w *writer) add(files []File, folder string, written func(sealed.Packed)) error {
	sources := func(yield func(sealed.Source) bool) {
		for _, f := range files {
			if !yield(sealed.Source{Name: folder + "/" + f.Path, Listing: f.Listing, Open: f.Open}) {
				return
			}
		}
	}
	return w.zip.Add(sources, sha512.New, func(p sealed.Packed) error {
		written(p)
		return nil
	})
}

// text is a file of a few lines.
func text(path string, content []byte) File {
	return File{Path: path, Open: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(content)), nil }}
}

// listing is a manifest.
func listing(path string, content []byte) File {
	f := text(path, content)
	f.Listing = true
	return f
}
