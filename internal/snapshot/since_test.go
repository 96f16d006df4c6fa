package snapshot

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"testing/fstest"
	"time"

	"phoihop/internal/build"
	"phoihop/internal/delta"
	"phoihop/internal/problem"
)

// edited is the small site after a number of edits: each adds a report and changes one, and the fifth takes one away.
func edited(edits int) fstest.MapFS {
	files := small()
	for i := 1; i <= edits; i++ {
		files[fmt.Sprintf("go-vap/2024-06-%02d-giao-ban.vi.md", i)] = &fstest.MapFile{Data: fmt.Appendf(nil,
			"---\ntitle: Giao ban lần %d\nagency: ubnd\ndate: 2024-06-%02[1]d\n---\n\nĐã bàn việc số %[1]d.\n", i)}
		changed := files["tay-ho/2023-03-01-so-ket.vi.md"]
		files["tay-ho/2023-03-01-so-ket.vi.md"] = &fstest.MapFile{Data: fmt.Appendf(slices.Clone(changed.Data), "\nGóp ý lần %d đã được ghi vào đây.\n", i)}
		if i == 5 {
			delete(files, "go-vap/2024-06-02-giao-ban.vi.md")
		}
	}
	return files
}

// editions are the packs of the site after 0, 1, 2 … edits, by format.
func editions(t *testing.T, n int) map[Format][]string {
	t.Helper()
	packs := map[Format][]string{}
	for i := range n {
		r := packed(t, Options{Build: build.Options{Content: edited(i), CountOnly: true}, Date: time.Date(2024, 7, 1+i, 0, 0, 0, 0, time.UTC)})
		for _, p := range r.Packs {
			packs[p.Format] = append(packs[p.Format], p.Path)
		}
	}
	return packs
}

func sinceFile(old, pack, out string, date time.Time) (Difference, []problem.Problem) {
	base, told := OpenBase(old)
	if len(told) > 0 {
		return Difference{}, told
	}
	return base.Since(pack, out, date)
}

func since(t *testing.T, old, pack string) Difference {
	t.Helper()
	d, told := sinceFile(old, pack, filepath.Join(t.TempDir(), "x"+DeltaEnding), time.Date(2024, 7, 1, 0, 0, 0, 0, time.UTC))
	if len(told) > 0 {
		t.Fatalf("%+v", told)
	}
	return d
}

func read(t *testing.T, name string) []byte {
	t.Helper()
	content, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// TestEditions looks at the deltas between eleven editions of a site, in each format.
func TestEditions(t *testing.T) {
	for format, packs := range editions(t, 11) {
		t.Run("chain of "+string(format), func(t *testing.T) { chain(t, packs) })
		t.Run("changes of "+string(format), func(t *testing.T) { changes(t, packs) })
	}
}

// chain: whoever has the first edition and the ten deltas has the last, byte for byte.
func chain(t *testing.T, packs []string) {
	folder := t.TempDir()
	have := filepath.Join(folder, "0")
	if err := os.WriteFile(have, read(t, packs[0]), 0o666); err != nil {
		t.Fatal(err)
	}
	for i := 1; i < len(packs); i++ {
		d := since(t, packs[i-1], packs[i])
		if d.Bytes >= d.Whole {
			t.Errorf("a delta of %d bytes for a pack of %d", d.Bytes, d.Whole)
		}
		next := filepath.Join(folder, fmt.Sprint(i))
		if _, told := Apply(have, d.Path, next); len(told) > 0 {
			t.Fatalf("delta %d: %+v", i, told)
		}
		have = next
	}
	if !bytes.Equal(read(t, have), read(t, packs[10])) {
		t.Error("the last pack has other bytes")
	}
}

// changes: a delta says which pages came, changed and went.
func changes(t *testing.T, packs []string) {
	d := since(t, packs[4], packs[5])
	for _, want := range []struct {
		what string
		list []string
		path string
	}{
		{"added", d.Added, "vi/go-vap/2024-06-05-giao-ban.html"},
		{"changed", d.Changed, "vi/tay-ho/2023-03-01-so-ket.html"},
		{"changed", d.Changed, "vi/index.html"},
		{"removed", d.Removed, "vi/go-vap/2024-06-02-giao-ban.html"},
	} {
		if !slices.Contains(want.list, want.path) || !slices.IsSorted(want.list) {
			t.Errorf("%s is not in what was %s: %q", want.path, want.what, want.list)
		}
	}
	if slices.Contains(d.Changed, "vi/tay-ho/2023-02-15-tong-ket.txt") {
		t.Error("a file that did not change is said to have")
	}
	if nothing := since(t, packs[5], packs[5]); len(nothing.Added)+len(nothing.Changed)+len(nothing.Removed) > 0 {
		t.Errorf("a pack differs from itself: %+v", nothing)
	}
}

// TestNoDelta: what makes no sense, or is not what it should be, is told and nothing is written.
func TestNoDelta(t *testing.T) {
	all := editions(t, 2)
	old, pack := all[Zip][0], all[Zip][1]
	good := since(t, old, pack)
	folder := t.TempDir()
	put := func(name string, content []byte) string {
		name = filepath.Join(folder, name)
		if err := os.WriteFile(name, content, 0o666); err != nil {
			t.Fatal(err)
		}
		return name
	}
	damaged := read(t, old)
	damaged[len(damaged)/2] ^= 1
	flipped := read(t, good.Path)
	flipped[len(flipped)/2] ^= 1
	broken, other := put("broken.zip", damaged), put("other.txt", []byte("no pack"))
	out := filepath.Join(folder, "out")
	kept := put("kept", []byte("of somebody"))

	compare := func(old, pack, out string) []problem.Problem {
		_, told := sinceFile(old, pack, out, time.Time{})
		return told
	}
	apply := func(old, difference, out string) []problem.Problem {
		_, told := Apply(old, difference, out)
		return told
	}
	for _, test := range []struct {
		name string
		told []problem.Problem
		want problem.Code
	}{
		{"two formats", compare(all[Zim][0], pack, out), problem.DeltaFormats},
		{"old is no pack", compare(other, pack, out), problem.PackUnknown},
		{"old is a folder", compare(folder, pack, out), problem.PackUnknown},
		{"old is a delta", compare(good.Path, pack, out), problem.PackDelta},
		{"old is not there", compare(filepath.Join(folder, "none"), pack, out), problem.PackUnread},
		{"old is damaged", compare(broken, pack, out), problem.PackSeal},
		{"another file has the delta's name", compare(old, pack, kept), problem.PackExists},
		{"applied to another pack", apply(pack, good.Path, out), problem.DeltaBase},
		{"applied to a damaged pack", apply(broken, good.Path, out), problem.DeltaBase},
		{"a damaged delta", apply(old, put("flipped", flipped), out), problem.DeltaDamaged},
		{"half a delta", apply(old, put("half", flipped[:len(flipped)/2]), out), problem.DeltaDamaged},
		{"a pack as the delta", apply(old, pack, out), problem.DeltaDamaged},
		{"no delta there", apply(old, filepath.Join(folder, "none"), out), problem.PackUnread},
		{"a folder as the pack", apply(folder, good.Path, out), problem.PackUnread},
		{"another file has the pack's name", apply(old, good.Path, kept), problem.PackExists},
		{"no folder to write into", apply(old, good.Path, filepath.Join(folder, "none", "out")), problem.PackFailed},
	} {
		if !slices.ContainsFunc(test.told, func(p problem.Problem) bool { return p.Code == test.want }) {
			t.Errorf("%s: %+v, not %s", test.name, test.told, test.want)
		}
	}
	if text := read(t, kept); string(text) != "of somebody" {
		t.Errorf("a file was overwritten: %q", text)
	}
	left, err := filepath.Glob(filepath.Join(folder, "*"))
	if hidden, _ := filepath.Glob(filepath.Join(folder, ".*")); err != nil || len(left) != 5 || len(hidden) > 0 {
		t.Errorf("left behind: %q %q", left, hidden)
	}
	if a, told := Apply(old, good.Path, out); len(told) > 0 || a.Same || !bytes.Equal(read(t, out), read(t, pack)) {
		t.Errorf("the good one: %+v %+v", a, told)
	}
	if a, told := Apply(old, good.Path, out); len(told) > 0 || !a.Same {
		t.Errorf("the good one again: %+v %+v", a, told)
	}
}

func TestCompare(t *testing.T) {
	sums := func(text string) map[string][32]byte {
		m := map[string][32]byte{}
		for i := 0; i+1 < len(text); i += 2 {
			m[text[i:i+1]] = [32]byte{text[i+1]}
		}
		return m
	}
	have := compare(sums("b1a1c1d1"), sums("c2e1b1f1a2"))
	want := delta.Changes{Added: []string{"e", "f"}, Changed: []string{"a", "c"}, Removed: []string{"d"}}
	if !slices.Equal(have.Added, want.Added) || !slices.Equal(have.Changed, want.Changed) || !slices.Equal(have.Removed, want.Removed) {
		t.Errorf("%+v, not %+v", have, want)
	}
	if same := compare(sums("a1b1"), maps.Clone(sums("b1a1"))); len(same.Added)+len(same.Changed)+len(same.Removed) > 0 {
		t.Errorf("%+v", same)
	}
}

// TestResultName: what a delta calls its result becomes the name of a file, so it has to be that of a pack in this folder.
func TestResultName(t *testing.T) {
	for name, want := range map[string]string{
		"a-2025-01-01.zip": filepath.Join("x", "a-2025-01-01.zip"),
		".profile":         "",
		".zip":             "",
		"run.sh":           "",
		"../a.zip":         "",
		"b/a.zip":          "",
		"con.zip":          "",
	} {
		if got, err := besides(filepath.Join("x", "y.delta"), name); got != want || (err == nil) != (want != "") {
			t.Errorf("%q: %q, %v", name, got, err)
		}
	}
}
