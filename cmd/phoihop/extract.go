package main

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"phoihop/internal/problem"
	"phoihop/internal/snapshot"
)

func (c *command) extract() *cobra.Command {
	var sources bool
	var key string
	cmd := &cobra.Command{
		Use:   c.say("extract TỆP THƯ-MỤC", "extract FILE FOLDER"),
		Short: c.say("Mở một bản đóng gói: lấy lại cổng hoặc nội dung", "Unpack a pack: the site, or its content"),
		Long: c.say(`Kiểm tra bản đóng gói (zip, zim, wacz) như phoihop verify, rồi ghi các tệp của cổng vào THƯ-MỤC, đúng từng byte như khi đóng gói. THƯ-MỤC phải
chưa có hoặc trống; nó hiện ra trong một bước, khi đã ghi xong. Có điểm khác thì không ghi gì.

--sources ghi nguồn của cổng thay vì cổng: thư mục nội dung, cùng những gì khác đã dùng để dựng, để sửa tiếp hoặc dựng lại bằng phoihop build.
Chỉ bản đóng gói với --with-sources mới có.`,
			`Verifies the pack (zip, zim, wacz) as phoihop verify does, then writes the files of the site into FOLDER, byte for byte as they were
packed. FOLDER must be absent or empty; it appears in one step, when all is written. Where there is any difference nothing is written.

--sources writes what the site was made from in place of the site: the content folder, and what else there was, to go on with or to
build anew with phoihop build. Only packs made with --with-sources have it.`),
		Example: "  phoihop extract ban-tin-2025-06-30.zip cong\n  phoihop extract --sources ban-tin-2025-06-30.zip nguon",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 2 {
				return c.usage("cần một tệp và một thư mục để ghi vào", "a file is needed, and a folder to write into")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.runExtract(args[0], args[1], key, sources)
		},
		ValidArgsFunction: offerFiles,
	}
	cmd.Flags().BoolVar(&sources, "sources", false, c.say("ghi nguồn (thư mục nội dung …) thay vì cổng", "write the sources (content folder …) in place of the site"))
	c.addKey(cmd, &key)
	c.addJSON(cmd)
	return cmd
}

func (c *command) runExtract(name, folder, key string, sources bool) error {
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		return c.usage("%q là thư mục, không phải bản đóng gói", "%q is a folder, no pack", name)
	}
	if err := c.readsKey(key); err != nil {
		return err
	}
	defer c.leavesNothing()()
	v, files := snapshot.Reader{Key: key, Software: programName()}.Extract(name, folder, sources)
	if !v.Whole() {
		c.format = formatText
		c.tell(v.Problems)
		return errTold
	}
	c.tellWritten(jsonWritten{File: folder, Files: files})
	c.note("%s → %s", c.count(files, "tệp", "file", "files"), folder)
	if sources {
		c.tellRecipe(folder)
	}
	return nil
}

// tellRecipe says by which call the site is made again from its sources, and where another version of the program made it.
func (c *command) tellRecipe(folder string) {
	recipe, err := snapshot.ReadRecipe(folder)
	if err != nil {
		c.note("%s: %v", c.say("Không rõ cổng đã được dựng thế nào: phoihop.json không đọc được", "How the site was built is not known: phoihop.json cannot be read"), problem.Reason(err).In(c.lang))
		return
	}
	c.note("%s:\n  %s", c.say("Dựng lại đúng các byte ấy", "To make the same bytes again"), rebuildCall(folder, recipe))
	if own := "phoihop " + programVersion(); recipe.Program != "" && recipe.Program != own {
		c.note(c.say("Cổng do %s dựng; chương trình này là %s, nên các trang có thể khác. Nội dung thì không.", "The site was made by %s; this is %s, so pages may differ. What they are made from does not."), recipe.Program, own)
	}
}

// rebuildCall is the call that makes a site again from its sources: a build, or of a part, which a build does not make, a pack.
func rebuildCall(folder string, r snapshot.Recipe) string {
	call := []string{"phoihop", "build", "--content", filepath.Join(folder, "content")}
	isPart := len(r.Districts)+len(r.Years) > 0
	if isPart {
		call[1] = "snapshot"
	}
	add := func(flag, value string) {
		if value != "" {
			call = append(call, "--"+flag, value)
		}
	}
	if r.Templates {
		add("templates", filepath.Join(folder, "templates"))
	}
	add("base-url", r.BaseURL)
	add("today", r.Today)
	if r.Drafts {
		call = append(call, "--drafts")
	}
	add("district", strings.Join(r.Districts, ","))
	var years []string
	for _, year := range r.Years {
		years = append(years, strconv.Itoa(year))
	}
	add("year", strings.Join(years, ","))
	if isPart {
		call = append(call, "--with-sources")
		add("out", filepath.Join(folder, "packs")+string(filepath.Separator))
	} else {
		add("out", filepath.Join(folder, "public"))
	}
	for i, argument := range call {
		call[i] = quoted(argument)
	}
	return strings.Join(call, " ")
}
