package explain

import (
	"path"
	"slices"
	"strings"

	"phoihop/internal/problem"
)

// words of the pages.
var (
	wrongWords  = problem.Words{Vi: "Sai", En: "Wrong"}
	rightWords  = problem.Words{Vi: "Đúng", En: "Right"}
	placeOfPart = map[string]problem.Words{
		"keys":        {Vi: "khoá của báo cáo", En: "keys of the report"},
		"text":        {Vi: "văn bản", En: "text"},
		"translation": {Vi: "khoá của bản dịch", En: "keys of the translation"},
		"earlier":     {Vi: "khoá của báo cáo trước", En: "keys of an earlier report"},
	}
	repairWords = problem.Words{Vi: "Chỉ sửa, không nêu", En: "Repaired, not told"}
	titleWords  = problem.Words{Vi: "Các vấn đề mà phoihop nêu", En: "Problems that phoihop tells"}
	introWords  = problem.Words{
		Vi: "Mỗi vấn đề có một mã, ví dụ `bad-date`. Trên màn hình: `phoihop explain bad-date`. Lỗi chặn việc công bố; cảnh báo thì không, trừ `check --strict`; gợi ý không bao giờ chặn. Những gì chắc chắn, `phoihop check --fix` tự sửa sau khi hỏi.",
		En: "Every problem has a code, such as `bad-date`. On a terminal: `phoihop explain bad-date`. An error stops a build; a warning does not, but for `check --strict`; a note never does. What is certain `phoihop check --fix` repairs by itself, after asking."}
)

// where names a place of an example.
func (p Part) where(lang string) string {
	if words, known := placeOfPart[p.Where]; known {
		return words.In(lang)
	}
	return p.Where
}

// kind says what the page's code stands for.
func (p Page) kind() problem.Words {
	if slices.Contains(Repairs, p.Code) {
		return problem.Words{Vi: "chỉ check --fix nêu", En: "told by check --fix alone"}
	}
	return p.Severity.Words()
}

// Text is the page as a terminal shows it.
func (p Page) Text(lang string) string {
	var b strings.Builder
	b.WriteString(string(p.Code) + " (" + p.kind().In(lang) + ")\n\n" + p.About.In(lang) + "\n")
	for _, side := range []struct {
		name  problem.Words
		parts []Part
	}{{wrongWords, p.Wrong}, {rightWords, p.Right}} {
		for _, part := range side.parts {
			b.WriteString("\n" + side.name.In(lang) + ", " + part.where(lang) + ":\n\n")
			for line := range strings.Lines(part.Text) {
				if strings.TrimSpace(line) != "" {
					b.WriteString("    ")
				}
				b.WriteString(line)
			}
		}
	}
	return b.String()
}

// List names all codes, group by group.
func List(lang string) string {
	var b strings.Builder
	for i, g := range problem.Groups() {
		if i > 0 {
			b.WriteString("\n")
		}
		b.WriteString(g.Name.In(lang) + "\n")
		for _, code := range g.Codes {
			b.WriteString("  " + string(code) + "\n")
		}
	}
	b.WriteString("\n" + repairWords.In(lang) + "\n")
	for _, code := range Repairs {
		b.WriteString("  " + string(code) + "\n")
	}
	return b.String()
}

// Document is all pages as Markdown, a heading for each code.
func Document(lang string) string {
	var b strings.Builder
	b.WriteString("# " + titleWords.In(lang) + "\n\n" + introWords.In(lang) + "\n")
	for _, g := range problem.Groups() {
		b.WriteString("\n## " + g.Name.In(lang) + "\n")
		for _, code := range g.Codes {
			if page, ok := Of(code); ok {
				b.WriteString(page.Markdown(lang))
			}
		}
	}
	b.WriteString("\n## " + repairWords.In(lang) + "\n")
	for _, code := range Repairs {
		if page, ok := Of(code); ok {
			b.WriteString(page.Markdown(lang))
		}
	}
	return b.String()
}

// Markdown is the page as a section of the document.
func (p Page) Markdown(lang string) string {
	var b strings.Builder
	b.WriteString("\n### " + string(p.Code) + "\n\n*" + p.kind().In(lang) + ".* " + strings.NewReplacer("*", `\*`, "<", `\<`, "_root", `\_root`, "[", `\[`).Replace(p.About.In(lang)) + "\n")
	for _, side := range []struct {
		name  problem.Words
		parts []Part
	}{{wrongWords, p.Wrong}, {rightWords, p.Right}} {
		for _, part := range side.parts {
			b.WriteString("\n" + side.name.In(lang) + " (" + part.where(lang) + "):\n\n```" + part.language() + "\n" + strings.TrimRight(part.Text, "\n") + "\n```\n")
		}
	}
	return b.String()
}

// language is what an editor colours a part as.
func (p Part) language() string {
	switch path.Ext(p.Where) {
	case ".md":
		return "markdown"
	case ".yaml":
		return "yaml"
	}
	switch p.Where {
	case "keys", "translation", "earlier":
		return "yaml"
	case "text":
		return "markdown"
	}
	return "text"
}
