package output

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"testing"
)

// cantSwap is the exchange of a place that refuses it.
func cantSwap(place) error { return &os.LinkError{Op: "exchange", Err: syscall.EXDEV} }

func TestWhereFoldersCantBeExchangedFilesAreReplacedOneByOne(t *testing.T) {
	theirs := files{".gitignore": "*", "notes.txt": "mine", "link": "-> vi", "vi/tay-ho/notes.txt": "mine"}
	out := filepath.Join(t.TempDir(), "public")
	build(t, out, monday)
	write(t, out, theirs)
	folderBecomesFile := files{"index.html/x.html": "in a folder", "vi/same.html/a/b.html": "deep"}
	last := monday
	for _, edition := range []files{tuesday, tuesday, monday, folderBecomesFile, monday, {}, tuesday} {
		tree := open(t, out)
		tree.exchange = cantSwap
		put(t, tree, edition)
		published, err := tree.Publish()
		must(t, err)
		must(t, tree.Close())
		changed := !maps.Equal(edition, last)
		last = edition
		if published.InPlace != changed || !slices.Equal(published.Kept, []string{"link", "notes.txt", "vi/tay-ho/notes.txt"}) {
			t.Errorf("%+v", published)
		}
		equal(t, "OUT", pages(t, out), with(edition, theirs))
	}
	// A place that can be exchanged again is.
	if published := build(t, out, monday); published.InPlace {
		t.Error("replaced one by one without need")
	}
	equal(t, "OUT", pages(t, out), with(monday, theirs))
}

func TestTheOrderOfReplacement(t *testing.T) {
	for path, want := range map[string]int{
		"assets/a.css": 0, "files/a/b.pdf": 0, "data/reports.json": 0, "assets/a.js.gz": 0,
		"vi/tay-ho/r.html": 1, "vi/tay-ho/r.html.br": 1, "vi/pages.html": 1,
		"index.html": 2, "vi/tay-ho/page-2.html": 2, "vi/feed.xml": 2, "sitemap.xml.gz": 2, "vi/calendar.ics": 2,
	} {
		if got := turn(path); got != want {
			t.Errorf("%s is replaced in turn %d, want %d", path, got, want)
		}
	}
}

func TestReplacementHaltedHalfWayIsEndedByTheNextBuild(t *testing.T) {
	for _, first := range []files{monday, {}} { // {}: OUT held only a dot file, as a fresh mount
		for halt := range 5 {
			out := filepath.Join(t.TempDir(), "public")
			write(t, out, files{".keep": ""})
			if len(first) > 0 {
				build(t, out, first)
			}
			haltReplacement(t, out, tuesday, halt)
			published := build(t, out, files{"index.html": "Wednesday"})
			equal(t, "OUT", pages(t, out), files{"index.html": "Wednesday", ".keep": ""})
			if len(published.Kept) > 0 {
				t.Errorf("our own files are taken for someone else's: %q", published.Kept)
			}
			if _, err := os.Lstat(filepath.Join(out, "../.public.phoihop", journalName)); err == nil {
				t.Error("the journal was left")
			}
		}
	}
}

// haltReplacement replaces only some files, as a build killed in the midst would.
func haltReplacement(t *testing.T, out string, site files, halt int) {
	t.Helper()
	tree := open(t, out)
	put(t, tree, site)
	sorted := tree.claims.sorted()
	manifest, err := writeManifestFile(filepath.Join(tree.tree, manifestName), sorted)
	must(t, err)
	opened, err := os.OpenRoot(out)
	must(t, err)
	defer opened.Close()
	root := folder{opened}
	arrivals, err := tree.bringIn(root, sorted, manifest)
	must(t, err)
	must(t, tree.writeJournal(sorted))
	for _, arrival := range arrivals[:min(halt, len(arrivals))] {
		must(t, settle(root, arrival))
	}
	must(t, tree.Close())
}

func TestADiskFullBeforeReplacementChangesNothing(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	build(t, out, monday)
	before := read(t, out)
	tree := open(t, out)
	put(t, tree, tuesday)
	tree.exchange = func(p place) error {
		must(t, os.Remove(filepath.Join(p.tree, "vi/tay-ho.html"))) // the copy into OUT fails there
		return cantSwap(p)
	}
	if _, err := tree.Publish(); err == nil {
		t.Fatal("published")
	}
	must(t, tree.Close())
	equal(t, "OUT", read(t, out), before)
}

func TestAnErrorThatIsNoRefusalIsAnError(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	build(t, out, monday)
	before := read(t, out)
	tree := open(t, out)
	put(t, tree, tuesday)
	tree.exchange = func(place) error { return syscall.EIO }
	if _, err := tree.Publish(); !errors.Is(err, syscall.EIO) {
		t.Errorf("error %v, want EIO", err)
	}
	must(t, tree.Close())
	equal(t, "OUT", read(t, out), before)
}

func TestSwapByTwoRenames(t *testing.T) {
	theirs := files{".gitignore": "*", "notes.txt": "mine"}
	for halt := range 4 { // 0: not killed; else killed after so many renames
		out := filepath.Join(t.TempDir(), "public")
		build(t, out, monday)
		write(t, out, theirs)
		tree := open(t, out)
		tree.exchange = exchangeByRenames
		put(t, tree, tuesday)
		want := tuesday
		if halt == 0 {
			_, err := tree.Publish()
			must(t, err)
		} else {
			_, err := writeManifestFile(filepath.Join(tree.tree, manifestName), tree.claims.sorted())
			must(t, err)
			must(t, tree.bringOver(tree.claims.sorted()))
			others, _, err := tree.site.strangers(out)
			must(t, err)
			must(t, tree.carry(others))
			old := filepath.Join(tree.staging, oldName)
			for _, rename := range [][2]string{{out, old}, {tree.tree, out}, {old, tree.tree}}[:halt] {
				must(t, os.Rename(rename[0], rename[1]))
			}
			if halt == 1 {
				want = monday
			}
		}
		must(t, tree.Close())
		must(t, open(t, out).Close()) // heals
		equal(t, "healed", pages(t, out), with(want, theirs))
		build(t, out, monday)
		equal(t, "the next build", pages(t, out), with(monday, theirs))
	}
}
