package schema

import (
	"encoding/json"
	"slices"
	"strings"

	"phoihop/internal/source"
)

// written is a scalar as it stands in a file.
type written string

// pool holds values of every form, right and wrong.
var pool = func() (values []any) {
	for _, plain := range []string{
		"null", "~", "true", "false", "True", "300", "-5", "0", "3", "003", "00103", "123456", "92.3", "1.178", "0.125", "1234.567", "0x1F", "0x7E7", "1e3", "2023.0",
		"2023", "999", "02023", "10000", "2023-02", "2023-13", "2023-02-15", "2023-02-29", "2024-02-29", "1900-02-29", "2000-02-29", "2023-04-31", "2023-2-5", "15/02/2023", "0999-01-01",
		"2023-Q4", "2023Q1", "2023-Q5", "2023-H2", "2023-H3", "2023-02-15T21:06", "2023-02-15 9:06:07.5 +0700", "2023-02-15T24:00", "2023-02T10:00", "2023-02-15T21:06:30Z",
		"hdnd", "HĐND", "hđnd", "hội đồng nhân dân", "ubnd quận – huyện", "ubdn", "Union", "115", "picnic", "sơ kết", "tổng kết", "TONG KET", "interim-review", "họp lạ", "chiều", "done", "đã hoàn thành", "opened", "plan", "kế hoạch", "quan", "quận", "district", "correction", "council", "end", "report",
		"t1", "T1", "-t", "tay-ho", "index", "tay-ho/ten-cu", "data/ten-cu", "tay-ho/page-3", "tay-ho/2023", "com1/a", "tay-ho", "a/b/c",
		"anh.jpg", "ANH 2.PNG", "~a.jpeg", "chuong-trinh.pdf", "khong-co.pdf", "khong-co.jpg", "a/anh.jpg", ".jpg", "..", "~$a.pdf", "anh.gif", "video.mp4",
		"https://example.org/tin?a=1#b", "http://[::1]:80/", "HTTPS://thủ-đô.vn/%C3%A0", "https://example.org/%zz", "https://:80", "https:///x", "https://a b.vn", "ftp://example.org", "www.example.org", "mailto:a@b.vn", "mailto:x", "tel:+84.24", "tel:1",
		"../go-vap/so-ket.vi.md#muc", "so-ket.vi.md", "phu-luc/a.pdf", "tuoitre.vn/tin", "./a", "toa-soan@example.org", "A <a@b.vn>", "a@b", "a@b.vn?cc=c@d.vn", "024.3825.1234", "+84 (24) 3825-1234", "024 3825 1234 – 5", "Asia/Ho_Chi_Minh", "Asia/Sai_Gon", "UTC", "vi", "en", "fr", "Họp", "…", "...", "Vietnam",
	} {
		values = append(values, written(plain))
	}
	for _, quoted := range []string{
		"", "  ", "true", " false ", "yes", "1.178", "92,3", "1.178.826.623", "1.178,5", "1,178,000", "+3", " 300 ", "12345678901234567890", "2023", " 2023-02-15 ", "2023-02-29", "03", "3", "#muc", "hdnd ", "Họp: giao ban", "javascript:alert(1)/x", "https://“x”.vn",
	} {
		values = append(values, quoted)
	}
	return append(values,
		[]any{}, []any{"a"}, []any{written("hdnd"), written("ubnd")}, []any{written("hdnd"), written("…")}, []any{written("…"), written("hdnd")}, []any{written("…")}, []any{nil}, []any{""}, []any{[]any{}}, []any{written("vi"), written("en")},
		[]any{written("sơ kết")}, []any{written("opened")}, []any{written("2023"), written("true")}, []any{map[string]any{}}, []any{map[string]any{"khong": "có"}},
		map[string]any{}, map[string]any{"khong": "có"}, map[string]any{"vi": "A"}, map[string]any{"vi": "A", "en": ""}, map[string]any{"vi": nil}, map[string]any{"from": written("2023"), "to": written("2022")},
		map[string]any{"date": written("2023-01-02")}, map[string]any{"title": "A"}, map[string]any{"hdnd": map[string]any{"name": "A"}}, map[string]any{"Xấu": map[string]any{"name": "A"}}, map[string]any{"page-2": map[string]any{"name": "A"}}, map[string]any{"hop": nil}, map[string]any{"hop": map[string]any{"aliases": "x"}})
}()

// flow writes a value as YAML's flow style.
func flow(v any) string {
	switch v := v.(type) {
	case written:
		return string(v)
	case nil:
		return "null"
	case []any:
		var parts []string
		for _, e := range v {
			parts = append(parts, flow(e))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case map[string]any:
		var parts []string
		for _, k := range sortedKeys(v) {
			parts = append(parts, text(k)+": "+flow(v[k]))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	}
	return text(v)
}

func text(v any) string {
	var b strings.Builder
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.Encode(v)
	return strings.TrimSpace(b.String())
}

func sortedKeys(m map[string]any) (keys []string) {
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// file writes a file of keys, one a line.
func file(m map[string]any) string {
	var b strings.Builder
	for _, k := range sortedKeys(m) {
		b.WriteString(text(k) + ": " + flow(m[k]) + "\n")
	}
	return b.String()
}

// basis is the least that a mapping of a table must hold.
func basis(name string, rows []source.Row) map[string]any {
	m := map[string]any{}
	for _, row := range rows {
		if row.Needed {
			if values := example(row); len(values) > 0 {
				m[row.Name] = values[0]
			}
		}
	}
	switch name {
	case "Report":
		m["agency"] = written("hdnd")
		m["date"] = written("2023-02-15")
	case "Attendee":
		m["name"] = "Nguyễn Văn An"
	case "Successor":
		m["name"] = "Phường Tây Hồ"
	case "kindSetting":
		m["vi"] = "Họp tổ"
	}
	return m
}

func with(m map[string]any, key string, v any) map[string]any {
	made := map[string]any{key: v}
	for k, old := range m {
		if k != key {
			made[k] = old
		}
	}
	return made
}

// everyKey calls each for files in which one key has one value of the pool, and for those that lack it.
func everyKey(kind string, each func(text string)) {
	rows := map[string][]source.Row{Report: source.ReportKeys(), Translation: source.ReportKeys(), Site: source.SiteKeys(), District: source.DistrictKeys()}[kind]
	top := map[string]string{Report: "Report", Translation: "Report", Site: "Site", District: "District"}[kind]
	var walk func(name string, rows []source.Row, wrap func(map[string]any) map[string]any)
	inside := func(s source.Shape, wrap func(any) map[string]any) {
		if s.Form == source.Mapping {
			walk(s.Name, s.Rows(), func(m map[string]any) map[string]any { return wrap(m) })
		}
	}
	seen := map[string]bool{}
	walk = func(name string, rows []source.Row, wrap func(map[string]any) map[string]any) {
		if seen[name] {
			return
		}
		seen[name] = true
		base := basis(name, rows)
		for k, row := range rows {
			for i, v := range pool {
				if kind == Translation && (i+k)%3 > 0 {
					continue // a translation's keys are those of an original
				}
				each(file(wrap(with(base, row.Name, v))))
			}
			without := with(base, row.Name, nil)
			delete(without, row.Name)
			each(file(wrap(without)))
			put := func(v any) map[string]any { return wrap(with(base, row.Name, v)) }
			switch s := row.Shape; s.Form {
			case source.List:
				inside(*s.Entry, func(v any) map[string]any { return put([]any{v}) })
			case source.ByID:
				inside(*s.Entry, func(v any) map[string]any { return put(map[string]any{"hop": v}) })
			default:
				inside(s, put)
			}
		}
		each(file(wrap(with(base, "khong-co", "A"))))
	}
	walk(top, rows, func(m map[string]any) map[string]any { return m })
}
