//go:build chromium && npm

package browsertest

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Pa11y, which asks HTML_CodeSniffer here, finds nothing on any kind of page; axe-core is asked by TestAccessibility. The
// pages of one kind are made the same way in both languages; one will do.
func TestPa11y(t *testing.T) {
	t.Parallel()
	shown := inVietnamese(kindsToLookAt(t))
	var addresses []string
	for _, p := range shown {
		addresses = append(addresses, p.url)
	}
	if out, err := pa11y(t, addresses...); err != nil || out != "" {
		t.Errorf("%v\n%s", err, out)
	}
	stated(t, judgement{ID: "pa11y", Version: version(t, "pa11y"), Pages: countKinds(shown), Views: len(shown)})
}

// What TestPa11y relies on: the judge behind it finds what is wrong.
func TestPa11yFindsBarriers(t *testing.T) {
	t.Parallel()
	out, err := pa11y(t, "file://"+filepath.ToSlash(filepath.Join(badPage(t), "bad.html")))
	must(t, err)
	for _, rule := range []string{": WCAG2AA.Principle1.Guideline1_1.1_1_1.H37:"} {
		if !strings.Contains(out, rule) {
			t.Errorf("%s is not found in:\n%s", rule, out)
		}
	}
}

// pa11y gives what is found at addresses, a line each.
func pa11y(t *testing.T, addresses ...string) (string, error) {
	t.Helper()
	chromium, err := findChromium()
	must(t, err)
	out, err := exec.Command("node", append([]string{"pa11y.cjs", chromium, t.TempDir()}, addresses...)...).CombinedOutput()
	return string(out), err
}
