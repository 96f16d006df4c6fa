//go:build npm && java

package browsertest

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// The W3C's checker (Nu) finds no error and no warning on any page, nor in the style sheet.
func TestNu(t *testing.T) {
	t.Parallel()
	var files []string
	var shown []located
	for _, j := range judged(t) {
		for _, path := range append(j.paths(), "assets/style.css") {
			files = append(files, filepath.Join(j.site.dir, filepath.FromSlash(path)))
		}
		shown = append(shown, j.located()...)
	}
	if out, err := nu(files...); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
	stated(t, judgement{ID: "nu", Version: version(t, "vnu-jar"), Pages: countKinds(shown), Views: countKinds(shown)})
}

// What TestNu relies on: the checker is really asked, and nothing of what it must find is passed over.
func TestNuFindsMistakes(t *testing.T) {
	t.Parallel()
	out, err := nu(filepath.Join(badPage(t), "bad.html"))
	for _, mistake := range []string{"An “img” element must have an “alt” attribute", "Consider adding a “lang” attribute", "“h1”"} {
		if err == nil || !strings.Contains(out, mistake) {
			t.Errorf("%v: nothing of %s in:\n%s", err, mistake, out)
		}
	}
}

// passedOver are warnings, as patterns of whole messages, that are untrue of our pages.
var passedOver = []string{
	// The checker judges a page's policy by the address of its file, for which it takes no folder to be 'self'. Browsers
	// do, and TestPagesInTheBrowser sees whatever they refuse. Only the site's own files are passed over, by relative
	// addresses or below base.
	`Resource violates Content Security Policy \(meta tag\): (external (stylesheet|script)|image) “((\.\./)*(assets|files)/|/phoi-hop/assets/)[^”]*” blocked by “(style|script|img)-src” directive\.`,
	// It asks for a hash that it doesn't reckon. The scripts and styles that stand in pages are data for search engines, which
	// no browser runs, and those that the policy names by their hash (TestPagesNeedNoScript).
	`Inline (script|style) violates Content Security Policy \(meta tag\): blocked by “(script|style)-src” directive.*`,
	// A report that a reader saves has its pictures in it, as its policy, "img-src data:", allows (TestSavedPictures).
	`Resource violates Content Security Policy \(meta tag\): image “data:image/[^”]*” blocked by “img-src” directive\.`,
}

// nu runs the checker; anything it says but what is passed over is an error.
func nu(files ...string) (string, error) {
	options := []string{"-Xmx512m", "-jar", "node_modules/vnu-jar/build/dist/vnu.jar", "--Werror", "--also-check-css", "--filterpattern", strings.Join(passedOver, "|")}
	out, err := exec.Command("java", append(options, files...)...).CombinedOutput()
	return string(out), err
}
