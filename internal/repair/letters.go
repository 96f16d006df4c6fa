package repair

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"phoihop/internal/problem"
	"phoihop/internal/source"
	"phoihop/internal/wording"
)

// encodings converts a file that is not UTF-8, or the lines of one that were pasted in another encoding.
func encodings(raw []byte) (edits []edit) {
	if _, made, ok := wording.Convert(raw); ok {
		return []edit{{0, len(raw), string(made), problem.BadUTF8}}
	}
	if text := bytes.TrimRight(raw, "\x00"); len(text) < len(raw) && isText(text) {
		return []edit{{len(text), len(raw), "", problem.ControlCharacter}} // what is left of a save that did not end
	}
	if !utf8.Valid(raw) {
		return nil
	}
	at := 0
	for line := range bytes.Lines(raw) {
		text := bytes.TrimRight(line, "\r\n")
		if right, ok := wording.Reread(string(text)); ok {
			edits = append(edits, edit{at, at + len(text), right, problem.WrongEncoding})
		}
		at += len(line)
	}
	return edits
}

func isText(raw []byte) bool { return utf8.Valid(raw) && bytes.IndexByte(raw, 0) < 0 }

// letters finds letters that are apart from their marks, spaces that break no line, and letters without width. The mark at
// a file's beginning stays.
func letters(text []byte) (edits []edit) {
	at := len(text) - len(bytes.TrimPrefix(text, []byte("\uFEFF")))
	for at < len(text) {
		r, size := utf8.DecodeRune(text[at:])
		switch {
		case r == '\u00A0' || r == '\u202F' || r == '\u2007':
			edits = append(edits, edit{at, at + size, " ", NoBreakSpace})
		case hasNoWidth(r) || joins(r) && !joinsPictures(text, at, size):
			edits = append(edits, edit{at, at + size, "", NoWidth})
		case r >= utf8.RuneSelf || at+1 < len(text) && text[at+1] >= utf8.RuneSelf:
			size = max(size, norm.NFC.NextBoundary(text[at:], true))
			if segment := text[at : at+size]; !norm.NFC.IsNormal(segment) {
				edits = append(edits, edit{at, at + size, norm.NFC.String(string(segment)), LettersApart})
			}
		}
		at += size
	}
	return edits
}

// fences writes the lines that were meant as "---" as such.
func fences(path string, text []byte) (edits []edit) {
	if !strings.HasSuffix(path, ".md") {
		return nil
	}
	for _, f := range source.MeantFences(text) {
		edits = append(edits, edit{f.Start, f.End, f.Meant, f.Code})
	}
	return edits
}

// foreignD writes Đ for the letters that only look like it.
func foreignD(text []byte) (edits []edit) {
	at := 0
	for line := range bytes.Lines(text) {
		for _, place := range wording.ForeignD(string(line)) {
			_, size := utf8.DecodeRune(line[place:])
			edits = append(edits, edit{at + place, at + place + size, wording.WithoutForeignD(string(line[place : place+size])), problem.ForeignD})
		}
		at += len(line)
	}
	return edits
}

// hasNoWidth tells letters that mark where a line may or may not break, which is for a browser to find.
func hasNoWidth(r rune) bool {
	return r == '\u200B' || r == '\u2060' || r == '\uFEFF' || r == '\u00AD'
}

// joins tells letters that keep others together or apart; beside Latin letters they do nothing, in emoji they mean something.
func joins(r rune) bool { return r == '\u200C' || r == '\u200D' }

func joinsPictures(text []byte, at, size int) bool {
	before, _ := utf8.DecodeLastRune(text[:at])
	after, _ := utf8.DecodeRune(text[at+size:])
	plain := func(r rune) bool {
		return r < utf8.RuneSelf || unicode.Is(unicode.Latin, r) || unicode.Is(unicode.Mn, r) && r < 0x370
	}
	return !plain(before) || !plain(after)
}

// tables writes pasted tables as Markdown.
func tables(text []byte) (edits []edit) {
	body := bodyOf(text)
	for _, t := range wording.CertainTables(text[body:]) {
		made := t.Markdown
		if bytes.Contains(text[body:], []byte("\r\n")) {
			made = string(bytes.ReplaceAll([]byte(made), []byte("\n"), []byte("\r\n")))
		}
		edits = append(edits, edit{body + t.Start, body + t.End, made, problem.PastedTable})
	}
	return edits
}

// bodyOf gives where the text below the front matter begins; the file's end where there is none.
func bodyOf(text []byte) int {
	at, fences := 0, 0
	for line := range bytes.Lines(bytes.TrimPrefix(text, []byte("\uFEFF"))) {
		at += len(line)
		if bytes.Equal(bytes.TrimSpace(line), []byte("---")) {
			if fences++; fences == 2 {
				return at + len(text) - len(bytes.TrimPrefix(text, []byte("\uFEFF")))
			}
		}
	}
	return len(text)
}
