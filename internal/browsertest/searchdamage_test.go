//go:build chromium

package browsertest

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// shardCall is what a file of the index is: its name, stamp, data and checksum.
var shardCall = regexp.MustCompile(`^phoihopSearch\("([^"]+)",(\d+),(.*),(\d+)\)$`)

// damage is what may happen to a file of the index; bytes gives what is left of it, nil for nothing, another is a file of the same
// kind. says names the words of the page that tell of it.
type damage struct {
	what, says string
	bytes      func(own, other string) []byte
}

var damages = []damage{
	{"deleted", "broken", func(own, _ string) []byte { return nil }},
	{"empty", "broken", func(own, _ string) []byte { return []byte{} }},
	{"truncated", "broken", func(own, _ string) []byte { return []byte(own[:len(own)/2]) }},
	{"one byte altered", "broken", func(own, _ string) []byte { return alter(own) }},
	{"another file in its place", "broken", func(_, other string) []byte { return []byte(other) }},
	{"of another stamp", "stale", func(own, _ string) []byte {
		call := shardCall.FindStringSubmatch(own)
		return []byte(strings.Replace(own, `",`+call[2]+`,`, `",`+call[2][1:]+`7,`, 1))
	}},
}

// alter changes a letter or a figure in the middle of a file's data for another.
func alter(own string) []byte {
	changed := []byte(own)
	for i := len(own) / 2; i < len(own); i++ {
		if c := own[i]; 'a' <= c && c < 'z' || '0' <= c && c < '9' {
			changed[i]++
			return changed
		}
	}
	panic("a file without letters and figures")
}

// Of each file that a query needs, any damage is told and the page goes on with the rest; once the file is whole again,
// so is the answer. A server matters to files that are not there only: what is in a file is the same from a folder.
func TestDamagedIndex(t *testing.T) {
	t.Parallel()
	for _, from := range []string{"server", "folder"} {
		t.Run(from, func(t *testing.T) {
			s := ownSite(t, realContent, "")
			root := FolderURL(s.dir)
			if from == "server" {
				root = serve(t, s.dir)
			}
			r := newReader(t, s, root, knownSites[realContent])
			r.shards()
			must(t, r.Open("vi", r.typed))
			whole := r.found(t)
			shards := r.shards()
			if len(shards) < 6 {
				t.Fatalf("the query needs only %q", shards)
			}
			seen := damages
			if from == "server" {
				seen = damages[:1]
			}
			for _, shard := range shards {
				for _, d := range seen {
					t.Run(shard+" "+d.what, func(t *testing.T) { r.meets(t, d, shard, whole) })
				}
			}
		})
	}
}

// meets opens the page while a shard is damaged, and mends it.
func (r *reader) meets(t *testing.T, d damage, shard string, whole Found) {
	name := filepath.Join(r.site.dir, "assets", "search", filepath.FromSlash(shard)+".js")
	own, err := os.ReadFile(name)
	must(t, err)
	if !shardCall.Match(own) {
		t.Fatalf("%s is %.100q", shard, own)
	}
	must(t, replace(name, d.bytes(string(own), r.other(t, shard))))
	must(t, r.Open("vi", r.typed))
	found := r.found(t)
	must(t, replace(name, own))
	says := d.says
	if shard == "base" && says == "broken" {
		says = "unusable"
	}
	if want := strings.ReplaceAll(r.words(t, says, 0, "", ""), "{file}", shard+".js"); !strings.HasSuffix(found.Status, want) {
		t.Errorf("the page says %q, want %q", found.Status, want)
	}
	if len(found.Results) == 0 && shard != "base" {
		t.Error("the page shows nothing of the rest")
	}
	if shard == "base" && d.says == "stale" {
		must(t, r.Open("vi", r.typed)) // as the page asks for
	} else {
		must(t, r.Ask(r.typed))
	}
	if again := r.found(t); again.Status != whole.Status || len(again.Results) != len(whole.Results) || again.Results[0] != whole.Results[0] {
		t.Errorf("once the file is whole again the page says %q", again.Status)
	}
	for _, seen := range r.watch.Trouble() { // a browser tells of files that are missing, or that are no script
		if strings.Contains(seen, "Policy") {
			t.Error(seen)
		}
	}
}

// other gives the bytes of another file of the kind of a shard.
func (r *reader) other(t *testing.T, shard string) string {
	t.Helper()
	for _, name := range slices.Sorted(maps.Keys(r.site.files)) {
		path, ok := strings.CutPrefix(strings.TrimSuffix(name, ".js"), "assets/search/")
		if ok && path != shard && filepath.Dir(path) == filepath.Dir(shard) {
			other, err := os.ReadFile(filepath.Join(r.site.dir, filepath.FromSlash(name)))
			must(t, err)
			return string(other)
		}
	}
	return `phoihopSearch("x",1,"",2166136261)`
}

// replace puts bytes in place of a file, nil for none.
func replace(name string, bytes []byte) error {
	if bytes == nil {
		return os.Remove(name)
	}
	return os.WriteFile(name, bytes, 0o644)
}
