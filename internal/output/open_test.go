package output

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func TestAFolderThatIsNotOursIsRefused(t *testing.T) {
	const empty = `{"generator":"phoihop","version":1,"files":[]}`
	for _, test := range []struct {
		name  string
		holds files
		found string // "": ours
	}{
		{"empty", files{}, ""},
		{"only dot files", files{".gitignore": "*", ".git/HEAD": "x"}, ""},
		{"our manifest", files{"manifest.json": empty, "notes.txt": "x"}, ""},
		{"a letter", files{".gitignore": "*", "letter.odt": "x"}, "letter.odt"},
		{"another tool's manifest", files{"manifest.json": `{"name":"app"}`}, "manifest.json"},
		{"a manifest of a later version", files{"manifest.json": `{"generator":"phoihop","version":2,"files":[]}`}, "manifest.json"},
		{"half a manifest", files{"manifest.json": empty[:30]}, "manifest.json"},
		{"a manifest that leads out", files{"manifest.json": `{"generator":"phoihop","version":1,"files":[{"path":"../x","size":0,"sha256":"` +
			"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" + `"}]}`}, "manifest.json"},
		{"a manifest that is a link", files{"manifest.json": "-> /etc/passwd"}, "manifest.json"},
	} {
		t.Run(test.name, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "public")
			write(t, out, test.holds)
			tree, err := Open(out, true)
			if test.found == "" {
				must(t, err)
				must(t, tree.Close())
				return
			}
			var refused *NotOursError
			if !errors.As(err, &refused) || refused.Found != test.found {
				t.Fatalf("error %v, want a NotOursError that names %s", err, test.found)
			}
			equal(t, "OUT", read(t, out), test.holds)
			if _, err := os.Lstat(filepath.Join(out, "..", ".public.phoihop")); err == nil {
				t.Error("a staging folder was left beside a folder that is not ours")
			}
		})
	}
}

func TestForbiddenTargets(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, files{"file": "x", "dangling": "-> nowhere", "tofile": "-> file"})
	build(t, filepath.Join(dir, "public"), monday)
	for _, test := range []struct {
		out  string
		want Reason
	}{
		{"", ReasonEmpty},
		{"/", ReasonRoot},
		{dir + "/file", ReasonFile},
		{dir + "/tofile", ReasonFile},
		{dir + "/dangling", ReasonDangling},
		{dir + "/.public.phoihop/tree", ReasonStaging},
		{dir + "/.public.phoihop/tree/vi", ReasonStaging},
	} {
		_, err := Open(test.out, true)
		var forbidden *ForbiddenError
		if !errors.As(err, &forbidden) || forbidden.Reason != test.want {
			t.Errorf("Open(%q): %v, want %q", test.out, err, test.want)
		}
	}
}

func TestAStagingFolderOfSomeoneElseIsRefused(t *testing.T) {
	dir := t.TempDir()
	theirs := files{".public.phoihop/tree/index.html": "theirs"}
	write(t, dir, theirs)
	var refused *NotOursError
	if _, err := Open(filepath.Join(dir, "public"), true); !errors.As(err, &refused) {
		t.Fatalf("error %v, want a NotOursError", err)
	}
	equal(t, "the folder", read(t, dir), theirs)
}

func TestAStagingFolderThatWasOnlyBegunIsTakenUp(t *testing.T) {
	for _, begun := range []files{{}, {"README.txt": ""}, {"README.txt": markerText[:9]}} {
		dir := t.TempDir()
		write(t, filepath.Join(dir, ".public.phoihop"), begun)
		build(t, filepath.Join(dir, "public"), monday)
		equal(t, "OUT", pages(t, filepath.Join(dir, "public")), monday)
	}
}

func TestParentsAreMadeAndALinkToAFolderIsFollowed(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, files{"here/site": "-> ../there/site-2"})
	must(t, os.MkdirAll(filepath.Join(dir, "there/site-2"), 0o777))
	for _, edition := range []files{monday, tuesday} {
		build(t, filepath.Join(dir, "here/site"), edition)
		equal(t, "the folder linked to", pages(t, filepath.Join(dir, "there/site-2")), edition)
	}
	if target, err := os.Readlink(filepath.Join(dir, "here/site")); err != nil || target != "../there/site-2" {
		t.Errorf("the link is gone: %q %v", target, err)
	}
	build(t, filepath.Join(dir, "a/b/public/"), monday)
	equal(t, "OUT", pages(t, filepath.Join(dir, "a/b/public")), monday)
}

func TestASecondBuildWaitsForNoOne(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	first := open(t, out)
	var busy *BusyError
	if _, err := Open(out, true); !errors.As(err, &busy) {
		t.Fatalf("error %v, want a BusyError", err)
	}
	must(t, first.Close())
	must(t, first.Close())
	open(t, out)
}
