package sealed

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"io"
)

// readDirectory reads the headers of all entries, each with its local one.
func (in *inspection) readDirectory(e end) error {
	if e.entries > int64(in.limits.Entries) {
		in.faults.add(TooManyEntries, "", "%d", e.entries)
		return nil
	}
	from := bufio.NewReaderSize(io.NewSectionReader(in.file, e.offset, e.size), 1<<16)
	left := e.size
	for range e.entries {
		raw, err := readCentral(from, left)
		if err != nil {
			return err
		}
		if raw == nil {
			in.faults.add(BadDirectory, "", "it ends after %d of %d entries", len(in.archive.Entries), e.entries)
			return nil
		}
		left -= int64(len(raw))
		h := parseCentral(raw)
		in.checkEntry(&h, raw)
		inside, err := in.checkPlace(&h, e.offset)
		if err != nil {
			return err
		}
		if inside && (h.method == Stored || h.method == Deflated) {
			in.archive.Entries = append(in.archive.Entries, &Entry{file: in.file, header: h})
			in.archive.Size = addSizes(in.archive.Size, h.size)
		}
	}
	if left > 0 {
		in.faults.add(BadDirectory, "", "%d bytes follow the last entry", left)
	}
	return nil
}

// readCentral reads one header of the directory, of which so many bytes are left; nil where none stands.
func readCentral(from *bufio.Reader, left int64) ([]byte, error) {
	if left < centralSize {
		return nil, nil
	}
	fixed, err := from.Peek(centralSize)
	if err != nil {
		return nil, err
	}
	length := centralSize + int(binary.LittleEndian.Uint16(fixed[28:])) + int(binary.LittleEndian.Uint16(fixed[30:])) +
		int(binary.LittleEndian.Uint16(fixed[32:]))
	if binary.LittleEndian.Uint32(fixed) != centralSignature || int64(length) > left {
		return nil, nil
	}
	raw := make([]byte, length)
	_, err = io.ReadFull(from, raw)
	return raw, err
}

// parseCentral takes from a header what appendCentral writes.
func parseCentral(raw []byte) header {
	nameEnd := centralSize + int(binary.LittleEndian.Uint16(raw[28:]))
	extraEnd := nameEnd + int(binary.LittleEndian.Uint16(raw[30:]))
	h := header{
		name:   string(raw[centralSize:nameEnd]),
		method: Method(binary.LittleEndian.Uint16(raw[10:])),
		date:   binary.LittleEndian.Uint32(raw[12:]),
		crc:    binary.LittleEndian.Uint32(raw[16:]),
		packed: int64(binary.LittleEndian.Uint32(raw[20:])),
		size:   int64(binary.LittleEndian.Uint32(raw[24:])),
		offset: int64(binary.LittleEndian.Uint32(raw[42:])),
	}
	extra := raw[nameEnd:extraEnd]
	if len(extra) < 4 || binary.LittleEndian.Uint16(extra) != extra64 {
		return h
	}
	extra = extra[4:]
	for _, n := range []*int64{&h.size, &h.packed, &h.offset} {
		if *n == max32 && len(extra) >= 8 {
			*n = int64(binary.LittleEndian.Uint64(extra))
			extra = extra[8:]
		}
	}
	return h
}

// checkEntry tells what an entry's header may not say.
func (in *inspection) checkEntry(h *header, raw []byte) {
	known := len(in.faults)
	if fault := checkName(h.name); fault != nil {
		in.faults = append(in.faults, fault)
	} else if fault := in.names.Add(h.name); fault != nil {
		in.faults = append(in.faults, fault)
	}
	flags, mode := binary.LittleEndian.Uint16(raw[8:]), binary.LittleEndian.Uint32(raw[38:])
	if flags&flagEncrypted != 0 {
		in.faults.add(Encrypted, h.name, "")
	}
	if h.method != Stored && h.method != Deflated {
		in.faults.add(BadMethod, h.name, "method %d", h.method)
	}
	if kind := mode & fileType; kind != 0 && kind != typeOfFile {
		in.faults.add(NotAFile, h.name, "mode %o", mode>>16)
	}
	if h.method == Stored && h.packed != h.size {
		in.faults.add(SizeDiffers, h.name, "stored: %d and %d bytes", h.packed, h.size)
	}
	if len(in.faults) == known && !bytes.Equal(raw, h.appendCentral(nil)) {
		in.faults.add(OddHeader, h.name, "")
	}
}

// checkPlace compares the local header with the directory's and tells whether the entry stands where it has to, right
// behind the one before and before the directory.
func (in *inspection) checkPlace(h *header, directory int64) (inside bool, err error) {
	length := h.localLength()
	if h.packed < 0 || h.size < 0 || h.offset < 0 || h.offset > directory-length || h.packed > directory-length-h.offset {
		in.faults.add(Overlap, h.name, "reaches into the directory")
		return false, nil
	}
	switch {
	case h.offset < in.next:
		in.faults.add(Overlap, h.name, "")
	case h.offset > in.next:
		in.faults.add(Gap, h.name, "%d bytes before it", h.offset-in.next)
	}
	in.next = max(in.next, h.offset+length+h.packed)
	local := make([]byte, length)
	if err := in.readAt(local, h.offset); err != nil {
		return false, err
	}
	if !bytes.Equal(local, h.appendLocal(nil)) {
		in.faults.add(LocalDiffers, h.name, "")
	}
	return true, nil
}

// addSizes adds what cannot be negative, up to the largest number.
func addSizes(a, b int64) int64 {
	if sum := a + b; sum >= a {
		return sum
	}
	return 1<<63 - 1
}
