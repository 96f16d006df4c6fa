package output

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// childEnv makes the test binary a child that builds into the folder named until
// it is killed.
const childEnv = "PHOIHOP_TEST_BUILD_INTO"

// killsEnv says how many builds are to be killed: 1000 by hand, 30 where it is not set.
const killsEnv = "PHOIHOP_TEST_KILLS"

func TestMain(m *testing.M) {
	if out := os.Getenv(childEnv); out != "" {
		fmt.Fprintln(os.Stderr, buildForEver(out))
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// editionPages is the site of one edition. A third of its pages hold its number, a third change every
// fourth edition and a third never; one page of each edition is gone in the next.
func editionPages(number int) files {
	site := files{fmt.Sprintf("only/%d.html", number): fmt.Sprint("edition ", number)}
	for i := range 150 {
		shown := []int{number, number / 4, 0}[i%3]
		site[fmt.Sprintf("d%d/r%d.html", i%9, i)] = strings.Repeat(fmt.Sprintln("edition", shown), 100+i)
	}
	return site
}

// textMark is the mark of a page made from the text.
func textMark(text string) uint64 {
	sum := sha256.Sum256([]byte(text))
	return binary.BigEndian.Uint64(sum[:])
}

func buildForEver(out string) error {
	for number := 1; ; number++ {
		tree, err := Open(out, true)
		if err != nil {
			return err
		}
		kept := 0
		for path, text := range editionPages(number) {
			if tree.Keep(path, textMark(text)) {
				kept++
			} else if err := tree.Put(path, []byte(text), textMark(text)); err != nil {
				return err
			}
		}
		if _, err := tree.Publish(); err != nil {
			return err
		}
		if err := tree.Close(); err != nil {
			return err
		}
		if number > 1 && kept < 50 {
			return fmt.Errorf("edition %d kept %d pages", number, kept)
		}
	}
}

func TestKilledAtAnyMomentOUTIsOneEdition(t *testing.T) {
	kills := 30
	if asked := os.Getenv(killsEnv); asked != "" {
		var err error
		kills, err = strconv.Atoi(asked)
		must(t, err)
	}
	out := filepath.Join(t.TempDir(), "public")
	write(t, out, files{".gitignore": "*"})
	for i := range kills {
		child := exec.Command(os.Args[0])
		child.Env = append(os.Environ(), childEnv+"="+out)
		var complaint strings.Builder
		child.Stderr = &complaint
		must(t, child.Start())
		time.Sleep(time.Duration(5+i%30*5) * time.Millisecond)
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
		var number int
		fmt.Sscanf(got["d0/r0.html"], "edition %d", &number)
		equal(t, fmt.Sprintf("run %d", i), got, with(editionPages(number), files{".gitignore": "*"}))
		listed, err := readManifest(filepath.Join(out, manifestName))
		must(t, err)
		if listed.files.files != len(got)-1 {
			t.Errorf("run %d: the manifest lists %d files, OUT holds %d", i, listed.files.files, len(got)-1)
		}
	}
}

func TestATornStagedFileIsNotTrusted(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	for _, edition := range []files{tuesday, monday, tuesday} {
		build(t, out, edition)
	}
	staged := filepath.Join(out, "../.public.phoihop/tree")
	for path, torn := range map[string]string{"index.html": "Mon", "vi/same.html": "sa\x00\x00", "assets/a.css": "", "vi/tay-ho/old.html": "older"} {
		must(t, os.Remove(filepath.Join(staged, path))) // it may be a link to the file in OUT
		write(t, staged, files{path: torn})
	}
	build(t, out, monday)
	equal(t, "OUT", pages(t, out), monday)
}
