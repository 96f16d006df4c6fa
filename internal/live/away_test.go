package live

import (
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
)

// TestFolderAway: a content folder that is gone for a moment is an error for that moment. It comes back as it was, so that
// no look sees a difference, and saves in it are seen as before.
func TestFolderAway(t *testing.T) {
	s, folder := serve(t, "../../testdata/demo")
	file, page := reportIn(t, folder)
	missing := func() bool {
		return strings.Contains(get(s, "/_live/").Body.String(), "the content folder has no site.yaml")
	}
	get(s, page)
	time.Sleep(100 * time.Millisecond) // until it is watched
	for range 2 {
		if err := os.Rename(folder, folder+".away"); err != nil {
			t.Fatal(err)
		}
		until(t, "the error", missing)
		if err := os.Rename(folder+".away", folder); err != nil {
			t.Fatal(err)
		}
		until(t, "the end of the error", func() bool { return !missing() })
	}
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, append(text, "\nĐoạn sau cùng.\n"...), 0o666); err != nil {
		t.Fatal(err)
	}
	until(t, "a save", func() bool { return strings.Contains(get(s, page).Body.String(), "Đoạn sau cùng.") })
}

// TestRights: a file whose rights change may be readable now; events of its times alone are nothing.
func TestRights(t *testing.T) {
	folder := t.TempDir()
	file := filepath.Join(folder, "site.yaml")
	if err := os.WriteFile(file, nil, 0o200); err != nil {
		t.Fatal(err)
	}
	w := newWatcher(folder, "")
	defer w.close()
	w.seen = w.look()
	chmod := fsnotify.Event{Name: file, Op: fsnotify.Chmod}
	if w.noteEvent(chmod) {
		t.Error("an event without a change is noted")
	}
	if err := os.Chmod(file, 0o644); err != nil {
		t.Fatal(err)
	}
	if !w.compare(w.look()) {
		t.Error("a look does not see the rights")
	}
	if err := os.Chmod(file, 0o600); err != nil {
		t.Fatal(err)
	}
	if !w.noteEvent(chmod) || w.noteEvent(chmod) || w.compare(w.look()) {
		t.Error("the change is not noted once")
	}
	if got := w.take().Paths; !slices.Equal(got, []string{"site.yaml"}) {
		t.Errorf("changed: %q", got)
	}
}

// TestNames: what stands for all addresses is none that a browser could open.
func TestNames(t *testing.T) {
	for host, want := range map[string]string{"": "localhost", "192.0.2.7": "192.0.2.7", "may-chu.lan": "may-chu.lan"} {
		if got := Names(host); len(got) != 1 || got[0] != want {
			t.Errorf("%q: %q", host, got)
		}
	}
	for _, host := range []string{"0.0.0.0", "::"} {
		for i, name := range Names(host) {
			if at := net.ParseIP(name); (i == 0) != (name == "localhost") || i > 0 && (at == nil || at.IsUnspecified() || at.IsLoopback()) {
				t.Errorf("%s: %q", host, name)
			}
		}
	}
}
