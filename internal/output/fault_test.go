package output

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
)

// failFrom lets the k-th change of the disk from now on fail, and with onward all that follow. The result
// tells how many were asked for.
func failFrom(t *testing.T, k int, onward bool, err error) (changes func() int) {
	t.Helper()
	var mu sync.Mutex
	n := 0
	fault = func(op, name string) error {
		mu.Lock()
		defer mu.Unlock()
		n++
		if n-1 == k || onward && n-1 > k {
			return err
		}
		return nil
	}
	t.Cleanup(func() { fault = nil })
	return func() int { return n }
}

// attempt is rebuild that may fail.
func attempt(out string, e edition, cantExchange bool) error {
	tree, err := Open(out, true)
	if err != nil {
		return err
	}
	defer tree.Close()
	if cantExchange {
		tree.exchange = cantSwap
	}
	for path, text := range e.pages {
		if tree.Keep(path, e.marks[path]) {
			continue
		}
		if filepath.Ext(path) == ".css" {
			err = tree.PutFile(path, strings.NewReader(text), e.marks[path])
		} else {
			err = tree.Put(path, []byte(text), e.marks[path])
		}
		if err != nil {
			return err
		}
	}
	_, err = tree.Publish()
	return err
}

// One change of the disk fails, each in turn: a fault of the disk passes, a full disk stays full.
func TestWhicheverChangeFailsOUTIsTheOldSiteOrTheNew(t *testing.T) {
	theirs := files{".gitignore": "*", "notes.txt": "mine"}
	old := marked(with(monday, files{"vi/kept/a.html": "kept", "vi/kept/b.html": "kept too"}), 1)
	renewed := marked(with(tuesday, files{"vi/kept/a.html": "kept", "vi/kept/b.html": "kept too"}), 1)
	renewed.marks["index.html"], renewed.marks["assets/a.css"] = 2, 2
	older := marked(files{"index.html": "Sunday", "vi/tay-ho.html": "newer", "assets/a.css": "abc"}, 9)
	for _, test := range []struct {
		name    string
		before  []edition
		inPlace bool
	}{
		{"cold", nil, false},
		{"the second build", []edition{old}, false},
		{"the third build", []edition{older, old}, false},
		{"in place", []edition{old}, true},
		{"in place again", []edition{older, old}, true},
	} {
		for _, kind := range []struct {
			onward  bool
			failure error
		}{{false, syscall.EIO}, {true, syscall.ENOSPC}} {
			t.Run(fmt.Sprintf("%s, %v", test.name, kind.failure), func(t *testing.T) {
				for k := 0; ; k++ {
					out := filepath.Join(t.TempDir(), "public")
					var before files
					for _, e := range test.before {
						must(t, attempt(out, e, test.inPlace))
						before = e.pages
					}
					after := renewed.pages
					if before != nil {
						write(t, out, theirs)
						before, after = with(before, theirs), with(after, theirs)
					}
					changes := failFrom(t, k, kind.onward, kind.failure)
					err := attempt(out, renewed, test.inPlace)
					fault = nil
					judge(t, fmt.Sprintf("change %d", k), err, test.inPlace, pages(t, out), before, after)
					must(t, attempt(out, renewed, test.inPlace))
					equal(t, fmt.Sprintf("the build after change %d failed", k), pages(t, out), after)
					tidy(t, out)
					if t.Failed() || changes() <= k {
						return
					}
				}
			})
		}
	}
}

// judge compares OUT with what its state must be after the error.
func judge(t *testing.T, what string, err error, inPlace bool, got, before, after files) {
	t.Helper()
	var unfinished *UnfinishedError
	switch {
	case err == nil:
		equal(t, what+", published", got, after)
	case !errors.As(err, &unfinished):
		for path := range got {
			if filepath.Dir(path) == incomingName {
				delete(got, path)
			}
		}
		equal(t, what+", not published", got, before)
	case !inPlace:
		equal(t, what+", published, not tidied up", got, after)
	default: // every file is one of the two sites, as a whole
		for path, text := range got {
			if filepath.Dir(path) != incomingName && text != before[path] && text != after[path] {
				t.Errorf("%s, half published: %s holds %q", what, path, text)
			}
		}
	}
}

// tidy looks for what a build has left beside OUT and in it.
func tidy(t *testing.T, out string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Join(out, "../.public.phoihop"))
	must(t, err)
	for _, entry := range entries {
		if !slices.Contains([]string{markerName, lockName, treeName, stateName}, entry.Name()) {
			t.Errorf("%s was left in the staging folder", entry.Name())
		}
	}
	entries, err = os.ReadDir(filepath.Dir(out))
	must(t, err)
	if len(entries) != 2 {
		t.Errorf("%v stand beside OUT", entries)
	}
	if _, err := os.Lstat(filepath.Join(out, incomingName)); err == nil {
		t.Errorf("%s was left in OUT", incomingName)
	}
}

// A power loss keeps the order of what was made durable, not of what was written.
func TestWhatIsMadeDurableAndWhen(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	for n := range uint64(3) { // the third build writes over a staged page
		var ops []string
		fault = func(op, name string) error {
			ops = append(ops, op)
			return nil
		}
		must(t, attempt(out, marked(files{"index.html": fmt.Sprint(n)}, n+1), false))
		fault = nil
		swap := slices.Index(ops, "exchange")
		if n == 0 { // OUT was absent: the last rename is the swap
			swap = len(ops) - 1
		}
		if swap < 1 || ops[swap-1] != "sync" {
			t.Errorf("build %d: %v; want the staged tree to be made durable, then the swap", n, ops)
		}
		if n < 2 {
			continue
		}
		if first := slices.Index(ops, "sync"); ops[first-1] != "create" || !slices.Contains(ops[first:], "truncate") {
			t.Errorf("build %d: %v; want the last swap to be made durable when only the lock was opened", n, ops)
		}
	}
}
