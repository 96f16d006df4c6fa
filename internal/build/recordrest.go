package build

import (
	"encoding/binary"
	"errors"

	"phoihop/internal/cache"
	"phoihop/internal/codec"
	"phoihop/internal/markdown"
	"phoihop/internal/problem"
)

// A rest is kept as the number of bytes of its facts (4 bytes, the lowest first), the facts, and the texts of its
// two parts.

// texts are the bodies of the original and of its translation, as rendered or as loaded: both are kept alike.
type texts[HTML []byte | string] [2]struct {
	HTML     HTML
	Links    []markdown.Link
	Headings []markdown.Heading
}

var errShort = errors.New("build: a rest of a record is too short")

// appendRest appends a rest to what is to be kept.
func appendRest(dst []byte, all *rest) []byte {
	var t texts[[]byte]
	facts := *all
	for i, p := range facts.parts() {
		t[i].HTML, t[i].Links, t[i].Headings = p.HTML, p.Links, p.Headings
		p.HTML, p.Links, p.Headings = nil, nil, nil
	}
	start := len(dst)
	dst = codec.Append(append(dst, 0, 0, 0, 0), &facts)
	binary.LittleEndian.PutUint32(dst[start:], uint32(len(dst)-start-4))
	return codec.Append(dst, &t)
}

func (all *rest) parts() [2]*part { return [2]*part{&all.Original, &all.Words} }

// decodeRest reads what appendRest wrote; without its texts, unless these are wanted.
func decodeRest(kept []byte, whole bool) (*rest, error) {
	if len(kept) < 4 {
		return nil, errShort
	}
	size := int(binary.LittleEndian.Uint32(kept))
	kept = kept[4:]
	if size > len(kept) {
		return nil, errShort
	}
	all := &rest{}
	if err := codec.Decode(kept[:size], all); err != nil || !whole {
		return all, err
	}
	var t texts[string]
	if err := codec.Decode(kept[size:], &t); err != nil {
		return all, err
	}
	for i, p := range all.parts() {
		p.Body, p.Links, p.Headings = t[i].HTML, t[i].Links, t[i].Headings
	}
	return all, nil
}

// rest loads the rest of a report's record.
func (r *run) rest(rd *reading) (*rest, bool) { return r.load(rd, true) }

// factsOf loads the rest of a report's record without its texts.
func (r *run) factsOf(rd *reading) (*rest, bool) { return r.load(rd, false) }

// load loads a rest. Where the cache has lost it, the files are read again; where these have changed meanwhile,
// that is told.
func (r *run) load(rd *reading, whole bool) (*rest, bool) {
	b := buffers.Get().(*buffer)
	defer buffers.Put(b)
	kept, err := r.cache.Rest(rd.record, b.rest[:0])
	b.rest = kept
	if err == nil {
		if all, err := decodeRest(kept, whole); err == nil {
			return all, true
		}
	}
	again := &reading{Files: rd.Files}
	all := r.reader.open(again)
	b.head, b.rest = codec.Append(b.head[:0], &again.head), appendRest(b.rest[:0], all)
	if cache.Digest(b.head, b.rest) != rd.record.Digest() {
		r.tell(problem.New(problem.FileChanged).In(rd.Path(rd.Langs[0])).At(1, 1))
		return nil, false
	}
	for _, p := range all.parts() {
		p.Body, p.HTML = string(p.HTML), nil
	}
	return all, true
}
