package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/spf13/cobra"

	"phoihop/internal/build"
	"phoihop/internal/problem"
	"phoihop/internal/report"
	"phoihop/internal/source"
	"phoihop/internal/viet"
)

func (c *command) build() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "build",
		Short: c.say("Dựng trang từ thư mục nội dung", "Make the site from the content"),
		Long: c.say("Dựng trang từ thư mục nội dung vào thư mục công bố. Khi có lỗi, bản đã công bố giữ nguyên.",
			"Makes the site from the content folder. On any error the published site stays as it is."),
		Args: c.noArgs,
		RunE: func(cmd *cobra.Command, args []string) error { return c.runBuild() },
	}
	c.addCommon(cmd)
	cmd.Flags().BoolVar(&c.keepGoing, "keep-going", false, c.say("vẫn công bố phần còn lại khi một báo cáo có lỗi; báo cáo đó giữ trang đã công bố lần trước, nếu có", "publish all else where a report has errors; that report keeps its last published page, if any"))
	cmd.Flags().BoolVar(&c.compress, "compress", false, c.say("ghi thêm bản nén .br và .gz bên cạnh mỗi tệp văn bản, cho máy chủ web biết dùng chúng", "also write .br and .gz beside every file of text, for web servers that serve them"))
	return cmd
}

func (c *command) runBuild() error {
	options, err := c.options()
	if err != nil {
		return err
	}
	options.Out, options.KeepGoing, options.Compress, options.CountOnly = c.common.out, c.keepGoing, c.compress, true
	if p, overlaps := c.overlap(); overlaps {
		c.tell([]problem.Problem{p})
		return errTold
	}
	bar := newBar(c)
	options.Progress = bar.progress
	start := time.Now()
	result := build.Run(options)
	bar.clear()
	errs, warnings, _ := split(result.Problems)
	c.tell(errs)
	if len(errs) > 0 && result.Published.Files == 0 {
		c.note("%s: %s.", c.count(len(errs), "lỗi", "error", "errors"), c.whatStands(errs))
		return errTold
	}
	c.summary(result, len(warnings), time.Since(start))
	c.noteNotKept(options.Cache, result.NotKept)
	if len(errs) == 0 {
		return nil
	}
	c.note("%s.", c.count(len(errs), "lỗi", "error", "errors"))
	c.reports(c.say("Có lỗi, giữ trang đã công bố lần trước, không có trong danh sách cho tới khi sửa xong", "With errors, the page stays as published last, in no list until repaired"), result.Kept)
	c.reports(c.say("Có lỗi, không có trang nào được công bố", "With errors, left out"), result.LeftOut)
	return errTold
}

// noteNotKept says why the next build will read everything anew, where that was not asked for.
func (c *command) noteNotKept(cache string, err error) {
	why := c.say("người dùng này không có thư mục cache nào dùng được", "this user has no cache folder that can be used")
	switch {
	case err != nil:
		why = c.refusal(err)
	case cache != "" || c.common.cache != "":
		return
	}
	c.note("%s: %s (--cache DIR|none)", c.say("Không giữ được gì cho lần dựng sau", "Nothing is kept for the next build"), why)
}

// checkCall is the call of check that tells the warnings of this build.
func (c *command) checkCall() string {
	call := "phoihop check"
	for _, f := range []struct{ name, value, usual string }{{"content", c.common.content, "content"}, {"templates", c.common.templates, ""}, {"base-url", c.common.baseURL, ""}} {
		if f.value != f.usual {
			call += " --" + f.name + " " + quoted(f.value)
		}
	}
	if c.common.drafts {
		call += " --drafts"
	}
	return call
}

// quoted writes an argument as a shell takes it.
func quoted(argument string) string {
	plain := func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) || strings.ContainsRune("-_./:,@%+=", r)
	}
	if argument == "" || strings.ContainsFunc(argument, func(r rune) bool { return !plain(r) }) {
		return "'" + strings.ReplaceAll(argument, "'", `'\''`) + "'"
	}
	return argument
}

// reports names reports in a line of the summary.
func (c *command) reports(what string, refs []report.Ref) {
	if len(refs) == 0 {
		return
	}
	const most = 20
	var names []string
	for _, ref := range refs[:min(len(refs), most)] {
		names = append(names, ref.String())
	}
	if len(refs) > most {
		names = append(names, "…")
	}
	c.note("%s (%d): %s", what, len(refs), strings.Join(names, ", "))
}

// whatStands says what the output folder holds after a build with errors.
func (c *command) whatStands(errs []problem.Problem) string {
	if slices.ContainsFunc(errs, func(p problem.Problem) bool { return p.Code == problem.OutUnfinished }) {
		return c.say("trang mới chưa được thay xong", "the new site is not complete")
	}
	if _, err := os.Stat(filepath.Join(c.common.out, "manifest.json")); err != nil {
		return c.say("không có gì được công bố", "nothing was published")
	}
	return c.say("bản đã công bố giữ nguyên", "the published site is unchanged")
}

// summary is the one line of a build that went well.
func (c *command) summary(r build.Result, warnings int, took time.Duration) {
	c.note("%s → %s", c.summaryOf(r, warnings, took), c.common.out)
	if kept := r.Published.Kept; len(kept) > 0 {
		c.note("%s: %s", c.say("Giữ nguyên tệp không do phoihop tạo", "Kept, though not made by phoihop"), strings.Join(kept, ", "))
	}
	if r.Published.InPlace {
		c.note("%s", c.say("Thư mục công bố không thay được trong một bước, nên các tệp được thay từng tệp một.",
			"The output folder cannot be exchanged in one step, so its files were replaced one by one."))
	}
}

// summaryOf counts what was built.
func (c *command) summaryOf(r build.Result, warnings int, took time.Duration) string {
	parts := []string{c.count(r.Reports, "báo cáo", "report", "reports"), c.count(r.Pages, "trang", "page", "pages"),
		viet.Decimal(viet.Lang(c.lang), took.Milliseconds()/100, 1) + c.say(" giây", " seconds")}
	if r.Drafts > 0 {
		parts = append(parts, c.count(r.Drafts, "bản nháp bỏ qua", "draft left out", "drafts left out"))
	}
	if warnings > 0 {
		parts = append(parts, c.count(warnings, "cảnh báo", "warning", "warnings")+" ("+c.say("xem: ", "see: ")+c.checkCall()+")")
	}
	return strings.Join(parts, ", ")
}

// options turns flags into what build needs; a flag that cannot be meant is wrong usage.
func (c *command) options() (o build.Options, err error) {
	f := c.common
	if err := c.contentThere(); err != nil {
		return o, err
	}
	o.Content, o.Drafts = os.DirFS(realPath(f.content)), f.drafts
	if f.templates != "" {
		if info, err := os.Stat(f.templates); err != nil || !info.IsDir() {
			return o, c.usage("không có thư mục mẫu trang %q", "there is no folder of templates %q", f.templates)
		}
		o.Override, o.OverrideName = os.DirFS(f.templates), filepath.ToSlash(f.templates)
	}
	if f.baseURL != "" {
		url, ok := source.BaseURL(f.baseURL)
		if !ok {
			return o, c.usage("--base-url phải là địa chỉ http hoặc https, không có ? và #, không phải %q", "--base-url is an http or https address without ? and #, not %q", f.baseURL)
		}
		o.BaseURL = url
	}
	if f.today != "" {
		day, err := time.Parse(time.DateOnly, f.today)
		if err != nil {
			return o, c.usage("--today phải là ngày viết như 2026-11-22, không phải %q", "--today is a day such as 2026-11-22, not %q", f.today)
		}
		o.Today = report.DateOf(day.Year(), int(day.Month()), day.Day())
	}
	if f.out == "" {
		return o, c.usage("--out để trống", "--out is empty")
	}
	if o.Cache, err = c.cacheDir(); err != nil {
		return o, err
	}
	if o.Program = programID(); o.Program == "" {
		o.Cache = ""
	}
	o.Started = time.Now().UnixNano()
	return o, nil
}

// overlap finds an output folder that holds the content or stands inside it.
func (c *command) overlap() (problem.Problem, bool) {
	content, out := realPath(c.common.content), realPath(c.common.out)
	if !within(out, content) && !within(content, out) {
		return problem.Problem{}, false
	}
	p := problem.New(problem.OutForbidden, c.common.out, problem.Words{Vi: "nó chứa hoặc nằm trong thư mục nội dung", En: "it holds the content folder or stands inside it"})
	p.Root = c.common.out
	return p.At(1, 1), true
}

// realPath resolves links as far as the path exists.
func realPath(path string) string {
	abs, err := filepath.Abs(path)
	if err != nil {
		return path
	}
	rest := ""
	for at := abs; ; at = filepath.Dir(at) {
		if real, err := filepath.EvalSymlinks(at); err == nil {
			return filepath.Join(real, rest)
		} else if !errors.Is(err, fs.ErrNotExist) || at == filepath.Dir(at) {
			return abs
		}
		rest = filepath.Join(filepath.Base(at), rest)
	}
}

func within(inner, outer string) bool {
	rel, err := filepath.Rel(outer, inner)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// count gives a number of things: "1 report", "2 reports", "2 báo cáo".
func (c *command) count(n int, vi, one, many string) string {
	words := many
	if c.lang == "vi" {
		words = vi
	} else if n == 1 {
		words = one
	}
	return viet.Decimal(viet.Lang(c.lang), int64(n), 0) + " " + words
}

// note writes a line of summary to standard error.
func (c *command) note(format string, args ...any) { fmt.Fprintf(c.stderr, format+"\n", args...) }
