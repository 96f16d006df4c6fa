package snapshot

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"strings"

	"phoihop/internal/delta"
	"phoihop/internal/sealed"
)

// errUnknown tells that a file is of no format of ours, errDelta that it is what a pack has that an older one has not.
var (
	errUnknown = errors.New("none of our formats")
	errDelta   = errors.New("a delta")
)

// How files of the formats begin.
const (
	zipMagic  = "PK\x03\x04"
	zimMagic  = "ZIM\x04"
	zipHeader = 30 // bytes of a local header before its name
)

// Recognize tells a pack's format by what it holds, whatever its name. A damaged file is recognized where its beginning
// or, of a zip, its seal still is what it should be.
func Recognize(r io.ReaderAt, size int64) (Format, error) {
	head := make([]byte, min(size, zipHeader+64))
	if _, err := r.ReadAt(head, 0); err != nil && err != io.EOF {
		return "", err
	}
	switch {
	case bytes.HasPrefix(head, []byte(zimMagic)):
		return Zim, nil
	case bytes.HasPrefix(head, []byte(zipMagic)) && len(head) > zipHeader:
		name := head[zipHeader:]
		name = name[:min(len(name), int(binary.LittleEndian.Uint16(head[26:])))]
		if string(name) == delta.FirstEntry {
			return "", errDelta
		}
		return formatOf(string(name)), nil
	}
	tail := make([]byte, min(size, int64(len(sealed.Comment))+256))
	if _, err := r.ReadAt(tail, size-int64(len(tail))); err != nil && err != io.EOF {
		return "", err
	}
	if !bytes.Contains(tail, []byte(sealed.Comment)) {
		return "", errUnknown
	}
	archive, _, err := sealed.Inspect(r, size, sealed.Limits{})
	if err != nil {
		return "", err
	}
	for _, e := range archive.Entries {
		if formatOf(e.Name()) == Wacz {
			return Wacz, nil
		}
	}
	return Zip, nil
}

// formatOf tells which format has an entry of this name. All files of a bag stand in a folder of its name, below which
// its declaration comes first; so a bag named "archive" is one too.
func formatOf(entry string) Format {
	folder, below, _ := strings.Cut(entry, "/")
	switch {
	case below == "bagit.txt":
		return Zip
	case folder == "archive", folder == "indexes", folder == "pages", strings.HasPrefix(folder, "datapackage"):
		return Wacz
	}
	return Zip
}
