package wacz

import (
	"bufio"
	"bytes"
	"crypto/ecdsa"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"net/url"
	"path"
	"slices"
	"strings"
	"time"
	"unicode"

	"phoihop/internal/parallel"
	"phoihop/internal/sealed"
)

// home is the page that a site begins with.
const home = "index.html"

// Content is what to archive.
type Content struct {
	Base        string // address of the site: http or https, ending in /
	Title       string
	Description string // may be ""
	Software    string
	Date        time.Time
	Files       []File            // of the site, index.html among them
	Key         *ecdsa.PrivateKey // of P-384, nil for none
}

// File is a file of the site. Open may be called on any goroutine, and several times for a large file.
type File struct {
	Path      string // with slashes
	MediaType string // what a server says, such as "text/html; charset=utf-8"
	Page      bool   // whether a reader may begin here; its title is taken from its HTML
	Listing   bool   // lines that each have a digest, see [sealed.Source]
	Open      func() (io.ReadCloser, error)
}

// Scratch holds the WARC until its size is known: an empty temporary file, for one.
type Scratch interface {
	io.Writer
	io.ReaderAt
}

// Write writes a wacz. The same content gives the same bytes, in whatever order Files are.
func Write(w io.Writer, scratch Scratch, c Content) error {
	if err := checkBase(c.Base); err != nil {
		return err
	}
	if strings.ContainsFunc(c.Software, unicode.IsControl) {
		return fmt.Errorf("%q names no software", c.Software)
	}
	buffered := bufio.NewWriterSize(scratch, 1<<16)
	b := &writer{content: c, date: c.Date.UTC().Format(time.RFC3339), warc: &sealed.Counter{To: buffered}, zip: sealed.Create(w, c.Date), names: sealed.NewNames()}
	b.pages.Write(pagesHead)
	if err := b.records(); err != nil {
		return err
	}
	if !b.home {
		return errors.New("the site has no " + home)
	}
	if err := buffered.Flush(); err != nil {
		return err
	}
	warc := sealed.Source{Name: warcPath, Stored: true, Open: func() (io.ReadCloser, error) {
		return io.NopCloser(io.NewSectionReader(scratch, 0, b.warc.N)), nil
	}}
	slices.Sort(b.index)
	index := sealed.Source{Name: indexPath, Open: func() (io.ReadCloser, error) { return io.NopCloser(&indexText{lines: b.index}), nil }}
	b.pages.WriteByte('\n')
	return b.parts(warc, index, sealed.Bytes(pagesPath, b.pages.Bytes()))
}

func checkBase(base string) error {
	u, err := url.Parse(base)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || !strings.HasSuffix(u.Path, "/") || u.RawQuery+u.Fragment != "" {
		return fmt.Errorf("%q is no address of a site: https://…/", base)
	}
	return nil
}

// writer is a wacz that is being written.
type writer struct {
	content Content
	date    string
	zip     *sealed.Writer
	warc    *sealed.Counter // the scratch file
	index   []string
	pages   bytes.Buffer
	names   sealed.Names
	home    bool // whether index.html was there
}

// infoText is what the first record says of the WARC.
func infoText(software string) []byte {
	return fmt.Appendf(nil, "software: %s\r\nformat: WARC File Format 1.1\r\n"+
		"conformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n", software)
}

// infoOf is the first record.
func infoOf(software, date string) *record {
	info := infoText(software)
	sum := newDigest()
	sum.Write(info)
	return &record{kind: infoRecord, uri: warcName, date: date, block: digestOf(sum), contentType: infoType, length: int64(len(info))}
}

// records writes the WARC.
func (w *writer) records() error {
	info := infoText(w.content.Software)
	first := infoOf(w.content.Software, w.date)
	if err := writeMember(w.warc, first, bytes.NewReader(info), false); err != nil {
		return err
	}
	files := slices.Clone(w.content.Files)
	slices.SortFunc(files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	return parallel.InOrder(slices.Values(files), w.record, w.add)
}

// add writes the records of a file, with their lines in the index and in the pages.
func (w *writer) add(r *recorded) error {
	if r.err != nil {
		return fmt.Errorf("%s: %w", r.file.Path, r.err)
	}
	if fault := w.names.Add(r.file.Path); fault != nil {
		return fault
	}
	w.home = w.home || r.file.Path == home
	for i := range r.responses {
		response, at := &r.responses[i], place{offset: w.warc.N}
		var err error
		if r.members != nil {
			_, err = w.warc.Write(r.members[i])
		} else {
			err = r.writeTo(w.warc, response)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", r.file.Path, err)
		}
		at.length = w.warc.N - at.offset
		w.index = append(w.index, indexLine(response, r.file.MediaType, at))
	}
	if r.file.Page {
		address := r.responses[0].uri
		w.pages.WriteByte('\n')
		w.pages.Write(pageLine(address, w.date, r.title))
	}
	return nil
}

// parts writes the zip.
func (w *writer) parts(sources ...sealed.Source) error {
	d := dataPackage{Profile: profile, Version: version, Title: w.content.Title, Description: w.content.Description, Created: w.date,
		Software: w.content.Software, MainPage: w.content.Base + home, MainDate: w.date}
	err := w.zip.Add(slices.Values(sources), sha256.New, func(p sealed.Packed) error {
		d.Resources = append(d.Resources, resource{path.Base(p.Name), p.Name, hashText(p.Digest), p.Size})
		return nil
	})
	if err != nil {
		return err
	}
	described, err := w.zip.AddOne(sealed.Bytes(packagePath, file(d)), sha256.New)
	if err != nil {
		return err
	}
	digest := packageDigest{Path: packagePath, Hash: hashText(described.Digest)}
	if w.content.Key != nil {
		s := &signedData{Hash: digest.Hash, Created: w.date, Software: w.content.Software, Version: authVersion}
		if s.Signature, s.PublicKey, err = sign(w.content.Key, digest.Hash); err != nil {
			return err
		}
		digest.Signed = s
	}
	if _, err := w.zip.AddOne(sealed.Bytes(digestPath, file(digest)), nil); err != nil {
		return err
	}
	return w.zip.Close()
}
