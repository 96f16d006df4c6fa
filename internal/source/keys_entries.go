package source

import (
	"strings"

	"gopkg.in/yaml.v3"

	"phoihop/internal/problem"
	"phoihop/internal/report"
	"phoihop/internal/viet"
)

var attendeeKeys = keys[report.Attendee]{
	personName("name", func(a *report.Attendee) *string { return &a.Name }),
	wordList("roles", func(a *report.Attendee) *report.List[string] { return &a.Roles }),
	roleKey,
	body("group", func(a *report.Attendee) *string { return &a.Group }),
	fact("count", readNumber, func(a *report.Attendee) *report.Number { return &a.Count }),
	facts("agency", readAgency, func(a *report.Attendee) *report.List[report.AgencyID] { return &a.Agencies }),
	yesNo("chair", func(a *report.Attendee) *bool { return &a.Chair }),
	facts("did", readChoice("did", report.Acts), func(a *report.Attendee) *report.List[string] { return &a.Did }),
	words("representing", func(a *report.Attendee) *string { return &a.Representing }),
	words("note", func(a *report.Attendee) *string { return &a.Note }),
}

// roleKey is short for a list of one role; joining is the business of roles.
var roleKey = key[report.Attendee]{name: "role", shape: readText.shape, read: func(d *decoder, n *yaml.Node, a *report.Attendee) {
	if n.Kind == yaml.SequenceNode {
		d.add(n, problem.New(problem.WrongType, textWords, listWords, exampleRoles))
		return
	}
	d.texts = append(d.texts, n)
	if s, ok := d.scalar(n); ok && s != "" {
		a.Roles.Items = []string{s}
	}
}}

var exampleRoles = problem.Words{Vi: "viết nhiều chức vụ trong roles: [ … ]", En: "write several offices under roles: [ … ]"}

// Names as they are written come first: they tell apart what is alike without marks.
var (
	attendeeByExactName = mark[report.Attendee]{key: "name", of: func(a *report.Attendee) string { return a.Name }, every: true}
	attendeeByName      = mark[report.Attendee]{key: "name", of: func(a *report.Attendee) string { return a.Name }, same: viet.Fold}
)

var attendees = func() key[report.Report] {
	at := func(r *report.Report) *report.List[report.Attendee] { return &r.Attendees }
	k := entries("attendees", at, &attendeeKeys, nil, attendeeByExactName, attendeeByName)
	k.read = func(d *decoder, n *yaml.Node, to *report.Report) { readList(d, n, at(to), d.translation, readAttendee) }
	return k
}()

// readAttendee reads an attendee: a person or a group, with role or roles.
func readAttendee(d *decoder, n *yaml.Node, to *report.Attendee) {
	readMapping(d, n, attendeeKeys, to)
	if n.Kind != yaml.MappingNode {
		return
	}
	if second := clash(n, "role", "roles"); second != nil {
		d.add(second, problem.New(problem.RoleTwice))
	}
	if second := clash(n, "name", "group"); second != nil {
		d.add(second, problem.New(problem.NameOrGroup))
	} else if !d.translation && !stated(n, "name") && !stated(n, "group") {
		d.add(n, problem.New(problem.NameOrGroup))
	}
}

// clash gives the value of the second of two keys where both are stated.
func clash(n *yaml.Node, one, other string) *yaml.Node {
	if !stated(n, one) || !stated(n, other) {
		return nil
	}
	a, b := valueOf(n, one), valueOf(n, other)
	if a.Line > b.Line || a.Line == b.Line && a.Column > b.Column {
		return a
	}
	return b
}

// stated tells that a mapping has a value for the key.
func stated(n *yaml.Node, name string) bool {
	v := valueOf(n, name)
	return v != nil && !isEmpty(v)
}

var signedKeys = keys[report.Signed]{
	fact("kind", readChoice("kind", report.SignedKinds), func(s *report.Signed) *string { return &s.Kind }),
	words("title", func(s *report.Signed) *string { return &s.Title }),
	fact("number", readText, func(s *report.Signed) *string { return &s.Number }),
	facts("parties", readAgency, func(s *report.Signed) *report.List[report.AgencyID] { return &s.Parties }),
	words("parties_note", func(s *report.Signed) *string { return &s.PartiesNote }),
	group("period", func(s *report.Signed) *report.Period { return &s.Period }, &periodKeys),
	fact("item_count", readNumber, func(s *report.Signed) *report.Number { return &s.ItemCount }),
	wordList("items", func(s *report.Signed) *report.List[string] { return &s.Items }),
	words("note", func(s *report.Signed) *string { return &s.Note }),
	fact("file", readFileName, func(s *report.Signed) *string { return &s.File }),
}

var (
	signedByFile   = mark[report.Signed]{key: "file", of: func(s *report.Signed) string { return s.File }}
	signedByNumber = mark[report.Signed]{key: "number", of: func(s *report.Signed) string { return s.Number }}
)

var resultKeys keys[report.Result]

// A result's parts are results, so the table names itself and is filled at the start.
func init() {
	resultKeys = keys[report.Result]{
		fact("id", readID, func(r *report.Result) *string { return &r.ID }),
		words("label", func(r *report.Result) *string { return &r.Label }).needed("label: Mô hình Dân vận khéo"),
		fact("value", readNumber, func(r *report.Result) *report.Number { return &r.Value }),
		fact("of", readNumber, func(r *report.Result) *report.Number { return &r.Of }),
		words("unit", func(r *report.Result) *string { return &r.Unit }),
		fact("plan", readNumber, func(r *report.Result) *report.Number { return &r.Plan }),
		fact("percent_of_plan", readPercent, func(r *report.Result) *report.Number { return &r.PercentOfPlan }),
		words("change", func(r *report.Result) *string { return &r.Change }),
		fact("running", readNumber, func(r *report.Result) *report.Number { return &r.Running }),
		fact("level", readChoice("level", report.Levels), func(r *report.Result) *string { return &r.Level }),
		group("across", func(r *report.Result) *report.Across { return &r.Across }, &acrossKeys),
		entries("parts", func(r *report.Result) *report.List[report.Result] { return &r.Parts }, &resultKeys, nil, resultByID),
		words("note", func(r *report.Result) *string { return &r.Note }),
	}
}

var resultByID = mark[report.Result]{key: "id", of: func(r *report.Result) string { return r.ID }}

var acrossKeys = keys[report.Across]{
	fact("value", readNumber, func(a *report.Across) *report.Number { return &a.Value }),
	fact("of", readNumber, func(a *report.Across) *report.Number { return &a.Of }),
	words("unit", func(a *report.Across) *string { return &a.Unit }),
	words("missing", func(a *report.Across) *string { return &a.Missing }),
}

var limitationKeys = keys[report.Limitation]{
	facts("agency", readAgency, func(l *report.Limitation) *report.List[report.AgencyID] { return &l.Agencies }),
	words("text", func(l *report.Limitation) *string { return &l.Text }).needed("text: Tiến độ giải phóng mặt bằng còn chậm"),
	words("said_by", func(l *report.Limitation) *string { return &l.SaidBy }),
}

var taskKeys = keys[report.Task]{
	fact("id", readID, func(t *report.Task) *string { return &t.ID }),
	words("title", func(t *report.Task) *string { return &t.Title }).needed("title: Rà soát kiến nghị của cử tri"),
	facts("owner", readAgency, func(t *report.Task) *report.List[report.AgencyID] { return &t.Owner }),
	facts("with", readAgency, func(t *report.Task) *report.List[report.AgencyID] { return &t.With }),
	words("owner_note", func(t *report.Task) *string { return &t.OwnerNote }),
	words("by", func(t *report.Task) *string { return &t.By }),
	words("source", func(t *report.Task) *string { return &t.Source }),
	fact("due", readDue, func(t *report.Task) *report.Due { return &t.Due }),
	words("due_note", func(t *report.Task) *string { return &t.DueNote }),
	words("output", func(t *report.Task) *string { return &t.Output }),
	fact("status", readChoice("status", report.Statuses), func(t *report.Task) *string { return &t.Status }),
	words("status_source", func(t *report.Task) *string { return &t.StatusSource }),
	fact("done_on", readDate, func(t *report.Task) *report.Date { return &t.DoneOn }),
	words("result", func(t *report.Task) *string { return &t.Result }),
	followsKey,
}

// followsKey is a fact that may leave the district's folder out.
var followsKey = func() key[report.Task] {
	k := fact("follows", readText, func(t *report.Task) *string { return &t.Follows })
	k.join = func(j *joiner, original, words *report.Task) {
		a, b := original.Follows, words.Follows
		if !strings.Contains(a, "/") || !strings.Contains(b, "/") {
			a, b = a[strings.Index(a, "/")+1:], b[strings.Index(b, "/")+1:]
		}
		if b != "" && a != b {
			j.contradiction("follows", original.Follows, words.Follows)
		}
	}
	return k
}()

var taskByID = mark[report.Task]{key: "id", of: func(t *report.Task) string { return t.ID }}

var documentKeys = keys[report.Document]{
	fact("number", readText, func(p *report.Document) *string { return &p.Number }),
	fact("kind", readChoice("kind", report.DocumentKinds), func(p *report.Document) *string { return &p.Kind }),
	words("issuer", func(p *report.Document) *string { return &p.Issuer }),
	fact("date", readDate, func(p *report.Document) *report.Date { return &p.Date }),
	words("title", func(p *report.Document) *string { return &p.Title }),
	fact("url", readLink, func(p *report.Document) *string { return &p.URL }),
	fact("file", readFileName, func(p *report.Document) *string { return &p.File }),
	fact("role", readChoice("role", report.DocumentRoles), func(p *report.Document) *string { return &p.Role }),
}

var (
	documentByFile   = mark[report.Document]{key: "file", of: func(p *report.Document) string { return p.File }}
	documentByNumber = mark[report.Document]{key: "number", of: func(p *report.Document) string { return p.Number }}
)

var themeKeys = keys[report.Theme]{
	words("text", func(t *report.Theme) *string { return &t.Text }).needed("text: Năm kỷ cương hành chính"),
	fact("kind", readChoice("kind", report.ThemeKinds), func(t *report.Theme) *string { return &t.Kind }),
	fact("level", readChoice("level", report.Levels), func(t *report.Theme) *string { return &t.Level }),
	fact("year", readNumber, func(t *report.Theme) *report.Number { return &t.Year }),
	wordList("variants", func(t *report.Theme) *report.List[string] { return &t.Variants }),
}

var photoKeys = keys[report.Photo]{
	fact("file", readPicture, func(p *report.Photo) *string { return &p.File }).needed("file: anh.jpg"),
	words("alt", func(p *report.Photo) *string { return &p.Alt }).needed("alt: Đại biểu ba cơ quan ký chương trình phối hợp"),
	words("caption", func(p *report.Photo) *string { return &p.Caption }),
	words("credit", func(p *report.Photo) *string { return &p.Credit }),
}

var photoByFile = mark[report.Photo]{key: "file", of: func(p *report.Photo) string { return p.File }}

var attachmentKeys = keys[report.Attachment]{
	fact("file", readFileName, func(a *report.Attachment) *string { return &a.File }).needed("file: chuong-trinh.pdf"),
	words("title", func(a *report.Attachment) *string { return &a.Title }),
}

var attachmentByFile = mark[report.Attachment]{key: "file", of: func(a *report.Attachment) string { return a.File }}

var readTranslation = reader[report.Translation]{func(d *decoder, n *yaml.Node, to *report.Translation) {
	readMapping(d, n, translationKeys, to)
	to.Stated = true
}, mapping(&translationKeys)}
