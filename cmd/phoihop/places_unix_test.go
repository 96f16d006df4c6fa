//go:build unix

package main

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestInterrupted ends builds as Ctrl-C and as a machine that shuts down do.
func TestInterrupted(t *testing.T) {
	k := newKilling(t, nil)
	for _, signal := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM} {
		k.end = func(p *os.Process) error { return p.Signal(signal) }
		k.before, k.after = 0, 0
		for round := range 6 {
			k.kill(round)
		}
		k.goOn(6)
		if k.before+k.after == 0 {
			t.Errorf("%v: every build came to its end: nothing is proved", signal)
		}
	}
}

// unprivileged gives a build that runs as a user who owns nothing and is not root.
func (p project) unprivileged(flags ...string) *exec.Cmd {
	p.t.Helper()
	cmd := p.command(flags...)
	if os.Getuid() != 0 {
		return cmd
	}
	p.must(os.Chmod(filepath.Dir(p.dir), 0o755))
	p.must(os.Chmod(p.path("tmp"), 0o777))
	p.must(os.MkdirAll(p.path("bin"), 0o755))
	from, err := os.Open(cmd.Path)
	p.must(err)
	defer from.Close()
	cmd.Path = p.path("bin/phoihop")
	to, err := os.OpenFile(cmd.Path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o755)
	p.must(err)
	_, err = io.Copy(to, from)
	p.must(err)
	p.must(to.Close())
	const nobody = 65534
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	for _, dir := range []string{"cache", "place", "place/public", "place/.public.phoihop"} {
		filepath.WalkDir(p.path(dir), func(name string, _ os.DirEntry, err error) error {
			if err == nil {
				p.must(os.Chown(name, nobody, nobody))
			}
			return nil
		})
	}
	return cmd
}

// TestNoPermission closes a folder or a file to the one who builds. A place that can't be written to is
// an error that leaves what is published; a cache that can't be used is as good as none.
func TestNoPermission(t *testing.T) {
	t.Parallel()
	want := editions(t)
	for _, c := range []struct {
		name, closed string
		mode         os.FileMode
		told         string // the code of the error; "" where the build succeeds
	}{
		{"OUT's parent is read-only", "place", 0o555, "out-failed"},
		{"the staging folder is read-only", "place/.public.phoihop", 0o555, "out-failed"},
		{"the staged tree is closed", "place/.public.phoihop/tree", 0, "out-failed"},
		{"the cache is closed", "cache", 0, ""},
		{"the cache is read-only", "cache", 0o555, ""},
		{"a report is closed", "content/tay-ho/hop-03.vi.md", 0, "unreadable"},
		{"a photo is closed", "content/tay-ho/hop-00/anh.png", 0, "unreadable"},
		{"a district is closed", "content/tay-ho", 0, "unreadable"},
		{"the temporary files' folder is closed", "tmp", 0, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := newProject(t)
			p.must(os.MkdirAll(p.path("place"), 0o777))
			p.must(os.Mkdir(p.path("cache"), 0o777))
			for _, letter := range []string{"B", "A"} {
				p.write("content", edition(letter))
				if status, said := p.run(p.unprivileged("--out", "place/public")); status != exitDone {
					t.Fatalf("exit status %d: %s", status, said)
				}
			}
			p.write("content", edition("B"))
			cmd := p.unprivileged("--out", "place/public")
			before := p.names("place")
			p.must(os.Chmod(p.path(c.closed), c.mode))
			defer os.Chmod(p.path(c.closed), 0o777)
			status, said := p.run(cmd)
			p.must(os.Chmod(p.path(c.closed), 0o777))
			if c.told == "" {
				if status != exitDone {
					t.Errorf("exit status %d: %s", status, said)
				}
				p.sameFiles("the new site", want["B"], p.read("place/public"))
				return
			}
			if status != exitFailed || !strings.Contains(said, "permission denied") || !strings.Contains(said, "["+c.told+"]") || !strings.Contains(said, "the published site is unchanged.") {
				t.Errorf("exit status %d: %s", status, said)
			}
			p.sameFiles("the published site", want["A"], p.read("place/public"))
			if after := p.names("place"); strings.Join(after, " ") != strings.Join(before, " ") {
				t.Errorf("beside OUT stand %q, before %q", after, before)
			}
			if status, said := p.run(p.unprivileged("--out", "place/public")); status != exitDone {
				t.Fatalf("opened again: exit status %d: %s", status, said)
			}
			p.sameFiles("opened again", want["B"], p.read("place/public"))
		})
	}
}

// TestBusy holds a site's lock, as another build would.
func TestBusy(t *testing.T) {
	t.Parallel()
	p := newProject(t)
	p.write("content", edition("A"))
	before := p.mustBuild()
	lock, err := os.Open(p.path(".public.phoihop/lock"))
	p.must(err)
	defer lock.Close()
	p.must(syscall.Flock(int(lock.Fd()), syscall.LOCK_EX|syscall.LOCK_NB))
	p.write("content", edition("B"))
	if status, said := p.build(); status != exitFailed || !strings.Contains(said, "[out-busy]\n1 error: the published site is unchanged.\n") {
		t.Errorf("exit status %d: %s", status, said)
	}
	p.sameFiles("while another build is at it", before, p.read("public"))
}
