package schema

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path"
	"slices"
	"strings"

	"phoihop/internal/report"
	"phoihop/internal/source"
	"phoihop/internal/viet"
)

// File is a file that an editor reads.
type File struct {
	Path string // below the project's folder
	Data []byte
	Ours bool // nobody else writes it; another file of this path is the user's own
}

// VSCode gives the files by which Visual Studio Code completes and checks content:
//
//   - the YAML extension's settings, which lay our schemas over site.yaml and every district.yaml;
//   - snippets for front matter, since no extension that we know lays a schema over that part of a Markdown
//     file: they complete keys, and this site's agencies and kinds, without any extension;
//   - a task that runs "phoihop check" and shows what it tells at the lines concerned.
//
// content is the content folder, below the project's.
func VSCode(content string, o Options) ([]File, error) {
	o.Draft = Draft7 // what the extension knows, whatever its version
	var files []File
	for _, kind := range Kinds {
		data, err := Make(kind, o)
		if err != nil {
			return nil, err
		}
		files = append(files, File{Path: ".vscode/phoihop/" + kind + ".schema.json", Data: data, Ours: true})
	}
	m := maker{Options: o}
	for _, f := range []struct {
		name string
		is   any
		ours bool
	}{
		{"phoihop.code-snippets", m.snippets(), true},
		{"settings.json", settings(content), false},
		{"tasks.json", m.tasks(content), false},
		{"extensions.json", map[string][]string{"recommendations": {"redhat.vscode-yaml"}}, false},
	} {
		var b bytes.Buffer
		encoder := json.NewEncoder(&b)
		encoder.SetEscapeHTML(false)
		encoder.SetIndent("", "  ")
		if err := encoder.Encode(f.is); err != nil {
			return nil, err
		}
		files = append(files, File{Path: ".vscode/" + f.name, Data: b.Bytes(), Ours: f.ours})
	}
	return files, nil
}

// markdownSettings let VS Code offer snippets while Markdown is typed, which it does not do by itself.
type markdownSettings struct {
	QuickSuggestions   map[string]string `json:"editor.quickSuggestions"`
	SnippetSuggestions string            `json:"editor.snippetSuggestions"`
}

type editorSettings struct {
	Schemas  map[string]string `json:"yaml.schemas"`
	Markdown markdownSettings  `json:"[markdown]"`
}

func settings(content string) editorSettings {
	return editorSettings{
		Schemas: map[string]string{
			"./.vscode/phoihop/site.schema.json":     path.Join(content, "site.yaml"),
			"./.vscode/phoihop/district.schema.json": path.Join(content, "*/district.yaml"),
		},
		Markdown: markdownSettings{QuickSuggestions: map[string]string{"comments": "off", "other": "on", "strings": "off"}, SnippetSuggestions: "top"},
	}
}

type task struct {
	Label        string            `json:"label"`
	Type         string            `json:"type"`
	Command      string            `json:"command"`
	Args         []string          `json:"args"`
	Group        taskGroup         `json:"group"`
	Presentation map[string]string `json:"presentation"`
	Matchers     []matcher         `json:"problemMatcher"`
}

type taskGroup struct {
	Kind      string `json:"kind"`
	IsDefault bool   `json:"isDefault"`
}

type matcher struct {
	Owner        string         `json:"owner"`
	Severity     string         `json:"severity"`
	FileLocation []string       `json:"fileLocation"`
	Pattern      matcherPattern `json:"pattern"`
}

type matcherPattern struct {
	Regexp  string `json:"regexp"`
	File    int    `json:"file"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Message int    `json:"message"`
	Code    int    `json:"code"`
}

func (m *maker) tasks(content string) any {
	one := func(severity, words string) matcher {
		return matcher{
			Owner: "phoihop-" + severity, Severity: severity, FileLocation: []string{"relative", "${workspaceFolder}"},
			Pattern: matcherPattern{Regexp: `^(.+):(\d+):(\d+): (?:` + words + `): (.*) \[([a-z0-9-]+)\]$`, File: 1, Line: 2, Column: 3, Message: 4, Code: 5},
		}
	}
	label := "phoihop: kiểm tra"
	if m.Lang == viet.En {
		label = "phoihop: check"
	}
	return struct {
		Version string `json:"version"`
		Tasks   []task `json:"tasks"`
	}{"2.0.0", []task{{
		Label: label, Type: "process", Command: "phoihop",
		Args:         []string{"check", "--format", "text", "--content", content, "--messages", m.language()},
		Group:        taskGroup{"build", true},
		Presentation: map[string]string{"reveal": "silent"},
		Matchers:     []matcher{one("error", "error|lỗi"), one("warning", "warning|cảnh báo"), one("info", "note|gợi ý")},
	}}}
}

// snippet is an entry of a file of snippets.
type snippet struct {
	Scope       string   `json:"scope"`
	Prefix      string   `json:"prefix"`
	Body        []string `json:"body"`
	Description string   `json:"description"`
}

// snippets makes one for each key of a report's front matter, and one for a whole report.
func (m *maker) snippets() map[string]snippet {
	made := map[string]snippet{}
	var whole []string
	stop := 0
	for _, row := range source.ReportKeys() {
		w := wordsOf("Report", row.Name)
		about := m.both(w.title, w.titleEn) + ": " + m.both(w.about, w.aboutEn)
		at := 0
		made["phoihop "+row.Name] = snippet{"markdown", row.Name, m.line(row, "", &at), about}
		if row.Needed || row.Name == "kind" {
			whole = append(whole, m.line(row, "", &stop)...)
		}
	}
	body := append(append([]string{"---"}, whole...), "draft: true", "---", "", "$0")
	made["phoihop"] = snippet{"markdown", "phoihop", body, m.both("Một báo cáo mới", "A new report")}
	return made
}

// line writes a key with a place for its value; stop counts the places.
func (m *maker) line(row source.Row, indent string, stop *int) []string {
	s := row.Shape
	switch {
	case s.Form == source.List && s.Entry.Form == source.Mapping:
		return append([]string{indent + row.Name + ":"}, m.entry(*s.Entry, indent+"  ", stop)...)
	case s.Form == source.Mapping:
		lines := []string{indent + row.Name + ":"}
		for _, inner := range s.Rows() {
			lines = append(lines, m.line(inner, indent+"  ", stop)...)
		}
		return lines
	case s.Form == source.List:
		return []string{indent + row.Name + ": [" + m.place(*s.Entry, stop) + "]"}
	}
	return []string{indent + row.Name + ": " + m.place(s, stop)}
}

// entry writes the first entry of a list: its needed keys, else its first three.
func (m *maker) entry(s source.Shape, indent string, stop *int) (lines []string) {
	rows := s.Rows()
	wanted := slices.DeleteFunc(slices.Clone(rows), func(r source.Row) bool { return !r.Needed })
	if s.Name == "Task" {
		wanted = slices.DeleteFunc(slices.Clone(rows), func(r source.Row) bool { return !r.Needed && r.Name != "owner" && r.Name != "due" })
	} else if len(wanted) == 0 {
		wanted = slices.DeleteFunc(slices.Clone(rows[:min(len(rows), 3)]), func(r source.Row) bool { return r.Name == "role" })
	}
	for i, row := range wanted {
		before := indent + "  "
		if i == 0 {
			before = indent + "- "
		}
		for j, line := range m.line(row, "", stop) {
			if j > 0 {
				before = indent + "  "
			}
			lines = append(lines, before+line)
		}
	}
	return lines
}

// place writes where a value goes: a choice of ids, or an example to be written over.
func (m *maker) place(s source.Shape, stop *int) string {
	*stop++
	var ids []string
	switch s.Form {
	case source.Choice:
		ids = s.Choices.IDs()
	case source.AgencyName:
		ids = m.agencies().IDs()
	case source.KindName:
		ids = report.Kinds.IDs()
		if m.Site != nil {
			ids = m.Site.Kinds.IDs()
		}
	case source.Boolean:
		ids = []string{"true", "false"}
	case source.Text:
		return fmt.Sprintf("$%d", *stop)
	}
	if len(ids) > 0 {
		return fmt.Sprintf("${%d|%s|}", *stop, strings.Join(ids, ","))
	}
	if n := m.value(s); n.Ref != "" {
		if defined := m.defs[m.defs.index(path.Base(n.Ref))].is; len(defined.Examples) > 0 {
			return fmt.Sprintf("${%d:%v}", *stop, defined.Examples[0])
		}
	}
	return fmt.Sprintf("$%d", *stop)
}
