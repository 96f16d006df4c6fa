package output

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A manifest in our own spelling is read by a parser of its own: it must say what encoding/json says.
func TestAManifestIsReadInAnySpelling(t *testing.T) {
	const sum = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
	line := func(path, size, sum string) string {
		return `{"path":"` + path + `","size":` + size + `,"sha256":"` + sum + `"}`
	}
	spell := func(lines ...string) string {
		text := "{\n  \"generator\": \"phoihop\",\n  \"version\": 1,\n  \"files\": ["
		if len(lines) > 0 {
			text += "\n    " + strings.Join(lines, ",\n    ") + "\n  "
		}
		return text + "]\n}\n"
	}
	two := spell(line("a.html", "0", sum), line("vi/Đ & đ.html", "12", sum))
	for _, test := range []struct {
		name      string
		text      string
		canonical bool
		paths     []string // nil: not a manifest of ours
	}{
		{"none", spell(), true, []string{}},
		{"two", two, true, []string{"a.html", "vi/Đ & đ.html"}},
		{"in one line", strings.ReplaceAll(two, "\n", ""), false, []string{"a.html", "vi/Đ & đ.html"}},
		{"more at the end", two + "\n", false, []string{"a.html", "vi/Đ & đ.html"}},
		{"an escape", spell(line(`a\u002ehtml`, "0", sum)), false, []string{"a.html"}},
		{"not sorted", spell(line("b", "0", sum), line("a", "0", sum)), false, []string{"b", "a"}},
		{"twice", spell(line("a", "0", sum), line("a", "0", sum)), false, []string{"a"}},
		{"capitals in a sum", spell(line("a", "0", strings.ToUpper(sum))), false, []string{"a"}},
		{"another key", strings.Replace(two, `"size"`, `"mode":1,"size"`, 1), false, []string{"a.html", "vi/Đ & đ.html"}},
		{"a long size", spell(line("a", "007", sum)), false, nil},
		{"a comma too many", strings.Replace(two, "\"}\n  ]", "\"},\n  ]", 1), false, nil},
		{"a short sum", spell(line("a", "0", sum[:62])), false, nil},
		{"a sum that is none", spell(line("a", "0", "x"+sum[1:])), false, nil},
		{"a path that leads out", spell(line("../a", "0", sum)), false, nil},
		{"cut off", two[:len(two)-2], false, nil},
		{"a later version", strings.Replace(two, "1", "2", 1), false, nil},
		{"empty", "", false, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			name := filepath.Join(t.TempDir(), manifestName)
			must(t, os.WriteFile(name, []byte(test.text), 0o666))
			listed, err := readManifest(name)
			if test.paths == nil {
				if !errors.Is(err, errNotManifest) {
					t.Errorf("error %v, want that it is not ours", err)
				}
				return
			}
			must(t, err)
			paths := []string{}
			for r := range listed.files.all() {
				paths = append(paths, r.path)
			}
			if !slices.Equal(paths, test.paths) || listed.canonical != test.canonical {
				t.Errorf("%q, canonical %v; want %q, %v", paths, listed.canonical, test.paths, test.canonical)
			}
			asJSON, err := parseManifest([]byte(test.text))
			must(t, err)
			if !slices.Equal(slices.Collect(listed.files.all()), slices.Collect(asJSON.all())) {
				t.Error("encoding/json reads it in another way")
			}
		})
	}
}
