package wording

import (
	"bytes"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// Files of UTF-16 begin with a mark that says so, or have a NUL in every second place wherever their text is ASCII, which
// is more than half of any report. They are looked for before any other encoding: with two bytes for a letter all others
// read nonsense.

// MisreadWide gives the first line of a file of UTF-16.
func MisreadWide(raw []byte) (name, right string, ok bool) {
	if !isWide(raw) {
		return "", "", false
	}
	const enough = 400
	text, _, _ := strings.Cut(string(utf16.Decode(units(raw[:min(len(raw), enough)&^1]))), "\n")
	return "UTF-16", strings.TrimRight(text, "\r"), true
}

// isWide tells whether a file is UTF-16. A tail of NULs, as a broken save leaves it, has them in all places.
func isWide(raw []byte) bool {
	if len(raw) >= 4 && (bytes.HasPrefix(raw, []byte("\xff\xfe")) || bytes.HasPrefix(raw, []byte("\xfe\xff"))) {
		return true
	}
	even, odd := nulls(raw)
	return len(raw) >= 8 && max(even, odd) > len(raw)/8 && min(even, odd) <= max(even, odd)/50
}

// nulls counts the NULs in even and in odd places.
func nulls(raw []byte) (even, odd int) {
	if bytes.IndexByte(raw, 0) < 0 {
		return 0, 0
	}
	for i, b := range raw {
		switch {
		case b != 0:
		case i%2 == 0:
			even++
		default:
			odd++
		}
	}
	return even, odd
}

// units gives the numbers of a text of UTF-16, without the mark at its beginning.
func units(raw []byte) []uint16 {
	low := 0
	if even, odd := nulls(raw); bytes.HasPrefix(raw, []byte("\xfe\xff")) || !bytes.HasPrefix(raw, []byte("\xff\xfe")) && even > odd {
		low = 1
	}
	made := make([]uint16, 0, len(raw)/2)
	for i := 0; i+1 < len(raw); i += 2 {
		if unit := uint16(raw[i+low]) | uint16(raw[i+1-low])<<8; i > 0 || unit != 0xFEFF {
			made = append(made, unit)
		}
	}
	return made
}

func decodeUTF16(raw []byte) (text []byte, ok bool) {
	if len(raw)%2 != 0 {
		return nil, false
	}
	made := string(utf16.Decode(units(raw)))
	return []byte(made), !strings.ContainsRune(made, utf8.RuneError) && !strings.ContainsRune(made, 0)
}
