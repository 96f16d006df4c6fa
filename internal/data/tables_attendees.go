package data

import "phoihop/internal/report"

// attendeeRow is a person, or a body or group, that took part.
type attendeeRow struct {
	*scope
	place int
	o, w  *report.Attendee
}

var attendees = newTable("attendees",
	both{"Thành phần dự", "Attendees"},
	both{"thành phần dự họp", "attendees"},
	both{"Mỗi dòng là một người dự họp trên cương vị của mình, hoặc một đoàn. Chức vụ là của ngày họp.",
		"A row is a person who took part in an office, or a group. Offices are those of the meeting's day."},
	[]column[attendeeRow]{
		col("report", identity, "Mã báo cáo", "Report id", func(v *value, a *attendeeRow) { a.refTo(v) }).needs(),
		col("district", identity, "Mã địa phương", "District id", func(v *value, a *attendeeRow) { a.districtTo(v) }).needs(),
		col("date", date, "Ngày họp", "Day of the meeting", func(v *value, a *attendeeRow) { a.heldTo(v) }).needs(),
		col("number", count, "Số thứ tự trong báo cáo", "Place in the report", func(v *value, a *attendeeRow) { v.count(a.place) }).needs(),
		col("name", text, "Họ và tên", "Name", func(v *value, a *attendeeRow) { v.join(a.o.Name) }),
		col("group", words, "Cơ quan, đoàn", "Body or group", func(v *value, a *attendeeRow) { v.words = a.in(a.o.Group, a.w.Group) }),
		col("roles", wordLists, "Chức vụ", "Offices", func(v *value, a *attendeeRow) { a.listsIn(v, a.o.Roles, a.w.Roles) }),
		col("agency", ids, "Cơ quan", "Agencies", func(v *value, a *attendeeRow) { listed(v, a.o.Agencies) }),
		col("count", number, "Số người", "Number of people", func(v *value, a *attendeeRow) { v.number(a.o.Count) }),
		col("chair", yesNo, "Chủ trì", "Chaired the meeting", func(v *value, a *attendeeRow) { v.stated(a.o.Chair) }),
		col("did", ids, "Việc làm tại hội nghị", "What they did", func(v *value, a *attendeeRow) { listed(v, a.o.Did) }).of(report.Acts),
		col("representing", words, "Đại diện", "Representing", func(v *value, a *attendeeRow) { v.words = a.in(a.o.Representing, a.w.Representing) }),
		col("note", words, "Ghi chú", "Note", func(v *value, a *attendeeRow) { v.words = a.in(a.o.Note, a.w.Note) }),
	},
	func(from *scope, row *attendeeRow, put func()) {
		row.scope = from
		for i := range from.o.Attendees.Items {
			row.place, row.o, row.w = i+1, entry(from.o.Attendees, i), entry(from.w.Attendees, i)
			put()
		}
	})
