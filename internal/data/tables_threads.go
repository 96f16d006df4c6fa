package data

import (
	"phoihop/internal/page"
	"phoihop/internal/report"
	"phoihop/internal/site"
	"phoihop/internal/viet"
)

// threadRow is a thread.
type threadRow struct {
	*scope
	t              *site.Thread
	origin, newest site.Task
	story          string // its place in the site, below a language
}

// threadStates are the states of threads, in their order.
var threadStates = func() (all report.Choices) {
	for s := range site.ThreadState(site.StateCount) {
		all = append(all, report.Choice{ID: s.String()})
	}
	return all
}()

var threads = newTable("threads",
	both{"Diễn biến nhiệm vụ", "Threads of tasks"},
	both{"theo dõi nhiệm vụ", "follow-up of tasks"},
	both{"Mỗi dòng là một nhiệm vụ cùng các nhiệm vụ tiếp nối nó. Tình trạng tính đến ngày as_of và chỉ nói điều đã hoặc chưa được đăng ở đây.",
		"A row is a task and all that carry it on. Its state is that of the day as_of, and says no more than what was or was not published here."},
	[]column[threadRow]{
		col("id", identity, "Mã diễn biến", "Thread id", func(v *value, t *threadRow) { taskTo(v, t.origin) }).needs().
			note("mã của nhiệm vụ đầu tiên", "the id of its first task"),
		col("district", identity, "Mã địa phương", "District id", func(v *value, t *threadRow) { v.join(t.origin.Report.Ref.District) }).needs(),
		col("began", date, "Bắt đầu", "Began", func(v *value, t *threadRow) { v.date(t.t.Began()) }).needs(),
		col("title", words, "Nhiệm vụ", "Task", func(v *value, t *threadRow) {
			from := scope{r: t.origin.Report}
			title := t.origin.Own().Title
			v.words = from.in(title.Original, title.Translated)
		}).needs(),
		col("state", identity, "Tình trạng", "State", func(v *value, t *threadRow) { v.join(t.t.State.String()) }).needs().of(threadStates),
		col("as_of", date, "Tính đến ngày", "As of", func(v *value, t *threadRow) { v.date(t.t.Day) }).needs(),
		col("owner", ids, "Cơ quan chủ trì", "Lead", func(v *value, t *threadRow) { listed(v, t.newest.Owner()) }),
		col("due", due, "Thời hạn", "Due", func(v *value, t *threadRow) { v.due(t.newest.Due()) }),
		col("due_last", date, "Ngày cuối của thời hạn", "Last day in time", func(v *value, t *threadRow) { v.dueLast(t.newest.Due()) }),
		col("standing", yesNo, "Việc thường xuyên", "Standing work", func(v *value, t *threadRow) { v.flag(t.t.Standing()) }).needs().
			note("không có thời hạn", "it has no due date"),
		col("branched", yesNo, "Có nhánh", "Branched", func(v *value, t *threadRow) { v.flag(t.t.Branched()) }).needs().
			note("có hai nhiệm vụ cùng tiếp nối một nhiệm vụ", "two tasks carry on one"),
		col("entries", ids, "Các nhiệm vụ", "Tasks", func(v *value, t *threadRow) {
			for _, e := range t.t.Entries {
				v.lists[0] = append(v.lists[0], e.Report.Ref.String()+"#"+taskName(e))
			}
		}).needs().note("nhiệm vụ đầu tiên đứng trước, rồi theo thời gian", "the first one, then the others in time"),
		col("newest", identity, "Nhiệm vụ mới nhất", "Newest task", func(v *value, t *threadRow) { taskTo(v, t.newest) }).needs(),
		col("status", identity, "Trạng thái mới nhất theo báo cáo", "Newest status by a report", func(v *value, t *threadRow) { v.join(t.newest.Own().State()) }).needs().of(report.Statuses),
		col("status_date", date, "Ngày của trạng thái đó", "Day of that status", func(v *value, t *threadRow) { v.date(t.newest.Report.Date) }).needs(),
		col("url_vi", link, "Trang tiếng Việt", "Page in Vietnamese", func(v *value, t *threadRow) { t.storyTo(v, viet.Vi) }),
		col("url_en", link, "Trang tiếng Anh", "Page in English", func(v *value, t *threadRow) { t.storyTo(v, viet.En) }),
	},
	func(from *scope, row *threadRow, put func()) {
		row.scope = from
		for _, t := range from.threads {
			row.t, row.origin, row.newest = t, t.Origin(), t.Newest()
			told := row.origin
			if from.site.Settings.BaseURL != "" { // addresses are those of the whole site
				told = t.Whole().Origin()
			}
			at := told.Report
			row.story = "/tasks/" + at.Ref.District + "/" + yearName(int(at.Date.Year)) + ".html#" + page.ThreadAnchor(told)
			put()
		}
	})

// storyTo sets the address at which a page of threads tells the thread.
func (t *threadRow) storyTo(v *value, lang viet.Lang) {
	if t.has(lang) {
		v.join(t.root, string(lang), t.story)
	}
}
