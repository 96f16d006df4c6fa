package source

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"phoihop/internal/problem"
	"phoihop/internal/wording"
)

// text is a file's content made regular: UTF-8, no BOM, LF line ends, NFC.
type text struct {
	data []byte
	// raw holds the lines as they stand in the file where NFC changed them, or where a byte order mark stood within
	// them, so that columns can be told as the editor sees them; nil where nothing changed.
	raw [][]byte
	// unusual tells that not all of it is everyday text: it may be in a wrong encoding.
	unusual bool
}

var bom = []byte("\xef\xbb\xbf")

// regular makes raw bytes regular. Problems end the reading of the file. Most files are regular as they
// are, which one look at their bytes tells.
func regular(raw []byte) (text, []problem.Problem) {
	raw = bytes.TrimPrefix(raw, bom)
	if isEveryday(raw) {
		return text{data: raw}, nil
	}
	if name, right, wide := wording.MisreadWide(raw); wide {
		return text{}, []problem.Problem{problem.New(problem.BadUTF8).InEncoding(name, right).At(1, 1)}
	}
	if !utf8.Valid(raw) {
		line, column := positionOfInvalid(raw)
		return text{}, []problem.Problem{namingEncoding(problem.New(problem.BadUTF8), raw, line).At(line, column)}
	}
	if bytes.IndexByte(raw, '\r') >= 0 {
		raw = bytes.ReplaceAll(bytes.ReplaceAll(raw, []byte("\r\n"), []byte("\n")), []byte("\r"), []byte("\n"))
		if isEveryday(raw) {
			return text{data: raw}, nil
		}
	}
	if problems := controlCharacters(raw); len(problems) > 0 {
		return text{}, namingLines(problems, raw)
	}
	// yaml.v3 takes U+2028 and U+2029 for line ends, editors and we do not.
	data := bytes.ReplaceAll(bytes.ReplaceAll(raw, []byte("\u2028"), []byte(" ")), []byte("\u2029"), []byte(" "))
	if norm.NFC.IsNormal(data) && !bytes.Contains(data, bom) {
		return text{data: data, unusual: true}, nil
	}
	// yaml.v3 takes no byte order mark within a text; it comes with files that were joined, and says nothing.
	made := norm.NFC.Bytes(bytes.ReplaceAll(data, bom, nil))
	return text{data: made, raw: bytes.Split(data, []byte("\n")), unusual: true}, nil
}

// isEveryday tells that data is regular beyond doubt: UTF-8 of the letters of Vietnamese, all of them
// composed, and of the usual punctuation. Anything else takes a slower look; so do two letters of Latin-1
// beyond ASCII in a row, which Vietnamese has not and text in a wrong encoding has (encoding.go). It is a
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
	return state&stateBits == between || state&stateBits == afterLatin
}

// isPlainASCII tells whether eight bytes are ASCII and no control characters. A byte that is not carries
// into the top bit of its own place, and nothing else carries.
func isPlainASCII(word uint64) bool {
	const each = 0x0101010101010101
	return (word|(word-0x20*each)|(word+each))&(0x80*each) == 0
}

// The states of the automaton that isEveryday is; each is a place in the rows of its table.
const (
	between    = iota * 6 // characters
	refused               // for good
	tail                  // before the last byte of a character, which may be any
	afterC2               // U+0080 to U+00BF, of which few are usual
	afterC3               // U+00C0 to U+00FF, of which most are Vietnamese
	afterLatin            // between characters, behind one of these
	afterE1               // U+1000 to U+1FFF, of which U+1E00 to U+1EFF are Latin
	afterE2               // U+2000 to U+2FFF
	afterC6               // U+0180 to U+01BF and U+0240 to U+027F, of which two look like Đ and are not
	afterE280             // U+2000 to U+203F, of which U+2010 to U+2026 are dashes, quotes and the ellipsis
	stateBits  = 1<<6 - 1
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
		follows(afterC6, in(0x80, 0xBF) && b != 0x89 && b != 0x96, between)
		follows(afterC2, bytes.IndexByte([]byte("\xa0\xa7\xab\xb0\xb1\xb2\xb3\xbb\xbd"), byte(b)) >= 0, between)
		follows(afterC3, bytes.ContainsRune([]byte("ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý"), rune(0xC0|b&0x3F)) && in(0x80, 0xBF), afterLatin)
		follows(afterE1, in(0xB8, 0xBB), tail)
		follows(afterE2, in(0x80, 0x80), afterE280)
		follows(afterE280, in(0x90, 0xA6), between)
		next := uint64(refused)
		switch {
		case in(' ', '~'), in('\t', '\n'):
			next = between
		case in(0xC2, 0xC2):
			next = afterC2
		case in(0xC3, 0xC3):
			next = afterC3
		case in(0xC6, 0xC6), in(0xC9, 0xC9):
			next = afterC6
		case in(0xC4, 0xCB): // U+0100 to U+02FF
			next = tail
		case in(0xE1, 0xE1):
			next = afterE1
		case in(0xE2, 0xE2):
			next = afterE2
		}
		follows(between, true, next)
		follows(afterLatin, next != afterC3, next)
	}
	return rows
}()

func controlCharacters(data []byte) (found []problem.Problem) {
	line, column := 1, 0
	var first rune
	run := 0 // of control characters, which are one problem
	end := func() {
		if run > 0 {
			found = append(found, problem.New(problem.ControlCharacter, inARow(first, run)).At(line, column-run+1))
		}
		run = 0
	}
	for _, r := range string(data) {
		if isControl(r) {
			if run == 0 {
				first = r
			}
			run++
			column++
			continue
		}
		if end(); len(found) > problem.PerFile {
			return found
		}
		if column++; r == '\n' {
			line, column = line+1, 0
		}
	}
	end()
	return found
}

// inARow names a character, and how many of its kind stand side by side.
func inARow(r rune, n int) problem.Words {
	name := fmt.Sprintf("U+%04X", r)
	if n == 1 {
		return whole(name)
	}
	return problem.Words{Vi: fmt.Sprintf("%s, %d ký tự liền nhau", name, n), En: fmt.Sprintf("%s, %d in a row", name, n)}
}

// isControl tells characters that no text needs and that yaml.v3 or a browser would not take, or that disguise a text.
func isControl(r rune) bool {
	return r != '\t' && r != '\n' && (unicode.IsControl(r) || r == '\uFFFE' || r == '\uFFFF' || turnsText(r))
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
		made := utf8.RuneCount(norm.NFC.Bytes(bytes.ReplaceAll(segment, bom, nil)))
		if column <= max(1, made) { // of a mark that is left out: what stands behind it
			break
		}
		column -= made
		raw += utf8.RuneCount(segment)
		start += size
	}
	return raw + column - 1
}
