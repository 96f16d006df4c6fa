package main

import (
	"os"

	"github.com/spf13/cobra"

	"phoihop/internal/snapshot"
)

func (c *command) verify() *cobra.Command {
	var key string
	cmd := &cobra.Command{
		Use:   c.say("verify TỆP|THƯ-MỤC", "verify FILE|FOLDER"),
		Short: c.say("Kiểm tra một bản đóng gói hoặc một cổng đã công bố", "Verify a pack, or a published folder"),
		Long: c.say(`Đọc từng byte của một bản đóng gói (zip, zim, wacz) hoặc một thư mục đã công bố và cho biết nó có đúng là bản đã phát hành không: mã kiểm
tra của định dạng, mọi tệp so với manifest.json theo cả hai chiều, liên kết bên trong, dữ liệu và chỉ mục tìm kiếm so với các trang, chữ ký.
Nêu tên từng điểm khác; có điểm khác thì trả về 1.

Chữ ký là tệp TỆP.minisig bên cạnh. Với --key, nó được so với khoá của bên phát hành mà bạn nhận từ một nơi đáng tin. Không có --key thì so với
khoá mà chính cổng nêu: điều đó chỉ cho biết tệp còn nguyên, không cho biết ai đã ký.`,
			`Reads every byte of a pack (zip, zim, wacz) or of a published folder and tells whether it is what was published: the format's checksums,
every file against manifest.json both ways, links inside, data and the search index against the pages, the signature. Names every
difference; the exit status is 1 if there is one.

The signature is the file FILE.minisig beside it. With --key it is held against the publisher's key, which you have from a place that you
trust. Without --key it is held against the key that the site itself names: that tells that the file is whole, not who signed it.`),
		Example: "  phoihop verify ban-tin-2025-06-30.zip --key phoihop.pub\n  phoihop verify public",
		Args:    c.oneFile,
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.runVerify(args[0], key)
		},
		ValidArgsFunction: offerFiles,
	}
	cmd.Flags().StringVar(&key, "key", "", c.say("`TỆP|KHOÁ`: khoá công khai minisign của bên phát hành", "`FILE|KEY`: the publisher's public key, of minisign"))
	c.addJSON(cmd)
	return cmd
}

// addJSON gives a command that is about no content the flag by which it speaks to programs.
func (c *command) addJSON(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&c.common.json, "json", false, c.say("in kết quả dạng JSON ra luồng chuẩn, mỗi mục một dòng", "print what is found as JSON on standard output, one a line"))
}

// oneFile asks for the one argument that a command takes.
func (c *command) oneFile(cmd *cobra.Command, args []string) error {
	if len(args) != 1 {
		return c.usage("lệnh %s cần đúng một tệp hoặc thư mục", "%s takes one file or folder", cmd.Name())
	}
	return nil
}

func offerFiles(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
	return nil, cobra.ShellCompDirectiveDefault
}

func (c *command) runVerify(name, key string) error {
	if key != "" {
		if _, told := snapshot.PublicKey(key); len(told) > 0 {
			c.format = formatText
			c.tell(told)
			return errUnread
		}
		if info, err := os.Stat(name); err == nil && info.IsDir() {
			return c.usage("--key chỉ dùng cho tệp: thư mục không có chữ ký", "--key goes with a file: a folder has no signature")
		}
	}
	defer c.leavesNothing()()
	v := snapshot.Verify(name, key)
	c.tellVerified(name, v)
	switch {
	case v.Whole():
		c.note("%s: %s.", name, c.say("nguyên vẹn", "whole"))
		return nil
	case v.Unread():
		return errUnread
	}
	c.note("%s: %s.", name, c.count(len(v.Problems), "điểm khác", "difference", "differences"))
	return errTold
}
