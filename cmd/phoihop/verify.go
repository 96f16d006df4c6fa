package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"phoihop/internal/snapshot"
)

func (c *command) verify() *cobra.Command {
	var key string
	cmd := &cobra.Command{
		Use:   c.say("verify TỆP|THƯ-MỤC …", "verify FILE|FOLDER ..."),
		Short: c.say("Kiểm tra bản đóng gói hoặc cổng đã công bố", "Verify packs, or a published folder"),
		Long: c.say(`Cho biết một bản đóng gói (zip, zim, wacz) là gì, theo lời chính nó, rồi đọc từng byte để xem nó có đúng là bản đã phát hành không: mã
kiểm tra của định dạng, mọi tệp so với manifest.json theo cả hai chiều, liên kết bên trong, dữ liệu và chỉ mục tìm kiếm so với các trang, chữ
ký, tên. Cũng xét được thư mục đã công bố, túi BagIt đã giải nén, nhiều tệp một lượt, và mọi bản đóng gói trong một thư mục.

Trả về 0 nếu nguyên vẹn, 1 nếu có điểm khác (nêu tên từng điểm), 2 nếu dùng sai lệnh hoặc có gì không đọc được; nhiều tệp thì số lớn nhất.

Chữ ký là tệp TỆP.minisig bên cạnh. Với --key, nó được so với khoá của bên phát hành mà bạn nhận từ một nơi đáng tin. Không có --key thì so với
khoá mà chính cổng nêu: điều đó chỉ cho biết tệp còn nguyên, không cho biết ai đã ký.`,
			`Tells what a pack (zip, zim, wacz) is, as it says itself, then reads every byte of it and tells whether it is what was published: the
format's checksums, every file against manifest.json both ways, links inside, data and the search index against the pages, the
signature, the name. It takes a published folder, too, a BagIt bag that was unzipped, several files, and a folder of packs.

The exit status is 0 if all is whole, 1 if there is a difference (each is named), 2 for wrong usage or if something cannot be read;
of several files the highest.

The signature is the file FILE.minisig beside it. With --key it is held against the publisher's key, which you have from a place that you
trust. Without --key it is held against the key that the site itself names: that tells that the file is whole, not who signed it.`),
		Example: "  phoihop verify ban-tin-2025-06-30.zip --key phoihop.pub\n  phoihop verify public\n  phoihop verify --json /media/usb",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return c.usage("lệnh %s cần một tệp hoặc thư mục", "%s takes a file or folder", cmd.Name())
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.runVerify(args, key)
		},
		ValidArgsFunction: offerFiles,
	}
	c.addKey(cmd, &key)
	c.addJSON(cmd)
	return cmd
}

// addKey gives a command that reads packs the flag that says by whom they have to be signed.
func (c *command) addKey(cmd *cobra.Command, key *string) {
	cmd.Flags().StringVar(key, "key", "", c.say("`TỆP|KHOÁ`: khoá công khai minisign của bên phát hành", "`FILE|KEY`: the publisher's public key, of minisign"))
}

// readsKey tells where a key was given that is none.
func (c *command) readsKey(key string) error {
	if key == "" {
		return nil
	}
	if _, told := snapshot.PublicKey(key); len(told) > 0 {
		c.format = formatText
		c.tell(told)
		return errUnread
	}
	return nil
}

// addJSON gives a command that is about no content the flag by which it speaks to programs.
func (c *command) addJSON(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&c.common.json, "json", false, c.say("in kết quả dạng JSON ra luồng chuẩn, mỗi mục một dòng", "print what is found as JSON on standard output, one a line"))
}

func offerFiles(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
	return nil, cobra.ShellCompDirectiveDefault
}

// runVerify verifies all that is named, and all packs in folders that hold packs.
func (c *command) runVerify(args []string, key string) error {
	if err := c.readsKey(key); err != nil {
		return err
	}
	var names []string
	for _, name := range args {
		packs := snapshot.PacksIn(name)
		if info, err := os.Stat(name); key != "" && err == nil && info.IsDir() && len(packs) == 0 {
			return c.usage("--key chỉ dùng cho tệp: thư mục không có chữ ký", "--key goes with a file: a folder has no signature")
		}
		if len(packs) == 0 {
			packs = []string{name}
		}
		names = append(names, packs...)
	}
	defer c.leavesNothing()()
	var worst error
	whole := 0
	for n, name := range names {
		if n > 0 && !c.common.json {
			fmt.Fprintln(c.stdout)
		}
		switch err := c.verifyOne(name, key); {
		case err == nil:
			whole++
		case worst != errUnread:
			worst = err
		}
	}
	if len(names) > 1 {
		c.note("%s", c.say(fmt.Sprintf("Nguyên vẹn: %d trong %d.", whole, len(names)), fmt.Sprintf("Whole: %d of %d.", whole, len(names))))
	}
	return worst
}

func (c *command) verifyOne(name, key string) error {
	bar := newBar(c)
	v := snapshot.Reader{Key: key, Software: programName(), Told: bar.reading}.Verify(name)
	bar.clear()
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
