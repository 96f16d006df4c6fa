package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestTellRecipe: what extract says of how the site was built is what phoihop.json says, if phoihop can have written that.
func TestTellRecipe(t *testing.T) {
	own := `"program": "phoihop ` + programVersion() + `"`
	const other = "The site was made by phoihop 0.1; this is phoihop "
	for _, test := range []struct{ json, says, not string }{
		{`{` + own + `}`, "phoihop build --content FOLDER/content --out FOLDER/public\n", other},
		{`{` + own + `, "drafts": true, "today": "2024-05-06", "templates": true}`, "--templates FOLDER/templates --today 2024-05-06 --drafts --out FOLDER/public\n", other},
		{`{"program": "phoihop 0.1"}`, other, "cannot be read"},
		{`{"base_url": "https://example.org/$(reboot)'"}`, `--base-url 'https://example.org/$(reboot)'\''' --out`, "cannot be read"},
		{`{"today": "2024-05-06 ; reboot"}`, "phoihop.json cannot be read: today is", "reboot --"},
		{`{"districts": ["a b"]}`, "cannot be read", "phoihop snapshot"},
		{`{"years": [20240]}`, "cannot be read", "phoihop snapshot"},
		{`{"program": "x\u001b[31m"}`, "cannot be read", "\x1b"},
		{`{"empty": ["../x"]}`, "cannot be read", "phoihop build"},
		{`no JSON`, "cannot be read", "phoihop build"},
		{``, "cannot be read", "phoihop build"},
	} {
		folder := t.TempDir()
		if err := os.WriteFile(filepath.Join(folder, "phoihop.json"), []byte(test.json), 0o600); err != nil {
			t.Fatal(err)
		}
		var said strings.Builder
		c := &command{stderr: &said, lang: "en"}
		c.tellRecipe(folder)
		got := strings.ReplaceAll(said.String(), folder, "FOLDER")
		if !strings.Contains(got, test.says) || strings.Contains(got, test.not) {
			t.Errorf("%s: says %q; want %q and not %q", test.json, got, test.says, test.not)
		}
	}
}
