package output

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// childEnv makes the test binary a child that builds into the folder named until
// it is killed.
const childEnv = "PHOIHOP_TEST_BUILD_INTO"

func TestMain(m *testing.M) {
	if out := os.Getenv(childEnv); out != "" {
		fmt.Fprintln(os.Stderr, buildForEver(out))
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// editionPages is the site of one edition: every page holds its number, and one
// page of each edition is gone in the next.
func editionPages(edition int) files {
	site := files{fmt.Sprintf("only/%d.html", edition): fmt.Sprint("edition ", edition)}
	for i := range 150 {
		site[fmt.Sprintf("d%d/r%d.html", i%9, i)] = strings.Repeat(fmt.Sprintln("edition", edition), 100+i)
	}
	return site
}

func buildForEver(out string) error {
	for edition := 1; ; edition++ {
		tree, err := Open(out)
		if err != nil {
			return err
		}
		for path, text := range editionPages(edition) {
			if err := tree.Put(path, []byte(text)); err != nil {
				return err
			}
		}
		if _, err := tree.Publish(); err != nil {
			return err
		}
		if err := tree.Close(); err != nil {
			return err
		}
	}
}

func TestKilledAtAnyMomentOUTIsOneEdition(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	write(t, out, files{".gitignore": "*"})
	for i := range 30 {
		child := exec.Command(os.Args[0])
		child.Env = append(os.Environ(), childEnv+"="+out)
		var complaint strings.Builder
		child.Stderr = &complaint
		must(t, child.Start())
		time.Sleep(time.Duration(5+i*5) * time.Millisecond)
		must(t, child.Process.Kill())
		child.Wait()
		if complaint.Len() > 0 {
			t.Fatalf("run %d: the build failed: %s", i, complaint.String())
		}
		got := pages(t, out)
		if _, err := os.Lstat(filepath.Join(out, manifestName)); err != nil {
			equal(t, "before the first swap", got, files{".gitignore": "*"})
			continue
		}
		var edition int
		fmt.Sscanf(got["d0/r0.html"], "edition %d", &edition)
		equal(t, fmt.Sprintf("run %d", i), got, with(editionPages(edition), files{".gitignore": "*"}))
		listed, err := readManifest(filepath.Join(out, manifestName))
		must(t, err)
		if len(listed) != len(got)-1 {
			t.Errorf("run %d: the manifest lists %d files, OUT holds %d", i, len(listed), len(got)-1)
		}
	}
}

func TestATornStagedFileIsNotTrusted(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	for range 3 {
		build(t, out, monday)
	}
	staged := filepath.Join(out, "../.public.phoihop/tree")
	for path, torn := range map[string]string{"index.html": "Mon", "vi/same.html": "sa\x00\x00", "assets/a.css": "", "vi/tay-ho/old.html": "older"} {
		must(t, os.Remove(filepath.Join(staged, path))) // it may be a link to the file in OUT
		write(t, staged, files{path: torn})
	}
	build(t, out, monday)
	equal(t, "OUT", pages(t, out), monday)
}
