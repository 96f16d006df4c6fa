package snapshot

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// told are the problems of a verification, a line each.
func told(v *Verification) string {
	var b strings.Builder
	for _, p := range v.Problems {
		fmt.Fprintf(&b, "%s: %s [%s]\n", p.File, p.Message.En, p.Code)
	}
	return b.String()
}

// TestWhole: packs and folders of a site that was built, with its content and without, have no difference, and everything
// is looked at.
func TestWhole(t *testing.T) {
	content := unpackText(t, tiny)
	site := built(t, content)
	for _, with := range []string{"", content} {
		for _, format := range Formats {
			v := Verify(saved(t, packedSite(t, format, site, with)), "")
			if !v.Whole() || v.Format != format {
				t.Errorf("%s: %q\n%s", format, v.Format, told(v))
			}
			if !testing.Verbose() {
				continue
			}
			for _, c := range v.Checks {
				t.Logf("%s %s %s: %s | %s", format, c.Name, c.Outcome, c.Says.Vi, c.Says.En)
			}
		}
	}
	if v := Verify(site, ""); !v.Whole() || v.Format != "" {
		t.Errorf("folder: %s", told(v))
	}
}

// TestDemo: the demo has every kind of page.
func TestDemo(t *testing.T) {
	site := built(t, "../../testdata/demo")
	for name, where := range map[string]string{"folder": site, "zim": saved(t, packedSite(t, Zim, site, ""))} {
		v := Verify(where, "")
		if !v.Whole() {
			t.Errorf("%s: %s", name, told(v))
		}
		for _, c := range v.Checks {
			if want := map[string]int{"counts": 35}[c.Name]; c.Outcome == Failed || want > 0 && c.Count != want {
				t.Errorf("%s: %+v", name, c)
			}
			t.Log(name, c.Name, c.Count, c.Says.En)
		}
	}
}

// TestFolder: what is changed, missing or too many in a published folder is named; dot files are the publisher's own.
func TestFolder(t *testing.T) {
	whole := built(t, unpackText(t, tiny))
	for _, test := range []struct {
		name   string
		change func(site string) error
		want   string
	}{
		{"a page changed", func(site string) error { return appendTo(filepath.Join(site, "vi/about.html"), " ") }, "vi/about.html: this file was changed: it has"},
		{"a page missing", func(site string) error { return os.Remove(filepath.Join(site, "en/tay-ho/2023.html")) }, "en/tay-ho/2023.html: this file is missing, manifest.json lists it [pack-missing]"},
		{"a file too many", func(site string) error { return os.WriteFile(filepath.Join(site, "vi/x.html"), nil, 0o666) }, "vi/x.html: this file is too many: manifest.json does not list it [pack-extra]"},
		{"a link too many", func(site string) error { return os.Symlink("index.html", filepath.Join(site, "x.html")) }, "x.html: this file is too many: manifest.json does not list it [pack-extra]"},
		{"a page that is a link", func(site string) error {
			name := filepath.Join(site, "vi/about.html")
			if err := os.Rename(name, filepath.Join(site, ".about")); err != nil {
				return err
			}
			return os.Symlink("../.about", name)
		}, "vi/about.html: this file was changed: it is no plain file [pack-altered]"},
		{"a dot file", func(site string) error { return os.WriteFile(filepath.Join(site, ".gitignore"), nil, 0o666) }, ""},
		{"the manifest changed", func(site string) error { return appendTo(filepath.Join(site, manifestName), "x") }, ": nothing can be held against manifest.json: more behind its end [pack-manifest]"},
		{"no manifest", func(site string) error { return os.Remove(filepath.Join(site, manifestName)) }, ": this is a published site without its manifest.json, so there is nothing to hold it against [pack-no-manifest]"},
	} {
		t.Run(test.name, func(t *testing.T) {
			site := t.TempDir()
			must(t, os.CopyFS(site, os.DirFS(whole)))
			must(t, test.change(site))
			if got := told(Verify(site, "")); !strings.HasPrefix(got, test.want) || got != "" && test.want == "" || strings.Count(got, "\n") > 1 {
				t.Errorf("%s, want %s", got, test.want)
			}
		})
	}
}

func appendTo(name, text string) error {
	content, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	return os.WriteFile(name, append(content, text...), 0o666)
}
