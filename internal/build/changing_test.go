//go:build darwin || freebsd || linux

package build

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"phoihop/internal/problem"
)

// changing is a content folder in which somebody works while it is built. Before the moment-th step of
// reading (a file or folder opened, a piece of it read) it changes, at once and for good.
type changing struct {
	fs.FS
	piece  int // how many bytes of a file are read at once
	mu     sync.Mutex
	step   int
	moment int
	change func()
}

func (c *changing) tick() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.step == c.moment {
		c.change()
	}
	c.step++
}

func (c *changing) Open(name string) (fs.File, error) {
	c.tick()
	f, err := c.FS.Open(name)
	if err != nil {
		return nil, err
	}
	if info, err := f.Stat(); err != nil || info.IsDir() {
		return f, err // as it is, since the state of files is looked up in folders of the system
	}
	return &changingFile{f, c}, nil
}

// changingFile is a file in a folder that changes.
type changingFile struct {
	fs.File
	in *changing
}

func (f *changingFile) Read(b []byte) (int, error) {
	f.in.tick()
	return f.File.Read(b[:min(len(b), f.in.piece)])
}

func (f *changingFile) ReadAt(b []byte, offset int64) (int, error) {
	f.in.tick()
	return f.File.(io.ReaderAt).ReadAt(b, offset)
}

const changingContent = oneAgency + `
-- content/tay-ho/a.vi.md --
---
title: Họp trước
agency: hdnd
date: 2023-01-05
tasks: [{id: t1, title: Việc trước}]
photos: [{file: anh.jpg, alt: Toàn cảnh trước}]
---
Bản trước. Xem [b](b.vi.md#ket-qua).

## Kết quả

Kết quả trước.
-- content/tay-ho/a/anh.jpg --
40x30
-- content/tay-ho/b.vi.md --
---
title: Họp B
agency: hdnd
date: 2023-02-05
tasks: [{title: Việc, follows: "a#t1"}]
---
Xem [a](a.vi.md#ket-qua).

## Kết quả

B.
`

// TestContentChangesDuringABuild changes a file at every moment of a build, cold and on the site that
// stood there before. Either the build fails with a problem that says what is wrong, and nothing is
// published, or the site is that of the content before or after. The next build is right in any case.
func TestContentChangesDuringABuild(t *testing.T) {
	after := strings.NewReplacer("trước", "sau này và dài hơn trước", "2023-01-05", "2023-01-09")
	for _, c := range []struct {
		name, file string
		edit       func(old string) (text string, there bool)
		codes      []problem.Code // that may be told
	}{
		{"a report grows", "tay-ho/a.vi.md", func(old string) (string, bool) { return after.Replace(old), true }, nil},
		{"a report keeps its size", "tay-ho/a.vi.md", func(old string) (string, bool) { return strings.ReplaceAll(old, "trước", "trược"), true }, nil},
		{"a report is cut off", "tay-ho/a.vi.md", func(old string) (string, bool) { return old[:11], true },
			[]problem.Code{problem.FrontMatterUnclosed, problem.DeadFragment, problem.UnknownFollows}},
		{"a report is emptied", "tay-ho/a.vi.md", func(string) (string, bool) { return "", true },
			[]problem.Code{problem.FrontMatterMissing, problem.DeadFragment, problem.UnknownFollows}},
		{"a report vanishes", "tay-ho/a.vi.md", func(string) (string, bool) { return "", false },
			[]problem.Code{problem.Unreadable, problem.StrayFolder, problem.DeadLink, problem.UnknownFollows}},
		{"a photo grows", "tay-ho/a/anh.jpg", func(old string) (string, bool) { return strings.Repeat(old, 99), true }, nil},
		{"a photo is emptied", "tay-ho/a/anh.jpg", func(string) (string, bool) { return "", true },
			[]problem.Code{problem.NotAPicture, problem.PhotoBroken}},
		{"a photo vanishes", "tay-ho/a/anh.jpg", func(string) (string, bool) { return "", false },
			[]problem.Code{problem.Unreadable, problem.FileMissing}},
		{"the settings change", "site.yaml", func(old string) (string, bool) { return strings.ReplaceAll(old, "Bản tin", "Bản tin mới"), true }, nil},
		{"the settings vanish", "site.yaml", func(string) (string, bool) { return "", false },
			[]problem.Code{problem.Unreadable, problem.SiteMissing, problem.UnknownAgency}},
		{"the district changes", "tay-ho/district.yaml", func(old string) (string, bool) { return strings.ReplaceAll(old, "Tây Hồ", "Tây Hồ mới"), true }, nil},
		{"the district vanishes", "tay-ho/district.yaml", func(string) (string, bool) { return "", false },
			[]problem.Code{problem.Unreadable, problem.DistrictMissing}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			tryMoments(t, c.file, c.edit, append(c.codes, problem.FileChanged))
		})
	}
}

// tryMoments makes one change at all moments of a build.
func tryMoments(t *testing.T, file string, edit func(string) (string, bool), codes []problem.Code) {
	dir := t.TempDir()
	name := filepath.Join(dir, "content", file)
	check := func(err error) {
		if err != nil {
			t.Helper()
			t.Fatal(err)
		}
	}
	for path, f := range siteOf(changingContent) {
		path = filepath.Join(dir, "content", path)
		check(os.MkdirAll(filepath.Dir(path), 0o777))
		check(os.WriteFile(path, f.Data, 0o666))
	}
	content := os.DirFS(filepath.Join(dir, "content"))
	oldText, err := os.ReadFile(name)
	check(err)
	newText, there := edit(string(oldText))
	replacement := filepath.Join(dir, "replacement")
	write := func(text string, there bool) {
		if !there {
			check(os.RemoveAll(name))
			return
		}
		check(os.WriteFile(replacement, []byte(text), 0o666)) // there is no moment without the file
		check(os.Rename(replacement, name))
	}
	// cold builds the content as it stands, from nothing; nil is a site with errors.
	cold := func() map[string]string {
		out := filepath.Join(t.TempDir(), "public")
		if r := Run(Options{Content: content, Out: out}); problem.HasErrors(r.Problems) {
			return nil
		}
		return contents(t, out)
	}
	before := cold()
	write(newText, there)
	afterwards := cold()
	unsettled := Options{Content: content, Out: filepath.Join(dir, "public"), Cache: filepath.Join(dir, "cache"), Program: "1"}
	told := map[problem.Code]bool{}
	for _, warm := range []bool{false, true} {
		for moment := 0; ; moment++ {
			write(string(oldText), true)
			check(os.RemoveAll(unsettled.Out))
			check(os.RemoveAll(filepath.Join(dir, ".public.phoihop")))
			check(os.RemoveAll(unsettled.Cache))
			o := unsettled
			o.Started = 1 << 62 // every state counts as one that tells of all changes
			if warm {
				Run(o)
			}
			during := &changing{FS: content, piece: 100, moment: moment, change: func() { write(newText, there) }}
			if moment%2 == 1 && there { // as programs do that write over a file
				during.piece = 1 << 20
				during.change = func() { check(os.WriteFile(name, []byte(newText), 0o666)) }
			}
			o.Content = during
			result := Run(o)
			if during.step <= moment {
				break
			}
			when := fmt.Sprintf("moment %d of %d, warm %v", moment, during.step, warm)
			var got map[string]string
			if _, err := os.Stat(o.Out); err == nil {
				got = contents(t, o.Out)
			}
			if problem.HasErrors(result.Problems) {
				for _, p := range result.Problems {
					told[p.Code] = true
					if p.Severity == problem.Error && !slices.Contains(codes, p.Code) {
						t.Errorf("%s: %s", when, lines(result.Problems))
					}
				}
				if warm && !sameSite(got, before) || !warm && got != nil {
					t.Errorf("%s: an error was told and yet something is published", when)
				}
			} else if !sameSite(got, before) && !sameSite(got, afterwards) {
				t.Errorf("%s: the site is neither that before nor that after: %s", when, unlike(before, afterwards, got))
			}
			o.Content = content
			if result := Run(o); problem.HasErrors(result.Problems) != (afterwards == nil) {
				t.Errorf("%s: the next build says %s", when, lines(result.Problems))
			} else if afterwards != nil && !sameSite(contents(t, o.Out), afterwards) {
				t.Errorf("%s: the next build makes another site: %s", when, unlike(afterwards, afterwards, contents(t, o.Out)))
			}
			if t.Failed() {
				return
			}
		}
	}
	if afterwards == nil && len(told) == 0 {
		t.Error("no moment was told as an error: the change is not worth much")
	}
}

func sameSite(a, b map[string]string) bool { return unlike(a, a, b) == "" }

// unlike names the files of a site that are neither those of the one site nor those of the other.
func unlike(one, other, got map[string]string) string {
	var list []string
	for name, text := range got {
		if text != one[name] && text != other[name] {
			list = append(list, name)
		}
	}
	for name := range one {
		if _, there := got[name]; !there {
			if _, wanted := other[name]; wanted {
				list = append(list, name+" (missing)")
			}
		}
	}
	slices.Sort(list)
	return strings.Join(list, ", ")
}
