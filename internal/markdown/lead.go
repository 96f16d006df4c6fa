package markdown

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

const (
	leadLength = 300     // characters, at most
	leadSource = 4 << 10 // bytes of a block that are read for them
	leadBlocks = 50      // that are tried, should those before have no words
)

// rank says how well a block serves as the lead; less is better.
type rank int

const (
	prose rank = iota
	quotation
	listing
	tabular
	heading
	nothing
)

// Lead gives the words of the body's first paragraph, for lists of reports and for previews of links:
// without markup, cut at the end of a word so that it has at most 300 characters and "…". Where there
// is no paragraph, it gives the first quotation, else list, table or heading; "" for a body without
// words. Only the blocks before the paragraph and the paragraph are read.
func Lead(body []byte) string {
	if len(body) > maxBody {
		return ""
	}
	best, bestRank, tried := []byte(nil), nothing, 0
	for rest := body; len(rest) > 0 && bestRank > prose && tried < leadBlocks; {
		var block []byte
		block, rest = cutBlock(rest)
		for len(block) > 0 {
			r, length := rankOf(block)
			if r < bestRank {
				tried++
				if words := leadWords(block[:length], body); len(words) > 0 {
					best, bestRank = words, r
				}
			}
			block = block[length:]
		}
	}
	return cutWords(string(best))
}

// cutBlock parts the first block, up to a blank line, from what follows. A comment or fenced code at
// the beginning is passed over as a whole.
func cutBlock(s []byte) (block, rest []byte) {
	s = bytes.TrimLeft(s, "\n")
	for _, mark := range []struct{ open, end string }{{"<!--", "-->"}, {"```", "\n```"}, {"~~~", "\n~~~"}} {
		if bytes.HasPrefix(s, []byte(mark.open)) {
			end := bytes.Index(s[2:], []byte(mark.end))
			if end < 0 {
				return nil, nil
			}
			return nil, s[2+end+len(mark.end):]
		}
	}
	for i := 0; i < len(s); {
		end := lineEnd(s[i:])
		if len(bytes.TrimSpace(s[i:i+end])) == 0 {
			return s[:i], s[i+end:]
		}
		i += end
	}
	return s, nil
}

// lineEnd gives the length of the first line of s with its end.
func lineEnd(s []byte) int {
	if end := bytes.IndexByte(s, '\n'); end >= 0 {
		return end + 1
	}
	return len(s)
}

// rankOf judges a block by its first lines, and says how much of it the judgement covers: a heading is
// a line of its own.
func rankOf(block []byte) (rank, int) {
	first := lineEnd(block)
	line := bytes.TrimSpace(block[:first])
	second := bytes.TrimSpace(block[first : first+lineEnd(block[first:])])
	switch {
	case len(line) == 0, isBreak(line) || line[0] == '_' && len(bytes.Trim(line, "_ ")) == 0:
		return nothing, first
	case line[0] == '#' && len(bytes.TrimLeft(line, "#")) > 0 && bytes.TrimLeft(line, "#")[0] == ' ':
		return heading, first
	case line[0] == '[' && bytes.Contains(line, []byte("]:")):
		return nothing, first // a definition
	case bytes.HasPrefix(block, []byte("    ")) || block[0] == '\t':
		return nothing, len(block) // code
	case len(second) > 0 && (len(bytes.Trim(second, "-")) == 0 || len(bytes.Trim(second, "=")) == 0):
		return heading, first + lineEnd(block[first:])
	case bytes.IndexByte(line, '|') >= 0 && len(second) > 0 && len(bytes.Trim(second, "-:| \t")) == 0:
		return tabular, len(block)
	case line[0] == '>':
		return quotation, len(block)
	case itemMarker(line) > 0:
		return listing, len(block)
	}
	length := first
	for length < len(block) && !endsProse(block[length:]) {
		length += lineEnd(block[length:])
	}
	return prose, length
}

// endsProse tells whether the line that s begins with is no more of the paragraph above.
func endsProse(s []byte) bool {
	line := bytes.TrimSpace(s[:lineEnd(s)])
	return line[0] == '#' || line[0] == '>' || line[0] == ':' || itemMarker(line) > 0 && (line[0] < '0' || line[0] == '1' && line[1] < '0')
}

// leadWords gives the words of a block of body, cut to what a lead can need.
func leadWords(block, body []byte) []byte {
	if len(block) > leadSource {
		cut := leadSource
		for !utf8.RuneStart(block[cut]) {
			cut--
		}
		block = block[:cut]
	}
	if _, over := overLimit(block); over {
		return nil
	}
	source := bytes.Clone(block)
	if bytes.IndexByte(block, '[') >= 0 {
		source = append(append(source, "\n\n"...), definitions(body)...)
	}
	return bytes.TrimSpace(appendWords(nil, parse(source), source))
}

// definitions gives the lines of body that define links and footnotes, as many as a lead can need.
func definitions(body []byte) []byte {
	var list []byte
	for len(body) > 0 && len(list) < leadSource {
		line := body[:lineEnd(body)]
		if line[0] == '[' && len(line) < 1000 && bytes.Contains(line, []byte("]:")) {
			list = append(list, line...)
			list = append(list, "\n"...)
		}
		body = body[len(line):]
	}
	return list
}

// cutWords shortens s at the end of a word.
func cutWords(s string) string {
	words := strings.Fields(s)
	length := 0
	for i, word := range words {
		length += utf8.RuneCountInString(word)
		if length > leadLength && i > 0 {
			return strings.TrimRight(strings.Join(words[:i], " "), ",;:.–-") + "…"
		}
		length++
	}
	return strings.Join(words, " ")
}
