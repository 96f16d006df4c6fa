package corpus

import (
	"fmt"
	"strings"
)

// siteTitle is what an edit of the site's settings changes: every page shows it.
var siteTitle = phrase{"Bản tin phối hợp", "Coordination Reports"}

// agency is an entry of site.yaml.
type agency struct {
	id, kind, partOf string
	name, short      phrase
}

var agencies = []agency{
	{"quan-uy", "party", "", phrase{"Quận ủy", "District Party Committee"}, phrase{"QU", ""}},
	{"hdnd", "council", "", phrase{"Hội đồng nhân dân", "People's Council"}, phrase{"HĐND", ""}},
	{"tt-hdnd", "council", "hdnd", phrase{"Thường trực Hội đồng nhân dân", "Standing Body of the People's Council"}, phrase{"TT HĐND", ""}},
	{"ban-phap-che", "council", "hdnd", phrase{"Ban Pháp chế Hội đồng nhân dân", "Legal Board of the People's Council"}, phrase{"Ban Pháp chế", ""}},
	{"ubnd", "committee", "", phrase{"Ủy ban nhân dân", "People's Committee"}, phrase{"UBND", ""}},
	{"vp-hdnd-ubnd", "office", "", phrase{"Văn phòng Hội đồng nhân dân và Ủy ban nhân dân", "Office of the People's Council and People's Committee"}, phrase{"VP HĐND-UBND", ""}},
	{"mttq", "front", "", phrase{"Ủy ban Mặt trận Tổ quốc Việt Nam", "Viet Nam Fatherland Front Committee"}, phrase{"Ủy ban MTTQ", "VFF Committee"}},
	{"to-chuc-ct-xh", "organisation", "", phrase{"Các tổ chức chính trị - xã hội", "Socio-political organisations"}, phrase{"Các tổ chức CT-XH", ""}},
}

// glossary are terms that the texts use.
var glossary = []phrase{
	{"Hội đồng nhân dân", "People's Council"}, {"Ủy ban nhân dân", "People's Committee"}, {"Mặt trận Tổ quốc Việt Nam", "Viet Nam Fatherland Front"},
	{"Tiếp xúc cử tri", "Meeting with voters"}, {"Phản biện xã hội", "Social criticism"}, {"Giải phóng mặt bằng", "Site clearance"},
	{"Cải cách hành chính", "Administrative reform"}, {"Chuyển đổi số", "Digital transformation"}, {"Dân vận khéo", "Skilful mass mobilisation"},
}

func (c Corpus) writeSettings(w *writer) {
	w.write("site.yaml", siteYAML())
	for d := range min(c.Districts, c.Reports) {
		name, province := districtName(d), provinceName(d)
		w.write(districtID(d)+"/district.yaml", fmt.Sprintf("name: {vi: %s, en: %s}\ntype: quan\nprovince: {vi: %s, en: %s}\n", name.vi, name.en, province.vi, province.en))
	}
}

func siteYAML() string {
	var b strings.Builder
	fmt.Fprintf(&b, "title: {vi: %s, en: %s}\n", siteTitle.vi, siteTitle.en)
	b.WriteString("description: {vi: Báo cáo phối hợp của các địa phương mẫu, en: Coordination reports of sample districts}\n")
	b.WriteString("base_url: https://example.org/\nlanguages: [vi, en]\ntime_zone: Asia/Ho_Chi_Minh\nagencies:\n")
	for _, a := range agencies {
		fmt.Fprintf(&b, "  %s:\n    name: {vi: %s, en: %s}\n    type: %s\n", a.id, a.name.vi, a.name.en, a.kind)
		short := "vi: " + a.short.vi
		if a.short.en != "" {
			short += ", en: " + a.short.en
		}
		fmt.Fprintf(&b, "    short: {%s}\n", short)
		if a.partOf != "" {
			fmt.Fprintf(&b, "    part_of: %s\n", a.partOf)
		}
	}
	b.WriteString("glossary:\n")
	for _, g := range glossary {
		fmt.Fprintf(&b, "  - {vi: %s, en: %s}\n", g.vi, g.en)
	}
	return b.String()
}
