package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestStrangeThingsBesideOUT puts into the staging folder, or into its place, what no build would leave.
// Each time the next build either makes the right site or fails and leaves the old one, and a folder that
// a link there leads to is not touched.
func TestStrangeThingsBesideOUT(t *testing.T) {
	t.Parallel()
	want := editions(t)
	file := func(name string) func(project) {
		return func(p project) {
			p.must(os.RemoveAll(p.path(name)))
			p.must(os.WriteFile(p.path(name), []byte("của tôi"), 0o666))
		}
	}
	folder := func(name string) func(project) {
		return func(p project) {
			p.must(os.RemoveAll(p.path(name)))
			p.must(os.MkdirAll(p.path(name+"/of"), 0o777))
			p.must(os.WriteFile(p.path(name+"/of/mine.txt"), []byte("của tôi"), 0o666))
		}
	}
	link := func(name string) func(project) {
		return func(p project) {
			p.must(os.RemoveAll(p.path(name)))
			if err := os.Symlink(p.path("mine"), p.path(name)); err != nil {
				p.t.Skipf("no links here: %v", err)
			}
		}
	}
	const staging = ".public.phoihop"
	for _, c := range []struct {
		name string
		put  func(project)
		told string // the code of the error; "" where the build succeeds
	}{
		{"a file where the staging folder should be", file(staging), "out-not-ours"},
		{"a folder of somebody else there", folder(staging), "out-not-ours"},
		{"a link to a folder there", link(staging), "out-not-ours"},
		{"a file where the staged tree should be", file(staging + "/tree"), "out-not-ours"},
		{"a link where the staged tree should be", link(staging + "/tree"), "out-not-ours"},
		{"a link where a folder of the staged tree should be", link(staging + "/tree/vi"), ""},
		{"a file where a folder of the staged tree should be", file(staging + "/tree/vi"), ""},
		{"a folder where a staged page should be", folder(staging + "/tree/vi/index.html"), ""},
		{"a link where a staged page should be", link(staging + "/tree/vi/index.html"), ""},
		{"a folder where the staged manifest should be", folder(staging + "/tree/manifest.json"), ""},
		{"a folder where the state should be", folder(staging + "/state"), ""},
		{"a folder where the new state should be", folder(staging + "/state.new"), ""},
		{"a file where the state should be", file(staging + "/state"), ""},
		{"more files in the staging folder", file(staging + "/của tôi.txt"), ""},
		{"a folder where the lock should be", folder(staging + "/lock"), "out-failed"},
		{"a journal that is none", file(staging + "/in-place.json"), "out-failed"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := newProject(t)
			p.must(os.Mkdir(p.path("mine"), 0o777))
			p.must(os.WriteFile(p.path("mine/index.html"), []byte("của tôi"), 0o666))
			for _, letter := range []string{"B", "A"} {
				p.write("content", edition(letter))
				p.sameFiles("a build before", want[letter], p.mustBuild())
			}
			c.put(p)
			p.write("content", edition("B"))
			status, said := p.build()
			if c.told == "" {
				if status != exitDone {
					t.Errorf("exit status %d: %s", status, said)
				}
				p.sameFiles("the new site", want["B"], p.read("public"))
			} else {
				if status != exitFailed || !strings.Contains(said, "["+c.told+"]\n1 error: the published site is unchanged.\n") {
					t.Errorf("exit status %d: %s", status, said)
				}
				p.sameFiles("the published site", want["A"], p.read("public"))
			}
			p.sameFiles("a folder that is not ours", files{"index.html": "của tôi"}, p.read("mine"))
			p.must(filepath.WalkDir(p.path("public"), func(name string, e os.DirEntry, err error) error {
				if err == nil && e.Type()&os.ModeSymlink != 0 {
					t.Errorf("%s is a link", name)
				}
				return err
			}))
		})
	}
}
