package build

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing/fstest"

	"phoihop/internal/report"
)

// cited are the lines of a report's documents and themes.
var cited = regexp.MustCompile(`(?m)^(documents|themes): .*\n`)

// changes are what TestRebuildsEqualColdBuilds does to a site, one a step. Each tells whether it could be
// made. Some are mistakes: then nothing may be published.
var changes = []struct {
	what string
	make func(e *editing) bool
}{
	{"a body is edited", func(e *editing) bool {
		return e.replace("*/*.md", "Nội dung", fmt.Sprint("Nội dung ", e.n()))
	}},
	{"a first paragraph is edited", func(e *editing) bool {
		return e.replace("*/*.vi.md", "Đoạn mở đầu ", fmt.Sprint("Đoạn mở đầu ", e.n()))
	}},
	{"a title is edited", func(e *editing) bool {
		return e.replace("*/*.vi.md", "title: Họp", fmt.Sprint("title: Họp ", e.n()))
	}},
	{"a task has begun", func(e *editing) bool { return e.replace("*/*.vi.md", "status: open", "status: in-progress") }},
	{"a task is renamed, though others may follow it, or gets its id again", func(e *editing) bool {
		return e.replace("*/*.vi.md", "id: t1", "id: t9") || e.replace("*/*.vi.md", "id: t9", "id: t1")
	}},
	{"a task changes hands", func(e *editing) bool { return e.replace("*/*.vi.md", "owner: hdnd", "owner: ubnd") }},
	{"a task gets a date", func(e *editing) bool { return e.replace("*/*.vi.md", "status: open", "status: open, due: 2031-05") }},
	{"a task is done", func(e *editing) bool {
		return e.replace("*/*.vi.md", "status: in-progress", fmt.Sprintf("status: done, status_source: Báo cáo %d, result: Xong", e.n()))
	}},
	{"a task's date is moved", func(e *editing) bool { return e.replace("*/*.vi.md", "due: 2030", fmt.Sprint("due: 201", e.n()%10)) }},
	{"a task is reworded", func(e *editing) bool {
		return e.replace("*/*.vi.md", "title: Việc thứ nhất", fmt.Sprint("title: Việc thứ nhất ", e.n()))
	}},
	{"a task's title is translated", func(e *editing) bool {
		return e.replace("*/*.en.md", "title: First", fmt.Sprint("title: First ", e.n()))
	}},
	{"another day", func(e *editing) bool {
		e.options.Today = report.DateOf(2014+e.n()%20, 1+e.n()%12, 1)
		return true
	}},
	{"the newest report's day", func(e *editing) bool { e.options.Today = report.Date{}; return true }},
	{"a task falls due while meetings go on", func(e *editing) bool {
		return e.replace("*/*.vi.md", "due: 2030", fmt.Sprintf("due: 20%02d-%02d", 15+e.n()%12, 1+e.n()%12))
	}},
	{"a person changes office", func(e *editing) bool {
		return e.replace("*/*.vi.md", "role: Chủ tịch", "role: Phó Chủ tịch") || e.replace("*/*.vi.md", "role: Phó Chủ tịch", "role: Chủ tịch")
	}},
	{"a person of another agency, and a namesake", func(e *editing) bool {
		return e.replace("*/*.vi.md", "agency: hdnd}]", "agency: ubnd}, {name: Lê Văn An, agency: hdnd, chair: true}, {name: Lê Vân An, did: spoke}]")
	}},
	{"a document gets a date", func(e *editing) bool {
		return e.replace("*/*.vi.md", "kind: decision}", fmt.Sprintf("kind: decision, date: 2013-12-%02d}", 12+e.n()%2))
	}},
	{"a document is cited, or another is", func(e *editing) bool {
		return e.replace("*/*.vi.md", "number: 5/KH", fmt.Sprintf("number: %d/TB-TU, role: basis}, {number: %d/KH", e.n()%3, e.n()%6))
	}},
	{"a document is renamed", func(e *editing) bool {
		return e.replace("*/*.vi.md", "title: Kế hoạch", fmt.Sprint("title: Kế hoạch ", e.n()%9))
	}},
	{"a theme is written otherwise, or of a level", func(e *editing) bool {
		return e.replace("*/*.vi.md", "text: Dân vận khéo", fmt.Sprintf("text: Dân vận Khéo, year: %d", 2020+e.n()%4)) ||
			e.replace("*/*.vi.md", "kind: movement}", "kind: movement, level: central}")
	}},
	{"another theme", func(e *editing) bool {
		return e.replace("*/*.vi.md", "kind: movement}", fmt.Sprintf("kind: movement}, {text: Năm %d, level: province}", e.n()%3))
	}},
	{"a district cites nothing any more", func(e *editing) bool {
		change := false
		for name, text := range e.content {
			if strings.HasPrefix(name, "lai-chau/") {
				e.content[name] = cited.ReplaceAllString(text, "")
				change = change || e.content[name] != text
			}
		}
		return change
	}},
	{"a result changes", func(e *editing) bool {
		return e.replace("*/*.vi.md", "value: 7", fmt.Sprintf("value: %d, plan: 9", e.n()))
	}},
	{"a result has another unit, or another name", func(e *editing) bool {
		return e.replace("*/*.vi.md", "unit: hộ", "unit: nhà") || e.replace("*/*.vi.md", "label: Số hộ", "label: Hộ nghèo")
	}},
	{"a result is followed no longer", func(e *editing) bool { return e.replace("*/*.vi.md", "id: r1", "id: r2") }},
	{"a date moves", func(e *editing) bool { return e.replace("*/*.vi.md", "date: 201", "date: 202") }},
	{"a kind changes", func(e *editing) bool { return e.replace("*/*.vi.md", "kind: briefing", "kind: giám sát") }},
	{"a convener, an author, a time of day", func(e *editing) bool {
		return e.replace("*/*.vi.md", "kind: briefing", fmt.Sprintf("kind: briefing\nconvener: ubnd\nauthor: Văn phòng %d\npart_of_day: chiều", e.n()))
	}},
	{"a report is updated", func(e *editing) bool {
		return e.replace("*/*.vi.md", "kind: briefing", fmt.Sprintf("kind: briefing\nupdated: 2026-01-%02d", 1+e.n()%28))
	}},
	{"a district gets its province", func(e *editing) bool {
		return e.replace("*/district.yaml", "type: quan\n", fmt.Sprintf("type: quan\nprovince: {vi: Tỉnh %d}\n", e.n()))
	}},
	{"an agency becomes part of another", func(e *editing) bool {
		return e.replace("site.yaml", "Cơ quan ubnd}, type: council}", "Cơ quan ubnd}, type: council, part_of: hdnd}")
	}},
	{"an unknown agency", func(e *editing) bool { return e.replace("*/*.vi.md", "agency: hdnd", "agency: ubdn") }},
	{"broken YAML", func(e *editing) bool { return e.replace("*/*.vi.md", "tasks:\n", "tasks\n") }},
	{"bytes that are no text", func(e *editing) bool { return e.replace("*/*.vi.md", "Kết quả", "K\xfft quả") }},
	{"a heading is reworded", func(e *editing) bool {
		return e.replace("*/*.vi.md", "## Kết quả\n", fmt.Sprintf("## Kết quả %d\n", e.n()))
	}},
	{"a heading is as before", func(e *editing) bool {
		name := e.any("*/*.vi.md")
		before, after, found := strings.Cut(e.content[name], "## Kết quả ")
		if !found {
			return false
		}
		_, after, _ = strings.Cut(after, "\n")
		e.content[name] = before + "## Kết quả\n" + after
		return true
	}},
	{"a link to another report's heading", func(e *editing) bool {
		from, to := e.any("*/*.md"), e.any("*/*.md")
		if from == "" || from == to || strings.Count(e.content[from], "](") > 3 {
			return false
		}
		e.content[from] += fmt.Sprintf("\nXem [báo cáo](../%s#ket-qua).\n", to)
		return true
	}},
	{"a source in the site", func(e *editing) bool {
		to := e.any("*/*.vi.md")
		return to != "" && e.replace("*/*.vi.md", "kind: briefing", "kind: briefing\nsource: {name: Nguồn, url: ../"+to+"#task_t1}")
	}},
	{"a new report", func(e *editing) bool {
		e.addReport([]string{"tay-ho", "go-vap", "lai-chau"}[e.random.IntN(3)])
		return true
	}},
	{"a report goes, with its translation", func(e *editing) bool {
		name := e.any("*/*.vi.md")
		if name == "" || len(e.content) < 12 {
			return false
		}
		delete(e.content, name)
		delete(e.content, strings.TrimSuffix(name, ".vi.md")+".en.md")
		return true
	}},
	{"a report is renamed", func(e *editing) bool {
		name := e.any("*/*.vi.md")
		if name == "" {
			return false
		}
		base, to := strings.TrimSuffix(name, ".vi.md"), fmt.Sprintf("%s-%d", strings.TrimSuffix(name, ".vi.md"), e.n()%10)
		for _, lang := range []string{".vi.md", ".en.md"} {
			if text, there := e.content[base+lang]; there {
				delete(e.content, base+lang)
				e.content[to+lang] = text
			}
		}
		return len(to) < 60
	}},
	{"two reports exchange their texts", func(e *editing) bool {
		a, b := e.any("*/*.vi.md"), e.any("*/*.vi.md")
		if a != b {
			e.content[a], e.content[b] = e.content[b], e.content[a]
		}
		return a != b
	}},
	{"a report is withdrawn", func(e *editing) bool {
		return e.replace("*/*.vi.md", "kind: briefing", "kind: briefing\nwithdrawn: {date: 2024-01-01, reason: Sai số liệu}")
	}},
	{"a report is a draft", func(e *editing) bool {
		return e.replace("*/*.md", "\n---\n", "\ndraft: true\n---\n")
	}},
	{"a draft is finished", func(e *editing) bool { return e.replace("*/*.md", "\ndraft: true\n", "\n") }},
	{"a former address", func(e *editing) bool {
		return e.replace("*/*.vi.md", "kind: briefing", fmt.Sprintf("kind: briefing\naliases: [tay-ho/old-%d]", e.n()%3))
	}},
	{"a translation", func(e *editing) bool {
		name := e.any("*/*.vi.md")
		if name == "" {
			return false
		}
		e.content[strings.TrimSuffix(name, ".vi.md")+".en.md"] = fmt.Sprintf("---\ntitle: Meeting %d\ntranslation: {by: An, of: 0123456789abcdef}\nresults: [{id: r1, label: Households}]\ntasks:\n  - {id: t1, title: First}\n---\nOpening %d.\n\n## Kết quả\n", e.n(), e.n())
		return true
	}},
	{"a translation is reworded", func(e *editing) bool {
		return e.replace("*/*.en.md", "title: Meeting", fmt.Sprint("title: Meeting ", e.n()))
	}},
	{"a translation goes", func(e *editing) bool {
		name := e.any("*/*.en.md")
		delete(e.content, name)
		return name != ""
	}},
	{"a photo", func(e *editing) bool {
		if !e.replace("*/*.vi.md", "kind: briefing", "kind: briefing\nphotos: [{file: anh.png, alt: Ảnh}]") {
			return false
		}
		for name, text := range e.content {
			if strings.Contains(text, "anh.png") {
				if at := strings.TrimSuffix(name, ".vi.md") + "/anh.png"; e.content[at] == "" {
					e.content[at] = pictureFile(1+e.n(), 2+e.n()%3)
				}
			}
		}
		return true
	}},
	{"another photo of the same name", func(e *editing) bool {
		name := e.any("*/*/anh.png")
		if name != "" {
			e.content[name] = pictureFile(1+e.n(), 2+e.n()%3)
		}
		return name != ""
	}},
	{"a photo goes, though the report names it", func(e *editing) bool {
		name := e.any("*/*/anh.png")
		delete(e.content, name)
		return name != ""
	}},
	{"a photo in the body", func(e *editing) bool {
		name := e.any("*/*/anh.png")
		if name == "" || e.content[strings.TrimSuffix(name, "/anh.png")+".vi.md"] == "" {
			return false
		}
		e.content[strings.TrimSuffix(name, "/anh.png")+".vi.md"] += fmt.Sprintf("\n![Ảnh](%s)\n", name[strings.Index(name, "/")+1:])
		return true
	}},
	{"the site's title", func(e *editing) bool { return e.replace("site.yaml", "Bản tin", fmt.Sprint("Bản tin ", e.n()%50)) }},
	{"an agency is renamed", func(e *editing) bool {
		return e.replace("site.yaml", "Cơ quan hdnd", fmt.Sprint("Cơ quan hdnd ", e.n()%50))
	}},
	{"an agency gets another name", func(e *editing) bool {
		return e.replace("site.yaml", "type: council}", "type: council, aliases: [ubdn]}")
	}},
	{"an agency goes", func(e *editing) bool { e.content["site.yaml"] = siteWith("Bản tin", "hdnd"); return true }},
	{"the agencies change places", func(e *editing) bool {
		e.content["site.yaml"] = siteWith("Bản tin", "ubnd", "hdnd")
		return true
	}},
	{"one language only", func(e *editing) bool { return e.replace("site.yaml", "[vi, en]", "[vi]") }},
	{"English first", func(e *editing) bool { return e.replace("site.yaml", "[vi, en]", "[en, vi]") }},
	{"both languages again", func(e *editing) bool {
		return e.replace("site.yaml", "languages: [vi]", "languages: [vi, en]") || e.replace("site.yaml", "[en, vi]", "[vi, en]")
	}},
	{"a district is renamed", func(e *editing) bool {
		return e.replace("*/district.yaml", "vi: Quận ", fmt.Sprint("vi: Quận ", e.n()%50, " "))
	}},
	{"a district ends, and names its successor", func(e *editing) bool {
		return e.replace("*/district.yaml", "type: quan\n", "type: quan\nuntil: 2025-06-30\nsuccessors: [{district: lai-chau}]\n")
	}},
	{"a district goes", func(e *editing) bool {
		if e.n()%4 > 0 {
			return false
		}
		for name := range e.content {
			if strings.HasPrefix(name, "go-vap/") {
				delete(e.content, name)
			}
		}
		return true
	}},
	{"a district comes", func(e *editing) bool {
		e.content["go-vap/district.yaml"] = "name: {vi: Quận Gò Vấp, en: Go Vap District}\ntype: quan\n"
		return true
	}},
	{"a file of _root", func(e *editing) bool { e.content["_root/logo.svg"] = fmt.Sprint("<svg/>", e.n()); return true }},
	{"a template", func(e *editing) bool {
		e.options.Override = fstest.MapFS{"about.html": {Data: fmt.Appendf(nil, `{{define "title"}}%d{{end}}{{define "main"}}{{.Reports}}{{end}}`, e.n())}}
		return true
	}},
	{"a style sheet", func(e *editing) bool {
		e.options.Override = fstest.MapFS{"assets/own.css": {Data: fmt.Appendf(nil, "p { margin: %dpx }", e.n())}}
		return true
	}},
	{"a broken template", func(e *editing) bool {
		e.options.Override = fstest.MapFS{"about.html": {Data: []byte(`{{define "title"}}{{end}}`)}}
		return true
	}},
	{"the templates as they come", func(e *editing) bool { e.options.Override = nil; return true }},
	{"another version of the program", func(e *editing) bool { e.options.Program = fmt.Sprint(e.n() % 3); return true }},
	{"another address", func(e *editing) bool {
		e.options.BaseURL = []string{"", "https://example.org/", "https://example.com/x/"}[e.n()%3]
		return true
	}},
	{"pictures of reports are wanted, or not", func(e *editing) bool {
		const wanted = "share_image: report\n"
		if site, found := strings.CutPrefix(e.content["site.yaml"], wanted); found {
			e.content["site.yaml"] = site
		} else {
			e.content["site.yaml"] = wanted + e.content["site.yaml"]
		}
		return true
	}},
	{"drafts are wanted, or not", func(e *editing) bool { e.options.Drafts = !e.options.Drafts; return true }},
	{"nothing", func(e *editing) bool { return true }},
	{"a file is saved without a change", func(e *editing) bool {
		name := e.any("*/*.md")
		if name == "" {
			return false
		}
		e.check(os.Remove(e.path("content/" + name))) // write makes it anew
		return true
	}},
	{"a published page is edited by hand", func(e *editing) bool {
		page := e.path("public/vi/index.html")
		if _, err := os.Stat(page); err != nil {
			return false
		}
		e.last["vi/index.html"] = "by hand"
		e.check(os.Remove(page)) // it may have a second name in the tree beside
		e.check(os.WriteFile(page, []byte("by hand"), 0o666))
		return true
	}},
	{"a published page goes", func(e *editing) bool {
		delete(e.last, "vi/about.html")
		return os.Remove(e.path("public/vi/about.html")) == nil
	}},
	{"the cache is damaged", func(e *editing) bool { return e.damage("cache") }},
	{"the cache is gone", func(e *editing) bool { return os.RemoveAll(e.path("cache")) == nil }},
	{"what stands beside the site is damaged", func(e *editing) bool { return e.damage(".public.phoihop") }},
	{"what stands beside the site is gone", func(e *editing) bool { return os.RemoveAll(e.path(".public.phoihop")) == nil }},
	{"the published site is gone", func(e *editing) bool {
		e.last = nil
		return os.RemoveAll(e.path("public")) == nil
	}},
}
