package draft

import (
	"fmt"
	"strings"

	"phoihop/internal/report"
	"phoihop/internal/viet"
)

// Report is what is known of a new report before anybody writes it.
type Report struct {
	Lang     viet.Lang // that it is written in
	Title    string
	Date     report.Date
	Agencies []report.AgencyID // at least one
	Convener report.AgencyID
	Kinds    []report.KindID
	From     report.Ref // whose open tasks it carries on; zero for none
	Tasks    []Task
}

// longestSlug is how many letters of its title a report's name takes.
const longestSlug = 48

// Name is the name of the report's file without language and ".md": its date and the beginning of its title.
func (r Report) Name() string {
	slug := viet.Slug(r.Title)
	if len(slug) > longestSlug {
		cut := strings.LastIndexByte(slug[:longestSlug+1], '-')
		if cut < longestSlug/2 {
			cut = longestSlug
		}
		slug = slug[:cut]
	}
	if slug == "" {
		slug = "bao-cao"
	}
	return r.Date.String() + "-" + slug
}

// Bytes are the file's. lang is that of its explanations.
func (r Report) Bytes(lang string) []byte {
	w := &writer{lang: lang}
	w.line("---")
	w.explain("Dòng có ## là lời giải thích. Dòng có một dấu # là ví dụ: xoá dấu # và dấu cách sau nó, rồi viết nội dung của báo cáo này. Khoá nào không dùng thì để nguyên hoặc xoá.",
		"A line with ## explains. A line with one # is an example: remove the # and the space behind it, then write what this report says. Leave or remove what it has no use for.")
	w.explain("Bản nháp không lên trang. Xong thì xoá dòng này.", "A draft is not published. Remove this line when the report is ready.")
	w.line("draft: true")
	for _, e := range r.examples() {
		w.line("")
		w.explain(e.about.Vi, e.about.En)
		if value := r.value(e.key, w); value != "" {
			w.line(value)
			continue
		}
		text, _ := e.text.In(r.Lang)
		for line := range strings.SplitSeq(text, "\n") {
			w.line("# " + line)
		}
	}
	w.line("---")
	w.line("<!-- " + w.say("Văn bản báo cáo viết từ đây, bằng Markdown. Đề mục bắt đầu bằng ##, mỗi đoạn cách nhau một dòng trống. Lời trong dấu này không lên trang.",
		"The text of the report begins here, in Markdown. Headings begin with ##, paragraphs are parted by an empty line. What stands in these marks is not published.") + " -->")
	return []byte(w.String())
}

// value is a line, or lines, of what is known; "" where an example stands.
func (r Report) value(key string, w *writer) string {
	switch {
	case key == "title":
		return "title: " + scalar(r.Title)
	case key == "agency":
		return "agency: " + idList(r.Agencies)
	case key == "convener" && r.Convener != "":
		return "convener: " + id(string(r.Convener))
	case key == "date":
		return "date: " + r.Date.String()
	case key == "kind" && len(r.Kinds) > 0:
		return "kind: " + idList(r.Kinds)
	case key == "tasks" && len(r.Tasks) > 0:
		return r.carried(w)
	}
	return ""
}

func idList[ID ~string](ids []ID) string {
	if len(ids) == 1 {
		return id(string(ids[0]))
	}
	var parts []string
	for _, one := range ids {
		parts = append(parts, id(string(one)))
	}
	return "[" + strings.Join(parts, ", ") + "]"
}

// writer writes the lines of a draft.
type writer struct {
	strings.Builder
	lang string
}

func (w *writer) say(vi, en string) string {
	if w.lang == "vi" {
		return vi
	}
	return en
}

func (w *writer) line(format string, args ...any) {
	if len(args) > 0 {
		format = fmt.Sprintf(format, args...)
	}
	w.WriteString(format + "\n")
}

func (w *writer) explain(vi, en string) { w.line("## " + w.say(vi, en)) }
