package wacz

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"

	"github.com/klauspost/compress/gzip"

	"phoihop/internal/sealed"
)

// members reads a WARC, record after record. Its own methods count the bytes that were taken from the file, so that a
// gzip member's end is known.
type members struct {
	*bufio.Reader
	n       int64
	gzip    gzip.Reader
	content *bufio.Reader // of the member
	title   *beginning    // of a response's body

	heads, bodies int64 // how many bytes more there may be
}

func newMembers(from io.Reader, heads, bodies int64) *members {
	return &members{Reader: bufio.NewReaderSize(from, 1<<16), content: bufio.NewReader(nil), title: &beginning{}, heads: heads, bodies: bodies}
}

// headsOf is how much all heads of records may have, of which memory holds some: an address, which deflates to next to
// nothing, stands in several tables. Heads of our records take less than their gzip members do.
func headsOf(file int64) int64 { return 1<<20 + 8*file }

// beginning keeps as much of what is written as a title is looked for in.
type beginning struct{ bytes.Buffer }

func (b *beginning) Write(p []byte) (int, error) {
	b.Buffer.Write(p[:min(len(p), maxHead-b.Len())])
	return len(p), nil
}

func (m *members) Read(b []byte) (int, error) {
	n, err := m.Reader.Read(b)
	m.n += int64(n)
	return n, err
}

func (m *members) ReadByte() (byte, error) {
	c, err := m.Reader.ReadByte()
	if err == nil {
		m.n++
	}
	return c, err
}

// checkRecords reads the WARC, record after record, and tells whether it could be read to its end.
func (v *verification) checkRecords() bool {
	e := v.entries[warcPath]
	if e == nil {
		return false // told already
	}
	if e.Method() != sealed.Stored {
		v.find(NotStored, warcPath, "")
		return false
	}
	from := newMembers(e.Raw(), headsOf(v.size), v.most)
	payloads := map[string]string{} // of addresses that are a folder's
	for {
		begin := from.n
		if _, err := from.Peek(1); err != nil {
			return true // read to the end, or told by the hash
		}
		r, answer, err := from.next()
		var fault *sealed.Fault
		if errors.As(err, &fault) {
			v.findings = append(v.findings, Finding{Kind: BadArchive, Path: warcPath, Detail: fault.Error(), Fault: fault})
			return false
		}
		if err != nil {
			v.find(BadRecord, warcPath, "byte %d: %v", begin, err)
			return false
		}
		at := place{begin, from.n - begin}
		if (r.kind == infoRecord) != (begin == 0) {
			v.find(BadRecord, warcPath, "byte %d: a record of type %s", begin, r.kind)
		}
		v.read.Records++
		if r.date != v.described.Created {
			v.find(BadRecord, r.uri, "of %s, the package of %s", r.date, v.described.Created)
		}
		if r.kind == infoRecord {
			v.checkInfo(r)
			continue
		}
		if r.contentType != responseType {
			v.find(BadRecord, r.uri, "of type %q", r.contentType)
		}
		if v.responses[r.uri] {
			v.find(BadRecord, r.uri, "answered twice")
		}
		v.responses[r.uri] = true
		v.lines[indexLine(r, answer.mediaType, at)] = true
		if strings.HasSuffix(r.uri, "/") {
			if payloads[r.uri+home] != r.payload {
				v.find(BadRecord, r.uri, "answers otherwise than %s", home)
			}
			continue
		}
		if strings.HasSuffix(r.uri, "/"+home) {
			payloads[r.uri] = r.payload
		}
		v.addFile(e, r, answer, at)
		if isPage, _, _ := strings.Cut(answer.mediaType, ";"); isPage == "text/html" {
			v.pageLines[r.uri] = sha256.Sum256(pageLine(r.uri, r.date, TitleOf(from.title.Bytes())))
		}
	}
}

// checkInfo asks the record that tells of the file itself to be what is written there.
func (v *verification) checkInfo(r *record) {
	if want := infoOf(v.described.Software, r.date); *r != *want {
		v.find(BadRecord, warcPath, "the record about the file is not as ours are")
	}
}

// addFile takes a response as a file of the site.
func (v *verification) addFile(e *sealed.Entry, r *record, answer response, at place) {
	escaped, below := strings.CutPrefix(r.uri, v.read.Base)
	path, err := url.PathUnescape(escaped)
	if err == nil {
		err = sealed.CheckName(path)
	}
	if !below || err != nil || escape(path) != escaped {
		v.find(BadRecord, r.uri, "no address of a file of the site")
		return
	}
	if n := len(v.read.Files); n > 0 && v.read.Files[n-1].Path >= path {
		v.find(BadRecord, r.uri, "not in its place")
	}
	if fault := v.names.Add(path); fault != nil {
		v.findings = append(v.findings, Finding{Kind: BadRecord, Path: path, Detail: fault.Error(), Fault: fault})
		return
	}
	v.read.Bytes += answer.length
	v.read.Files = append(v.read.Files, File{Path: path, MediaType: answer.mediaType, Open: func() (io.ReadCloser, error) { return openBody(e, at) }})
}

// response is what the head of a response says of its body.
type response struct {
	head      []byte
	mediaType string
	length    int64
}

// next reads a gzip member with one record and checks its digests. Its error is a *sealed.Fault where there is too much.
func (m *members) next() (*record, response, error) {
	if err := m.gzip.Reset(m); err != nil {
		return nil, response{}, err
	}
	m.gzip.Multistream(false)
	content := m.content
	content.Reset(&m.gzip)
	r, err := readRecord(content)
	if err != nil {
		return nil, response{}, err
	}
	if m.heads, m.bodies = m.heads-int64(len(r.head())), m.bodies-r.length; m.heads < 0 || m.bodies < 0 {
		return nil, response{}, &sealed.Fault{Kind: sealed.TooLarge, Entry: warcPath}
	}
	body := response{length: r.length}
	if r.kind == responseRecord {
		if body, err = readResponse(content, r); err != nil {
			return nil, response{}, err
		}
	}
	block, payload := newDigest(), newDigest()
	block.Write(body.head)
	m.title.Reset()
	if err := copyExactly(io.MultiWriter(block, payload, m.title), content, body.length); err != nil {
		return nil, response{}, err
	}
	if digestOf(block) != r.block {
		return nil, response{}, fmt.Errorf("%s: %w", r.uri, errBlock)
	}
	if r.kind == responseRecord && digestOf(payload) != r.payload {
		return nil, response{}, fmt.Errorf("%s: another body than WARC-Payload-Digest says", r.uri)
	}
	end := make([]byte, len(recordEnd)+1)
	if n, err := io.ReadFull(content, end); err != io.ErrUnexpectedEOF || !bytes.Equal(end[:n], []byte(recordEnd)) {
		return nil, response{}, errors.New("a record that does not end as it has to")
	}
	return r, body, nil
}

// openBody gives the body of the response that stands at a place of the WARC.
func openBody(e *sealed.Entry, at place) (io.ReadCloser, error) {
	member, err := gzip.NewReader(bufio.NewReader(io.NewSectionReader(e.Raw(), at.offset, at.length)))
	if err != nil {
		return nil, err
	}
	from := bufio.NewReader(member)
	r, err := readRecord(from)
	if err != nil {
		return nil, err
	}
	answer, err := readResponse(from, r)
	if err != nil {
		return nil, err
	}
	return io.NopCloser(&exactly{from, answer.length}), nil
}

// exactly reads so many bytes, and calls fewer an error.
type exactly struct {
	from io.Reader
	left int64
}

func (e *exactly) Read(p []byte) (int, error) {
	if e.left == 0 {
		return 0, io.EOF
	}
	n, err := e.from.Read(p[:min(int64(len(p)), e.left)])
	e.left -= int64(n)
	if err == io.EOF && e.left > 0 {
		err = io.ErrUnexpectedEOF
	}
	return n, err
}
