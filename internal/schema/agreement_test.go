package schema

import (
	"encoding/json"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"gopkg.in/yaml.v3"

	"phoihop/internal/problem"
	"phoihop/internal/report"
	"phoihop/internal/source"
	"phoihop/internal/viet"
)

// exception is a problem that a valid file may have.
type exception struct {
	code   problem.Code
	reason string
	only   *regexp.Regexp // of the file's text; nil: whatever it is
}

// unsaid lists what a schema can't say: problems that the decoder tells of a file that is valid, each with the
// reason. A row that no file of the tests needs is a mistake too.
var unsaid = []exception{
	{problem.AmbiguousNumber, "1.178 without quotes is a number to an editor, which does not see how it was written", regexp.MustCompile(`[ \[{][-+]?\d+\.\d{3}\b`)},
	{problem.BadNumber, "0x1F and 1e3 are numbers to an editor; a number of more than 18 digits is one", oddNumber},
	{problem.BadDate, "0x7E7, 2023.0 and 02023 are the year 2023 to an editor", oddNumber},
	{problem.BadDue, "likewise", oddNumber},
	{problem.BadID, "likewise where an id of digits, or the id true, may stand", oddNumber},
	{problem.BadBoolean, "True and TRUE are true to an editor", regexp.MustCompile(`\b(?:True|TRUE)\b`)},
	{problem.BadCode, "003 is 3 to an editor, so that it can't count digits", nil},
	{problem.EllipsisPlace, "no schema says that an entry may only be the last", nil},
	{problem.EndBeforeStart, "two dates are compared", nil},
	{problem.DuplicateID, "ids of different lists are compared", nil},
	{problem.PartOfCircle, "agencies are followed from one to the next", nil},
	{problem.UnknownAgency, "site.yaml: the agencies of the file are compared with what names them", regexp.MustCompile(`(?m)^"?agencies"?:`)},
	{problem.NameTaken, "site.yaml: the kinds of the file are compared", regexp.MustCompile(`(?m)^"?kinds"?:`)},
	{problem.BadTimeZone, "the list of time zones is not ours", nil},
	{problem.BadPhone, "a telephone number without quotes is a number to an editor, which does not see its digits", regexp.MustCompile(`"?phone"?: *[-+]?[0-9]`)},
	{problem.SiteAddress, "which letters beyond ASCII a host name may have", regexp.MustCompile(`“`)},
	{problem.BadAddress, "which letters beyond ASCII a host name may have", regexp.MustCompile(`“`)},
	{problem.FileMissing, "whether a file is there", nil},
	{problem.YAMLSpace, "a colon without its space in a text without quotes", nil},
	{problem.ControlCharacter, "which characters a text may hold", nil},
	{problem.YAMLTag, "a schema sees values, not YAML", nil},
	{problem.YAMLEscape, "likewise", nil},
	{problem.OriginalMissing, "whether another file is there", nil},
}

var oddNumber = regexp.MustCompile(`0x1F|0x7E7|1e3|\.0\b|02023|\d{19}|\bTrue\b`)

// trial judges files of every kind by schema and by decoder.
type trial struct {
	*testing.T
	judges  map[string]*jsonschema.Schema
	set     source.Settings
	used    map[problem.Code]bool
	valid   int
	invalid int
	told    int
}

const trialSite = `title: {vi: Bản tin phối hợp, en: Coordination Reports}
languages: [vi, en]
agencies:
  hdnd: {name: {vi: Hội đồng nhân dân, en: People's Council}, short: {vi: HĐND}}
  ubnd: {name: {vi: Ủy ban nhân dân, en: People's Committee}, short: {vi: UBND}, aliases: [Thường trực UBND, UBND quận - huyện]}
  "115": {name: {vi: Tổ 115}}
  doan: {name: {vi: Đoàn Thanh niên, en: Union}}
  hoi: {name: {vi: Hội Nông dân, en: Union}}
kinds:
  picnic: {vi: Dã ngoại, en: Picnic, aliases: [đi chơi]}
`

func newTrial(t *testing.T, settings string, used map[problem.Code]bool) *trial {
	content := fstest.MapFS{"site.yaml": {Data: []byte(settings)}}
	site, broken, _ := source.ReadSite(content)
	tr := &trial{T: t, judges: map[string]*jsonschema.Schema{}, used: used}
	tr.set = source.Settings{Names: source.NewNames(site, broken), Languages: []viet.Lang{viet.Vi, viet.En}, Drafts: true}
	o := Options{Draft: Draft2020, Site: site}
	if broken {
		o.Site = nil
	}
	for _, kind := range Kinds {
		tr.judges[kind] = compiled(t, kind, o)
	}
	return tr
}

// files are there for reports to name.
var files = []source.Asset{{Name: "anh.jpg"}, {Name: "ANH 2.PNG"}, {Name: "~a.jpeg"}, {Name: "chuong-trinh.pdf"}, {Name: "số liệu.xlsx"}}

var translationKey = regexp.MustCompile(`(?m)^"?translation"?:.*\n(?:[ -].*\n)*`)

// decoded gives the errors that the decoder finds in a text.
func (tr *trial) decoded(kind, text string) (errs []problem.Problem) {
	var found []problem.Problem
	switch kind {
	case Site:
		_, _, found = source.ReadSite(fstest.MapFS{"site.yaml": {Data: []byte(text)}})
	case District:
		_, found = source.ReadDistrict(fstest.MapFS{"tay-ho/district.yaml": {Data: []byte(text)}}, "tay-ho")
	default:
		lang := viet.Vi
		if kind == Translation {
			// A fact that a translation repeats is the original's, which is judged there.
			lang = viet.En
			if !translationKey.MatchString(text) {
				text += "translation: {by: A}\n" // else it would be an original without its facts
			}
			for _, p := range tr.decoded(Report, translationKey.ReplaceAllString(text, "")) {
				if slices.Contains([]problem.Code{problem.FileMissing, problem.FileType, problem.NotAPicture, problem.AliasForm}, p.Code) {
					errs = append(errs, p)
				}
			}
		}
		content := fstest.MapFS{"tay-ho/hop." + string(lang) + ".md": {Data: []byte("---\n" + text + "---\nVăn bản.\n")}}
		found = source.ReadReport(content, source.Files{Ref: report.Ref{District: "tay-ho", Name: "hop"}, Langs: []viet.Lang{lang}, Assets: files}, tr.set).Problems
	}
	for _, p := range found {
		if p.Severity == problem.Error && !(kind == Translation && p.Code == problem.OriginalMissing) {
			errs = append(errs, p)
		}
	}
	return errs
}

// judge compares what the schema and the decoder say of a text.
func (tr *trial) judge(kind, text string) {
	tr.Helper()
	errs := tr.decoded(kind, text)
	var node yaml.Node
	if err := yaml.Unmarshal([]byte(text), &node); err != nil || len(node.Content) == 0 {
		return // no editor gets as far as the schema
	}
	seen := asEditor(node.Content[0])
	if !isPlain(node.Content[0]) {
		return
	}
	refused := tr.judges[kind].Validate(seen)
	switch {
	case refused == nil && len(errs) == 0:
		tr.valid++
	case refused != nil && len(errs) > 0:
		tr.invalid++
	case refused != nil:
		tr.Errorf("%s: the schema refuses what the decoder takes: %v\n%s", kind, refused, text)
	default:
		for _, p := range errs {
			i := slices.IndexFunc(unsaid, func(u exception) bool {
				return u.code == p.Code && (u.only == nil || u.only.MatchString(text))
			})
			if i < 0 {
				tr.Errorf("%s: the schema takes what the decoder refuses: %d:%d %s [%s]\n%s", kind, p.Line, p.Column, p.Message.En, p.Code, text)
				continue
			}
			tr.used[p.Code] = true
		}
		tr.told++
	}
}

// isPlain tells that YAML has nothing that stands for another value: no anchors, merges or keys that stand
// twice, of which each editor makes something else.
func isPlain(n *yaml.Node) bool {
	if n.Anchor != "" || n.Kind == yaml.AliasNode || n.Style&yaml.TaggedStyle != 0 {
		return false
	}
	keys := map[string]bool{}
	for i, c := range n.Content {
		if n.Kind == yaml.MappingNode && i%2 == 0 {
			if c.Kind != yaml.ScalarNode || keys[c.Value] || c.Value == "<<" {
				return false
			}
			keys[c.Value] = true
		}
		if !isPlain(c) {
			return false
		}
	}
	return true
}

// editorValue is a text as an editor sees it.
func editorValue(t *testing.T, text string) any {
	t.Helper()
	var node yaml.Node
	if err := yaml.Unmarshal([]byte(text), &node); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return asEditor(node.Content[0])
}

var (
	coreInteger = regexp.MustCompile(`^[-+]?[0-9]+$`)
	coreFloat   = regexp.MustCompile(`^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$`)
)

// asEditor gives the value that YAML 1.2's core schema sees, as editors do.
func asEditor(n *yaml.Node) any {
	switch n.Kind {
	case yaml.SequenceNode:
		list := []any{}
		for _, c := range n.Content {
			list = append(list, asEditor(c))
		}
		return list
	case yaml.MappingNode:
		object := map[string]any{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			object[n.Content[i].Value] = asEditor(n.Content[i+1])
		}
		return object
	}
	if n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		return n.Value
	}
	switch v := n.Value; {
	case slices.Contains([]string{"", "~", "null", "Null", "NULL"}, v):
		return nil
	case slices.Contains([]string{"true", "True", "TRUE", "false", "False", "FALSE"}, v):
		return strings.EqualFold(v, "true")
	case strings.HasPrefix(v, "0x"):
		i, err := strconv.ParseInt(v[2:], 16, 64)
		if err != nil {
			return v
		}
		return json.Number(strconv.FormatInt(i, 10))
	case coreInteger.MatchString(v):
		v = strings.TrimPrefix(v, "+")
		sign := ""
		if strings.HasPrefix(v, "-") {
			sign, v = "-", v[1:]
		}
		if v = strings.TrimLeft(v, "0"); v == "" {
			v = "0"
		}
		return json.Number(sign + v)
	case coreFloat.MatchString(v):
		f, _ := strconv.ParseFloat(v, 64)
		return f
	}
	return n.Value
}

// finish wants a number of files of each sort: a test that finds all files wrong shows nothing.
func (tr *trial) finish(least int) {
	tr.Helper()
	tr.Logf("%d files are right by both, %d wrong by both, %d wrong by what a schema can't say", tr.valid, tr.invalid, tr.told)
	if tr.valid < least || tr.invalid < least {
		tr.Errorf("fewer than %d files are right, or wrong", least)
	}
}

// TestAgreement: schema and decoder say the same of every key with values of every form, of the files that
// other tests read, and of files with a few mistakes at random places.
func TestAgreement(t *testing.T) {
	used := map[problem.Code]bool{}
	for _, kind := range Kinds {
		t.Run("every key/"+kind, func(t *testing.T) {
			tr := newTrial(t, trialSite, used)
			everyKey(kind, func(text string) { tr.judge(kind, text) })
			tr.finish(1000)
		})
		t.Run("mistakes/"+kind, func(t *testing.T) {
			tr := newTrial(t, trialSite, used)
			mistakes(t, kind, 500, func(text string) { tr.judge(kind, text) })
			tr.finish(50)
		})
	}
	t.Run("files", func(t *testing.T) { agreementOnFiles(t, used) })
	failed := t.Failed() // a row may be wanted by what went wrong
	for _, e := range unsaid {
		if !used[e.code] && !failed {
			t.Errorf("no file needs that a schema can't say %s", e.code)
		}
	}
}
