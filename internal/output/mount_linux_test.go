package output

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// mount mounts a file system in memory on the folder. It reports false where this user may not.
func mount(t *testing.T, dir, options string) bool {
	t.Helper()
	must(t, os.MkdirAll(dir, 0o777))
	if err := unix.Mount("tmpfs", dir, "tmpfs", 0, options); err != nil {
		t.Logf("not on a file system of its own: %v", err)
		return false
	}
	t.Cleanup(func() { unix.Unmount(dir, unix.MNT_DETACH) })
	return true
}

// large is a site that does not fit on the disk, or holds a page that is too large.
var large = marked(with(monday, files{"index.html": "Tuesday", "zz.html": strings.Repeat("0123456789abcdef", 1<<18)}), 2)

func TestADiskThatIsFullLeavesTheOldSite(t *testing.T) {
	dir := t.TempDir()
	mounted := mount(t, dir, "size=2m")
	out := filepath.Join(dir, "public")
	for n := range uint64(3) {
		must(t, attempt(out, marked(monday, n+10), false))
		before := read(t, out)
		if mounted {
			if err := attempt(out, large, false); !errors.Is(err, syscall.ENOSPC) {
				t.Errorf("error %v, want ENOSPC", err)
			}
		}
		equal(t, "OUT", read(t, out), before)
		text := buildInChild(t, out)
		if !strings.Contains(text, syscall.EFBIG.Error()) {
			t.Errorf("a child that may not write large files says %q", text)
		}
		equal(t, "OUT", read(t, out), before)
		must(t, attempt(out, marked(tuesday, 3), false))
		equal(t, "the next build", pages(t, out), tuesday)
		tidy(t, out)
	}
}

// limitEnv makes TestLimitedChild build the large site into the folder named.
const limitEnv = "PHOIHOP_TEST_LIMITED_BUILD_INTO"

// buildInChild builds the large site where no file may have more than a megabyte, and returns the error.
func buildInChild(t *testing.T, out string) string {
	t.Helper()
	child := exec.Command(os.Args[0], "-test.run", "^TestLimitedChild$")
	child.Env = append(os.Environ(), limitEnv+"="+out)
	text, _ := child.CombinedOutput()
	return string(text)
}

// TestLimitedChild is the child of TestADiskThatIsFullLeavesTheOldSite; by itself it tests nothing.
func TestLimitedChild(t *testing.T) {
	out := os.Getenv(limitEnv)
	if out == "" {
		return
	}
	signal.Ignore(unix.SIGXFSZ)
	must(t, unix.Setrlimit(unix.RLIMIT_FSIZE, &unix.Rlimit{Cur: 1 << 20, Max: 1 << 20}))
	fmt.Println(attempt(out, large, false))
}

func TestAMountPointIsFilledOneByOne(t *testing.T) {
	for _, where := range []string{"public", "public/files"} {
		out := filepath.Join(t.TempDir(), "public")
		if where != "public" {
			build(t, out, files{"first.html": "first"})
		}
		mounted := mount(t, filepath.Join(out, "..", where), "")
		var old time.Time
		for n, site := range []files{monday, monday, tuesday, with(tuesday, files{"files/a.pdf": "%PDF"}), monday} {
			tree := open(t, out)
			if !mounted {
				tree.exchange = cantSwap
			}
			want := map[string]bool{}
			for path, text := range site {
				if !tree.Keep(path, textMark(text)) {
					want[path] = true
					must(t, tree.Put(path, []byte(text), textMark(text)))
				}
			}
			published, err := tree.Publish()
			must(t, err)
			must(t, tree.Close())
			equal(t, "OUT", pages(t, out), site)
			if published.InPlace != (n != 1) || n > 0 && want["vi/same.html"] {
				t.Errorf("build %d: in place %v, made %v", n, published.InPlace, want)
			}
			if info, err := os.Stat(filepath.Join(out, "vi/same.html")); err != nil || n > 0 && !info.ModTime().Equal(old) {
				t.Errorf("build %d: %v %v, want the time of the page as it was", n, info.ModTime(), err)
			} else {
				old = info.ModTime()
			}
		}
	}
}

func TestWhereNothingMayBeWritten(t *testing.T) {
	dir := t.TempDir()
	mounted := mount(t, dir, "")
	out := filepath.Join(dir, "public")
	must(t, attempt(out, marked(monday, 1), false))
	before := read(t, out)
	if mounted {
		must(t, unix.Mount("", dir, "", unix.MS_REMOUNT|unix.MS_RDONLY, ""))
	} else {
		must(t, os.RemoveAll(filepath.Join(dir, ".public.phoihop")))
		must(t, os.Chmod(dir, 0o555))
		t.Cleanup(func() { os.Chmod(dir, 0o777) })
	}
	for _, path := range []string{out, filepath.Join(dir, "new")} {
		if err := attempt(path, marked(tuesday, 2), false); !errors.Is(err, syscall.EROFS) && !errors.Is(err, syscall.EACCES) {
			t.Errorf("%s: error %v", path, err)
		}
	}
	equal(t, "OUT", read(t, out), before)
}
