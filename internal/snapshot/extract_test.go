package snapshot

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestExtract: what is unpacked equals what was packed, site and content, and from that content the same site is built.
func TestExtract(t *testing.T) {
	content := unpackText(t, tiny)
	write(t, filepath.Join(content, "_root", "trong.txt"), nil) // a ZIM file has no entry for it
	site := built(t, content)
	wantSite, wantContent := contents(t, site), contents(t, content)
	for _, format := range Formats {
		t.Run(string(format), func(t *testing.T) {
			if _, empty := wantSite["trong.txt"]; !empty {
				t.Fatal("the empty file is not in the site")
			}
			pack := saved(t, packedSite(t, format, site, content))
			at := filepath.Join(t.TempDir(), "site")
			v, files := Extract(pack, at, false)
			if !v.Whole() || files != len(wantSite) {
				t.Fatalf("%d files of %d\n%s", files, len(wantSite), told(v))
			}
			if diff := cmp.Diff(wantSite, contents(t, at)); diff != "" {
				t.Errorf("the site (-packed +unpacked):\n%s", diff)
			}
			if v := Verify(at, ""); !v.Whole() {
				t.Error(told(v))
			}
			sources := t.TempDir() // empty
			before, err := os.Stat(sources)
			must(t, err)
			if v, _ := Extract(pack, sources, true); !v.Whole() {
				t.Fatal(told(v))
			}
			if after, err := os.Stat(sources); err != nil || !os.SameFile(before, after) {
				t.Errorf("the folder is another one now, %v", err)
			}
			got := contents(t, sources)
			if format == Zim {
				got["_root/trong.txt"] = "" // only the site's manifest tells of empty files
			}
			if diff := cmp.Diff(wantContent, got); diff != "" {
				t.Errorf("the content (-packed +unpacked):\n%s", diff)
			}
			if format != Zim {
				if diff := cmp.Diff(wantSite, contents(t, built(t, sources))); diff != "" {
					t.Errorf("the site built again (-packed +built):\n%s", diff)
				}
			}
		})
	}
}

// TestExtractRefuses: nothing is written where a byte differs, where something stands already, or where there is nothing to write.
func TestExtractRefuses(t *testing.T) {
	site := built(t, unpackText(t, tiny))
	whole := packedSite(t, Zip, site, "")
	broken := append([]byte(nil), whole...)
	broken[len(broken)/2] ^= 1
	taken := t.TempDir()
	write(t, filepath.Join(taken, ".git", "config"), nil)
	file := saved(t, nil)
	for _, test := range []struct {
		name    string
		pack    []byte
		into    string
		sources bool
		want    string
	}{
		{"a byte flipped", broken, "", false, "unpack-refused"},
		{"not empty", whole, taken, false, "unpack-taken"},
		{"a file", whole, file, false, "unpack-taken"},
		{"no sources", whole, "", true, "unpack-sources"},
		{"no folder around it", whole, filepath.Join(t.TempDir(), "a", "b"), false, "unpack-failed"},
	} {
		t.Run(test.name, func(t *testing.T) {
			parent := t.TempDir()
			into := test.into
			if into == "" {
				into = filepath.Join(parent, "site")
			}
			v, files := Extract(saved(t, test.pack), into, test.sources)
			found := false
			for _, p := range v.Problems {
				found = found || string(p.Code) == test.want
			}
			if !found || files != 0 {
				t.Errorf("%d files\n%s", files, told(v))
			}
			if left, err := os.ReadDir(parent); err != nil || len(left) > 0 {
				t.Errorf("left: %v, %v", left, err)
			}
		})
	}
}
