package output

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"
)

func TestBadPaths(t *testing.T) {
	trees := map[string]*Tree{"Discard": Discard(), "Open": open(t, filepath.Join(t.TempDir(), "public"))}
	for _, path := range []string{
		"", ".", "..", "../x", "a/../b", "/etc/passwd", "a//b", "a/", "./a", `a\b`, "C:x", "a\x00b", "a\nb", "a\x7f",
		"what?.html", "a*", `"a"`, "<a>", "a|b", "a.", "dir./a", "a ", "con", "vi/NUL.html", "com1.txt", "Lpt9", "caf\xe9",
		strings.Repeat("đ", 128) + ".html",
	} {
		for name, tree := range trees {
			var bad *BadPathError
			if err := tree.Put(path, nil, 0); !errors.As(err, &bad) || bad.Path != path {
				t.Errorf("%s: Put(%q): %v, want a BadPathError", name, path, err)
			}
			if err := tree.PutFile(path, strings.NewReader(""), 0); !errors.As(err, &bad) {
				t.Errorf("%s: PutFile(%q): %v, want a BadPathError", name, path, err)
			}
		}
	}
	for _, path := range []string{".nojekyll", ".well-known/security.txt", "CNAME", "a b.pdf", "phường.html", "console.html", "com10", "a..b"} {
		for name, tree := range trees {
			if err := tree.Put(path, nil, 0); err != nil {
				t.Errorf("%s: Put(%q): %v", name, path, err)
			}
		}
	}
}

func TestAPathIsTakenOnce(t *testing.T) {
	for _, test := range []struct{ first, second, by string }{
		{"a.html", "a.html", "a.html"},
		{"a.html", "A.html", "a.html"},
		{"Đông.html", "đông.html", "Đông.html"},
		{"vi/a.html", "VI/b.html", "vi"},
		{"vi", "vi/a.html", "vi"},
		{"vi/a.html", "vi", "vi"},
		{"vi/a/b/c.html", "vi/A", "vi/a"},
		{"x", "manifest.json", "manifest.json"},
		{"x", "Manifest.JSON", "manifest.json"},
	} {
		for name, tree := range map[string]*Tree{"Discard": Discard(), "Open": open(t, filepath.Join(t.TempDir(), "public"))} {
			must(t, tree.Put(test.first, []byte("first"), 0))
			var taken *PathTakenError
			if err := tree.Put(test.second, nil, 0); !errors.As(err, &taken) || taken.Path != test.second || taken.By != test.by {
				t.Errorf("%s: %s after %s: %v, want it taken by %s", name, test.second, test.first, err, test.by)
			}
			// The tree can still be published, without the second.
			if published, err := tree.Publish(); err != nil || published.Files != 1 {
				t.Errorf("%s: Publish after a path was taken: %+v %v", name, published, err)
			}
		}
	}
}

func TestDiscardCounts(t *testing.T) {
	tree := Discard()
	must(t, tree.Put("a", []byte("123"), 0))
	must(t, tree.PutFile("b", strings.NewReader("45"), 0))
	published, err := tree.Publish()
	must(t, err)
	if published.Files != 2 || published.Bytes != 5 {
		t.Errorf("%+v, want 2 files of 5 bytes", published)
	}
	must(t, tree.Close())
	must(t, tree.Close())
}
