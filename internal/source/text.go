package source

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"phoihop/internal/problem"
)

// text is a file's content made regular: UTF-8, no BOM, LF line ends, NFC.
type text struct {
	data []byte
	// raw holds the lines as they stand in the file where NFC changed them, so that columns can be
	// told as the editor sees them; nil where nothing changed.
	raw [][]byte
}

var bom = []byte("\xef\xbb\xbf")

// regular makes raw bytes regular. Problems end the reading of the file. Most files are regular as they
// are, which one look at their bytes tells.
func regular(raw []byte) (text, []problem.Problem) {
	raw = bytes.TrimPrefix(raw, bom)
	if isEveryday(raw) {
		return text{data: raw}, nil
	}
	if !utf8.Valid(raw) {
		line, column := positionOfInvalid(raw)
		return text{}, []problem.Problem{problem.New(problem.BadUTF8).At(line, column)}
	}
	if bytes.IndexByte(raw, '\r') >= 0 {
		raw = bytes.ReplaceAll(bytes.ReplaceAll(raw, []byte("\r\n"), []byte("\n")), []byte("\r"), []byte("\n"))
		if isEveryday(raw) {
			return text{data: raw}, nil
		}
	}
	if problems := controlCharacters(raw); len(problems) > 0 {
		return text{}, problems
	}
	// yaml.v3 takes U+2028 and U+2029 for line ends, editors and we do not.
	data := bytes.ReplaceAll(bytes.ReplaceAll(raw, []byte("\u2028"), []byte(" ")), []byte("\u2029"), []byte(" "))
	if norm.NFC.IsNormal(data) {
		return text{data: data}, nil
	}
	return text{data: norm.NFC.Bytes(data), raw: bytes.Split(data, []byte("\n"))}, nil
}

// isEveryday tells that data is regular beyond doubt: UTF-8 of the letters of Vietnamese and of most of
// Europe, all of them composed, and of the usual punctuation. Anything else takes a slower look. It is a
// finite automaton, which takes eight bytes at a time: every byte of a site's content passes here.
func isEveryday(data []byte) bool {
	state := uint64(between)
	for ; len(data) >= 8; data = data[8:] {
		word := binary.LittleEndian.Uint64(data)
		if state&stateBits == between && isPlainASCII(word) {
			continue
		}
		state = everyday[byte(word)] >> (state & stateBits)
		state = everyday[byte(word>>8)] >> (state & stateBits)
		state = everyday[byte(word>>16)] >> (state & stateBits)
		state = everyday[byte(word>>24)] >> (state & stateBits)
		state = everyday[byte(word>>32)] >> (state & stateBits)
		state = everyday[byte(word>>40)] >> (state & stateBits)
		state = everyday[byte(word>>48)] >> (state & stateBits)
		state = everyday[byte(word>>56)] >> (state & stateBits)
	}
	for _, b := range data {
		state = everyday[b] >> (state & stateBits)
	}
	return state&stateBits == between
}

// isPlainASCII tells whether eight bytes are ASCII and no control characters. A byte that is not carries
// into the top bit of its own place, and nothing else carries.
func isPlainASCII(word uint64) bool {
	const each = 0x0101010101010101
	return (word|(word-0x20*each)|(word+each))&(0x80*each) == 0
}

// The states of the automaton that isEveryday is; each is a place in the rows of its table.
const (
	between   = iota * 6 // characters
	refused              // for good
	tail                 // before the last byte of a character, which may be any
	afterC2              // U+0080 to U+00BF, of which the first half are control characters
	afterE1              // U+1000 to U+1FFF, of which U+1E00 to U+1EFF are Latin
	afterE2              // U+2000 to U+2FFF
	afterE280            // U+2000 to U+203F, of which U+2010 to U+2026 are dashes, quotes and the ellipsis
	stateBits = 1<<6 - 1
)

// everyday is the automaton's table: bits s to s+5 of a byte's row are the state that follows state s.
var everyday = func() (rows [256]uint64) {
	for b := range rows {
		in := func(from, to int) bool { return from <= b && b <= to }
		follows := func(state int, fits bool, next uint64) {
			if !fits {
				next = refused
			}
			rows[b] |= next << state
		}
		follows(refused, false, refused)
		follows(tail, in(0x80, 0xBF), between)
		follows(afterC2, in(0xA0, 0xBF), between)
		follows(afterE1, in(0xB8, 0xBB), tail)
		follows(afterE2, in(0x80, 0x80), afterE280)
		follows(afterE280, in(0x90, 0xA6), between)
		switch {
		case in(' ', '~'), in('\t', '\n'):
			follows(between, true, between)
		case in(0xC2, 0xC2):
			follows(between, true, afterC2)
		case in(0xC3, 0xCB): // U+00C0 to U+02FF
			follows(between, true, tail)
		case in(0xE1, 0xE1):
			follows(between, true, afterE1)
		case in(0xE2, 0xE2):
			follows(between, true, afterE2)
		default:
			follows(between, false, refused)
		}
	}
	return rows
}()

func controlCharacters(data []byte) (found []problem.Problem) {
	line, column := 1, 0
	for _, r := range string(data) {
		column++
		switch {
		case r == '\n':
			line, column = line+1, 0
		case isControl(r):
			found = append(found, problem.New(problem.ControlCharacter, fmt.Sprintf("U+%04X", r)).At(line, column))
		}
		if len(found) > problem.PerFile {
			break
		}
	}
	return found
}

// isControl tells characters that no text needs and that yaml.v3 or a browser would not take.
func isControl(r rune) bool {
	return r != '\t' && r != '\n' && (unicode.IsControl(r) || r == '\uFEFF' || r == '\uFFFE' || r == '\uFFFF')
}

func positionOfInvalid(data []byte) (line, column int) {
	line, column = 1, 1
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		if r == utf8.RuneError && size == 1 {
			break
		}
		column++
		if r == '\n' || r == '\r' && !bytes.HasPrefix(data[size:], []byte("\n")) {
			line, column = line+1, 1
		}
		data = data[size:]
	}
	return line, column
}

// place moves problems from columns of the regular text to columns of the file.
func (t text) place(problems []problem.Problem) []problem.Problem {
	if t.raw == nil {
		return problems
	}
	for i, p := range problems {
		if p.Line >= 1 && p.Line <= len(t.raw) {
			problems[i].Column = rawColumn(t.raw[p.Line-1], p.Column)
		}
	}
	return problems
}

// rawColumn finds the character of a line that becomes character column (from 1) of its NFC form.
func rawColumn(line []byte, column int) int {
	raw := 1
	for start := 0; start < len(line); {
		size := norm.NFC.NextBoundary(line[start:], true)
		segment := line[start : start+size]
		made := utf8.RuneCount(norm.NFC.Bytes(segment))
		if column <= made {
			break
		}
		column -= made
		raw += utf8.RuneCount(segment)
		start += size
	}
	return raw + column - 1
}
