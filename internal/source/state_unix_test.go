//go:build darwin || freebsd || linux

package source

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"phoihop/internal/problem"
)

// TestStates: whatever is done to a file, its state tells. A build that took it for the same would
// publish what the file no longer says.
func TestStates(t *testing.T) {
	long := time.Date(2001, 2, 3, 4, 5, 6, 0, time.UTC)
	for _, c := range []struct {
		name   string
		change func(t *testing.T, file string)
	}{
		{"it grows", func(t *testing.T, file string) { write(t, file, page(testHead)+"Thêm.\n") }},
		{"it is written later", func(t *testing.T, file string) { setTime(t, file, long.Add(time.Second)) }},
		{"another of the same size and time takes its place", func(t *testing.T, file string) {
			write(t, file+"~", page(testHead))
			setTime(t, file+"~", long)
			if err := os.Rename(file+"~", file); err != nil {
				t.Fatal(err)
			}
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := contentDir(t, map[string]string{"a.vi.md": page(testHead)})
			file := filepath.Join(dir, "tay-ho", "a.vi.md")
			setTime(t, file, long)
			before := stateOfReport(t, dir)
			if again := stateOfReport(t, dir); again != before {
				t.Errorf("nothing has changed, but %+v became %+v", before, again)
			}
			c.change(t, file)
			if after := stateOfReport(t, dir); after == before || !after.Known() {
				t.Errorf("the state is %+v still", after)
			}
		})
	}
}

// TestChangedIsNotSet: a program that copies a file sets its time, but not that of its change.
func TestChangedIsNotSet(t *testing.T) {
	dir := contentDir(t, map[string]string{"a.vi.md": page(testHead)})
	long := time.Date(2001, 2, 3, 4, 5, 6, 0, time.UTC)
	setTime(t, filepath.Join(dir, "tay-ho", "a.vi.md"), long)
	s := stateOfReport(t, dir)
	if s.Modified != long.UnixNano() || s.Changed <= s.Modified || s.Size != int64(len(page(testHead))) || s.Inode == 0 {
		t.Errorf("got %+v", s)
	}
}

// TestEveryFileHasAState: each file of the content, and none of them that of another.
func TestEveryFileHasAState(t *testing.T) {
	dir := contentDir(t, map[string]string{"a.vi.md": page(testHead), "a.en.md": page("title: A\n"), "a/anh.jpg": "x", "../_root/b/CNAME": "x"})
	tree, problems := Scan(os.DirFS(dir))
	if len(problems) > 0 {
		t.Fatal(told(problems, "en"))
	}
	d := tree.Districts[0]
	seen := map[uint64]bool{0: true}
	for i, s := range append(d.Reports[0].States, d.Reports[0].Assets[0].State, tree.Root[0].State) {
		if seen[s.Inode] {
			t.Errorf("state %d is %+v, none or that of another file", i, s)
		}
		seen[s.Inode] = true
	}
	vi := int64(len(page(testHead)))
	if s := d.Reports[0].States; s[0].Size != vi || s[1].Size == vi {
		t.Errorf("the states %+v are not in the order of %v", s, d.Reports[0].Langs)
	}
}

// TestFileChangedAfterScan: a file that is written to after it was listed, or whose folder is exchanged for
// another, is told. Nothing of it is taken for what was listed.
func TestFileChangedAfterScan(t *testing.T) {
	for name, body := range map[string]string{"longer": "Văn bản dài hơn trước.\n", "much longer": strings.Repeat("Hội đồng nhân dân và Ủy ban nhân dân quận phối hợp.\n", 2000), "shorter": "", "as long": "Van ban\n\n\n.", "another folder": "Khác.\n"} {
		dir := contentDir(t, map[string]string{"a.vi.md": page(testHead)})
		content := os.DirFS(dir)
		tree, _ := Scan(content)
		site, broken, _ := ReadSite(content)
		if name == "another folder" {
			if err := errors.Join(os.Rename(filepath.Join(dir, "tay-ho"), filepath.Join(dir, "old")), os.Mkdir(filepath.Join(dir, "tay-ho"), 0o777)); err != nil {
				t.Fatal(err)
			}
		}
		write(t, filepath.Join(dir, "tay-ho", "a.vi.md"), "---\n"+testHead+"---\n"+body)
		r := ReadReport(content, tree.Districts[0].Reports[0], Settings{Names: NewNames(site, broken), Languages: site.Languages})
		if len(r.Problems) != 1 || r.Problems[0].Code != problem.FileChanged || r.Original.Report != nil {
			t.Errorf("%s: told %v", name, told(r.Problems, "en"))
		}
	}
}

func stateOfReport(t *testing.T, dir string) State {
	t.Helper()
	tree, problems := Scan(os.DirFS(dir))
	if len(problems) > 0 {
		t.Fatal(told(problems, "en"))
	}
	return tree.Districts[0].Reports[0].States[0]
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func setTime(t *testing.T, file string, at time.Time) {
	t.Helper()
	if err := os.Chtimes(file, at, at); err != nil {
		t.Fatal(err)
	}
}
