package main

import (
	"cmp"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"phoihop/internal/snapshot"
)

func (c *command) apply() *cobra.Command {
	var out string
	cmd := &cobra.Command{
		Use:   c.say("apply BẢN-CŨ CHÊNH-LỆCH", "apply OLD DELTA"),
		Short: c.say("Tạo bản đóng gói mới từ bản cũ và bản chênh lệch", "Make a new pack of an old one and a delta"),
		Long: c.say(`Ghép bản đóng gói cũ với bản chênh lệch do phoihop snapshot --since tạo ra thành bản mới, đúng từng byte như khi đóng gói, nên chữ ký
của bản mới vẫn đúng. Bản cũ phải đúng là bản mà bản chênh lệch được tạo cho: sai một byte là không ghi gì. Nhiều bản chênh lệch thì áp
dụng lần lượt, từ cũ đến mới. Hai tệp viết theo thứ tự nào cũng được. Tệp đã có không bao giờ bị ghi đè.`,
			`Puts an old pack and a delta, made by phoihop snapshot --since, together to the new pack, byte for byte as it was packed, so that its
signature holds. The old pack must be the very one that the delta was made for: one other byte, and nothing is written. Several deltas
are applied one after another, the oldest first. The two files may be named in either order. A file that is there is never
overwritten.`),
		Example: "  phoihop apply ban-tin-2025-06-30.zip ban-tin-2025-07-31.zip.delta\n  phoihop apply ban-tin-2025-06-30.zim cap-nhat.delta --out ban-tin.zim",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 2 {
				return c.usage("cần bản đóng gói cũ và bản chênh lệch", "an old pack and a delta are needed")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return c.runApply(args[0], args[1], out) },
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
			return nil, cobra.ShellCompDirectiveDefault
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&out, "out", "", c.say("`TỆP` để ghi bản mới; mặc định: tên của bản mới khi đóng gói, cạnh bản chênh lệch", "`FILE` to write; default: the name that the new pack had, beside the delta"))
	flags.BoolVar(&c.common.json, "json", false, c.say("in lỗi dạng JSON ra luồng chuẩn, mỗi lỗi một dòng", "print problems as JSON on standard output, one a line"))
	return cmd
}

func (c *command) runApply(old, difference, out string) error {
	defer c.leavesNothing()()
	a, told := snapshot.Apply(old, difference, out)
	if len(told) > 0 {
		c.format = formatText
		c.tell(told)
		return errTold
	}
	c.tellWritten(jsonWritten{File: a.Path, Bytes: a.Bytes, SHA512: a.SHA512, Same: a.Same})
	c.note("%s", c.changed(len(a.Added), len(a.Changed), len(a.Removed)))
	c.note("→ %s (%s)", a.Path, c.made(a.Bytes, a.Same))
	c.note("SHA-512: %s", a.SHA512)
	c.note("%s: phoihop verify %s", c.say("Kiểm tra", "To verify it"), quoted(a.Path))
	return nil
}

// openBase reads the old pack before anything is built: where it is none, nobody has to wait for that. Where no format was asked
// for, it is the old pack's.
func (c *command) openBase(f snapshotFlags, o *snapshot.Options) (base snapshot.Base, err error) {
	if _, err := os.Stat(f.since); err != nil {
		return base, c.usage("--since %q: không có tệp đó hoặc không đọc được", "--since %q: there is no such file, or it cannot be read", f.since)
	}
	if len(o.Formats) > 1 {
		return base, c.usage("--since so với một bản cũ, nên chỉ đi cùng một dạng trong --format", "--since compares with one old pack, so --format names one format")
	}
	base, told := snapshot.OpenBase(f.since)
	if len(told) == 0 {
		if len(f.formats) == 0 && o.File == "" {
			o.Formats = []snapshot.Format{base.Format}
		}
		told = base.Fits(cmp.Or(f.out, string(o.Formats[0])), o.Formats[0])
	}
	if len(told) > 0 {
		c.tell(told)
		c.note("%s.", c.say("Không có gì được dựng hay đóng gói", "Nothing was built or packed"))
		return base, errTold
	}
	return base, nil
}

// difference writes a pack's delta beside it.
func (c *command) difference(r snapshot.Result, base snapshot.Base, old string) error {
	pack := r.Packs[0].Path
	d, told := base.Since(pack, pack+snapshot.DeltaEnding, r.Date)
	if len(told) > 0 {
		c.tell(told)
		return errTold
	}
	c.tellWritten(jsonWritten{File: d.Path, Format: "delta", Bytes: d.Bytes, Same: d.Same})
	c.note("%s", c.changed(len(d.Added), len(d.Changed), len(d.Removed)))
	c.note("→ %s (%s)", d.Path, c.made(d.Bytes, d.Same))
	c.note("%s: phoihop apply %s %s", c.say("Ai đã có bản cũ thì ghép lại được bản mới", "Whoever has the old pack makes the new one by"), quoted(filepath.Base(old)), quoted(filepath.Base(d.Path)))
	return nil
}

// changed counts the files in which two packs differ.
func (c *command) changed(added, changed, removed int) string {
	return c.count(added, "tệp mới", "new file", "new files") + ", " +
		c.count(changed, "tệp thay đổi", "changed", "changed") + ", " + c.count(removed, "tệp bị bỏ", "removed", "removed")
}

// made tells a file's size, and whether it was there.
func (c *command) made(bytes int64, same bool) string {
	text := c.count(int(bytes), "byte", "byte", "bytes")
	if same {
		text += ", " + c.say("đã có, giống hệt", "there already, the same")
	}
	return text
}
