package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"phoihop/internal/problem"
	"phoihop/internal/report"
	"phoihop/internal/site"
	"phoihop/internal/source"
	"phoihop/internal/viet"
)

// content is the content folder as commands see it that work on its files.
type content struct {
	dir   string // as the user named it
	files fs.FS
	tree  *source.Tree
	site  *report.Site
	set   source.Settings
}

// contentThere refuses a content folder that is not there, and says where one is, or how to begin one.
func (c *command) contentThere() error {
	dir := c.common.content
	switch info, err := os.Stat(dir); {
	case err == nil && info.IsDir():
		return nil
	case err == nil:
		return c.usage("--content %q không phải là thư mục", "--content %q is no folder", dir)
	case filepath.IsAbs(dir):
		return c.usage("không có thư mục nội dung %q", "there is no content folder %q", dir)
	}
	here, _ := os.Getwd()
	for at := filepath.Dir(here); at != filepath.Dir(at); at = filepath.Dir(at) {
		if _, err := os.Stat(filepath.Join(at, dir, "site.yaml")); err == nil {
			return c.usage("không có thư mục nội dung %q ở đây; chạy lệnh ở %s", "there is no content folder %q here; run this in %s", dir, strings.Map(visible, at))
		}
	}
	return c.usage("không có thư mục nội dung %q; chạy lệnh ở thư mục gốc của dự án hoặc dùng --content. Trang mới thì viết %s trước",
		"there is no content folder %q; run this in the project's folder or use --content. For a new site write %s first", dir, filepath.ToSlash(filepath.Join(dir, "site.yaml")))
}

// openContent lists the content folder and reads site.yaml, whose problems are told.
func (c *command) openContent() (*content, error) {
	dir := c.common.content
	if err := c.contentThere(); err != nil {
		return nil, err
	}
	all := &content{dir: dir, files: os.DirFS(realPath(dir))}
	var stray []problem.Problem
	all.tree, stray = source.Scan(all.files)
	if !all.tree.HasSite {
		c.tell(slices.DeleteFunc(stray, func(p problem.Problem) bool { return p.Code != problem.SiteMissing }))
		return nil, errTold
	}
	settings, broken, problems := source.ReadSite(all.files)
	if problem.HasErrors(problems) || broken {
		c.tell(problems)
		return nil, errTold
	}
	all.site = settings
	all.set = source.Settings{Names: source.NewNames(settings, false), Languages: settings.Languages, Drafts: true}
	return all, nil
}

// path is where a file of the folder stands, as the user can open it.
func (all *content) path(below string) string {
	return filepath.Join(all.dir, filepath.FromSlash(below))
}

// folder finds a district's folder.
func (all *content) folder(id string) (source.Folder, bool) {
	for _, folder := range all.tree.Districts {
		if folder.ID == id {
			return folder, true
		}
	}
	return source.Folder{}, false
}

// find gives the files of a report.
func (all *content) find(ref report.Ref) (source.Files, bool) {
	folder, _ := all.folder(ref.District)
	for _, files := range folder.Reports {
		if files.Ref == ref {
			return files, true
		}
	}
	return source.Files{}, false
}

// reportNamed finds the report that an argument means: DISTRICT/NAME, or the path of one of its files.
func (c *command) reportNamed(all *content, argument string) (source.Files, error) {
	written := filepath.ToSlash(argument)
	if below, err := filepath.Rel(realPath(all.dir), realPath(argument)); err == nil && !strings.HasPrefix(below, "..") {
		written = filepath.ToSlash(below)
	}
	for _, name := range []string{written, filepath.ToSlash(argument)} {
		name = strings.TrimSuffix(name, ".md")
		name = strings.TrimSuffix(strings.TrimSuffix(name, ".vi"), ".en")
		if district, own, ok := strings.Cut(strings.TrimPrefix(name, "./"), "/"); ok {
			if files, found := all.find(report.Ref{District: district, Name: own}); found {
				return files, nil
			}
		}
	}
	var ids []string
	for _, folder := range all.tree.Districts {
		for _, files := range folder.Reports {
			ids = append(ids, files.Ref.String())
		}
	}
	hint := ""
	if nearest := problem.Nearest(strings.TrimSuffix(argument, ".md"), ids); nearest != "" {
		hint = c.say("; ý bạn là ", "; did you mean ") + nearest + "?"
	}
	return source.Files{}, c.usage("không có báo cáo %q trong %s; viết ĐỊA-PHƯƠNG/TÊN hoặc đường dẫn của tệp%s", "there is no report %q in %s; write DISTRICT/NAME or the path of its file%s", argument, all.dir, hint)
}

// readWhole reads a report and fails where it has errors, which are told.
func (c *command) readWhole(all *content, files source.Files) (source.Reading, error) {
	reading := source.ReadReport(all.files, files, all.set)
	if errs, _, _ := split(reading.Problems); len(errs) > 0 {
		problem.Sort(errs)
		c.tell(errs)
		return reading, errTold
	}
	return reading, nil
}

// join reads every report and joins them. What is wrong with others than the one that a command is about is the business of
// check.
func (all *content) join(today report.Date) *site.Site {
	var districts []*report.District
	var inputs []site.Input
	for _, folder := range all.tree.Districts {
		d := &report.District{ID: folder.ID}
		if folder.HasSettings {
			d, _ = source.ReadDistrict(all.files, folder.ID)
		}
		districts = append(districts, d)
		for _, files := range folder.Reports {
			r := source.ReadReport(all.files, files, all.set)
			if o := r.Original.Report; o != nil {
				abstract := report.NewAbstract(files.Ref, r.Original.Lang, o, r.Words.Lang, r.Words.Report, report.Wording{})
				inputs = append(inputs, site.Input{Abstract: &abstract})
			}
			r.Release()
		}
	}
	joined, _ := site.Join(all.site, districts, inputs, map[report.Ref]int{}, today)
	return joined
}

// otherLanguage is the language that a report in lang is translated into; "" where the site has but one.
func (all *content) otherLanguage(lang viet.Lang) viet.Lang {
	for _, l := range all.site.Languages {
		if l != lang {
			return l
		}
	}
	return ""
}
