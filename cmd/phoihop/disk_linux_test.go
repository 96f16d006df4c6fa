package main

import (
	"fmt"
	"maps"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
)

// enter makes the command see disks of its own, which are gone when it ends.
func enter(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Unshareflags: syscall.CLONE_NEWNS}
	if os.Getuid() != 0 {
		cmd.SysProcAttr.Cloneflags = syscall.CLONE_NEWUSER
		cmd.SysProcAttr.UidMappings = []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}}
		cmd.SysProcAttr.GidMappings = []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}}
	}
}

// withDisk runs a shell script with a small disk on the folder disk; options are those of mount for its
// size. ok is false where no disk may be mounted here. What the script copies to kept stays.
func (p project) withDisk(options, script string) (said string, ok bool) {
	p.t.Helper()
	p.must(os.MkdirAll(p.path("disk"), 0o777))
	shell := func(script string) *exec.Cmd {
		cmd := exec.Command("sh", "-euc", "mount -t tmpfs -o "+options+" small disk\n"+script)
		cmd.Dir, cmd.Env = p.dir, p.command().Env
		enter(cmd)
		return cmd
	}
	if told, err := shell("exit 0").CombinedOutput(); err != nil {
		p.t.Logf("no disk can be mounted here (%v %s): only the limit of a file's size is tried", err, strings.TrimSpace(string(told)))
		return "", false
	}
	status, said := p.run(shell(script))
	if status != 0 {
		p.t.Fatalf("the script ended with %d: %s", status, said)
	}
	return said, true
}

// tooLarge is an edition with a file of 8 MB.
func tooLarge(content files) files {
	content = maps.Clone(content)
	content["_root/lon.txt"] = strings.Repeat("tệp lớn ", 8<<20/10)
	return content
}

// TestFullDisk publishes a site and then one that the disk has no room for, where the pages go beside the
// old ones or, on a mount point, in between them. The second build fails and says so; the published site
// stays, byte for byte. With room again, the next build goes through.
func TestFullDisk(t *testing.T) {
	for _, c := range []struct{ name, options, out string }{
		{"no room", "size=14m", "disk/public"},
		{"no room for another file", "size=50m,nr_inodes=1300", "disk/public"},
		{"no room, OUT is the disk", "size=14m", "disk"},
		{"no room for another file, OUT is the disk", "size=50m,nr_inodes=1300", "disk"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			p := newProject(t)
			p.write("content", edition("A"))
			p.write("large", muchMore(tooLarge(edition("B"))))
			said, ok := p.withDisk(c.options, fmt.Sprintf(`
				phoihop build --cache cache --out %[1]s 2>first
				cp -a %[1]s before
				phoihop build --cache cache --content large --out %[1]s && exit 9
				test $? = 1
				cp -a %[1]s after
				phoihop build --cache cache --out %[1]s 2>again
				cp -a %[1]s last`, c.out))
			if !ok {
				return
			}
			if !strings.Contains(said, "the disk is full") || !strings.Contains(said, "[out-failed]") || !strings.Contains(said, "1 error: the published site is unchanged.") || strings.Count(said, "\n") != 2 {
				t.Errorf("the build says\n%s", said)
			}
			want := editions(t)["A"]
			p.sameFiles("before", want, p.read("before"))
			p.sameFiles("after the failure", want, p.read("after"))
			p.sameFiles("the next build", want, p.read("last"))
		})
	}
}

// muchMore adds so many small reports that their pages need more files than a small disk has.
func muchMore(content files) files {
	content = maps.Clone(content)
	for i := range 100 {
		addReport(content, "go-vap", fmt.Sprintf("them-%02d", i), i%15, "thêm")
	}
	return content
}

// TestFileTooLargeToWrite is a full disk where none can be mounted: no file may be larger than 1 MB, so
// writing fails in the midst of the large photo.
func TestFileTooLargeToWrite(t *testing.T) {
	t.Parallel()
	p := newProject(t)
	p.write("content", edition("A"))
	before := p.mustBuild()
	p.write("content", tooLarge(edition("B")))
	status, said := p.limited(1<<20, "--cache", "none")
	if status != exitFailed || !strings.Contains(said, "file too large") || !strings.Contains(said, "[out-failed]") || !strings.HasSuffix(said, "\n1 error: the published site is unchanged.\n") {
		t.Errorf("exit status %d: %s", status, said)
	}
	p.sameFiles("after the failure", before, p.read("public"))
	p.sameFiles("with room again", coldSite(t, tooLarge(edition("B"))), p.mustBuild())
}

// limited builds where no file may be larger than so many bytes.
func (p project) limited(bytes int, flags ...string) (status int, said string) {
	p.t.Helper()
	cmd := p.command(flags...)
	quoted := "'" + strings.Join(cmd.Args, "' '") + "'"
	shell := exec.Command("sh", "-c", fmt.Sprintf("ulimit -f %d && exec %s", bytes/512, quoted))
	shell.Dir, shell.Env = cmd.Dir, cmd.Env
	return p.run(shell)
}

// TestFullCache builds where the cache, or the folder of temporary files, has no room. What is kept for
// the next build must not stop this one, nor harm that one.
func TestFullCache(t *testing.T) {
	t.Parallel()
	want := editions(t)
	for _, c := range []struct{ name, options, cache string }{
		{"cache without room", "size=16k", "disk/cache"},
		{"cache with room for a part", "size=100k", "disk/cache"},
		{"cache without room for a file", "size=1m,nr_inodes=4", "disk/cache"},
		{"temporary files without room", "size=16k", "none"},
		{"no temporary file at all", "size=1m,nr_inodes=1", "none"},
	} {
		p := newProject(t)
		p.write("content", edition("A"))
		p.write("next", edition("B"))
		script := fmt.Sprintf(`
			export TMPDIR=%s/disk
			phoihop build --cache %[2]s
			cp -a public first
			phoihop build --cache %[2]s --content next
			cp -a public second
			phoihop build --cache %[2]s`, p.dir, c.cache)
		if said, ok := p.withDisk(c.options, script); ok {
			p.sameFiles(c.name+", first build", want["A"], p.read("first"))
			p.sameFiles(c.name+", second build", want["B"], p.read("second"))
			p.sameFiles(c.name+", third build", want["A"], p.read("public"))
			if strings.Contains(said, "error") {
				t.Errorf("%s: %s", c.name, said)
			}
		}
	}
	p := newProject(t)
	for _, letter := range []string{"A", "B", "A"} { // no file may be larger than 160 KB, as the cache's is
		p.write("content", edition(letter))
		if status, said := p.limited(160 << 10); status != exitDone {
			t.Errorf("exit status %d: %s", status, said)
		}
		p.sameFiles("with no room for the cache", want[letter], p.read("public"))
	}
	p.sameFiles("with room again", want["A"], p.mustBuild())
}

// TestOutIsAMountPoint: where OUT cannot be exchanged its files are replaced one by one, and the build
// says so.
func TestOutIsAMountPoint(t *testing.T) {
	t.Parallel()
	p := newProject(t)
	p.write("content", edition("A"))
	p.write("next", edition("B"))
	said, ok := p.withDisk("size=20m", `
		mkdir public inside
		mount --bind inside public
		phoihop build --cache cache 2>&1
		cp -a public first
		phoihop build --cache cache --content next 2>&1
		cp -a public second
		ls -A .public.phoihop`)
	if !ok {
		return
	}
	p.sameFiles("the first build", editions(t)["A"], p.read("first"))
	p.sameFiles("the second build", editions(t)["B"], p.read("second"))
	if strings.Count(said, "\nThe output folder cannot be exchanged in one step, so its files were replaced one by one.\n") != 2 || strings.Contains(said, "in-place.json") {
		t.Errorf("the builds say\n%s", said)
	}
}
