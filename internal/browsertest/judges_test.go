//go:build npm

package browsertest

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// html-validate finds nothing on any page.
func TestValidHTML(t *testing.T) {
	t.Parallel()
	var shown []located
	for _, j := range judged(t) {
		if out, err := validate(j.site.dir, j.paths()...); err != nil {
			t.Errorf("%v\n%s", err, out)
		}
		shown = append(shown, j.located()...)
	}
	stated(t, judgement{ID: "html-validate", Version: version(t, "html-validate"), Pages: countKinds(shown), Views: countKinds(shown)})
}

// What TestValidHTML relies on: the judge is really asked.
func TestInvalidHTMLIsFound(t *testing.T) {
	dir := badPage(t)
	out, err := validate(dir, "bad.html")
	if err == nil || !strings.Contains(out, "element-permitted-content") && !strings.Contains(out, "close-order") {
		t.Errorf("a paragraph in a heading is valid: %v\n%s", err, out)
	}
}

// validate runs html-validate over pages below a folder, named by patterns.
func validate(dir string, pages ...string) (string, error) {
	config, err := filepath.Abs("htmlvalidate.cjs")
	if err != nil {
		return "", err
	}
	program, err := filepath.Abs("node_modules/.bin/html-validate")
	if err != nil {
		return "", err
	}
	options := []string{"--config", config, "--formatter", "text", "--max-warnings", "0"}
	cmd := exec.Command(program, append(options, pages...)...)
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	return string(out), err
}

// stylelint finds nothing in the style sheet but what its configuration gives a reason for: among that, nothing
// which a browser of 2015 needs and lacks.
func TestStyle(t *testing.T) {
	t.Parallel()
	if out, err := styled("../../templates/assets/style.css"); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
	stated(t, judgement{ID: "stylelint", Version: version(t, "stylelint"), Pages: 1, Views: 1})
}

// What TestStyle relies on: features that old browsers lack are found, and so are mistakes.
func TestBadStyleIsFound(t *testing.T) {
	t.Parallel()
	sheet := filepath.Join(t.TempDir(), "bad.css")
	must(t, os.WriteFile(sheet, []byte("a { position: sticky; colour: red; }\n"), 0o600))
	out, err := styled(sheet)
	if err == nil || !strings.Contains(out, "css-sticky") || !strings.Contains(out, "property-no-unknown") {
		t.Errorf("a feature that old browsers lack and an unknown property are not found: %v\n%s", err, out)
	}
}

func styled(sheet string) (string, error) {
	out, err := exec.Command("node_modules/.bin/stylelint", "--config", "stylelint.config.cjs", "--config-basedir", ".", "--formatter", "unix", sheet).CombinedOutput()
	return string(out), err
}

// badPage is a folder with a page, bad.html, that no judge lets pass.
func badPage(t *testing.T) (dir string) {
	t.Helper()
	dir = t.TempDir()
	page := `<!doctype html><html><head><title>x</title></head><body><h1>x<p style="color:#aaa">pale words</h1><img src="x"></body></html>`
	must(t, os.WriteFile(filepath.Join(dir, "bad.html"), []byte(page), 0o600))
	return dir
}
