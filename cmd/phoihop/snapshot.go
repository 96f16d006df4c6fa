package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"aead.dev/minisign"
	"github.com/spf13/cobra"

	"phoihop/internal/output"
	"phoihop/internal/problem"
	"phoihop/internal/report"
	"phoihop/internal/snapshot"
)

// snapshotFlags are those of snapshot alone.
type snapshotFlags struct {
	formats, districts, years []string
	out, sign, since          string
	sources                   bool
}

func (c *command) snapshot() *cobra.Command {
	var f snapshotFlags
	cmd := &cobra.Command{
		Use:   "snapshot",
		Short: c.say("Đóng gói trang để giữ lâu dài và đọc không cần mạng", "Pack the site to be kept, and read without a network"),
		Long: c.say(`Dựng trang từ thư mục nội dung và đóng gói: zip mở bằng trình duyệt bất kỳ sau khi giải nén (bên trong là một BagIt bag), zim cho
Kiwix, wacz cho ReplayWeb.page và kho lưu trữ web. Cùng một nội dung luôn cho đúng các byte ấy, ngày nào, máy nào cũng vậy.

--district và --year chỉ đóng gói một phần: trang ấy đầy đủ như một trang riêng và nói rõ phần nào không có. Tệp mang tên của trang và
ngày của nội dung: --today, nếu không thì SOURCE_DATE_EPOCH, nếu không thì ngày báo cáo mới nhất thay đổi. Tệp đã có không bao giờ bị ghi
đè. Gói xong, lệnh in ra mục để dán vào site.yaml (snapshots), để người đọc đối chiếu.`,
			`Makes the site from the content folder and packs it: a zip opens in any browser once it is unzipped (and is a BagIt bag inside), a
zim is for Kiwix, a wacz for ReplayWeb.page and web archives. The same content gives the same bytes, on any day and machine.

--district and --year pack a part: a site of its own that says what was left out. A pack's name is made of the site's title and of
the content's date: --today, else SOURCE_DATE_EPOCH, else the day on which the newest report changed. A file that is there is never
overwritten. At the end the entry for site.yaml (snapshots) is printed, against which readers can check the pack.`),
		Example: `  phoihop snapshot
  phoihop snapshot --format zip,zim,wacz --out packs/ --sign ~/phoihop.key
  phoihop snapshot --district tay-ho --year 2023,2024 --with-sources`,
		Args: c.noArgs,
		RunE: func(cmd *cobra.Command, args []string) error { return c.runSnapshot(f) },
	}
	c.addSite(cmd)
	flags := cmd.Flags()
	flags.StringSliceVar(&f.formats, "format", nil, c.say("`zip,zim,wacz`: các dạng, mặc định theo đuôi tên trong --out, không thì zip", "`zip,zim,wacz`: formats; default: by the ending of --out, else zip"))
	flags.StringVar(&f.out, "out", "", c.say("`TỆP|THƯ-MỤC` để ghi vào; mặc định: thư mục hiện tại, tên theo trang", "`FILE|FOLDER` to write; default: the current folder, named after the site"))
	flags.StringSliceVar(&f.districts, "district", nil, c.say("chỉ các `ĐỊA-PHƯƠNG` này, cách nhau bằng dấu phẩy", "only these `DISTRICTS`, with commas between them"))
	flags.StringSliceVar(&f.years, "year", nil, c.say("chỉ báo cáo của các `NĂM` này, cách nhau bằng dấu phẩy", "only reports of these `YEARS`, with commas between them"))
	flags.BoolVar(&f.sources, "with-sources", false, c.say("đóng gói cả thư mục nội dung và mẫu trang để dựng lại được trang: có báo cáo đã gỡ và ảnh gốc, không có bản nháp", "pack the content folder and templates too, so that the site can be made again: with withdrawn reports and photos as they were taken, without drafts"))
	flags.StringVar(&f.sign, "sign", "", c.say("`KHOÁ`: ký bằng tệp khoá bí mật này (xem phoihop key); mật khẩu được hỏi, hoặc lấy từ PHOIHOP_KEY_PASSWORD", "`KEY`: sign with this secret key file (see phoihop key); its password is asked for, or taken from PHOIHOP_KEY_PASSWORD"))
	flags.StringVar(&f.since, "since", "", c.say("`BẢN-CŨ`: ghi thêm bản chênh lệch so với bản đóng gói cũ này, cho ai đã có nó (xem phoihop apply)", "`OLD`: write also a delta against this older pack, for those who have it (see phoihop apply)"))
	cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions([]cobra.Completion{"zip", "zim", "wacz"}, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

func (c *command) runSnapshot(f snapshotFlags) error {
	o, err := c.snapshotOptions(f)
	if err != nil {
		return err
	}
	if p, forbidden := c.packPlace(o.Folder); forbidden {
		c.tell([]problem.Problem{p})
		return errTold
	}
	if f.sign != "" {
		if o.Key, err = c.openKey(f.sign); err != nil {
			return err
		}
	}
	defer c.leavesNothing()()
	var base snapshot.Base
	if f.since != "" {
		if base, err = c.openBase(f, &o); err != nil {
			return err
		}
		o.Base = &base
	}
	bar := newBar(c)
	o.Build.Progress = bar.progress
	start := time.Now()
	holdCeiling(roomToBuild)
	r := snapshot.Make(o)
	bar.clear()
	errs, warnings, _ := split(r.Problems)
	told := slices.DeleteFunc(slices.Clone(warnings), func(p problem.Problem) bool { return p.Code != problem.PackKeyUnknown && p.Code != problem.DeltaOther })
	c.tell(append(errs, told...))
	if len(errs) > 0 {
		c.note("%s: %s.", c.count(len(errs), "lỗi", "error", "errors"), c.say("không có gì được đóng gói", "nothing was packed"))
		return errTold
	}
	c.packed(r, f, len(warnings), time.Since(start))
	if f.since != "" {
		return c.difference(r, base, f.since)
	}
	return nil
}

// snapshotOptions turns flags into what a snapshot needs.
func (c *command) snapshotOptions(f snapshotFlags) (o snapshot.Options, err error) {
	if o.Build, err = c.options(); err != nil {
		return o, err
	}
	o.Build.CountOnly = true
	o.Sources, o.Software = f.sources, programName()
	o.Packing = func() { holdCeiling(roomToPack) }
	if o.Date, err = c.snapshotDate(o.Build.Today); err != nil {
		return o, err
	}
	o.Build.Part.Districts = f.districts
	for _, text := range f.years {
		year, err := strconv.Atoi(text)
		if err != nil || year < 1000 || year > 9999 {
			return o, c.usage("--year là năm viết như 2024, không phải %q", "--year is a year such as 2024, not %q", text)
		}
		o.Build.Part.Years = append(o.Build.Part.Years, year)
	}
	for _, name := range f.formats {
		format := snapshot.Format(name)
		if !slices.Contains(snapshot.Formats, format) {
			return o, c.usage("--format là zip, zim hoặc wacz, không phải %q", "--format is zip, zim or wacz, not %q", name)
		}
		if !slices.Contains(o.Formats, format) {
			o.Formats = append(o.Formats, format)
		}
	}
	return o, c.snapshotTarget(&o, f.out)
}

// snapshotTarget finds where packs go: a name that ends as packs do is one of a file, any other that of a folder.
func (c *command) snapshotTarget(o *snapshot.Options, out string) error {
	ending := snapshot.Format(strings.TrimPrefix(filepath.Ext(out), "."))
	info, err := os.Stat(out)
	isFolder := err == nil && info.IsDir() || strings.HasSuffix(out, "/") || !slices.Contains(snapshot.Formats, ending)
	switch {
	case isFolder && err == nil && !info.IsDir():
		return c.usage("--out %q là một tệp; tên tệp phải kết thúc bằng .zip, .zim hoặc .wacz", "--out %q is a file; a file's name ends in .zip, .zim or .wacz", out)
	case isFolder:
		o.Folder = filepath.Clean(out)
	case len(o.Formats) > 1 || len(o.Formats) == 1 && o.Formats[0] != ending:
		return c.usage("--out %q là một tệp %s; với --format khác hoặc nhiều dạng, hãy đưa một thư mục", "--out %q is a %s file; for another --format or several name a folder", out, ending)
	default:
		o.Folder, o.File, o.Formats = filepath.Dir(out), filepath.Base(out), []snapshot.Format{ending}
	}
	if len(o.Formats) == 0 {
		o.Formats = []snapshot.Format{snapshot.Zip}
	}
	return nil
}

// packPlace refuses a folder for packs that is the content's or a published one: there packs would be taken for files of the site.
func (c *command) packPlace(folder string) (p problem.Problem, forbidden bool) {
	var why problem.Words
	real := realPath(folder)
	published := siteAround(real)
	if out := realPath(c.common.out); published == "" && within(real, out) {
		published = out
	}
	switch {
	case within(real, realPath(c.common.content)):
		why = problem.Words{Vi: "nó nằm trong thư mục nội dung", En: "it stands inside the content folder"}
	case published != "":
		why = problem.Words{Vi: "nó nằm trong trang đã công bố " + published, En: "it stands inside a published site, " + published}
	default:
		return p, false
	}
	p = problem.New(problem.OutForbidden, folder, why)
	p.Root = folder
	return p.At(1, 1), true
}

// siteAround is the folder of a published site in which a path stands; "" where it stands in none.
func siteAround(path string) string {
	for ; ; path = filepath.Dir(path) {
		if output.IsSite(path) {
			return path
		}
		if path == filepath.Dir(path) {
			return ""
		}
	}
}

// snapshotDate is the date that was asked for; zero: the content's.
func (c *command) snapshotDate(today report.Date) (time.Time, error) {
	if !today.IsZero() {
		year, month, day := today.Parts()
		if !packYear(year) {
			return time.Time{}, c.usage("--today %s: bản đóng gói chỉ mang ngày trong các năm 1980 đến 2107", "--today %s: a pack's date is of the years 1980 to 2107", today)
		}
		return time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC), nil
	}
	epoch := c.getenv("SOURCE_DATE_EPOCH")
	if epoch == "" {
		return time.Time{}, nil
	}
	seconds, err := strconv.ParseInt(epoch, 10, 64)
	at := time.Unix(seconds, 0).UTC()
	if err != nil || !packYear(at.Year()) {
		return time.Time{}, c.usage("SOURCE_DATE_EPOCH phải là số giây từ 1970, trong các năm 1980 đến 2107, không phải %q", "SOURCE_DATE_EPOCH is a number of seconds since 1970, in the years 1980 to 2107, not %q", epoch)
	}
	return at, nil
}

// packYear tells whether a zip can hold a date of that year.
func packYear(year int) bool { return year >= 1980 && year <= 2107 }

// openKey reads the key that signs, and asks for its password.
func (c *command) openKey(name string) (*minisign.PrivateKey, error) {
	if p, bad := c.keyPlace(name); bad {
		c.tell([]problem.Problem{p})
		return nil, errTold
	}
	refuse := func(cause any) error {
		c.tell([]problem.Problem{c.keyProblem(name, problem.New(problem.KeyRefused, name, cause))})
		return errTold
	}
	text, err := readStart(name, largestKey)
	if err != nil {
		return nil, refuse(problem.Reason(err))
	}
	password := ""
	if snapshot.NeedsPassword(text) {
		if password, err = c.password(false); err != nil {
			return nil, err
		}
	}
	key, err := snapshot.OpenKey(text, password)
	if err != nil {
		return nil, refuse(whyLocked(text))
	}
	return key, nil
}

// whyLocked says why the text of a key's file does not open.
func whyLocked(text []byte) problem.Words {
	switch {
	case snapshot.NeedsPassword(text):
		return problem.Words{Vi: "sai mật khẩu (hoặc tệp khoá bị hỏng)", En: "the password is wrong (or the key's file is damaged)"}
	case bytes.Contains(text, []byte("minisign public key")):
		return problem.Words{Vi: "đó là khoá công khai; ký bằng tệp .key", En: "it is the public key; the file .key signs"}
	}
	return problem.Words{Vi: "không phải khoá bí mật của minisign", En: "it is no secret key of minisign"}
}

// readStart reads a file, if it is no longer than that.
func readStart(name string, most int64) ([]byte, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(io.LimitReader(file, most))
}

// packed tells what was made, and prints its entry for site.yaml.
func (c *command) packed(r snapshot.Result, f snapshotFlags, warnings int, took time.Duration) {
	c.note("%s", c.summaryOf(r.Build, warnings, took))
	date := r.Date.UTC().Format(time.DateOnly)
	for _, p := range r.Packs {
		c.tellWritten(packWritten(p, date))
		what := c.count(int(p.Bytes), "byte", "byte", "bytes")
		if p.Same {
			what += ", " + c.say("đã có, giống hệt", "there already, the same")
		}
		if p.Signed != "" {
			what += ", " + c.say("chữ ký: ", "signature: ") + p.Signed
		}
		c.note("→ %s (%s)", p.Path, what)
	}
	if r.Sources != nil {
		c.tellSources(*r.Sources)
	}
	if c.common.json {
		return
	}
	if r.Build.Site != nil && len(r.Build.Site.Settings.Snapshots) > 0 { // the key may stand there once only
		c.note("%s", c.say("Để người đọc đối chiếu được, thêm vào cuối mục snapshots trong site.yaml:", "For readers to check it against, add to the end of snapshots in site.yaml:"))
	} else {
		c.note("%s", c.say("Để người đọc đối chiếu được, thêm vào site.yaml:", "For readers to check it against, add to site.yaml:"))
		fmt.Fprintln(c.stdout, "snapshots:")
	}
	for _, p := range r.Packs {
		fmt.Fprintf(c.stdout, "  - {file: %s, date: %s, bytes: %d, sha512: %s}\n", yamlName(filepath.Base(p.Path)), date, p.Bytes, p.SHA512)
	}
}

// mostNamed is how many files left out are named.
const mostNamed = 5

// tellSources says how sources differ from what the site shows: they may go where the site goes.
func (c *command) tellSources(s snapshot.PackedSources) {
	var more, left []string
	if s.Withdrawn > 0 {
		more = append(more, c.count(s.Withdrawn, "báo cáo đã gỡ, còn nguyên văn", "withdrawn report, in full", "withdrawn reports, in full"))
	}
	if s.Photos > 0 {
		more = append(more, c.count(s.Photos, "ảnh gốc, có thể kèm nơi và giờ chụp", "photo as it was taken, perhaps with place and time", "photos as they were taken, perhaps with place and time"))
	}
	if s.Drafts > 0 {
		left = append(left, c.count(s.Drafts, "tệp của bản nháp", "file of drafts", "files of drafts"))
	}
	if n := len(s.Others); n > 0 {
		named := strings.Join(s.Others[:min(n, mostNamed)], ", ")
		if n > mostNamed {
			named += ", …"
		}
		left = append(left, c.count(n, "tệp, thư mục không thuộc nội dung", "file or folder that no page is made of", "files or folders that no page is made of")+" ("+named+")")
	}
	if len(more) > 0 {
		c.note("%s", c.say("Nguồn trong bản đóng gói có cả những gì trang không cho xem: ", "The sources in the pack hold what the site does not show: ")+strings.Join(more, "; "))
	}
	if len(left) > 0 {
		c.note("%s", c.say("Không đưa vào nguồn: ", "Left out of the sources: ")+strings.Join(left, "; "))
	}
}

var plainName = regexp.MustCompile(`^[A-Za-z][\w.-]*$`)

// yamlName writes a file's name as a value of YAML.
func yamlName(name string) string {
	if plainName.MatchString(name) {
		return name
	}
	return "'" + strings.ReplaceAll(name, "'", "''") + "'"
}
