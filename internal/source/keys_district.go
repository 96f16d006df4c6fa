package source

import (
	"gopkg.in/yaml.v3"

	"phoihop/internal/problem"
	"phoihop/internal/report"
)

var (
	readCode       = a(UnitCode, (*decoder).unitCode)
	readDistrict   = a(DistrictID, (*decoder).id)
	readActs       = settings(&actKeys, func(d *decoder, n *yaml.Node, act *report.Act) { readMapping(d, n, actKeys, act) })
	readSuccessors = settings(&successorKeys, readSuccessor)
)

// districtKeys is district.yaml.
var districtKeys = keys[report.District]{
	own("name", readBilingual, func(d *report.District) *report.Bilingual { return &d.Name }).needed("name: {vi: Quận Tây Hồ, en: Tay Ho District}"),
	own("type", readChoice("type", report.UnitTypes), func(d *report.District) *string { return &d.Type }).needed("type: quan"),
	own("code", readCode, func(d *report.District) *string { return &d.Code }),
	own("province", readBilingual, func(d *report.District) *report.Bilingual { return &d.Province }),
	own("province_now", readBilingual, func(d *report.District) *report.Bilingual { return &d.ProvinceNow }),
	own("since", readDate, func(d *report.District) *report.Date { return &d.Since }),
	own("until", readDay, func(d *report.District) *report.Date { return &d.Until }),
	own("acts", readActs, func(d *report.District) *[]report.Act { return &d.Acts }),
	own("successors", readSuccessors, func(d *report.District) *[]report.Successor { return &d.Successors }),
}

var actKeys = keys[report.Act]{
	own("number", readText, func(a *report.Act) *string { return &a.Number }),
	own("date", readDate, func(a *report.Act) *report.Date { return &a.Date }),
	own("effect", readChoice("effect", report.ActEffects), func(a *report.Act) *string { return &a.Effect }),
	own("url", readAddress, func(a *report.Act) *string { return &a.URL }),
}

var successorKeys = keys[report.Successor]{
	own("code", readCode, func(s *report.Successor) *string { return &s.Code }),
	own("name", readBilingual, func(s *report.Successor) *report.Bilingual { return &s.Name }),
	own("url", readAddress, func(s *report.Successor) *string { return &s.URL }),
	own("part", readBoolean, func(s *report.Successor) *bool { return &s.Part }),
	own("district", readDistrict, func(s *report.Successor) *string { return &s.District }),
}

func readSuccessor(d *decoder, n *yaml.Node, to *report.Successor) {
	readMapping(d, n, successorKeys, to)
	if to.Name.IsZero() && to.District == "" && n.Kind == yaml.MappingNode {
		d.add(n, problem.New(problem.MissingKey, "name", "name: {vi: Phường Tây Hồ, en: Tay Ho Ward}"))
	}
}

func (d *decoder) unitCode(n *yaml.Node, to *string) {
	s, ok := d.scalar(n)
	if !ok || s == "" {
		return
	}
	if !isDigits(s) || len(s) < 2 || len(s) > 5 {
		d.add(n, problem.New(problem.BadCode, s))
		return
	}
	*to = s
}
