package main

import (
	"io/fs"

	"github.com/spf13/cobra"

	"phoihop/internal/problem"
	"phoihop/internal/source"
	"phoihop/internal/translation"
)

func (c *command) stamp() *cobra.Command {
	var show bool
	cmd := &cobra.Command{
		Use:   c.say("stamp BÁO-CÁO …", "stamp REPORT …"),
		Short: c.say("Ghi nhận bản dịch đã theo kịp văn bản gốc", "Mark a translation as brought up to date"),
		Long: c.say(`Ghi vào bản dịch (translation.of) dấu của văn bản gốc hiện nay: bản dịch đã được sửa theo gốc. Chỉ một dòng của tệp thay đổi. Báo cáo
có lỗi thì không ghi.

--show không ghi gì mà cho xem từng câu của văn bản gốc đã đổi từ khi dịch: "-" câu cũ, "+" câu mới. Câu cũ lấy từ lịch sử git của thư mục
nội dung; không có lịch sử thì lệnh nói là không biết.

BÁO-CÁO là ĐỊA-PHƯƠNG/TÊN hoặc đường dẫn của tệp. Bản dịch nào cần xem: phoihop check --translations`,
			`Writes the state of the original into its translation (translation.of): it has been brought up to date. One line of the file
changes, and no other byte. A report with errors is not stamped.

--show writes nothing. It shows which sentences of the original have changed since the translation was made: "-" the old, "+" the
new. The old ones come from the git history of the content; without one it says that it cannot know.

REPORT is DISTRICT/NAME or the path of its file. Which translations are to be looked at: phoihop check --translations`),
		Example: `  phoihop stamp --show tay-ho/2023-02-15-tong-ket
  phoihop stamp tay-ho/2023-02-15-tong-ket`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return c.usage("cần tên báo cáo, ví dụ: phoihop stamp tay-ho/2023-02-15-tong-ket", "name a report, such as: phoihop stamp tay-ho/2023-02-15-tong-ket")
			}
			return c.longDash(args[0])
		},
		ValidArgsFunction: c.offerReports,
		RunE:              func(cmd *cobra.Command, args []string) error { return c.runStamp(args, show) },
	}
	c.addContent(cmd)
	cmd.Flags().MarkHidden("today")
	cmd.Flags().BoolVar(&show, "show", false, c.say("chỉ cho xem văn bản gốc đã đổi gì", "only show what has changed in the original"))
	return cmd
}

// stamping is a translation to be stamped.
type stamping struct {
	files   source.Files
	reading source.Reading
	state   translation.State
	wording source.Wording // of the original
}

func (s *stamping) original() string    { return s.files.Path(s.reading.Original.Lang) }
func (s *stamping) translation() string { return s.files.Path(s.reading.Words.Lang) }

func (c *command) runStamp(args []string, show bool) error {
	all, err := c.openContent()
	if err != nil {
		return err
	}
	var list []source.Files
	for _, arg := range args {
		files, err := c.reportNamed(all, arg)
		if err != nil {
			return err
		}
		list = append(list, files)
	}
	failed := false
	for _, files := range list {
		if err := c.stampReport(all, files, show); err != nil {
			failed = true
		}
	}
	if failed {
		return errTold
	}
	return nil
}

// stampReport stamps one translation, or shows what has changed in its original.
func (c *command) stampReport(all *content, files source.Files, show bool) error {
	reading := source.ReadReport(all.files, files, all.set)
	if errs, _, _ := split(reading.Problems); len(errs) > 0 {
		problem.Sort(errs)
		c.tell(errs)
		c.note(c.say("%s có lỗi nên không được ghi nhận; sửa xong rồi chạy lại.", "%s has errors and is not stamped; repair them and run this again."), files.Ref)
		return errTold
	}
	s := stamping{files: files, reading: reading, state: translation.StateOf(&reading)}
	switch s.state {
	case translation.Missing:
		c.note(c.say("%s chưa có bản dịch. Để bắt đầu: phoihop new --translate %[1]s", "%s has no translation. To begin one: phoihop new --translate %[1]s"), files.Ref)
		return errTold
	case translation.UpToDate:
		c.note(c.say("%s: bản dịch đã theo kịp văn bản gốc, không có gì phải ghi.", "%s: the translation is up to date, there is nothing to do."), all.path(s.translation()))
		return nil
	}
	s.wording = source.WordingOf(reading.Original.Report, reading.Original.Body.Text)
	if show {
		c.showChanges(all, &s)
		return nil
	}
	return c.setStamp(all, &s)
}

func (c *command) setStamp(all *content, s *stamping) error {
	file := s.translation()
	raw, err := fs.ReadFile(all.files, file)
	if err != nil {
		return c.written(all.path(file), err)
	}
	stamped, line, err := source.SetStamp(raw, s.wording.Fingerprint)
	if err != nil {
		c.note(c.say("%s: không tự ghi được. Trong bản dịch, viết: translation: {of: %s}", "%s: the stamp can't be set here. In the translation write: translation: {of: %s}"), all.path(file), s.wording.Fingerprint)
		return errTold
	}
	if err := replaceFile(all.path(file), stamped); err != nil {
		return c.written(all.path(file), err)
	}
	before := s.reading.Words.Report.Translation.Of
	if before == "" {
		before = c.say("chưa có", "none")
	}
	c.note(c.say("%s:%d: translation.of: %s → %s. Bản dịch được coi là theo kịp %s.", "%s:%d: translation.of: %s → %s. The translation counts as up to date with %s."),
		all.path(file), line, before, s.wording.Fingerprint, all.path(s.original()))
	return nil
}

// showChanges writes what has changed in an original since its translation was made.
func (c *command) showChanges(all *content, s *stamping) {
	of := s.reading.Words.Report.Translation.Of
	original, translated := all.path(s.original()), all.path(s.translation())
	old, found := formerOriginal(realPath(original), of)
	switch {
	case of == "":
		c.note(c.say("%s không ghi dấu của văn bản gốc (translation.of).", "%s does not say of which state of its original it is (translation.of)."), translated)
	case !found:
		c.note(c.say("%s đã đổi từ khi dịch. Không tìm thấy văn bản mang dấu %s trong lịch sử git.", "%s has changed since it was translated. There is no version with the fingerprint %s in a git history."), original, of)
	}
	if !found {
		old, found = besideTranslation(realPath(original), realPath(translated))
	}
	if !found {
		c.note(c.say("Vì vậy không biết gốc đã đổi gì. Đọc lại hai văn bản; khi bản dịch đã đúng: phoihop stamp %s", "So what has changed cannot be known. Read both; when the translation is right: phoihop stamp %s"), s.files.Ref)
		return
	}
	text := translation.Text(translation.Compare(old.wording, s.wording), c.say("văn bản", "body"))
	since := old.day
	if since == "" {
		since = c.say("chưa commit", "not committed")
	}
	switch {
	case old.guessed:
		c.note(c.say("So với văn bản gốc lúc bản dịch được sửa lần cuối (commit %s):", "Compared with the original when its translation was last changed (commit %s):"), old.commit)
		if text == "" {
			text = c.say("Không đổi gì.", "Nothing has changed.") + "\n"
		}
	default:
		c.note(c.say("%s: đã đổi từ khi dịch (dịch theo commit %s; đổi từ: %s)", "%s: changed since it was translated (from commit %s; changed since: %s)"), original, old.commit, since)
		if text == "" {
			text = c.say("Chỉ thứ tự các mục thay đổi.", "Only the order of entries has changed.") + "\n"
		}
	}
	c.stdout.Write([]byte(text))
	c.note(c.say("Sửa %s theo đó, rồi: phoihop stamp %s", "Mend %s accordingly, then: phoihop stamp %s"), translated, s.files.Ref)
}
