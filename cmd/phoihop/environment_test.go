package main

import (
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// environments are the ways in which machines and shells differ. A value of "-" leaves the variable out.
var environments = []struct {
	name  string
	set   []string
	umask string
}{
	{"one processor", []string{"GOMAXPROCS=1"}, ""},
	{"four processors", []string{"GOMAXPROCS=4"}, ""},
	{"Tokyo", []string{"TZ=Asia/Tokyo"}, ""},
	{"UTC", []string{"TZ=UTC"}, ""},
	{"Vietnamese", []string{"LANG=vi_VN.UTF-8", "LC_ALL=vi_VN.UTF-8"}, ""},
	{"no language", []string{"LANG=C", "LC_ALL=C"}, ""},
	{"Turkish", []string{"LANG=tr_TR.UTF-8", "LC_ALL=tr_TR.UTF-8"}, ""},
	{"no home", []string{"HOME=-", "XDG_CACHE_HOME=-"}, ""},
	{"readable by the owner only", nil, "077"},
	{"writable by all", nil, "000"},
	{"garbage is collected all the time", []string{"GOGC=1", "GOMEMLIMIT=64MiB"}, ""},
}

// in puts a build into an environment.
func (p project) in(set []string, umask string, flags ...string) *exec.Cmd {
	cmd := p.command(flags...)
	if umask != "" && runtime.GOOS != "windows" {
		shell := exec.Command("sh", "-c", "umask "+umask+" && exec '"+strings.Join(cmd.Args, "' '")+"'")
		shell.Dir, shell.Env = cmd.Dir, cmd.Env
		cmd = shell
	}
	for _, pair := range set {
		name, value, _ := strings.Cut(pair, "=")
		if value != "-" {
			cmd.Env = append(cmd.Env, pair)
			continue
		}
		cmd.Env = slices.DeleteFunc(cmd.Env, func(other string) bool { return strings.HasPrefix(other, name+"=") })
	}
	return cmd
}

func (p project) mustRun(what string, cmd *exec.Cmd) {
	p.t.Helper()
	if status, said := p.run(cmd); status != exitDone {
		p.t.Fatalf("%s: exit status %d: %s", what, status, said)
	}
}

// TestSameBytesEverywhere builds one content in all environments: from nothing, with a cache that another
// environment has filled, and after an edit on a site that another environment has published.
func TestSameBytesEverywhere(t *testing.T) {
	t.Parallel()
	content := map[string]files{"A": edition("A"), "B": edition("B")}
	want := editions(t)
	shared := newProject(t)
	shared.write("content", content["A"])
	edited := newProject(t)
	time.Sleep(2100 * time.Millisecond) // files that changed just now are read again: let the cache count
	for i, e := range environments {
		cold := newProject(t)
		cold.write("content", content["A"])
		cold.mustRun(e.name, cold.in(e.set, e.umask, "--cache", "none"))
		cold.sameFiles(e.name, want["A"], cold.read("public"))

		out := fmt.Sprint("public-", i)
		shared.mustRun(e.name, shared.in(e.set, e.umask, "--out", out))
		shared.sameFiles(e.name+", with another's cache", want["A"], shared.read(out))

		letter := string("AB"[i%2])
		edited.write("content", content[letter])
		edited.mustRun(e.name, edited.in(e.set, e.umask))
		edited.sameFiles(e.name+", on another's site", want[letter], edited.read("public"))
	}
}

// TestSameBytesFromAnotherFolder builds a content that was written elsewhere, in another order, and is
// named by another path.
func TestSameBytesFromAnotherFolder(t *testing.T) {
	t.Parallel()
	content := edition("A")
	want := editions(t)["A"]
	p := newProject(t)
	names := slices.Sorted(maps.Keys(content))
	slices.Reverse(names)
	for _, name := range names {
		file := p.path("một nơi khác/nội dung/" + name)
		p.must(os.MkdirAll(filepath.Dir(file), 0o777))
		p.must(os.WriteFile(file, []byte(content[name]), 0o666))
	}
	p.mustBuild("--content", "một nơi khác/nội dung")
	p.sameFiles("another folder", want, p.read("public"))
	p.mustBuild("--content", p.path("một nơi khác/../một nơi khác/nội dung"), "--out", p.path("một nơi khác/trang"))
	p.sameFiles("an absolute path", want, p.read("một nơi khác/trang"))

	link := p.path("liên kết")
	if err := os.Symlink(p.path("một nơi khác"), link); err != nil {
		t.Logf("no links here: %v", err)
		return
	}
	p.mustBuild("--content", "liên kết/nội dung", "--out", "third")
	p.sameFiles("through a link", want, p.read("third"))
}
