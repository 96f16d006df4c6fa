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
// from others too. Of the content folder it is the files that a build reads, and no drafts: what else lies there was never
// meant for others.
const (
	sourcesFolder = "sources/"
	recipeName    = sourcesFolder + "phoihop.json"
)

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
	site := len(p.files)
	err := p.addContent(o.Content)
	if err == nil && o.Override != nil {
		var told []problem.Problem
		if told, err = p.addTemplates(o.Override); len(told) > 0 {
			return told
		}
	}
	if err != nil {
		return []problem.Problem{failed(p.options.Folder, "", err)}
	}
	for _, f := range p.files[site:] {
		if f.size == 0 {
			recipe.Empty = append(recipe.Empty, strings.TrimPrefix(f.path, sourcesFolder))
		}
	}
	text, err := json.MarshalIndent(recipe, "", "  ")
	if err != nil {
		return []problem.Problem{failed(p.options.Folder, "", err)}
	}
	f := inMemory(recipeName, append(text, '\n'))
	f.group = groupSources
	p.files = append(p.files, f)
	return nil
}

// addContent lists the content folder: of what is there, the files that made the site.
func (p *packing) addContent(folder fs.FS) error {
	wanted := contentFiles(folder)
	for _, name := range p.unshown {
		delete(wanted, name)
	}
	p.sources = &PackedSources{Drafts: len(p.unshown), Withdrawn: len(p.site.All().Withdrawn)}
	return fs.WalkDir(folder, ".", func(name string, e fs.DirEntry, err error) error {
		_, drafted := slices.BinarySearch(p.unshown, name)
		switch {
		case err != nil:
			return err
		case name == ".":
			return nil
		case e.IsDir() && source.Litter(name):
			p.sources.Others = append(p.sources.Others, name+"/")
			return fs.SkipDir
		case e.IsDir(), drafted:
			return nil
		case !wanted[name]:
			p.sources.Others = append(p.sources.Others, name)
			return nil
		case photoEndings[strings.ToLower(path.Ext(name))]:
			p.sources.Photos++
		}
		return p.addSource(folder, name, sourcesFolder+"content/")
	})
}

// photoEndings are those of pictures which a site publishes without what the camera noted, and sources hold as they are.
var photoEndings = map[string]bool{".jpg": true, ".jpeg": true, ".png": true}

// contentFiles are the files of a content folder that a build reads.
func contentFiles(folder fs.FS) map[string]bool {
	tree, _ := source.Scan(folder) // what it tells was told by the build
	files := map[string]bool{"site.yaml": tree.HasSite}
	for _, d := range tree.Districts {
		files[d.ID+"/district.yaml"] = d.HasSettings
		for _, r := range d.Reports {
			for _, lang := range r.Langs {
				files[r.Path(lang)] = true
			}
			for _, a := range r.Assets {
				files[a.Path] = true
			}
		}
	}
	for _, f := range tree.Root {
		files[f.Path] = true
	}
	return files
}

// addTemplates lists the folder of templates; of files there that are none but a secret key is told.
func (p *packing) addTemplates(folder fs.FS) (told []problem.Problem, err error) {
	err = fs.WalkDir(folder, ".", func(name string, e fs.DirEntry, err error) error {
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
		case source.HoldsSecretKey(folder, name):
			told = append(told, at1(problem.New(problem.SecretKey), p.options.Build.OverrideName, name))
			return nil
		}
		return p.addSource(folder, name, sourcesFolder+"templates/")
	})
	return told, err
}

func (p *packing) addSource(folder fs.FS, name, under string) error {
	f, err := onDisk(folder, name, path.Join(under, name))
	f.group = groupSources
	p.files = append(p.files, f)
	return err
}

// PackedSources says what of the content folder is in a pack beside what its site shows, and what is not.
type PackedSources struct {
	Withdrawn int      // reports that were taken back, in full
	Photos    int      // with all that the camera noted
	Drafts    int      // files of drafts, left out
	Others    []string // that no build reads, left out; folders end in "/"
}
