package markdown

import (
	"bytes"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

const (
	leadLength = 300     // characters, at most
	leadSource = 4 << 10 // bytes of a block's words that are read for them
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

func rankOf(n ast.Node) rank {
	switch n.(type) {
	case *ast.Paragraph, *extast.DefinitionList:
		return prose
	case *ast.Blockquote:
		return quotation
	case *ast.List:
		return listing
	case *extast.Table:
		return tabular
	case *ast.Heading:
		return heading
	}
	return nothing
}

// lead gives the words of the first of the best blocks that have any.
func (r *renderer) lead(doc ast.Node) string {
	lead, best := "", nothing
	for n := doc.FirstChild(); n != nil && best > prose; n = n.NextSibling() {
		if rank := rankOf(n); rank < best {
			r.scratch = r.appendWords(r.scratch[:0], n)
			if words := cutWords(r.scratch); words != "" {
				lead, best = words, rank
			}
		}
	}
	return lead
}

// appendWords appends the words of a block and those in it, parted by spaces; of a definition list that
// stands in no other block its first terms alone. It stops where a lead needs no more.
func (r *renderer) appendWords(dst []byte, n ast.Node) []byte {
	if holdsText(n) {
		return append(r.appendProse(dst, n, false), ' ')
	}
	for c := n.FirstChild(); c != nil && len(dst) < leadSource; c = c.NextSibling() {
		if c.Kind() == extast.KindDefinitionDescription && n.Parent().Kind() == ast.KindDocument {
			break
		}
		dst = r.appendWords(dst, c)
	}
	return dst
}

// cutWords parts words by one space each and cuts them, between two, to the length of a lead.
func cutWords(words []byte) string {
	if len(words) > leadSource {
		end := leadSource
		for !utf8.RuneStart(words[end]) {
			end--
		}
		words = words[:end]
	}
	var room [2 * leadLength]byte
	cut, length := room[:0], 0
	for word := range bytes.FieldsSeq(words) {
		length += utf8.RuneCount(word)
		if length > leadLength && len(cut) > 0 {
			return string(bytes.TrimRight(cut, ",;:.–-")) + "…"
		}
		if len(cut) > 0 {
			cut = append(cut, ' ')
		}
		cut = append(cut, word...)
		length++
	}
	return string(cut)
}
