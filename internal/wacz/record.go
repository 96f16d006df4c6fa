package wacz

import (
	"bufio"
	"bytes"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/base32"
	"errors"
	"fmt"
	"hash"
	"io"
	"strconv"
	"strings"
)

// record is the head of a WARC record.
type record struct {
	kind        string // warcinfo, response
	uri         string // what it answers; of a warcinfo, the name of the file
	date        string // RFC 3339
	payload     string // digest of the body, "" of a warcinfo
	block       string // digest of all behind the head
	contentType string // of the block
	length      int64  // of the block
}

const (
	infoRecord     = "warcinfo"
	responseRecord = "response"
	responseType   = "application/http; msgtype=response"
	infoType       = "application/warc-fields"
)

// recordEnd stands behind a record's block.
const recordEnd = "\r\n\r\n"

// head is the record's head as it stands in the file.
func (r *record) head() []byte {
	var b bytes.Buffer
	field := func(name, value string) { b.WriteString(name + ": " + value + "\r\n") }
	b.WriteString("WARC/1.1\r\n")
	field("WARC-Type", r.kind)
	field("WARC-Record-ID", r.id())
	field("WARC-Date", r.date)
	if r.kind == infoRecord {
		field("WARC-Filename", r.uri)
	} else {
		field("WARC-Target-URI", r.uri)
		field("WARC-Payload-Digest", r.payload)
	}
	field("WARC-Block-Digest", r.block)
	field("Content-Type", r.contentType)
	field("Content-Length", strconv.FormatInt(r.length, 10))
	b.WriteString("\r\n")
	return b.Bytes()
}

// id is a UUID of version 8, made of all that the record holds.
func (r *record) id() string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\n%s\n%s\n%s\n%d", r.kind, r.uri, r.date, r.block, r.length))
	u := sum[:16]
	u[6] = u[6]&0x0f | 0x80
	u[8] = u[8]&0x3f | 0x80
	return fmt.Sprintf("<urn:uuid:%x-%x-%x-%x-%x>", u[:4], u[4:6], u[6:8], u[8:10], u[10:])
}

// newDigest is the hash of records' digests.
func newDigest() hash.Hash { return sha1.New() }

// digestOf is a digest as records hold it.
func digestOf(h hash.Hash) string {
	return "sha1:" + base32.StdEncoding.EncodeToString(h.Sum(nil))
}

// httpHead is the head of a response.
func httpHead(mediaType string, length int64) []byte {
	return fmt.Appendf(nil, "HTTP/1.1 200 OK\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n", mediaType, length)
}

// maxHead is how long a head may be that is read.
const maxHead = 64 << 10

// readHead reads up to and with the empty line that ends a head.
func readHead(from *bufio.Reader) ([]byte, error) {
	var head []byte
	for len(head) < maxHead {
		line, err := from.ReadSlice('\n')
		head = append(head, line...)
		if err != nil {
			return head, err
		}
		if string(line) == "\r\n" {
			return head, nil
		}
	}
	return head, errors.New("a head without end")
}

// fieldOf returns the first field of this name in a head.
func fieldOf(head []byte, name string) string {
	_, rest, _ := strings.Cut(string(head), "\r\n"+name+": ")
	value, _, _ := strings.Cut(rest, "\r\n")
	return value
}

// readRecord reads a record's head, and refuses one that is not as it would be written here.
func readRecord(from *bufio.Reader) (*record, error) {
	head, err := readHead(from)
	if err != nil {
		return nil, err
	}
	length, err := strconv.ParseInt(fieldOf(head, "Content-Length"), 10, 64)
	if err != nil || length < 0 {
		return nil, fmt.Errorf("Content-Length: %q", fieldOf(head, "Content-Length"))
	}
	r := &record{
		kind: fieldOf(head, "WARC-Type"), uri: fieldOf(head, "WARC-Target-URI"), date: fieldOf(head, "WARC-Date"),
		payload: fieldOf(head, "WARC-Payload-Digest"), block: fieldOf(head, "WARC-Block-Digest"),
		contentType: fieldOf(head, "Content-Type"), length: length,
	}
	if r.kind == infoRecord {
		r.uri = fieldOf(head, "WARC-Filename")
	}
	if r.kind != infoRecord && r.kind != responseRecord {
		return nil, fmt.Errorf("a record of type %q", r.kind)
	}
	if !bytes.Equal(head, r.head()) {
		return nil, errors.New("a head with what no record of ours has")
	}
	return r, nil
}

// readResponse reads the head of a response.
func readResponse(from *bufio.Reader, r *record) (response, error) {
	head, err := readHead(from)
	if err != nil {
		return response{}, err
	}
	answer := response{head: head, mediaType: fieldOf(head, "Content-Type"), length: r.length - int64(len(head))}
	if answer.length < 0 || !bytes.Equal(head, httpHead(answer.mediaType, answer.length)) {
		return response{}, errors.New("a response with what no response of ours has")
	}
	return answer, nil
}

// errShort tells of content that ends too early.
var errShort = errors.New("it ends too early")

// copyExactly copies so many bytes; fewer are errShort.
func copyExactly(to io.Writer, from io.Reader, n int64) error {
	copied, err := io.CopyN(to, from, n)
	if err == io.EOF {
		return fmt.Errorf("%d of %d bytes: %w", copied, n, errShort)
	}
	return err
}
