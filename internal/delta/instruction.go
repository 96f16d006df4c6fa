package delta

import (
	"bufio"
	"encoding/binary"
	"io"
)

// A kind says where bytes of the result come from.
type kind uint8

const (
	literal kind = 0 // the delta
	same    kind = 1 // the base
	near    kind = 2 // the base, with the difference added
)

// instruction is one step in making the result.
type instruction struct {
	kind     kind
	length   int64
	distance int64 // offset in the base minus offset in the result; of literals that of the instruction before
}

// instructions make a file from its beginning to its end.
type instructions []instruction

func (list *instructions) add(k kind, length, distance int64) {
	if length == 0 {
		return
	}
	if n := len(*list); n > 0 {
		last := &(*list)[n-1]
		if k == literal {
			distance = last.distance
		}
		if last.kind == k && last.distance == distance {
			last.length += length
			return
		}
	} else if k == literal {
		distance = 0
	}
	*list = append(*list, instruction{k, length, distance})
}

func (list instructions) count() (c Counts) {
	for _, in := range list {
		switch in.kind {
		case literal:
			c.New += in.length
		case same:
			c.Copied += in.length
		case near:
			c.Near += in.length
		}
	}
	return c
}

// encode gives the entry copies.
func (list instructions) encode() []byte {
	var b []byte
	distance := int64(0)
	for _, in := range list {
		b = binary.AppendUvarint(b, uint64(in.length)<<2|uint64(in.kind))
		if in.kind != literal {
			b = binary.AppendVarint(b, in.distance-distance)
			distance = in.distance
		}
	}
	return b
}

// decoder reads the entry copies and lets nothing pass that leads out of the base or the result.
type decoder struct {
	r            *bufio.Reader
	at           int64 // in the result
	base, result int64 // sizes
	distance     int64
}

// next returns the next instruction, or io.EOF at the end of a whole result.
func (d *decoder) next() (instruction, error) {
	bad := func(fault string) (instruction, error) {
		return instruction{}, &FormatError{Part: copiesFile, Fault: fault}
	}
	head, err := binary.ReadUvarint(d.r)
	switch {
	case err == io.EOF && d.at == d.result:
		return instruction{}, io.EOF
	case err == io.EOF:
		return bad("ends before the result does")
	case err != nil:
		return instruction{}, damaged(copiesFile, err)
	}
	in := instruction{kind: kind(head & 3), length: int64(head >> 2)}
	if in.kind > near || in.length == 0 {
		return bad("unknown instruction")
	}
	if in.length > d.result-d.at {
		return bad("goes on beyond the result")
	}
	if in.kind != literal {
		change, err := binary.ReadVarint(d.r)
		if err != nil {
			return instruction{}, damaged(copiesFile, err)
		}
		// Both are far from overflowing, or the range below would have been left already.
		d.distance += change
		if from := d.at + d.distance; change > d.base+d.result || change < -d.base-d.result || from < 0 || from > d.base-in.length {
			return bad("copies from beyond the base")
		}
	}
	in.distance = d.distance
	d.at += in.length
	return in, nil
}
