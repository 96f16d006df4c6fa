//go:build packs

package packs

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"aead.dev/minisign"

	"phoihop/internal/build"
	"phoihop/internal/problem"
	"phoihop/internal/snapshot"
)

// pack is a site and what it was packed into, each beside its signature.
type pack struct {
	name           string
	site           string // a folder with the same files
	base           string // address of its pages in a web archive
	zip, zim, wacz string
	pages          pages
}

// pages are those of a site that a reader goes to.
type pages struct {
	report string // in Vietnamese; it is there in English too
	query  string // typed without marks
	finds  string // the first result
}

// sample is a site that is packed.
type sample struct {
	name, content, base string
	part                build.Part
	sources             bool // and templates among them, which say something else to checkers than pages do
	pages               pages
}

// nowhere is where pages of a site without an address stand.
const nowhere = "https://snapshot.invalid/"

const (
	demo      = "../../../testdata/demo"
	reports   = "../../../content"
	templates = "../../../templates"
)

var samples = []sample{
	{"demo", demo, "https://demo.example/ban-tin/", build.Part{}, true,
		pages{"vi/gia-thiet/2026-06-30-so-ket.html", "gia thiet", "vi/gia-thiet/index.html"}},
	{"part of demo", demo, "https://demo.example/ban-tin/", build.Part{Districts: []string{"hu-cau", "thi-du"}, Years: []int{2024}}, false,
		pages{"vi/hu-cau/2024-07-18-so-ket.html", "hu cau", "vi/hu-cau/index.html"}},
	{"real", reports, "", build.Part{}, false,
		pages{"vi/tay-ho/2023-02-15-tong-ket.html", "dong da", "vi/dong-da/index.html"}},
	{"part of real", reports, "", build.Part{Districts: []string{"tay-ho"}}, false,
		pages{"vi/tay-ho/2023-02-15-tong-ket.html", "tay ho", "vi/tay-ho/index.html"}},
}

// password locks the key of the tests.
const password = "đường về"

// pack makes the sample's packs in a folder, and beside them the same site unpacked.
func (s sample) pack(dir string, key *minisign.PrivateKey) (pack, error) {
	p := pack{name: s.name, site: filepath.Join(dir, "site"), base: cmp.Or(s.base, nowhere), pages: s.pages}
	options := build.Options{Content: os.DirFS(s.content), Out: p.site, BaseURL: s.base, Part: s.part}
	if s.sources {
		options.Override, options.OverrideName = os.DirFS(templates), templates
	}
	result := build.Run(options)
	if problem.HasErrors(result.Problems) {
		return p, fmt.Errorf("%s does not build; see: phoihop check", s.content)
	}
	r := snapshot.Make(snapshot.Options{Build: options, Formats: snapshot.Formats, Folder: dir, Sources: s.sources, Key: key, Software: "phoihop"})
	for _, told := range r.Problems {
		if told.Severity == problem.Error {
			return p, errors.New(told.Message.En)
		}
	}
	for _, made := range r.Packs {
		switch made.Format {
		case snapshot.Zip:
			p.zip = made.Path
		case snapshot.Zim:
			p.zim = made.Path
		case snapshot.Wacz:
			p.wacz = made.Path
		}
	}
	if s.sources {
		return p, s.addSources(filepath.Join(p.site, "sources"), result.Unshown)
	}
	return p, nil
}

// addSources puts beside a site what packs hold of its sources: all but drafts.
func (s sample) addSources(dir string, drafts []string) error {
	recipe, err := json.MarshalIndent(snapshot.Recipe{Program: "phoihop", BaseURL: s.base, Templates: true}, "", "  ")
	if err != nil {
		return err
	}
	if err := os.CopyFS(filepath.Join(dir, "content"), os.DirFS(s.content)); err != nil {
		return err
	}
	for _, name := range drafts {
		if err := os.Remove(filepath.Join(dir, "content", name)); err != nil {
			return err
		}
	}
	if err := os.CopyFS(filepath.Join(dir, "templates"), os.DirFS(templates)); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "phoihop.json"), append(recipe, '\n'), 0o600)
}

// newKey makes the key that signs all packs, into a locked file and one for those who check.
func newKey(secretFile, publicFile string) (*minisign.PrivateKey, error) {
	pair, err := snapshot.NewKey(password, bytes.NewReader(slices.Repeat([]byte{7}, 1000)))
	if err != nil {
		return nil, err
	}
	if err := os.WriteFile(secretFile, pair.Secret, 0o600); err != nil {
		return nil, err
	}
	if err := os.WriteFile(publicFile, pair.Public, 0o600); err != nil {
		return nil, err
	}
	return snapshot.OpenKey(pair.Secret, password)
}
