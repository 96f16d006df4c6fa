package source

import "phoihop/internal/report"

// reportKeys is the front matter of a report: every key, in the order of the content contract.
var reportKeys = keys[report.Report]{
	words("title", func(r *report.Report) *string { return &r.Title }).needed("title: Tổng kết công tác phối hợp năm 2022"),
	words("summary", func(r *report.Report) *string { return &r.Summary }),
	facts("agency", readAgency, func(r *report.Report) *report.List[report.AgencyID] { return &r.Agencies }).needed("agency: [hdnd, ubnd, mttq]"),
	fact("convener", readAgency, func(r *report.Report) *report.AgencyID { return &r.Convener }),
	fact("date", readHeld, func(r *report.Report) *report.Date { return &r.Date }).needed("date: 2023-02-15"),
	fact("end_date", readDate, func(r *report.Report) *report.Date { return &r.EndDate }),
	fact("part_of_day", readChoice("part_of_day", report.PartsOfDay), func(r *report.Report) *string { return &r.PartOfDay }),
	facts("kind", readKind, func(r *report.Report) *report.List[report.KindID] { return &r.Kinds }),
	words("venue", func(r *report.Report) *string { return &r.Venue }),
	words("term", func(r *report.Report) *string { return &r.Term }),
	words("session", func(r *report.Report) *string { return &r.Session }),
	group("period", func(r *report.Report) *report.Period { return &r.Period }, &periodKeys),
	group("next_period", func(r *report.Report) *report.Period { return &r.NextPeriod }, &periodKeys),
	fact("published", readStamp, func(r *report.Report) *report.Stamp { return &r.Published }),
	fact("updated", readStamp, func(r *report.Report) *report.Stamp { return &r.Updated }),
	words("author", func(r *report.Report) *string { return &r.Author }),
	group("source", func(r *report.Report) *report.Source { return &r.Source }, &sourceKeys),
	wordList("source_notes", func(r *report.Report) *report.List[string] { return &r.SourceNotes }),
	attendees,
	entries("signed", func(r *report.Report) *report.List[report.Signed] { return &r.Signed }, &signedKeys, nil, signedByFile, signedByNumber),
	entries("results", func(r *report.Report) *report.List[report.Result] { return &r.Results }, &resultKeys, nil, resultByID),
	entries("limitations", func(r *report.Report) *report.List[report.Limitation] { return &r.Limitations }, &limitationKeys,
		func(l *report.Limitation) *string { return &l.Text }),
	entries("tasks", func(r *report.Report) *report.List[report.Task] { return &r.Tasks }, &taskKeys,
		func(t *report.Task) *string { return &t.Title }, taskByID),
	entries("documents", func(r *report.Report) *report.List[report.Document] { return &r.Documents }, &documentKeys, nil, documentByFile, documentByNumber),
	entries("themes", func(r *report.Report) *report.List[report.Theme] { return &r.Themes }, &themeKeys,
		func(t *report.Theme) *string { return &t.Text }),
	entries("photos", func(r *report.Report) *report.List[report.Photo] { return &r.Photos }, &photoKeys, nil, photoByFile),
	entries("attachments", func(r *report.Report) *report.List[report.Attachment] { return &r.Attachments }, &attachmentKeys, nil, attachmentByFile),
	entries("corrections", func(r *report.Report) *report.List[report.Correction] { return &r.Corrections }, &correctionKeys, nil),
	group("withdrawn", func(r *report.Report) *report.Withdrawn { return &r.Withdrawn }, &withdrawnKeys).stated("withdrawn: {date: 2024-05-10, reason: …}"),
	own("draft", readBoolean, func(r *report.Report) *bool { return &r.Draft }),
	facts("aliases", readFormerID, func(r *report.Report) *report.List[string] { return &r.Aliases }),
	own("translation", readTranslation, func(r *report.Report) *report.Translation { return &r.Translation }),
}

var periodKeys = keys[report.Period]{
	fact("from", readDate, func(p *report.Period) *report.Date { return &p.From }),
	fact("to", readDate, func(p *report.Period) *report.Date { return &p.To }),
	words("label", func(p *report.Period) *string { return &p.Label }),
}

var sourceKeys = keys[report.Source]{
	words("name", func(s *report.Source) *string { return &s.Name }),
	fact("url", readLink, func(s *report.Source) *string { return &s.URL }),
	words("section", func(s *report.Source) *string { return &s.Section }),
	fact("retrieved", readDate, func(s *report.Source) *report.Date { return &s.Retrieved }),
}

var correctionKeys = keys[report.Correction]{
	fact("date", readDate, func(c *report.Correction) *report.Date { return &c.Date }),
	fact("kind", readChoice("kind", report.CorrectionKinds), func(c *report.Correction) *string { return &c.Kind }),
	words("text", func(c *report.Correction) *string { return &c.Text }),
}

var withdrawnKeys = keys[report.Withdrawn]{
	fact("date", readDate, func(w *report.Withdrawn) *report.Date { return &w.Date }),
	words("reason", func(w *report.Withdrawn) *string { return &w.Reason }),
}

var translationKeys = keys[report.Translation]{
	own("by", readText, func(t *report.Translation) *string { return &t.By }),
	own("date", readDate, func(t *report.Translation) *report.Date { return &t.Date }),
	own("authoritative", readBoolean, func(t *report.Translation) *bool { return &t.Authoritative }),
	own("of", readText, func(t *report.Translation) *string { return &t.Of }),
}
