package source

import (
	"bytes"
	"html"
	"regexp"
	"strings"

	"gopkg.in/yaml.v3"

	"phoihop/internal/problem"
)

// Keys hold plain text. What was copied from a web page with its tags and entities is shown as it stands, "&nbsp;" and
// all. Only names that HTML has are looked for: "<tên>" and "R&D;" are text.
var (
	htmlTag    = regexp.MustCompile(`</?(?i:a|abbr|b|big|blockquote|br|center|cite|code|dd|div|dl|dt|em|font|h[1-6]|hr|i|img|ins|del|li|mark|ol|p|pre|q|s|script|small|span|strike|strong|style|sub|sup|table|tbody|td|th|thead|tr|tt|u|ul)(?:\s[^<>]*)?/?>`)
	htmlEntity = regexp.MustCompile(`&(?:[A-Za-z][A-Za-z0-9]{1,30}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});`)
)

// htmlInKeys warns of HTML in the values of text keys: of the first tag of each and of the first entity, which have repairs
// of their own.
func (p *part) htmlInKeys(texts []*yaml.Node) {
	for _, n := range texts {
		if n.Kind != yaml.ScalarNode || !strings.ContainsAny(n.Value, "<&") {
			continue
		}
		if tag := htmlTag.FindString(n.Value); tag != "" {
			p.tellWithin(n, tag, problem.New(problem.HTMLAsText, tag,
				problem.Words{Vi: "xoá các thẻ HTML, chỉ giữ chữ", En: "delete the tags of HTML and keep the words"}))
		}
		for _, entity := range htmlEntity.FindAllString(n.Value, -1) {
			if character, known := characterOf(entity); known {
				p.tellWithin(n, entity, asCharacter(entity, character))
				break
			}
		}
	}
}

func asCharacter(entity, character string) problem.Problem {
	if character == " " {
		return problem.New(problem.HTMLAsText, entity, problem.Words{Vi: "viết một dấu cách", En: "write a space"}).Repaired(entity, character)
	}
	found := problem.New(problem.HTMLAsText, entity, problem.Words{Vi: "viết thẳng ký tự " + character, En: "write the character itself, " + character})
	if strings.ContainsAny(character, "<>") {
		return found // may be the beginning of more HTML
	}
	return found.Repaired(entity, character)
}

// characterOf gives the character that an entity names, a plain space for one that breaks no line.
func characterOf(entity string) (character string, known bool) {
	character = html.UnescapeString(entity)
	if character == "\u00a0" {
		return " ", true
	}
	return character, character != entity && !strings.ContainsFunc(character, isControl) && character != "\n" && character != "\t"
}

// tellWithin tells a problem of some words of a value, at the first of them; at the value where it is written otherwise,
// with escapes.
func (p *part) tellWithin(n *yaml.Node, words string, found problem.Problem) {
	const above = 1 // the first line of the file
	start := offsetOf(p.text.data, n.Line+above, n.Column)
	if at := bytes.Index(p.text.data[start:], []byte(words)); at >= 0 && endOfValue(p.text.data[start:start+at], n) >= at {
		p.tell(found.At(positionOf(p.text.data, start+at)))
		return
	}
	p.tell(found.At(n.Line+above, n.Column))
}
