//go:build firefox && npm

package browsertest

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// Searching in Firefox, from a server and from a folder, does what TestSearchPage asks of it in the main.
func TestSearchInFirefox(t *testing.T) {
	t.Parallel()
	firefox, err := findFirefox()
	must(t, err)
	guarded := t.TempDir()
	must(t, os.WriteFile(filepath.Join(guarded, "page.html"), []byte("<!doctype html><title>x</title>"), 0o600))
	must(t, os.WriteFile(filepath.Join(guarded, "beside.txt"), []byte("secret"), 0o600))
	s, k := builtSite(t, realContent, ""), knownSites[realContent]
	known, err := json.Marshal(map[string]any{
		"firefox": firefox, "roots": []string{serve(t, s.dir), FolderURL(s.dir)}, "control": FolderURL(guarded) + "page.html",
		"typed": k.typed, "place": k.place, "report": k.report, "common": k.common, "english": k.english, "slip": k.slip, "meant": k.meant,
	})
	must(t, err)
	if _, err := os.Stat("firefox/search.js"); err != nil { // so that go test knows when it changes
		t.Fatal(err)
	}
	if out, err := exec.Command("node", "firefox/search.js", string(known)).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

func findFirefox() (path string, err error) {
	for _, name := range []string{"firefox-esr", "firefox"} {
		if path, err = exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", err
}
