package data

import (
	"phoihop/internal/page"
	"phoihop/internal/report"
	"phoihop/internal/site"
)

// taskRow is a task of a report.
type taskRow struct {
	*scope
	at   site.Task
	o, w *report.Task
}

// taskName is what names a task within its report: its id, else its place.
func taskName(t site.Task) string { return page.TaskName(t.Own().ID, t.Place) }

// taskTo sets the id of a task, of this report or another.
func taskTo(v *value, t site.Task) {
	ref := t.Report.Ref
	v.join(ref.District, "/", ref.Name, "#", taskName(t))
}

// earlier gives the task that a task carries on, unless it was taken back with its report.
func earlier(t site.Task) (from site.Task, ok bool) {
	from, ok = t.Follows()
	return from, ok && !from.Report.Withdrawn
}

var tasks = newTable("tasks",
	both{"Nhiệm vụ", "Tasks"},
	both{"nhiệm vụ", "tasks"},
	both{"Mỗi dòng là một nhiệm vụ như một báo cáo nêu. Nhiệm vụ tiếp nối một nhiệm vụ trước thì lấy cơ quan chủ trì và thời hạn của nhiệm vụ đó nếu báo cáo không nêu.",
		"A row is a task as one report tells it. A task that carries on an earlier one takes owner and due date from it where its report states none."},
	[]column[taskRow]{
		col("id", identity, "Mã nhiệm vụ", "Task id", func(v *value, t *taskRow) { taskTo(v, t.at) }).needs().
			note("mã báo cáo, “#”, rồi mã của nhiệm vụ, hoặc “_” và số thứ tự", "the report's id, \"#\", and the task's id, or \"_\" and its number there"),
		col("report", identity, "Mã báo cáo", "Report id", func(v *value, t *taskRow) { t.refTo(v) }).needs(),
		col("district", identity, "Mã địa phương", "District id", func(v *value, t *taskRow) { t.districtTo(v) }).needs(),
		col("date", date, "Ngày họp", "Day of the meeting", func(v *value, t *taskRow) { t.heldTo(v) }).needs(),
		col("number", count, "Số thứ tự trong báo cáo", "Place in the report", func(v *value, t *taskRow) { v.count(t.at.Place + 1) }).needs(),
		col("title", words, "Nhiệm vụ", "Task", func(v *value, t *taskRow) { v.words = t.in(t.o.Title, t.w.Title) }).needs(),
		col("owner", ids, "Cơ quan chủ trì", "Lead", func(v *value, t *taskRow) { listed(v, t.at.Owner()) }),
		col("with", ids, "Cơ quan phối hợp", "Together with", func(v *value, t *taskRow) { listed(v, t.o.With) }),
		col("owner_note", words, "Chủ trì, như nguồn ghi", "Lead, as the source words it", func(v *value, t *taskRow) { v.words = t.in(t.o.OwnerNote, t.w.OwnerNote) }),
		col("by", words, "Người giao", "Asked by", func(v *value, t *taskRow) { v.words = t.in(t.o.By, t.w.By) }),
		col("source", words, "Căn cứ", "Basis", func(v *value, t *taskRow) { v.words = t.in(t.o.Source, t.w.Source) }),
		col("due", due, "Thời hạn", "Due", func(v *value, t *taskRow) { v.due(t.at.Due()) }),
		col("due_last", date, "Ngày cuối của thời hạn", "Last day in time", func(v *value, t *taskRow) { v.dueLast(t.at.Due()) }),
		col("due_note", words, "Thời hạn, như nguồn ghi", "Due, as the source words it", func(v *value, t *taskRow) { v.words = t.in(t.o.DueNote, t.w.DueNote) }),
		col("output", words, "Sản phẩm", "Output", func(v *value, t *taskRow) { v.words = t.in(t.o.Output, t.w.Output) }),
		col("status", identity, "Trạng thái theo báo cáo", "Status by the report", func(v *value, t *taskRow) { v.join(t.o.State()) }).needs().of(report.Statuses),
		col("status_source", words, "Nguồn của trạng thái", "Source of the status", func(v *value, t *taskRow) { v.words = t.in(t.o.StatusSource, t.w.StatusSource) }),
		col("done_on", date, "Ngày hoàn thành", "Done on", func(v *value, t *taskRow) { v.date(t.o.DoneOn) }),
		col("result", words, "Kết quả", "Result", func(v *value, t *taskRow) { v.words = t.in(t.o.Result, t.w.Result) }),
		col("follows", identity, "Tiếp nối nhiệm vụ", "Task that it carries on", func(v *value, t *taskRow) {
			if from, ok := earlier(t.at); ok {
				taskTo(v, from)
			}
		}),
		col("thread", identity, "Mã diễn biến", "Thread id", func(v *value, t *taskRow) {
			if thread := t.at.Thread(); thread != nil {
				taskTo(v, thread.Origin())
			}
		}).note("mã của nhiệm vụ đầu tiên", "the id of its first task"),
	},
	func(from *scope, row *taskRow, put func()) {
		row.scope = from
		for i := range from.r.Tasks {
			row.at, row.o, row.w = site.Task{Report: from.r, Place: i}, entry(from.o.Tasks, i), entry(from.w.Tasks, i)
			put()
		}
	})
