package wacz

import (
	"bufio"
	"bytes"
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
}

func newMembers(from io.Reader) *members {
	return &members{Reader: bufio.NewReaderSize(from, 1<<16), content: bufio.NewReader(nil)}
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

// checkRecords reads the WARC, record after record.
func (v *verification) checkRecords() {
	e := v.entries[warcPath]
	if e == nil {
		return // told already
	}
	if e.Method() != sealed.Stored {
		v.find(NotStored, warcPath, "")
		return
	}
	from := newMembers(e.Raw())
	payloads := map[string]string{} // of addresses that are a folder's
	for {
		begin := from.n
		if _, err := from.Peek(1); err != nil {
			break // read to the end, or told by the hash
		}
		r, answer, err := from.next()
		if err != nil {
			v.find(BadRecord, warcPath, "byte %d: %v", begin, err)
			return
		}
		at := place{begin, from.n - begin}
		if (r.kind == infoRecord) != (begin == 0) {
			v.find(BadRecord, warcPath, "byte %d: a record of type %s", begin, r.kind)
		}
		v.read.Records++
		if r.kind == infoRecord {
			continue
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
	v.read.Bytes += answer.length
	v.read.Files = append(v.read.Files, File{Path: path, MediaType: answer.mediaType, Open: func() (io.ReadCloser, error) { return openBody(e, at) }})
}

// response is what the head of a response says of its body.
type response struct {
	head      []byte
	mediaType string
	length    int64
}

// next reads a gzip member with one record and checks its digests.
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
	body := response{length: r.length}
	if r.kind == responseRecord {
		if body, err = readResponse(content, r); err != nil {
			return nil, response{}, err
		}
	}
	block, payload := newDigest(), newDigest()
	block.Write(body.head)
	if err := copyExactly(io.MultiWriter(block, payload), content, body.length); err != nil {
		return nil, response{}, err
	}
	if digestOf(block) != r.block {
		return nil, response{}, fmt.Errorf("%s: another block than WARC-Block-Digest says", r.uri)
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
