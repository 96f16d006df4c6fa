package source

import (
	"strings"

	"gopkg.in/yaml.v3"

	"phoihop/internal/problem"
	"phoihop/internal/report"
	"phoihop/internal/viet"
)

// decoder walks the nodes of one file. It never stops at a mistake: each becomes a problem with its
// position, and the value stays absent.
type decoder struct {
	before      int // lines of the file above the YAML
	root        *yaml.Node
	outermost   []string // the keys that the root may have
	names       *Names
	translation bool // required keys may be absent
	problems    []problem.Problem
	texts       []*yaml.Node // the values that are written for readers
	guesses     problem.Guesses
}

func (d *decoder) add(n *yaml.Node, p problem.Problem) {
	d.problems = append(d.problems, p.At(d.before+n.Line, n.Column))
}

// What a value is called in messages.
var (
	textWords      = problem.Words{Vi: "văn bản", En: "text"}
	listWords      = problem.Words{Vi: "danh sách", En: "a list"}
	mappingWords   = problem.Words{Vi: "nhóm khoá", En: "a group of keys"}
	nothingWords   = problem.Words{Vi: "giá trị trống", En: "an empty value"}
	exampleText    = problem.Words{Vi: "viết văn bản sau dấu hai chấm; văn bản có ký tự đặc biệt đặt trong dấu nháy", En: "write the text behind the colon; put it in quotes if it has special characters"}
	exampleEntry   = problem.Words{Vi: "viết nội dung của mục này hoặc xoá mục", En: "write what the entry says, or remove it"}
	exampleList    = problem.Words{Vi: "viết [một, hai] hoặc mỗi mục một dòng bắt đầu bằng \"- \", gạch ngang rồi dấu cách", En: "write [one, two], or each entry on a line that begins with \"- \", a hyphen and a space"}
	exampleMapping = problem.Words{Vi: "viết mỗi khoá một dòng, khoá: giá trị, có dấu cách sau dấu hai chấm", En: "write key: value, one a line, with a space behind the colon"}
)

func describe(n *yaml.Node) problem.Words {
	switch {
	case n.Kind == yaml.SequenceNode:
		return listWords
	case n.Kind == yaml.MappingNode:
		return mappingWords
	case isNull(n):
		return nothingWords
	}
	return textWords
}

// scalar gives the text of a plain value, white space around it removed.
func (d *decoder) scalar(n *yaml.Node) (string, bool) {
	if n.Kind != yaml.ScalarNode {
		if text, split := splitText(n); split {
			d.add(n, problem.New(problem.YAMLColon, quoted("", text)))
			return "", false
		}
		d.add(n, problem.New(problem.WrongType, textWords, describe(n), exampleText))
		return "", false
	}
	if isNull(n) {
		return "", false
	}
	return strings.TrimSpace(n.Value), true
}

func (d *decoder) text(n *yaml.Node, to *string) {
	if s, ok := d.scalar(n); ok {
		*to = s
	}
}

// prose reads a text that is written for readers.
func (d *decoder) prose(n *yaml.Node, to *string) {
	d.texts = append(d.texts, n)
	d.text(n, to)
}

func (d *decoder) boolean(n *yaml.Node, to *bool) {
	switch s, ok := d.scalar(n); {
	case !ok:
	case s == "true":
		*to = true
	case s != "false":
		p := problem.New(problem.BadBoolean, s)
		if right := booleanWords[strings.ToLower(s)]; right != "" {
			p = p.Write(right).Repaired(s, right)
		}
		d.add(n, p)
	}
}

// booleanWords are what writers say for true and false.
var booleanWords = map[string]string{"có": "true", "đúng": "true", "yes": "true", "true": "true", "không": "false", "sai": "false", "no": "false", "false": "false"}

// parsed reads a plain value by one of the functions of values.go; an empty value is absent.
func parsed[V any](parse func(string) (V, problem.Problem, bool)) func(*decoder, *yaml.Node, *V) {
	return func(d *decoder, n *yaml.Node, to *V) {
		s, ok := d.scalar(n)
		if !ok || s == "" {
			return
		}
		v, p, ok := parse(viet.Plain(s))
		if !ok {
			if bare := strings.Trim(viet.Plain(s), curlyQuotes); bare != viet.Plain(s) {
				if _, _, ok := parse(bare); ok {
					p = p.Write(bare).Repaired(s, bare)
					p.Hint = problem.Words{Vi: p.Hint.Vi + ", không có dấu “ ”", En: p.Hint.En + ", without the marks “ ”"}
				}
			}
			if p.Repair.New != "" {
				p.Repair.Old = s
			}
			d.add(n, p)
			return
		}
		*to = v
	}
}

// curlyQuotes are the marks that Word makes of straight ones. YAML takes them for a part of the value.
const curlyQuotes = "“”„‘’«»"

var (
	readText     = a(Text, (*decoder).text)
	readProse    = a(Text, (*decoder).prose)
	readBoolean  = a(Boolean, (*decoder).boolean)
	readDate     = a(Date, parsed(parseDate))
	readHeld     = a(Date, (*decoder).held)
	readDay      = a(Day, (*decoder).day)
	readStamp    = a(Stamp, parsed(parseStamp))
	readDue      = a(Due, parsed(parseDue))
	readNumber   = a(Number, parsed(parseNumber))
	readPercent  = a(Number, (*decoder).percent)
	readLink     = a(Link, (*decoder).link)
	readAddress  = a(Address, (*decoder).address)
	readID       = a(ID, (*decoder).id)
	readFileName = a(FileName, (*decoder).fileName)
	readPicture  = a(PictureName, (*decoder).fileName)
	readFormerID = a(FormerID, (*decoder).text) // its form is judged by aliasForms
	readAgency   = a(AgencyName, (*decoder).agency)
	readKind     = a(KindName, (*decoder).kind)
)

// day reads a date that must name a day.
func (d *decoder) day(n *yaml.Node, to *report.Date) {
	var date report.Date
	readDate.read(d, n, &date)
	if !date.IsZero() && !date.IsDay() {
		d.add(n, problem.New(problem.BadDate, n.Value, date.Last().String()))
		return
	}
	*to = date
}

// percent reads a number of percent, of which all are, so that the sign is not written.
func (d *decoder) percent(n *yaml.Node, to *report.Number) {
	told := len(d.problems)
	readNumber.read(d, n, to)
	if len(d.problems) == told {
		return
	}
	if bare, found := strings.CutSuffix(n.Value, "%"); found {
		bare = strings.TrimSpace(bare)
		if _, _, ok := parseNumber(bare); ok {
			right := bare
			if n.Style == 0 && strings.Contains(bare, ",") {
				right = enclosed(bare) // which a comma inside { } needs
			}
			d.problems[told] = d.problems[told].Write(right).Repaired(n.Value, right)
		}
	}
}

// link reads a whole address, or a path to a report or a file of its folder, relative to the report's
// own file: "../go-vap/2019-05-31-so-ket.vi.md", "#ket-qua". What such a path leads to is judged when all
// files are known.
func (d *decoder) link(n *yaml.Node, to *string) {
	if s, ok := d.scalar(n); ok && IsRelative(s) {
		*to = s
		return
	}
	d.address(n, to)
}

// address reads a whole address, https and the like.
func (d *decoder) address(n *yaml.Node, to *string) {
	s, ok := d.scalar(n)
	if !ok || s == "" {
		return
	}
	if !isAddress(s) {
		example := "https://example.org/tin-tuc"
		if whole := "https://" + s; strings.HasPrefix(s, "www.") && isAddress(whole) {
			example = whole
		}
		d.add(n, problem.New(problem.BadAddress, s, example))
		return
	}
	*to = s
}

// fileName reads the name of a file in the report's own folder.
func (d *decoder) fileName(n *yaml.Node, to *string) {
	s, ok := d.scalar(n)
	if !ok || s == "" {
		return
	}
	if strings.ContainsAny(s, `/\`) || s == "." || s == ".." || ignored(s) {
		d.add(n, problem.New(problem.BadName, s))
		return
	}
	*to = s
}

// id reads an id of the file's own making.
func (d *decoder) id(n *yaml.Node, to *string) {
	s, ok := d.scalar(n)
	if !ok || s == "" {
		return
	}
	if !isID(s) {
		d.add(n, badID(s))
		return
	}
	*to = s
}

func badID(s string) problem.Problem {
	example := viet.Slug(s)
	if example == "" {
		example = "t1"
	}
	return problem.New(problem.BadID, s, example)
}

// readChoice reads a value of a closed list: its id, or one of its names as a person would write it.
func readChoice(key string, choices report.Choices) reader[string] {
	byName := map[string]string{}
	var spelled []string
	for _, c := range choices {
		for _, name := range choiceNames(c) {
			spelled = append(spelled, name)
			byName[viet.Fold(name)] = c.ID
		}
	}
	known := newVocabulary(byName, choices, spelled)
	return reader[string]{func(d *decoder, n *yaml.Node, to *string) {
		readNamed(d, n, to, known, func(s string, offers problem.Words) problem.Problem {
			return problem.New(problem.UnknownChoice, s, key, offers)
		})
		d.wantID(n, *to)
	}, Shape{Form: Choice, Choices: choices}}
}

// wantID notes a value of a closed list that is written as its name. The names are accepted, but they are
// one language's, and files are read by people and programs that know the ids.
func (d *decoder) wantID(n *yaml.Node, id string) {
	if written := strings.TrimSpace(n.Value); id != "" && n.Kind == yaml.ScalarNode && written != id {
		d.add(n, problem.New(problem.ChoiceByName, written, id).Repaired(written, id))
	}
}

func (d *decoder) agency(n *yaml.Node, to *report.AgencyID) {
	if d.names.unjudged {
		var written string
		d.text(n, &written)
		*to = report.AgencyID(written)
		return
	}
	readNamed(d, n, to, d.names.agencies, func(s string, offers problem.Words) problem.Problem {
		return problem.New(problem.UnknownAgency, s, offers)
	})
}

func (d *decoder) kind(n *yaml.Node, to *report.KindID) {
	if d.names.unjudged {
		if written, ok := d.scalar(n); ok && d.names.kinds.ids[viet.Fold(written)] == "" {
			*to = report.KindID(written)
			return
		}
	}
	readNamed(d, n, to, d.names.kinds, func(s string, offers problem.Words) problem.Problem {
		return problem.New(problem.UnknownKind, s, offers)
	})
	d.wantID(n, string(*to))
}

// readNamed reads an id by its folded names; unknown makes the problem of one that is not among them,
// with what may be offered. Past the file's bound of hints nothing is.
func readNamed[ID ~string](d *decoder, n *yaml.Node, to *ID, known vocabulary[ID], unknown func(written string, offers problem.Words) problem.Problem) {
	s, ok := d.scalar(n)
	if !ok || s == "" {
		return
	}
	id, ok := known.ids[s]
	if !ok {
		id, ok = known.ids[viet.Fold(s)]
	}
	switch {
	case ok:
		*to = id
	case known.shared[viet.Fold(s)] != "":
		d.add(n, problem.New(problem.SharedName, s, known.shared[viet.Fold(s)]))
	case d.guesses.More():
		d.add(n, known.hinted(&d.guesses, unknown(s, known.offers), s))
	default:
		p := unknown(s, problem.Words{})
		p.Hint = problem.Words{}
		d.add(n, p)
	}
}
