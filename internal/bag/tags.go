package bag

import (
	"bufio"
	"crypto/sha512"
	"encoding/hex"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// Field is one entry of bag-info.txt.
type Field struct{ Label, Value string }

// lineWidth is how long the RFC recommends that lines of bag-info.txt be at most.
const lineWidth = 79

// formatInfo writes bag-info.txt. White space of any kind counts as one space, since folding would not keep it.
func formatInfo(fields []Field) ([]byte, error) {
	var b strings.Builder
	for _, f := range fields {
		words := strings.Fields(f.Value)
		if f.Label == "" || strings.ContainsAny(f.Label, ":\r\n") || strings.TrimSpace(f.Label) != f.Label || len(words) == 0 {
			return nil, fmt.Errorf("bag-info.txt can't say %q: %q", f.Label, f.Value)
		}
		b.WriteString(f.Label + ":")
		width := utf8.RuneCountInString(f.Label) + 1
		for i, word := range words {
			length := utf8.RuneCountInString(word)
			if i > 0 && width+1+length > lineWidth {
				b.WriteString("\n ") // the space of the indent counts
				width = 1
				b.WriteString(word)
				width += length
				continue
			}
			b.WriteString(" " + word)
			width += 1 + length
		}
		b.WriteString("\n")
	}
	return []byte(b.String()), nil
}

// parseInfo reads bag-info.txt as formatInfo writes it.
func parseInfo(r io.Reader) ([]Field, error) {
	var fields []Field
	lines := bufio.NewScanner(r)
	for lines.Scan() {
		line := lines.Text()
		if next, folded := strings.CutPrefix(line, " "); folded && len(fields) > 0 {
			fields[len(fields)-1].Value += " " + strings.TrimSpace(next)
			continue
		}
		label, value, found := strings.Cut(line, ":")
		if !found || label == "" {
			return fields, fmt.Errorf("%q is no field", line)
		}
		fields = append(fields, Field{label, strings.TrimSpace(value)})
	}
	return fields, lines.Err()
}

// encodePath and decodePath are what section 2.1.3 of the RFC makes of a path in a manifest.
var (
	encodePath = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace
	decodePath = strings.NewReplacer("%25", "%", "%0D", "\r", "%0d", "\r", "%0A", "\n", "%0a", "\n").Replace
)

func manifestLine(digest []byte, path string) []byte {
	line := hex.AppendEncode(nil, digest)
	line = append(line, "  "...)
	line = append(line, encodePath(path)...)
	return append(line, '\n')
}

type digest [sha512.Size]byte

// parseManifest calls each for every line of a manifest, until it says no.
func parseManifest(r io.Reader, each func(path string, d digest) bool) error {
	lines := bufio.NewScanner(r)
	for lines.Scan() {
		line := lines.Text()
		sum, path, found := strings.Cut(line, "  ")
		var d digest
		if n, err := hex.Decode(d[:], []byte(sum[:min(len(sum), 2*len(d))])); !found || err != nil || n != len(d) || len(sum) != 2*n || path == "" {
			return fmt.Errorf("%.100q is no line of a manifest", line)
		}
		if !each(decodePath(path), d) {
			return nil
		}
	}
	return lines.Err()
}
