package render

import (
	"bytes"
	"regexp"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
)

// styleSheet is where the style sheet stands, in the site as among the templates.
const styleSheet = "assets/style.css"

var (
	colour      = regexp.MustCompile(`--([a-z-]+): (#[0-9a-f]+);`)
	declaration = regexp.MustCompile(`(-*)([a-z][a-z-]*: [^;{}]*var\(--[a-z-]+\)[^;{}]*;)`)
	varUse      = regexp.MustCompile(`var\(--([a-z-]+)\)`)
)

// plainFirst writes before each declaration that uses variables the same one with the values that the sheet gives these
// first, which are those of the light scheme: browsers of 2015 know no variables and pass over what has any. One with a
// variable that has no plain value stays alone.
func plainFirst(sheet []byte) []byte {
	first := map[string][]byte{}
	for _, m := range colour.FindAllSubmatch(sheet, -1) {
		if name := string(m[1]); first[name] == nil {
			first[name] = m[2]
		}
	}
	return declaration.ReplaceAllFunc(sheet, func(found []byte) []byte {
		m := declaration.FindSubmatch(found)
		unknown := len(m[1]) > 0 // it gives a variable its value
		plain := varUse.ReplaceAllFunc(m[2], func(use []byte) []byte {
			value := first[string(varUse.FindSubmatch(use)[1])]
			unknown = unknown || value == nil
			return value
		})
		if unknown {
			return found
		}
		return append(append(plain, ' '), m[2]...)
	})
}

// asRead is a style sheet as a browser that finds it in a page reads it, so that its hash is that of what the browser
// read: UTF-8, without a byte order mark, with lines that end in LF.
func asRead(sheet []byte) []byte {
	sheet = bytes.ToValidUTF8(bytes.TrimPrefix(sheet, []byte("\ufeff")), []byte("\ufffd"))
	sheet = bytes.ReplaceAll(sheet, []byte("\r\n"), []byte("\n"))
	sheet = bytes.ReplaceAll(sheet, []byte("\r"), []byte("\n"))
	return bytes.ReplaceAll(sheet, []byte("\x00"), []byte("\ufffd"))
}

// shortSheet is a style sheet without what only people read.
func shortSheet(sheet []byte) []byte {
	var short bytes.Buffer
	if err := (&css.Minifier{Version: 2}).Minify(minify.New(), &short, bytes.NewReader(sheet), nil); err != nil {
		return sheet
	}
	return append(short.Bytes(), '\n')
}
