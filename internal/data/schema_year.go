package data

import "strings"

// districtYearName names the schema of data/DISTRICT/YEAR.json.
const districtYearName = "district-year"

var (
	yearTitle = both{"Báo cáo của một địa phương trong một năm", "Reports of a district in a year"}
	yearAbout = both{"Toàn bộ nội dung các báo cáo, theo ngày họp. front_matter có các mục mà báo cáo ghi; goes_on kể các danh sách mà nguồn còn liệt kê tiếp. Bản dịch chỉ có lời văn; trong danh sách của bản dịch, null hoặc {} giữ chỗ cho mục không được dịch. Liên kết trong body_html và trong các mục tính từ trang của báo cáo (url).",
		"All that the reports say, by date. front_matter holds the keys that a report states; goes_on names lists that are longer in the source. A translation holds words only; in its lists null or {} keeps the place of an entry that is not translated. Links in body_html and in keys are relative to the report's page (url)."}
)

// yearSchema is the schema of data/DISTRICT/YEAR.json. The front matter follows from its plan.
func (s *Set) yearSchema() object {
	defs := definitions{}
	plain := object{{"type", "string"}}
	language := object{{"type", "string"}, {"enum", list{"vi", "en"}}}
	html := append(describe(both{"Nội dung (HTML)", "Body (HTML)"}, both{}, both{}), plain...)
	stale := append(describe(both{"Bản gốc đã thay đổi sau khi dịch", "The original has changed since it was translated"}, both{}, both{}), member{"type", "boolean"})
	translation := closed(object{{"language", language}, {"front_matter", defs.refer(frontMatter, true)}, {"body_html", html}, {"stale", stale}},
		list{"language", "front_matter"})
	one := closed(object{
		{"id", append(describe(both{"Mã báo cáo", "Report id"}, both{}, both{}), plain...)},
		{"url", append(describe(both{"Trang của báo cáo", "The report's page"}, both{}, linkRule), inLanguages(object{{"type", "string"}, {"format", "uri-reference"}})...)},
		{"language", language}, {"front_matter", defs.refer(frontMatter, false)}, {"body_html", html}, {"translation", translation},
	}, list{"id", "url", "language", "front_matter"})
	root := closed(object{{"district", plain}, {"year", object{{"type", "integer"}}}, {"reports", object{{"type", "array"}, {"items", one}}}},
		list{"district", "year", "reports"})
	return append(append(s.schemaHead(districtYearName, yearTitle, yearAbout), root...), member{"$defs", defs.made})
}

// definitions are the schemas of the objects of the front matter, by name, in the order in which they were first
// referred to.
type definitions struct{ made object }

// refer refers to the schema of an object, of an original or of a translation.
func (d *definitions) refer(p *plan, translated bool) object {
	name := strings.ToLower(p.name)
	if translated {
		name += "-words"
	}
	ref := object{{"$ref", "#/$defs/" + name}}
	for _, m := range d.made {
		if m.key == name {
			return ref
		}
	}
	at := len(d.made)
	d.made = append(d.made, member{key: name}) // before its keys: a result has results as its parts
	made := d.define(p, translated)
	d.made[at].value = made
	return ref
}

// define makes the schema of an object.
func (d *definitions) define(p *plan, translated bool) object {
	var properties object
	var lists list
	for i := range p.keys {
		k := &p.keys[i]
		one := d.value(k.plan, k.key, translated && k.role != own)
		if one == nil {
			continue
		}
		rule := both{}
		if k.role == linked {
			rule = pageRule
		}
		properties = append(properties, member{k.name, append(describe(k.title, both{}, rule), one...)})
		if k.role == filed {
			properties = append(properties, member{k.name + "_url", append(describe(both{"Địa chỉ của tệp", "Address of the file"}, both{}, pageRule),
				object{{"type", "string"}, {"format", "uri-reference"}}...)})
		}
		if k.shape == listShape {
			lists = append(lists, k.name)
		}
	}
	if len(lists) > 0 && !translated {
		properties = append(properties, member{goesOn.name, append(describe(goesOn.title, goesOn.about, both{}),
			object{{"type", "array"}, {"items", object{{"type", "string"}, {"enum", lists}}}}...)})
	}
	return closed(properties, nil)
}

// value is the schema of a value; nil for one that a translation does not tell.
func (d *definitions) value(p *plan, k key, translated bool) object {
	switch p.shape {
	case objectShape:
		if translated && !p.speaks(map[*plan]bool{}) {
			return nil
		}
		return d.refer(p, translated)
	case listShape:
		items := d.value(p.elem, k, translated)
		if items == nil {
			return nil
		}
		if p.elem.shape == stringShape && translated {
			items = object{{"type", list{"string", "null"}}}
		}
		return object{{"type", "array"}, {"items", items}}
	case stringShape:
		if translated && k.role != spoken {
			return nil
		}
		o := object{{"type", "string"}}.with("enum", choices(k.choices))
		if k.role == linked {
			o = append(o, member{"format", "uri-reference"})
		}
		return o
	}
	if translated {
		return nil
	}
	switch p.shape {
	case boolShape:
		return object{{"type", "boolean"}}
	case numberShape:
		return object{{"type", "number"}}
	case dateShape:
		return object{{"type", "string"}, {"pattern", datePattern}}
	case dueShape:
		return object{{"type", "string"}, {"pattern", duePattern}}
	}
	return object{{"type", "string"}, {"pattern", momentPattern}}
}

// speaks tells that an object has words for a translation.
func (p *plan) speaks(seen map[*plan]bool) bool {
	if seen[p] {
		return false
	}
	seen[p] = true
	for i := range p.keys {
		k := &p.keys[i]
		at := k.plan
		if at.shape == listShape {
			at = at.elem
		}
		if at.shape == stringShape && k.role == spoken || at.shape == objectShape && at.speaks(seen) {
			return true
		}
	}
	return false
}
