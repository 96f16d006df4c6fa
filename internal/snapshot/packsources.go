package snapshot

import (
	"encoding/json"
	"io/fs"
	"path"
	"slices"
	"strings"

	"phoihop/internal/problem"
	"phoihop/internal/report"
	"phoihop/internal/source"
)

// Sources stand in a pack below this folder: content/ and templates/ as they were given to the build, and phoihop.json, which
// says what else makes the same site of them. A part has the sources of the whole, since what it says of its reports comes
// from others too.
const (
	sourcesFolder = "sources/"
	recipeName    = sourcesFolder + "phoihop.json"
)

// Recipe is phoihop.json: how the site of a pack was built. Flags that were not given are absent, and stay so when it is
// built again.
type Recipe struct {
	Program   string   `json:"program"`
	Today     string   `json:"today,omitempty"`
	BaseURL   string   `json:"base_url,omitempty"`
	Drafts    bool     `json:"drafts,omitempty"`
	Templates bool     `json:"templates,omitempty"` // there is a folder of them
	Districts []string `json:"districts,omitempty"`
	Years     []int    `json:"years,omitempty"`
}

// addSources lists what the site was made of.
func (p *packing) addSources() []problem.Problem {
	o := p.options.Build
	if slices.ContainsFunc(p.files, func(f packFile) bool { return strings.HasPrefix(f.path, sourcesFolder) }) {
		return []problem.Problem{problem.New(problem.PackSources).In("_root/sources").At(1, 1)}
	}
	recipe := Recipe{Program: p.options.Software, BaseURL: o.BaseURL, Drafts: o.Drafts, Templates: o.Override != nil, Districts: o.Part.Districts, Years: o.Part.Years}
	if o.Today != (report.Date{}) {
		recipe.Today = o.Today.String()
	}
	text, err := json.MarshalIndent(recipe, "", "  ")
	if err == nil {
		err = p.addFolder(o.Content, sourcesFolder+"content/")
	}
	if err == nil && o.Override != nil {
		err = p.addFolder(o.Override, sourcesFolder+"templates/")
	}
	if err != nil {
		return []problem.Problem{failed(p.options.Folder, "", err)}
	}
	f := inMemory(recipeName, append(text, '\n'))
	f.group = groupSources
	p.files = append(p.files, f)
	return nil
}

// addFolder lists a folder of sources. What no build reads (.git, files that programs leave behind) stays where it is.
func (p *packing) addFolder(folder fs.FS, under string) error {
	return fs.WalkDir(folder, ".", func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case name != "." && source.Litter(name):
			if e.IsDir() {
				return fs.SkipDir
			}
			return nil
		case !e.Type().IsRegular():
			return nil
		}
		f, err := onDisk(folder, name, path.Join(under, name))
		f.group = groupSources
		p.files = append(p.files, f)
		return err
	})
}

// Unpublished counts the sources that a pack holds and its site does not show: drafts and withdrawn reports.
func Unpublished(r Result) int {
	if r.Build.Site == nil {
		return 0
	}
	return r.Build.Drafts + len(r.Build.Site.All().Withdrawn)
}
