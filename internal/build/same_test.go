package build

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io/fs"
	"math/rand"
	"os"
	"runtime"
	"slices"
	"testing"
	"time"
)

// shuffled is a content folder whose file system lists files in no order.
type shuffled struct {
	fs.FS
	random *rand.Rand
}

func (s shuffled) ReadDir(name string) ([]fs.DirEntry, error) {
	list, err := fs.ReadDir(s.FS, name)
	s.random.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	return list, err
}

// TestSameInputSameBytes builds sites on one processor and on two, in other time zones and from folders
// listed in other orders: every byte is the same. (The environment is tried by the command's scripts.)
func TestSameInputSameBytes(t *testing.T) {
	tokyo, err := time.LoadLocation("Asia/Tokyo")
	if err != nil {
		t.Fatal(err)
	}
	local, procs := time.Local, runtime.GOMAXPROCS(0)
	t.Cleanup(func() {
		time.Local = local
		runtime.GOMAXPROCS(procs)
	})
	for name, content := range map[string]fs.FS{"content": os.DirFS("../../content"), "many": manyReports(120), "alike": siteOf(alike)} {
		t.Run(name, func(t *testing.T) {
			var first map[string]string
			for round := range 4 {
				runtime.GOMAXPROCS(1 + round%2)
				time.Local = []*time.Location{time.UTC, tokyo}[round%2]
				o := Options{Content: shuffled{content, rand.New(rand.NewSource(int64(round)))}, BaseURL: "https://example.org/"}
				got := contents(t, built(t, o))
				if first == nil {
					first = got
				}
				for path, data := range got {
					if first[path] != data {
						t.Fatalf("round %d: %s differs", round, path)
					}
				}
				if len(got) != len(first) {
					t.Fatalf("round %d: %d files, not %d", round, len(got), len(first))
				}
			}
		})
	}
}

// alike holds names that compare as equal, so that only a fixed order of the equal keeps them in place.
const alike = `
-- content/site.yaml --
title: {vi: Bản tin, en: Reports}
languages: [vi, en]
agencies: {hdnd: {name: {vi: Hội đồng nhân dân}}}
glossary:
  - {vi: Tổ, en: Group}
  - {vi: Nhóm, en: Group}
  - {vi: Đội, en: Group}
-- content/a/district.yaml --
name: {vi: Huyện A, en: A}
type: huyen
province: {vi: Lai Chau, en: Lai Chau}
-- content/b/district.yaml --
name: {vi: Huyện A, en: A}
type: huyen
province: {vi: Lai Chau}
-- content/c/district.yaml --
name: {vi: Huyện A}
type: huyen
province: {vi: Lai Chau, en: LAI CHAU}
-- content/d/district.yaml --
name: {vi: Huyện A}
type: huyen
-- content/a/x.vi.md --
---
title: X
agency: hdnd
date: 2023-01-05
---
-- content/b/x.vi.md --
---
title: X
agency: hdnd
date: 2023-01-05
---
`

// TestSameProblems tells the same problems in the same order, whatever the order of reading.
func TestSameProblems(t *testing.T) {
	broken := siteOf(oneAgency)
	for i := range 40 {
		broken[fmt.Sprintf("tay-ho/r%d.vi.md", i)] = manyReports(1)["tay-ho/r000-0.vi.md"]
		broken[fmt.Sprintf("tay-ho/s%d.vi.md", i)] = siteOf("-- content/x --\n---\ntitle: X\nagency: ubdn\ndate: 2023-01-05\n---\nXem [x](x.vi.md) và [y](y.vi.md).\n")["x"]
	}
	var first string
	for round := range 6 {
		result := Run(Options{Content: shuffled{broken, rand.New(rand.NewSource(int64(round)))}})
		got := lines(result.Problems)
		if first == "" {
			first = got
		}
		if got != first || len(grave(result.Problems)) != 120 {
			t.Fatalf("round %d tells %d problems, or in another order:\n%s", round, len(result.Problems), got)
		}
	}
}

// TestManifest holds the list of files against the folder: each with its size and SHA-256, sorted.
func TestManifest(t *testing.T) {
	files := contents(t, built(t, Options{Content: os.DirFS("../../content")}))
	var manifest struct {
		Files []struct {
			Path   string
			Size   int
			SHA256 string
		}
	}
	if err := json.Unmarshal([]byte(files["manifest.json"]), &manifest); err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, f := range manifest.Files {
		data := files[f.Path]
		if len(data) != f.Size || fmt.Sprintf("%x", sha256.Sum256([]byte(data))) != f.SHA256 {
			t.Errorf("the manifest is wrong about %s", f.Path)
		}
		paths = append(paths, f.Path)
	}
	if !slices.IsSorted(paths) || len(paths) != len(files)-1 {
		t.Errorf("the manifest lists %d files of %d, sorted: %v", len(paths), len(files)-1, slices.IsSorted(paths))
	}
}
