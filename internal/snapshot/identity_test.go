package snapshot

import (
	"strings"
	"testing"
)

// TestIdentity: every format, and a folder, tells what it holds, by the site's own data.
func TestIdentity(t *testing.T) {
	content := unpackText(t, tiny)
	site := built(t, content)
	packs := map[Format]string{"": site}
	for _, format := range Formats {
		packs[format] = saved(t, packedSite(t, format, site, content))
	}
	for format, name := range packs {
		i := Verify(name, "").Identity
		if format != "" && (i.Date != "2023-07-01" || i.Sources != 6 || i.Bytes == 0) {
			t.Errorf("%q: %q, %d files of sources, %d bytes", format, i.Date, i.Sources, i.Bytes)
		}
		if i.Title.Vi != "Bản tin" || i.Title.En != "Reports" || strings.Join(i.Languages, " ") != "vi en" || i.AsOf != "2023-06-30" {
			t.Errorf("%q: %+v", format, i)
		}
		if i.Reports != 2 || len(i.Years) != 1 || i.Years[0] != 2023 || len(i.Districts) != 1 || i.Districts[0].Name.En != "Tay Ho District" {
			t.Errorf("%q: %+v", format, i)
		}
	}
}

// TestPlain: what a stranger's pack says of itself is one line of text, which commands no terminal.
func TestPlain(t *testing.T) {
	for said, want := range map[string]string{
		"Bản tin":                "Bản tin",
		"a\nb\tc":                "a b c",
		"\x1b[2Jwhole":           "\uFFFD[2Jwhole",
		"a\u202Egpj":             "a\uFFFDgpj",
		"\xff":                   "\uFFFD",
		strings.Repeat("ă", 301): strings.Repeat("ă", 300) + "…",
	} {
		if got := plain(said); got != want {
			t.Errorf("%q: %q, want %q", said, got, want)
		}
	}
}
