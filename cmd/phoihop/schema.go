package main

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"phoihop/internal/problem"
	"phoihop/internal/report"
	"phoihop/internal/schema"
	"phoihop/internal/source"
	"phoihop/internal/viet"
)

// schemaFlags are those of schema.
type schemaFlags struct {
	draft  string
	vscode bool
}

func (c *command) schema() *cobra.Command {
	var f schemaFlags
	cmd := &cobra.Command{
		Use:   "schema report|translation|site|district",
		Short: c.say("In lược đồ JSON Schema của các tệp nội dung", "Print the JSON Schema of the files of the content"),
		Long: c.say(`In lược đồ JSON Schema của phần đầu báo cáo (report), của bản dịch (translation), của site.yaml (site) hoặc
district.yaml (district), để trình soạn thảo gợi ý và kiểm tra khi gõ. Cơ quan, loại hội nghị, địa phương và
thuật ngữ lấy từ thư mục nội dung, nếu có.`,
			`Prints the JSON Schema of a report's front matter, of a translation's, of site.yaml (site) or of district.yaml
(district), by which editors complete and check while a file is typed. Agencies, kinds, districts and terms are
those of the content folder, if there is one.`),
		Example: "  phoihop schema report\n  phoihop schema site --draft 7 > site.schema.json\n  phoihop schema --vscode",
		Args: func(cmd *cobra.Command, args []string) error {
			switch {
			case f.vscode && len(args) > 0:
				return c.usage("--vscode không đi cùng %q", "--vscode does not go with %q", args[0])
			case !f.vscode && (len(args) != 1 || !slices.Contains(schema.Kinds, args[0])):
				return c.usage("cần một trong: %s", "one of these is needed: %s", strings.Join(schema.Kinds, ", "))
			}
			return nil
		},
		ValidArgs: schema.Kinds,
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.runSchema(f, args, cmd.Flags().Changed("content"))
		},
	}
	cmd.Flags().StringVar(&c.common.content, "content", "content", c.say("thư mục nội dung", "folder of the content"))
	cmd.Flags().StringVar(&f.draft, "draft", "2020-12", c.say("`PHIÊN-BẢN` của JSON Schema: 2020-12 hoặc 7", "`VERSION` of JSON Schema: 2020-12 or 7"))
	cmd.Flags().BoolVar(&f.vscode, "vscode", false, c.say("ghi thiết lập cho Visual Studio Code vào .vscode, không ghi đè tệp của bạn", "write settings for Visual Studio Code into .vscode, over no file of yours"))
	return cmd
}

func (c *command) runSchema(f schemaFlags, args []string, contentWanted bool) error {
	o := schema.Options{Lang: viet.Lang(c.lang)}
	switch f.draft {
	case "2020-12":
		o.Draft = schema.Draft2020
	case "7":
		o.Draft = schema.Draft7
	default:
		return c.usage("--draft phải là 2020-12 hoặc 7, không phải %q", "--draft is 2020-12 or 7, not %q", f.draft)
	}
	info, err := os.Stat(c.common.content)
	switch {
	case err == nil && info.IsDir():
		content := os.DirFS(realPath(c.common.content))
		site, broken, _ := source.ReadSite(content)
		if broken {
			c.note("%s", c.say("Không đọc được cơ quan nào trong site.yaml, nên lược đồ nhận mọi cơ quan (xem: phoihop check).",
				"No agency of site.yaml could be read, so the schema takes any (see: phoihop check)."))
			break
		}
		o.Site, o.Districts = site, readDistricts(content)
	case contentWanted:
		return c.usage("không có thư mục nội dung %q", "there is no content folder %q", c.common.content)
	}
	if f.vscode {
		return c.writeEditorFiles(o)
	}
	data, err := schema.Make(args[0], o)
	if err != nil {
		return err
	}
	_, err = c.stdout.Write(data)
	return err
}

// readDistricts reads the districts of a content folder that can be read.
func readDistricts(content fs.FS) (districts []report.District) {
	tree, _ := source.Scan(content)
	for _, d := range tree.Districts {
		if d.HasSettings {
			district, _ := source.ReadDistrict(content, d.ID)
			districts = append(districts, *district)
		}
	}
	return districts
}

// writeEditorFiles writes what Visual Studio Code reads, below this folder. A file that the user has made
// otherwise stays; what it should hold is printed.
func (c *command) writeEditorFiles(o schema.Options) error {
	files, err := schema.VSCode(filepath.ToSlash(c.common.content), o)
	if err != nil {
		return err
	}
	for _, f := range files {
		name := filepath.FromSlash(f.Path)
		old, err := os.ReadFile(name)
		switch {
		case err == nil && bytes.Equal(old, f.Data):
			continue
		case err == nil && !f.Ours:
			c.note(c.say("%s đã có nên giữ nguyên; hãy thêm vào đó:\n%s", "%s is yours and stays; add to it:\n%s"), f.Path, f.Data)
			continue
		case err != nil && !errors.Is(err, fs.ErrNotExist):
			return c.failed(err)
		}
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			return c.failed(err)
		}
		if err := os.WriteFile(name, f.Data, 0o666); err != nil {
			return c.failed(err)
		}
		c.note("%s", f.Path)
	}
	return nil
}

// failed tells what the system refused.
func (c *command) failed(err error) error {
	c.note("%s: %s", c.say("lỗi", "error"), c.refusal(err))
	return errTold
}

// refusal words an error of the system with the path that it is about.
func (c *command) refusal(err error) string {
	reason := problem.Reason(err).In(c.lang)
	if at := (*fs.PathError)(nil); errors.As(err, &at) {
		return strings.Map(visible, filepath.ToSlash(at.Path)) + ": " + reason
	}
	return reason
}
