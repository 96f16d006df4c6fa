package zim

import (
	"bytes"
	"crypto/md5"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Code says of what kind a finding is.
type Code string

// What [Verify] finds.
const (
	BadChecksum  Code = "checksum"  // the MD5 is not that of the file
	BadUUID      Code = "uuid"      // the UUID is not that of the content
	BadStructure Code = "structure" // the file can't be opened
	BadLayout    Code = "layout"    // parts overlap, leave gaps or stand in another order
	BadHeader    Code = "header"    // a field has another value than this package writes
	BadTypes     Code = "types"     // of the list of MIME types
	BadTitles    Code = "titles"    // of a list of titles
	BadRedirect  Code = "redirect"
	BadCluster   Code = "cluster" // does not unpack, or holds what no entry names
	BadEntry     Code = "entry"
	BadMetadata  Code = "metadata"
	Foreign      Code = "foreign" // an entry that this package never writes
	TooLarge     Code = "size"    // it would unpack to more than the limits allow
)

// Finding is one difference between a file and one that [Write] makes.
type Finding struct {
	Code   Code
	Part   string // where: "cluster 3", the path of an entry, a key of the metadata
	Detail string
}

func (f Finding) String() string { return fmt.Sprintf("%s: %s: %s", f.Code, f.Part, f.Detail) }

// Verify reads the whole file and lists everything that is wrong with it, as far as the limits go: what would unpack to more
// is not unpacked, which is one finding, [TooLarge]. The error is one of reading r.
func Verify(r io.ReaderAt, size int64, limits Limits) ([]Finding, error) {
	v := &verifier{}
	if size < headerSize+checksumSize {
		v.found(BadStructure, "header", "the file has %d bytes", size)
		return v.findings, nil
	}
	uuid, err := v.checkSum(r, size)
	if err != nil {
		return nil, err
	}
	z, err := Open(r, size, limits)
	var fault *FormatError
	switch {
	case errors.As(err, &fault):
		v.found(BadStructure, fault.Part, "%s", fault.Fault)
		return v.findings, nil
	case err != nil:
		return nil, err
	}
	v.Reader = z
	v.checkHeader(uuid)
	v.checkLayout()
	v.checkTypes()
	v.checkRedirects()
	v.checkSpaces()
	if v.checkClusters() && v.checkLast() {
		v.checkTitles()
		v.checkMetadata()
	}
	return v.findings, nil
}

type verifier struct {
	*Reader
	findings []Finding
}

func (v *verifier) found(code Code, part, detail string, args ...any) {
	v.findings = append(v.findings, Finding{Code: code, Part: part, Detail: fmt.Sprintf(detail, args...)})
}

// faultOf leaves out where a fault is, which a finding tells by itself.
func faultOf(err error) string {
	var fault *FormatError
	if errors.As(err, &fault) {
		return fault.Fault
	}
	return err.Error()
}

// checkSum holds the MD5 against the file and returns the UUID that it should have.
func (v *verifier) checkSum(r io.ReaderAt, size int64) (uuid [16]byte, err error) {
	file, body := md5.New(), sha256.New()
	end := size - checksumSize
	if _, err := io.Copy(file, io.NewSectionReader(r, 0, headerSize)); err != nil {
		return uuid, err
	}
	if _, err := io.Copy(io.MultiWriter(file, body), io.NewSectionReader(r, headerSize, end-headerSize)); err != nil {
		return uuid, err
	}
	var stated [checksumSize]byte
	if _, err := r.ReadAt(stated[:], end); err != nil && err != io.EOF {
		return uuid, err
	}
	if sum := file.Sum(nil); !bytes.Equal(sum, stated[:]) {
		v.found(BadChecksum, "file", "the MD5 is %x, stated is %x", sum, stated)
	}
	return uuidOf(body), nil
}

func (v *verifier) checkHeader(uuid [16]byte) {
	h := v.header
	if h.UUID != uuid {
		v.found(BadUUID, "header", "the content has the UUID %x, stated is %x", uuid, h.UUID)
	}
	if h.Minor != minorVersion {
		v.found(BadHeader, "header", "version %d.%d", h.Major, h.Minor)
	}
	if h.LayoutPage != noPage {
		v.found(BadHeader, "header", "there is a layout page")
	}
	main, err := v.Lookup(WellKnown, mainPage)
	if err != nil || main.number != h.MainPage {
		v.found(BadHeader, "header", "the main page is not W/%s", mainPage)
	}
	if page, err := v.MainPage(); err != nil || page.Namespace != Content {
		v.found(BadHeader, "header", "the main page is no content")
	}
}

// checkLayout asks each part to begin where the one before ends.
func (v *verifier) checkLayout() {
	h := &v.header
	at := v.mimesEnd
	begins := func(part string, start, length uint64) {
		if start != at {
			v.found(BadLayout, part, "begins at %d, the part before ends at %d", start, at)
		}
		at = start + length
	}
	for i, start := range v.starts {
		begins(fmt.Sprintf("cluster %d", i), start, v.ends[i]-start)
	}
	for i, place := range v.places {
		begins(fmt.Sprintf("entry %d", i), place, uint64(v.lengths[i]))
	}
	begins("path pointers", h.PathPtrs, 8*uint64(h.Entries))
	begins("cluster pointers", h.ClusterPtrs, 8*uint64(h.Clusters))
	begins("checksum", h.Checksum, checksumSize)
}

func (v *verifier) checkTypes() {
	used := make([]bool, len(v.mimes))
	for i := range v.dirents {
		if d := &v.dirents[i]; d.mime != redirectMIME {
			used[d.mime] = true
		}
	}
	for i, mime := range v.mimes {
		if i > 0 && v.mimes[i-1] >= mime {
			v.found(BadTypes, mime, "is not sorted")
		}
		if !used[i] {
			v.found(BadTypes, mime, "is no entry's type")
		}
	}
}

func (v *verifier) checkRedirects() {
	for item := range v.All() {
		if !item.IsRedirect() {
			continue
		}
		target := v.item(item.dirent.target)
		if target.IsRedirect() || target.Namespace != Content {
			v.found(BadRedirect, item.Path, "leads to %c/%s, which is no content", target.Namespace, target.Path)
		}
	}
}

// checkSpaces asks of all that is not content to be an entry of ours.
func (v *verifier) checkSpaces() {
	var m Metadata
	ours := map[string]bool{"W/" + mainPage: true, "X/" + titleListV0: true, "X/" + titleListV1: true, "M/" + counter: true, "M/" + illustration: true}
	for _, key := range m.texts() {
		ours["M/"+key.name] = true
	}
	for item := range v.All() {
		name := string(item.Namespace) + "/" + item.Path
		switch {
		case item.Namespace == Content:
		case !ours[name]:
			v.found(Foreign, name, "no file of ours has it")
		case item.dirent.title != "":
			v.found(Foreign, name, "it has the title %q", item.dirent.title)
		}
	}
}

// checkLast asks for metadata and listings in the last cluster, which is not compressed, so that each is read by itself:
// where they stood among content all of that would be unpacked for each of them.
func (v *verifier) checkLast() bool {
	before := len(v.findings)
	for item := range v.All() {
		if n := item.dirent.cluster; item.Namespace != Content && !item.IsRedirect() && n != v.header.Clusters-1 {
			v.found(BadEntry, item.Path, "is in cluster %d, should be in the last", n)
		}
	}
	if last := int(v.header.Clusters) - 1; last >= 0 {
		var kind [1]byte
		if _, err := v.r.ReadAt(kind[:], int64(v.starts[last])); err != nil || kind[0] != clusterStored {
			v.found(BadCluster, fmt.Sprintf("cluster %d", last), "is compressed, as the last one is not")
		}
	}
	return len(v.findings) == before
}

// maxBroken is how many clusters that do not unpack are told. Each costs a block of 128 KiB, whatever it has.
const maxBroken = 100

// checkClusters unpacks all of them and asks each blob to be the content of one entry. It tells whether it may go on.
func (v *verifier) checkClusters() bool {
	order := v.byBlob()
	var total int64
	broken := 0
	for n := range v.header.Clusters {
		part := fmt.Sprintf("cluster %d", n)
		if broken == maxBroken {
			v.found(BadCluster, part, "is not looked at any more, nor those behind it")
			return false
		}
		var mine []uint32
		for len(order) > 0 && v.dirents[order[0]].cluster == n {
			mine, order = append(mine, order[0]), order[1:]
		}
		c, err := v.openCluster(n)
		var fault *FormatError
		switch {
		case errors.As(err, &fault) && fault.Large:
			v.found(TooLarge, part, "%s", fault.Fault)
			return false
		case err != nil:
			v.found(BadCluster, part, "%s", faultOf(err))
			broken++
			continue
		}
		for i, number := range mine {
			item := v.item(number)
			if blob := int(item.dirent.blob); blob != i || blob >= c.blobs() {
				v.found(BadEntry, item.Path, "is blob %d of cluster %d, which should be blob %d of %d", blob, n, i, c.blobs())
			} else if c.size(blob) == 0 && item.Namespace == Content {
				v.found(BadEntry, item.Path, "is empty")
			}
		}
		if len(mine) != c.blobs() {
			v.found(BadCluster, part, "has %d blobs for %d entries", c.blobs(), len(mine))
		}
		if total += int64(c.offsets[c.blobs()]); total > v.limits.Content {
			v.found(TooLarge, part, "the file unpacks to more than %d bytes", v.limits.Content)
			return false
		}
		if err := c.close(); err != nil {
			v.found(BadCluster, part, "%s", faultOf(err))
			broken++
		}
	}
	return true
}

// checkTitles holds the lists of titles against the entries, and the header's list against that of the X namespace.
func (v *verifier) checkTitles() {
	l := &layout{dirents: v.dirents}
	want, _ := l.listTitles()
	if all := v.list(titleListV0); all != nil && !bytes.Equal(all, want) {
		v.found(BadTitles, titleListV0, "does not list all entries by title")
	}
	if at, err := v.placeOf(titleListV0); err != nil || at != v.header.TitlePtrs {
		v.found(BadTitles, "header", "the list of titles is not X/%s", titleListV0)
	}
	front := v.list(titleListV1)
	if len(front)%4 != 0 {
		v.found(BadTitles, titleListV1, "has %d bytes", len(front))
		return
	}
	// What is listed must be content, in the order of all titles.
	for entry := range slices.Chunk(front, 4) {
		for len(want) > 0 && !bytes.Equal(want[:4], entry) {
			want = want[4:]
		}
		if len(want) == 0 {
			v.found(BadTitles, titleListV1, "is not sorted, or lists what is no entry")
			return
		}
		number := uint32(want[0]) | uint32(want[1])<<8 | uint32(want[2])<<16 | uint32(want[3])<<24
		if v.dirents[number].space != Content {
			v.found(BadTitles, titleListV1, "lists what is no content")
		}
		want = want[4:]
	}
}

// list returns a listing, or nil after telling that there is none.
func (v *verifier) list(name string) []byte {
	item, err := v.Lookup(Index, name)
	if err == nil && item.MIME != listingMIME {
		v.found(BadTitles, name, "has the type %q", item.MIME)
	}
	var content []byte
	if err == nil {
		content, err = v.Read(item)
	}
	if err != nil {
		v.found(BadTitles, name, "%s", faultOf(err))
	}
	return content
}

// placeOf tells where an entry's content stands, which is not compressed.
func (v *verifier) placeOf(name string) (uint64, error) {
	item, err := v.Lookup(Index, name)
	if err != nil || item.IsRedirect() {
		return 0, ErrNotFound
	}
	n := item.dirent.cluster
	c, err := v.openCluster(n)
	if err != nil {
		return 0, err
	}
	var kind [1]byte
	if _, err := v.r.ReadAt(kind[:], int64(v.starts[n])); err != nil {
		return 0, err
	}
	if kind[0] != clusterStored || int(item.dirent.blob) >= c.blobs() {
		return 0, ErrNotFound
	}
	return v.starts[n] + 1 + c.offsets[item.dirent.blob], nil
}

func (v *verifier) checkMetadata() {
	counts := map[string]int{}
	for item := range v.All() {
		switch {
		case item.Namespace == Meta && item.IsRedirect():
			v.found(BadMetadata, item.Path, "is a redirect")
		case item.Namespace == Meta && strings.HasPrefix(item.Path, "Illustration_"):
			if item.MIME != "image/png" {
				v.found(BadMetadata, item.Path, "has the type %q", item.MIME)
			}
		case item.Namespace == Meta && item.MIME != metaMIME && item.MIME != "text/plain":
			v.found(BadMetadata, item.Path, "has the type %q", item.MIME)
		case item.Namespace == Content && !item.IsRedirect():
			counts[item.MIME]++
		}
	}
	m, err := v.Metadata()
	if err != nil {
		v.found(BadMetadata, "file", "%s", faultOf(err))
		return
	}
	for _, broken := range m.broken() {
		v.found(BadMetadata, broken.Key, "%s", broken.Rule)
	}
	stated, err := v.readMeta(counter)
	if err != nil || string(stated) != countTypes(counts) {
		v.found(BadMetadata, counter, "is %q, should be %q", stated, countTypes(counts))
	}
}
