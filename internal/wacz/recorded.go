package wacz

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"html"
	"io"
	"regexp"
	"strings"
	"unicode"

	"phoihop/internal/sealed"
)

// maxHeld is how much of a file is held in memory while its record is made. A larger one is read three times: for its
// length, which the response's head tells, for the digests, and for the record.
const maxHeld = 2 << 20

// recorded is a file and the responses made of it, one for each address.
type recorded struct {
	file      File
	open      func() (io.ReadCloser, error) // File.Open, or what is held
	size      int64
	title     string // of a page
	responses []record
	members   [][]byte // the responses compressed, nil if the file is too large to be held
	err       error
}

// record makes the records of a file.
func (w *writer) record(f File) *recorded {
	r := &recorded{file: f, open: f.Open}
	r.err = w.makeRecords(r)
	return r
}

func (w *writer) makeRecords(r *recorded) error {
	if err := sealed.CheckName(r.file.Path); err != nil {
		return err
	}
	if strings.ContainsFunc(r.file.MediaType, unicode.IsControl) { // it becomes a line of a head
		return fmt.Errorf("%q is no media type", r.file.MediaType)
	}
	body, err := r.read()
	if err != nil {
		return err
	}
	held := int64(len(body)) == r.size
	if held {
		r.open = func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(body)), nil }
	}
	if r.file.Page {
		r.title = TitleOf(body)
	}
	block, payload, err := r.digests()
	if err != nil {
		return err
	}
	length := int64(len(httpHead(r.file.MediaType, r.size))) + r.size
	for _, address := range addresses(w.content.Base, r.file.Path) {
		response := record{kind: responseRecord, uri: address, date: w.date, payload: payload, block: block, contentType: responseType, length: length}
		r.responses = append(r.responses, response)
		if !held {
			continue
		}
		var member bytes.Buffer
		if err := r.writeTo(&member, &response); err != nil {
			return err
		}
		r.members = append(r.members, member.Bytes())
	}
	return nil
}

// read returns the file's beginning, as far as it may be held, and notes its size.
func (r *recorded) read() ([]byte, error) {
	content, err := r.file.Open()
	if err != nil {
		return nil, err
	}
	defer content.Close()
	body, err := io.ReadAll(io.LimitReader(content, maxHeld))
	if err != nil {
		return nil, err
	}
	more, err := io.Copy(io.Discard, content)
	r.size = int64(len(body)) + more
	return body, err
}

func (r *recorded) digests() (block, payload string, err error) {
	content, err := r.open()
	if err != nil {
		return "", "", err
	}
	defer content.Close()
	blockSum, payloadSum := newDigest(), newDigest()
	blockSum.Write(httpHead(r.file.MediaType, r.size))
	err = copyExactly(io.MultiWriter(blockSum, payloadSum), content, r.size)
	return digestOf(blockSum), digestOf(payloadSum), r.changed(err)
}

// writeTo writes one of the file's responses.
func (r *recorded) writeTo(to io.Writer, response *record) error {
	content, err := r.open()
	if err != nil {
		return err
	}
	defer content.Close()
	return r.changed(writeMember(to, response, io.MultiReader(bytes.NewReader(httpHead(r.file.MediaType, r.size)), content), r.file.Listing))
}

// errBlock tells of a block that is not what its record says.
var errBlock = errors.New("another block than WARC-Block-Digest says")

// changed tells which file it is that gave other bytes than before.
func (r *recorded) changed(err error) error {
	if err == errBlock || errors.Is(err, errShort) {
		return &sealed.Fault{Kind: sealed.ChangedSource, Entry: r.file.Path}
	}
	return err
}

// A gzip member begins with what names no file and no time, and tells that it was compressed as well as can be, on a system
// that it does not name.
var memberHead = []byte{0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 0xff}

// writeMember writes a record as a gzip member of its own. The block has to be what the record says.
func writeMember(to io.Writer, r *record, block io.Reader, isListing bool) error {
	if _, err := to.Write(memberHead); err != nil {
		return err
	}
	deflater := sealed.Deflate(to, isListing)
	defer deflater.Done()
	crc := crc32.NewIEEE()
	content := &sealed.Counter{To: io.MultiWriter(deflater, crc)}
	if _, err := content.Write(r.head()); err != nil {
		return err
	}
	sum := newDigest()
	if err := copyExactly(io.MultiWriter(content, sum), block, r.length); err != nil {
		return err
	}
	if digestOf(sum) != r.block {
		return errBlock
	}
	if _, err := io.WriteString(content, recordEnd); err != nil {
		return err
	}
	if err := deflater.Close(); err != nil {
		return err
	}
	end := binary.LittleEndian.AppendUint32(nil, crc.Sum32())
	_, err := to.Write(binary.LittleEndian.AppendUint32(end, uint32(content.N)))
	return err
}

var titleElement = regexp.MustCompile(`(?is)<title[^>]*>(.*?)</title>`)

// TitleOf is what a page's title says, as lists of pages have it; "" where its beginning has none.
func TitleOf(body []byte) string {
	m := titleElement.FindSubmatch(body[:min(len(body), maxHead)])
	if m == nil {
		return ""
	}
	return strings.Join(strings.Fields(html.UnescapeString(string(m[1]))), " ")
}
