package browsertest

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"testing"
)

// content names what a site is built of.
type content string

const (
	realContent content = "real" // the reports of the project
	demoContent content = "demo" // has tasks in every state, figures over years, people, documents and themes
	rareContent content = "rare" // the real content and what it has no case of: rareFiles
)

func (c content) files(t *testing.T) fs.FS {
	t.Helper()
	switch c {
	case demoContent:
		return os.DirFS("../../testdata/demo")
	case rareContent:
		return rareFiles(t)
	}
	return os.DirFS("../../content")
}

// shared holds the sites that tests have in common, each built when it is first asked for.
var shared struct {
	sync.Mutex
	dir   string
	sites map[sharedKey]*sharedSite
}

type sharedKey struct {
	content content
	baseURL string
}

type sharedSite struct {
	once sync.Once
	site *site
}

// builtSite gives a site that tests share: they read it and leave it as it is.
func builtSite(t *testing.T, c content, baseURL string) *site {
	t.Helper()
	shared.Lock()
	key := sharedKey{c, baseURL}
	if shared.sites[key] == nil {
		shared.sites[key] = &sharedSite{}
	}
	s, dir := shared.sites[key], filepath.Join(shared.dir, fmt.Sprint(c, len(shared.sites)), "public")
	shared.Unlock()
	s.once.Do(func() { s.site = buildContent(t, c.files(t), dir, baseURL) })
	if s.site == nil {
		t.Fatalf("the %s content does not build, as another test tells", c)
	}
	return s.site
}

// ownSite builds a site that a test may change.
func ownSite(t *testing.T, c content, baseURL string) *site {
	t.Helper()
	return buildContent(t, c.files(t), filepath.Join(t.TempDir(), "public"), baseURL)
}

func TestMain(m *testing.M) { os.Exit(withShared(m.Run)) }

// withShared runs tests while there is a folder for the sites that they share.
func withShared(run func() int) int {
	dir, err := os.MkdirTemp("", "browsertest")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(dir)
	shared.dir, shared.sites = dir, map[sharedKey]*sharedSite{}
	return run()
}
