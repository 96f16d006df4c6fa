package main

import (
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"phoihop/internal/build"
	"phoihop/internal/problem"
)

// The formats of check's problems. Without one they are told as a person reads them: on a terminal by file, with the lines in
// which they stand.
const (
	formatText   = "text"
	formatGitHub = "github"
	formatSARIF  = "sarif"
)

func (c *command) check() *cobra.Command {
	var strict, translations, fix, yes bool
	cmd := &cobra.Command{
		Use:   "check",
		Short: c.say("Kiểm tra nội dung, không công bố gì", "Check the content, publish nothing"),
		Long: c.say(`Kiểm tra nội dung như khi dựng trang và nêu mọi lỗi, mọi cảnh báo, mọi gợi ý. Không ghi gì ngoài bộ nhớ đệm (--cache).

--fix sửa những chỗ chắc chắn mà không đổi ý: ngày và số viết dạng khác, giá trị viết bằng tên, chữ và dấu rời nhau, dấu cách lạ, kiểu đặt dấu
thanh lẫn lộn, bảng dán từ Word, văn bản sai bảng mã. Lệnh cho xem trước rồi hỏi trên màn hình; trong kịch bản thì thêm --yes. Không có màn hình
và không có --yes thì chỉ cho xem, và trả về 1 nếu có gì để sửa.

Mỗi vấn đề được giải thích, với ví dụ: phoihop explain MÃ`,
			`Checks the content as a build would and tells every error, every warning and every note. Writes nothing but the cache.

--fix repairs what is certain and changes no meaning: dates and numbers in another form, values given by name, letters apart from
their marks, odd spaces, tone marks placed in two ways, tables pasted from Word, text in a wrong encoding. It shows the changes and
asks on a terminal; scripts add --yes. Without a terminal and without --yes it only shows them, with status 1 if there are any.

Every problem is explained, with an example: phoihop explain CODE`),
		Example: "  phoihop check --strict\n  phoihop check --fix",
		Args:    c.noArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			switch {
			case yes && !fix:
				return c.usage("--yes chỉ đi cùng --fix", "--yes goes with --fix only")
			case fix && (translations || strict):
				return c.usage("--fix không dùng cùng --translations hoặc --strict", "--fix cannot stand together with --translations or --strict")
			case fix:
				return c.runFix(yes)
			}
			if translations {
				return c.tellTranslations(strict)
			}
			return c.runCheck(strict)
		},
	}
	c.addCommon(cmd)
	cmd.Flags().MarkHidden("out")
	cmd.Flags().BoolVar(&strict, "strict", false, c.say("coi cảnh báo là lỗi", "count warnings as errors"))
	cmd.Flags().BoolVar(&translations, "translations", false, c.say("chỉ nêu bản dịch nào thiếu hoặc chưa theo kịp văn bản gốc", "only tell which translations are missing or behind their originals"))
	cmd.Flags().BoolVar(&fix, "fix", false, c.say("sửa những chỗ chắc chắn, sau khi cho xem và hỏi", "repair what is certain, after showing it and asking"))
	cmd.Flags().BoolVar(&yes, "yes", false, c.say("với --fix: ghi mà không hỏi", "with --fix: write without asking"))
	cmd.Flags().StringVar(&c.format, "format", "", c.say("`text|github|sarif`: dạng in lỗi; text là mỗi lỗi một dòng, cả trên màn hình; github là chú thích cho GitHub Actions, sarif là SARIF 2.1.0, cả hai in ra luồng chuẩn",
		"`text|github|sarif`: how problems are printed; text is one a line, on a terminal too; github makes annotations of GitHub Actions, sarif is SARIF 2.1.0, both on standard output"))
	return cmd
}

// draftSummary tells how many drafts there are, and how many of their warnings will stop a build once they are none.
func (c *command) draftSummary(drafts, errors int) string {
	var parts []string
	if drafts > 0 {
		parts = append(parts, c.count(drafts, "bản nháp", "draft", "drafts"))
	}
	if errors > 0 {
		parts = append(parts, c.count(errors, "lỗi của bản nháp phải sửa trước khi công bố", "mistake of drafts to be mended before they are published", "mistakes of drafts to be mended before they are published"))
	}
	return strings.Join(parts, ", ")
}

// ofDrafts finds what is wrong with drafts beside the other reports, that an editor is not to learn of it only on the day of
// publication. As all that is wrong with drafts it stops nothing.
func ofDrafts(o build.Options, known []problem.Problem) (found []problem.Problem) {
	o.Drafts = true
	site := build.NewPreview(o)
	defer site.Close()
	site.Check()
	all := site.Problems()
	for _, r := range site.Reports(nil) {
		if len(r.Drafts) == 0 {
			continue
		}
		for _, p := range all {
			if below, is := strings.CutPrefix(p.File, r.Ref.String()); is && p.Root == "" && (strings.HasPrefix(below, ".") || strings.HasPrefix(below, "/")) {
				found = append(found, p)
			}
		}
	}
	problem.Soften(found)
	return slices.DeleteFunc(found, func(p problem.Problem) bool { return slices.Contains(known, p) })
}

func (c *command) runCheck(strict bool) error {
	switch {
	case c.format != "" && c.format != formatText && c.format != formatGitHub && c.format != formatSARIF:
		return c.usage("--format là text, github hoặc sarif, không phải %q", "--format is text, github or sarif, not %q", c.format)
	case c.format != "" && c.common.json:
		return c.usage("--json và --format %s không dùng cùng nhau", "--json and --format %s cannot stand together", c.format)
	}
	options, err := c.options()
	if err != nil {
		return err
	}
	options.Clock, options.Compare = time.Now(), true
	result := build.Run(options)
	if result.Drafts > 0 {
		result.Problems = append(result.Problems, ofDrafts(options, result.Problems)...)
		problem.Sort(result.Problems)
	}
	c.tell(result.Problems)
	errs, warnings, notes := split(result.Problems)
	summary := c.count(result.Reports, "báo cáo", "report", "reports") + ", " +
		c.count(len(errs), "lỗi", "error", "errors") + ", " + c.count(len(warnings), "cảnh báo", "warning", "warnings")
	if len(notes) > 0 {
		summary += ", " + c.count(len(notes), "gợi ý", "note", "notes")
	}
	c.note("%s.", summary)
	if softened := len(slices.DeleteFunc(slices.Clone(warnings), func(p problem.Problem) bool { return problem.New(p.Code).Severity != problem.Error })); result.Drafts > 0 || softened > 0 {
		c.note("%s.", c.draftSummary(result.Drafts, softened))
	}
	if len(errs) > 0 || strict && len(warnings) > 0 {
		return errTold
	}
	return nil
}
