package main

import (
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"phoihop/internal/draft"
	"phoihop/internal/problem"
	"phoihop/internal/report"
	"phoihop/internal/source"
	"phoihop/internal/viet"
)

// newFlags are those of the command new.
type newFlags struct {
	district, date, kind, agency, title, lang string
	translate, from, newDistrict, unit        string
}

func (c *command) new() *cobra.Command {
	var f newFlags
	cmd := &cobra.Command{
		Use:   "new",
		Short: c.say("Tạo bản nháp báo cáo, bản dịch hoặc địa phương mới", "Start a report, a translation or a district"),
		Long: c.say(`Tạo một tệp để viết tiếp. Trên màn hình dòng lệnh, lệnh hỏi những gì tuỳ chọn chưa cho biết; nếu không, mọi tuỳ chọn cần thiết phải
có. Tệp đã có thì không bao giờ bị ghi đè.

  phoihop new                          báo cáo mới, tên tệp là ngày họp và tiêu đề
  phoihop new --from BÁO-CÁO           báo cáo mới tiếp nối những nhiệm vụ chưa xong của một báo cáo
  phoihop new --translate BÁO-CÁO      khung bản dịch: nguyên văn đứng trên từng khoá
  phoihop new --new-district MÃ        thư mục của một địa phương

BÁO-CÁO là ĐỊA-PHƯƠNG/TÊN hoặc đường dẫn của tệp. Cơ quan, loại hội nghị, địa phương viết bằng mã hay tên đều được.`,
			`Makes a file to go on with. On a terminal it asks for what the flags do not give; elsewhere the flags must give all that
is needed. A file that is there is never overwritten.

  phoihop new                          a new report, named by its day and title
  phoihop new --from REPORT            a new report that carries the open tasks of another on
  phoihop new --translate REPORT       the skeleton of a translation: each text above its key
  phoihop new --new-district ID        the folder of a district

REPORT is DISTRICT/NAME or the path of its file. Agencies, kinds and districts go by id or name.`),
		Example: c.say(`  phoihop new --district tay-ho --date 2023-02-15 --kind "tổng kết" --agency HĐND,UBND --title "Tổng kết công tác phối hợp năm 2022"
  phoihop new --translate tay-ho/2023-02-15-tong-ket`,
			`  phoihop new --district tay-ho --date 2023-02-15 --kind final-review --agency hdnd,ubnd --title "Tổng kết công tác phối hợp năm 2022"
  phoihop new --translate tay-ho/2023-02-15-tong-ket`),
		Args: func(cmd *cobra.Command, args []string) error {
			if err := c.valuesGiven(f); err != nil {
				return err
			}
			return c.noArgs(cmd, args)
		},
		RunE: func(cmd *cobra.Command, args []string) error { return c.runNew(cmd, f) },
	}
	c.addContent(cmd)
	flags := cmd.Flags()
	flags.StringVar(&f.district, "district", "", c.say("địa phương", "the district"))
	flags.StringVar(&f.date, "date", "", c.say("ngày họp, ví dụ 2023-02-15", "the day of the meeting, such as 2023-02-15"))
	flags.StringVar(&f.kind, "kind", "", c.say("loại hội nghị; nhiều loại cách nhau bằng dấu phẩy", "kind of meeting; several between commas"))
	flags.StringVar(&f.agency, "agency", "", c.say("các cơ quan đã họp, cách nhau bằng dấu phẩy", "the agencies that met, between commas"))
	flags.StringVar(&f.title, "title", "", c.say("tiêu đề; với --new-district: tên của địa phương", "the title; with --new-district: the district's name"))
	flags.StringVar(&f.lang, "lang", "", c.say("ngôn ngữ của báo cáo: vi hoặc en", "language of the report: vi or en"))
	flags.StringVar(&f.translate, "translate", "", c.say("`BÁO-CÁO` cần dịch", "the `REPORT` to translate"))
	flags.StringVar(&f.from, "from", "", c.say("`BÁO-CÁO` có nhiệm vụ cần nối tiếp", "the `REPORT` whose tasks are carried on"))
	flags.StringVar(&f.newDistrict, "new-district", "", c.say("`MÃ` của địa phương mới, tên thư mục", "the `ID` of a new district, its folder's name"))
	flags.StringVar(&f.unit, "type", "", c.say("loại địa phương, với --new-district: quan, huyen, phuong …", "what the district is, with --new-district: quan, huyen, phuong …"))
	return cmd
}

// valuesGiven refuses a flag for a value: the flag before it was left without one.
func (c *command) valuesGiven(f newFlags) error {
	for _, q := range []struct{ name, value string }{{"district", f.district}, {"date", f.date}, {"kind", f.kind}, {"agency", f.agency}, {"title", f.title}, {"lang", f.lang},
		{"translate", f.translate}, {"from", f.from}, {"new-district", f.newDistrict}, {"type", f.unit}} {
		if strings.HasPrefix(q.value, "--") {
			return c.usage("tuỳ chọn --%s cần một giá trị trước %s", "--%s needs a value before %s", q.name, q.value)
		}
	}
	return nil
}

func (c *command) runNew(cmd *cobra.Command, f newFlags) error {
	modes := map[string][]string{"translate": {}, "from": {"district", "date", "kind", "agency", "title", "lang"}, "new-district": {"title", "type"}}
	var mode string
	for _, name := range []string{"translate", "from", "new-district"} {
		if !cmd.Flags().Changed(name) {
			continue
		}
		if mode != "" {
			return c.usage("--%s và --%s không đi cùng nhau", "--%s and --%s do not go together", mode, name)
		}
		mode = name
	}
	for _, name := range []string{"district", "date", "kind", "agency", "title", "lang", "type"} {
		if cmd.Flags().Changed(name) && (mode == "" && name == "type" || mode != "" && !slices.Contains(modes[mode], name)) {
			if mode == "" {
				mode = "new"
			}
			return c.usage("--%s không dùng ở đây", "--%s has no use here", name)
		}
	}
	all, err := c.openContent()
	if err != nil {
		return err
	}
	switch mode {
	case "translate":
		return c.newTranslation(all, f)
	case "new-district":
		return c.newDistrict(all, f)
	}
	return c.newReport(all, f)
}

// today is the day that --today names, else that of the clock in the site's zone.
func (c *command) dayToday(zone *time.Location) (report.Date, error) {
	if c.common.today != "" {
		day, err := time.Parse(time.DateOnly, c.common.today)
		if err != nil {
			return report.Date{}, c.usage("--today phải là ngày viết như 2026-11-22, không phải %q", "--today is a day such as 2026-11-22, not %q", c.common.today)
		}
		return report.DateOf(day.Year(), int(day.Month()), day.Day()), nil
	}
	now := time.Now().In(zone)
	return report.DateOf(now.Year(), int(now.Month()), now.Day()), nil
}

// newTranslation writes the skeleton of a translation.
func (c *command) newTranslation(all *content, f newFlags) error {
	files, err := c.reportNamed(all, f.translate)
	if err != nil {
		return err
	}
	day, err := c.dayToday(all.site.Zone())
	if err != nil {
		return err
	}
	if len(files.Langs) > 1 {
		translated := files.Langs[1]
		if r := source.ReadReport(all.files, files, all.set); r.Words.Lang != "" {
			translated = r.Words.Lang
		}
		c.note(c.say("%s đã có bản dịch: %s. Văn bản gốc có thay đổi thì xem: phoihop stamp --show %[1]s", "%s has a translation: %s. To see what has changed in the original: phoihop stamp --show %[1]s"),
			files.Ref, all.path(files.Path(translated)))
		return errTold
	}
	reading, err := c.readWhole(all, files)
	if err != nil {
		return err
	}
	to := all.otherLanguage(reading.Original.Lang)
	if to == "" {
		return c.usage("trang chỉ có một ngôn ngữ (languages trong site.yaml)", "the site has one language only (languages in site.yaml)")
	}
	skeleton := draft.Translation{From: reading.Original.Lang, To: to, Original: source.WordingOf(reading.Original.Report, reading.Original.Body.Text), Date: day, Site: all.site}
	if err := c.create(all.path(files.Path(to)), skeleton.Bytes(c.lang)); err != nil {
		return err
	}
	c.note("%s", c.say("Dịch từng khoá rồi phần văn bản, xem trước bằng phoihop serve; xong thì xoá dòng \"draft: true\" và chạy phoihop check.",
		"Translate key by key, then the text; phoihop serve shows it. When it is ready remove the line \"draft: true\" and run phoihop check."))
	return nil
}

// newDistrict makes a district's folder.
func (c *command) newDistrict(all *content, f newFlags) error {
	d := draft.District{ID: f.newDistrict}
	if p, ok := source.NewDistrict(d.ID); !ok {
		return c.usage("%s (%s)", "%s (%s)", p.Message.In(c.lang), p.Hint.In(c.lang))
	}
	if folder, there := all.folder(d.ID); there && folder.HasSettings {
		c.note(c.say("Đã có địa phương %s, nên không ghi gì; muốn sửa thì mở %s", "The district %s is there already, so nothing was written; to change it open %s"), d.ID, all.path(d.ID+"/district.yaml"))
		return errTold
	}
	var written string
	unit := draft.UnitType(f.title)
	if unit == "" {
		unit = draft.UnitType(d.ID)
	}
	asker := newAsker(c)
	guessed := ""
	if asker == nil { // on a terminal Enter would publish a name without its marks
		guessed = draft.NameOfID(d.ID, unit)
	}
	if unit == "" {
		unit = "quan"
	}
	err := c.answers(asker, []question{
		{flag: "title", given: f.title, ask: c.say("Tên địa phương, có dấu, ví dụ Quận Tây Hồ", "The district's name in Vietnamese, with its marks, such as Quận Tây Hồ"), preset: guessed, take: func(s string) string {
			if written = draft.Clean(s); !draft.IsTitle(written) {
				return c.say("tên cần có chữ", "a name has letters")
			}
			if kind := draft.UnitType(written); kind != "" {
				unit = kind
			}
			return ""
		}},
	})
	if err != nil {
		return err
	}
	err = c.answers(asker, []question{{flag: "type", given: f.unit, ask: c.say("Loại", "What it is"), preset: unit, choices: c.choicesOf(report.UnitTypes), take: func(s string) (wrong string) {
		d.Type, wrong = c.pick(c.choicesOf(report.UnitTypes), s)
		return wrong
	}}})
	if err != nil {
		return err
	}
	d.Name = draft.NameOf(written, d.Type)
	guess := asker == nil && (f.title == "" || f.unit == "" && draft.UnitType(f.title) == "")
	file := all.path(d.ID + "/district.yaml")
	if err := c.written(file, createFolder(all.path(d.ID), "district.yaml", d.Bytes(c.lang, guess))); err != nil {
		return err
	}
	if guess {
		c.note(c.say("Tên và loại đoán từ mã (%s, %s): mở tệp và sửa cho đúng.", "Name and type are guessed from the id (%s, %s): open the file and correct them."), d.Name.Vi, d.Type)
	}
	c.note(c.say("Báo cáo đầu tiên: phoihop new --district %s", "Its first report: phoihop new --district %s"), d.ID)
	return nil
}

// choicesOf makes choices of a closed list.
func (c *command) choicesOf(list report.Choices) (all []choice) {
	for _, one := range list {
		name, _ := one.Name.In(viet.Lang(c.lang))
		all = append(all, choice{one.ID, append([]string{name, one.Name.Vi, one.Name.En}, one.Aliases...)})
	}
	return all
}

// create writes a new file and tells its path.
func (c *command) create(path string, data []byte) error {
	return c.written(path, createFile(path, data))
}

// written tells how the writing of a new file went.
func (c *command) written(path string, err error) error {
	switch {
	case err == nil:
		c.stdout.Write([]byte(filepath.ToSlash(path) + "\n"))
		return nil
	case errors.Is(err, fs.ErrExist):
		c.note(c.say("%s đã có; không ghi đè.", "%s is there already and is not overwritten."), path)
	default:
		p := problem.New(problem.Unwritable, err).At(1, 1)
		p.Root = filepath.ToSlash(filepath.Dir(path))
		c.tell([]problem.Problem{p.In(filepath.Base(path))})
	}
	return errTold
}
