package main

import (
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"

	"phoihop/internal/draft"
	"phoihop/internal/problem"
	"phoihop/internal/report"
	"phoihop/internal/site"
	"phoihop/internal/source"
	"phoihop/internal/viet"
)

// newReport writes the draft of a report, which may carry on the tasks of another.
func (c *command) newReport(all *content, f newFlags) error {
	today, err := c.dayToday(all.site.Zone())
	if err != nil {
		return err
	}
	made := &draft.Report{Lang: all.site.Languages[0]}
	district := ""
	var earlier *site.Report
	if f.from != "" {
		if earlier, err = c.earlierReport(all, f.from); err != nil {
			return err
		}
		district = earlier.Ref.District
		made.From, made.Agencies, made.Convener, made.Kinds = earlier.Ref, earlier.Agencies.Items, earlier.Convener, earlier.Kinds.Items
	}
	if len(all.tree.Districts) == 0 {
		return c.usage("chưa có địa phương nào; trước hết chạy: phoihop new --new-district MÃ", "there is no district yet; begin with: phoihop new --new-district ID")
	}
	if err := c.answers(newAsker(c), c.reportQuestions(all, f, made, &district, earlier, today)); err != nil {
		return err
	}
	name := made.Name()
	path := all.path(district + "/" + name + "." + string(made.Lang) + ".md")
	if files, there := all.find(report.Ref{District: district, Name: name}); there {
		c.note(c.say("%s đã có; không ghi đè. Đặt tiêu đề khác, hoặc dịch báo cáo đó: phoihop new --translate %s", "%s is there already and is not overwritten. Give another title, or translate that report: phoihop new --translate %s"),
			all.path(files.Path(files.Langs[0])), files.Ref)
		return errTold
	}
	var named map[string][]byte
	if earlier != nil {
		if made.Tasks = draft.OpenTasks(earlier, made.Date); len(made.Tasks) == 0 {
			c.note(c.say("%s không còn nhiệm vụ nào chưa xong.", "%s has no open task."), earlier.Ref)
		}
		if named, err = c.nameTasks(all, made.Tasks); err != nil {
			return err
		}
	}
	if err := c.create(path, made.Bytes(c.lang)); err != nil {
		return err
	}
	if err := c.replaceAll(named); err != nil {
		os.Remove(path)
		return err
	}
	if made.Date.First().Compare(today) > 0 {
		c.note(c.say("Ngày họp %s còn ở phía trước.", "The day of the meeting, %s, is still to come."), made.Date)
	}
	if d, _ := source.ReadDistrict(all.files, district); d.Ended() && made.Date.First().Compare(d.Until) > 0 {
		c.note(c.say("%s kết thúc ngày %s, trước ngày họp: báo cáo của đơn vị mới đặt trong thư mục của đơn vị ấy.", "%s ended on %s, before the meeting: a report of the new unit stands in that unit's folder."), district, d.Until)
	}
	if earlier != nil && earlier.Ref.District != district {
		c.note(c.say("Báo cáo được nối tiếp là của địa phương khác: %s.", "The report that is carried on is of another district: %s."), earlier.Ref.District)
	}
	if len(made.Tasks) > 0 {
		c.note("%s.", c.count(len(made.Tasks), "nhiệm vụ được nối tiếp", "task is carried on", "tasks are carried on"))
	}
	c.note("%s", c.say("Viết tiếp trong tệp này, xem trước bằng phoihop serve; xong thì xoá dòng \"draft: true\" và chạy phoihop check.",
		"Go on in this file; phoihop serve shows it. When it is ready remove the line \"draft: true\" and run phoihop check."))
	return nil
}

// earlierReport finds the report whose tasks are carried on, among all others.
func (c *command) earlierReport(all *content, argument string) (*site.Report, error) {
	files, err := c.reportNamed(all, argument)
	if err != nil {
		return nil, err
	}
	if _, err := c.readWhole(all, files); err != nil {
		return nil, err
	}
	for _, r := range all.join(report.Date{}).Reports {
		if r.Ref == files.Ref {
			return r, nil
		}
	}
	return nil, c.usage("báo cáo %s đã rút nên không nối tiếp được", "the report %s is withdrawn and can't be carried on", files.Ref)
}

// reportQuestions are what is to be known of a new report.
func (c *command) reportQuestions(all *content, f newFlags, made *draft.Report, district *string, earlier *site.Report, today report.Date) []question {
	districts, kinds, agencies := c.districtChoices(all), c.choicesOf(all.site.Kinds), c.agencyChoices(all.site.Agencies)
	langs := make([]choice, len(all.site.Languages))
	for i, lang := range all.site.Languages {
		names := map[viet.Lang][]string{viet.Vi: {c.say("tiếng Việt", "Vietnamese"), "tiếng Việt", "Vietnamese"}, viet.En: {c.say("tiếng Anh", "English"), "tiếng Anh", "English"}}
		langs[i] = choice{string(lang), names[lang]}
	}
	return []question{
		{flag: "district", given: f.district, ask: c.say("Địa phương", "District"), choices: districts, preset: *district, take: func(s string) (wrong string) {
			*district, wrong = c.pick(districts, s)
			return orElse(wrong, c.say("Địa phương chưa có thì tạo bằng: phoihop new --new-district MÃ", "For a district that is not there yet: phoihop new --new-district ID"))
		}},
		{flag: "date", given: f.date, ask: c.say("Ngày họp (năm-tháng-ngày)", "Day of the meeting (year-month-day)"), preset: today.String(), noGuess: true, take: func(s string) string {
			d, p, ok := source.ReadDate(s)
			if !ok {
				return p.Message.In(c.lang) + " (" + p.Hint.In(c.lang) + ")"
			}
			if earlier != nil && d.Last().Compare(earlier.Date.First()) < 0 {
				return fmt.Sprintf(c.say("%s là trước ngày của báo cáo được nối tiếp (%s)", "%s is before the day of the report that is carried on (%s)"), d, earlier.Date)
			}
			made.Date = d
			return ""
		}},
		{flag: "kind", given: f.kind, ask: c.say("Loại hội nghị (nhiều loại cách nhau bằng dấu phẩy)", "Kind of meeting (several between commas)"), choices: kinds, preset: idsOf(made.Kinds), skip: true, take: func(s string) string {
			ids, wrong := c.pickSome(kinds, s)
			made.Kinds = nil
			for _, id := range ids {
				made.Kinds = append(made.Kinds, report.KindID(id))
			}
			return wrong
		}},
		{flag: "agency", given: f.agency, ask: c.say("Các cơ quan đã họp (cách nhau bằng dấu phẩy)", "The agencies that met (between commas)"), choices: agencies, preset: idsOf(made.Agencies), take: func(s string) string {
			ids, wrong := c.pickSome(agencies, s)
			made.Agencies = nil
			for _, id := range ids {
				made.Agencies = append(made.Agencies, report.AgencyID(id))
			}
			return orElse(wrong, fmt.Sprintf(c.say("Cơ quan chưa có thì khai báo ở agencies trong %s", "An agency that is not there yet is declared below agencies in %s"), all.path("site.yaml")))
		}},
		{flag: "title", given: f.title, ask: c.say("Tiêu đề", "Title"), take: func(s string) string {
			if made.Title = draft.Clean(s); !draft.IsTitle(made.Title) {
				return c.say("tiêu đề cần có chữ", "a title has letters")
			}
			return ""
		}},
		{flag: "lang", given: f.lang, ask: c.say("Ngôn ngữ của báo cáo", "Language of the report"), choices: langs, preset: string(made.Lang), take: func(s string) string {
			lang, wrong := c.pick(langs, s)
			made.Lang = viet.Lang(lang)
			return wrong
		}},
	}
}

// orElse adds what to do where an answer names nothing that is there, and nothing like it: what is likely meant is asked.
func orElse(wrong, todo string) string {
	if wrong == "" || strings.HasSuffix(wrong, "?") {
		return wrong
	}
	return wrong + ". " + todo
}

func idsOf[ID ~string](ids []ID) string {
	var parts []string
	for _, id := range ids {
		parts = append(parts, string(id))
	}
	return strings.Join(parts, ", ")
}

// pickSome picks several choices between commas, each once. A name that itself has a comma is tried first.
func (c *command) pickSome(choices []choice, answer string) (ids []string, wrong string) {
	if id, wrong := c.pick(choices, answer); wrong == "" {
		return []string{id}, ""
	}
	for part := range strings.SplitSeq(answer, ",") {
		if part = viet.Plain(part); part == "" {
			continue
		}
		id, wrong := c.pick(choices, part)
		if wrong != "" {
			if several := c.pickJoined(choices, part); len(several) > 1 {
				wrong = fmt.Sprintf(c.say("%q là nhiều mục, cách nhau bằng dấu phẩy; ý bạn là %s?", "%q is more than one, which stand between commas; did you mean %s?"), part, strings.Join(several, ","))
			}
			return nil, wrong
		}
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	if len(ids) == 0 {
		return nil, c.unknownAnswer(choices, answer)
	}
	return ids, ""
}

// joints stand between the names of agencies that met, besides commas; blanks are tried last, since names have them too.
var joints = []*regexp.Regexp{regexp.MustCompile(`\s*[;/&]\s*|\s+(?:và|and)\s+`), regexp.MustCompile(`\s*[;/&–—-]\s*|\s+(?:và|and)\s+`), regexp.MustCompile(`(?:[\s;/&–—-]|\s(?:và|and)\s)+`)}

// pickJoined picks the choices that an answer names without commas; nil unless each part of it names one.
func (c *command) pickJoined(choices []choice, answer string) (ids []string) {
	answer = strings.Trim(answer, "[] ")
	for _, joint := range joints {
		ids = nil
		for _, part := range joint.Split(answer, -1) {
			id, wrong := c.pick(choices, part)
			if wrong != "" {
				ids = nil
				break
			}
			ids = append(ids, id)
		}
		if len(ids) > 1 {
			return ids
		}
	}
	return nil
}

func (c *command) districtChoices(all *content) (choices []choice) {
	for _, folder := range all.tree.Districts {
		if !folder.HasSettings {
			continue
		}
		d, _ := source.ReadDistrict(all.files, folder.ID)
		name, _ := d.Name.In(viet.Lang(c.lang))
		choices = append(choices, choice{d.ID, []string{name, d.Name.Vi, d.Name.En}})
	}
	return choices
}

func (c *command) agencyChoices(agencies []report.Agency) (choices []choice) {
	for _, a := range agencies {
		name, _ := a.Name.In(viet.Lang(c.lang))
		if short, _ := a.Short.In(viet.Lang(c.lang)); short != "" {
			name += " (" + short + ")"
		}
		choices = append(choices, choice{string(a.ID), append([]string{name, a.Name.Vi, a.Name.En, a.Short.Vi, a.Short.En}, a.Aliases.Items...)})
	}
	return choices
}

// nameTasks gives ids to the tasks that have none, so that others can follow them. It returns what files say then, by
// path below the content folder.
func (c *command) nameTasks(all *content, tasks []draft.Task) (named map[string][]byte, err error) {
	named = map[string][]byte{}
	taken := map[report.Ref]map[string]bool{}
	for i := range tasks {
		t := &tasks[i]
		if t.ID != "" {
			continue
		}
		files, _ := all.find(t.Follows)
		reading, err := c.readWhole(all, files)
		if err != nil {
			return nil, err
		}
		if taken[t.Follows] == nil {
			taken[t.Follows] = idsIn(reading.Original.Report)
		}
		for n := 1; t.ID == "" || taken[t.Follows][t.ID]; n++ {
			t.ID = fmt.Sprintf("t%d", n)
		}
		taken[t.Follows][t.ID] = true
		path := files.Path(reading.Original.Lang)
		raw := named[path]
		if raw == nil {
			if raw, err = fs.ReadFile(all.files, path); err != nil {
				return nil, c.written(all.path(path), err)
			}
		}
		if named[path], err = source.NameTask(raw, t.Place, t.ID); err != nil {
			c.note(c.say("Không tự thêm được mã cho nhiệm vụ %d của %s: viết \"id: %s\" trước title của nhiệm vụ đó rồi chạy lại. Chưa ghi gì.",
				"Task %d of %s can't be given an id here: write \"id: %s\" before its title and run this again. Nothing was written."), t.Place+1, all.path(path), t.ID)
			return nil, errTold
		}
	}
	return named, nil
}

// idsIn are all ids of a report's tasks and results.
func idsIn(r *report.Report) map[string]bool {
	ids := map[string]bool{}
	for _, t := range r.Tasks.Items {
		ids[t.ID] = true
	}
	var results func([]report.Result)
	results = func(list []report.Result) {
		for _, one := range list {
			ids[one.ID] = true
			results(one.Parts.Items)
		}
	}
	results(r.Results.Items)
	return ids
}

// replaceAll writes files anew, and says which.
func (c *command) replaceAll(named map[string][]byte) error {
	all := content{dir: c.common.content}
	var paths []string
	for path := range named {
		paths = append(paths, path)
	}
	slices.Sort(paths)
	for _, path := range paths {
		if err := replaceFile(all.path(path), named[path]); err != nil {
			p := problem.New(problem.Unwritable, err).In(path).At(1, 1)
			c.tell([]problem.Problem{p})
			return errTold
		}
		c.note(c.say("Đã thêm mã (id) cho nhiệm vụ trong %s.", "Tasks were given ids in %s."), all.path(path))
	}
	return nil
}
