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
	for _, c := range []struct {
		site  *site
		pages []string
	}{
		{buildSite(t, base), []string{"**/*.html"}},
		{buildContent(t, demoContent, base), []string{"**/*.html"}},
		{buildContent(t, rareContent(t), base), []string{"*/con-son/[ipt]*.html", "*/con-son/2024-1*.html"}},
	} {
		if out, err := validate(c.site.dir, c.pages...); err != nil {
			t.Errorf("%v\n%s", err, out)
		}
	}
}

// What TestValidHTML relies on: the judge is really asked.
func TestInvalidHTMLIsFound(t *testing.T) {
	dir := t.TempDir()
	page := `<!doctype html><html lang="vi"><head><title>x</title></head><body><h1>x<p>y</h1><img src="x"></body></html>`
	if err := os.WriteFile(filepath.Join(dir, "bad.html"), []byte(page), 0o600); err != nil {
		t.Fatal(err)
	}
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
