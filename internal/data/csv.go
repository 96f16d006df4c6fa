package data

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// byteOrderMark begins a CSV file, so that spreadsheets read it as UTF-8.
const byteOrderMark = "\ufeff"

// lineEnd ends a line of a CSV file.
const lineEnd = "\r\n"

// between stands between the entries of a list in one cell.
const between = "; "

// appendCell appends a cell that holds text.
func appendCell(dst, text []byte) []byte {
	formula := isFormula(text)
	if !formula && !needsQuotes(text) {
		return append(dst, text...)
	}
	dst = append(dst, '"')
	if formula {
		dst = append(dst, '\'')
	}
	for _, c := range text {
		if c == '"' {
			dst = append(dst, '"')
		}
		dst = append(dst, c)
	}
	return append(dst, '"')
}

// isFormula tells that a spreadsheet may run a text, or hide what stands before a formula in it.
func isFormula(text []byte) bool {
	for i := 0; i < len(text); {
		switch c := text[i]; c {
		case '=', '+', '-', '@', '\t', '\r', '\n':
			return true
		case ' ', '"', '\'':
			i++
			continue
		default:
			if c < utf8.RuneSelf {
				return false
			}
		}
		r, size := utf8.DecodeRune(text[i:])
		if strings.ContainsRune("＝＋－＠", r) {
			return true
		}
		if !unicode.IsSpace(r) && !unicode.Is(unicode.Cf, r) { // signs without width, the BOM among them
			return false
		}
		i += size
	}
	return false
}

// needsQuotes tells that a cell must stand in quotes to be read back as it is.
func needsQuotes(text []byte) bool {
	if len(text) == 0 {
		return false
	}
	if text[0] == ' ' || text[len(text)-1] == ' ' {
		return true
	}
	for _, c := range text {
		if c == '"' || c == ',' || c == '\n' || c == '\r' {
			return true
		}
	}
	return false
}
