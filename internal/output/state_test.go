package output

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func TestAStateIsReadAsItWasWritten(t *testing.T) {
	name := filepath.Join(t.TempDir(), stateName)
	first := record{path: "a.html", mark: 1<<63 + 5, stamp: stamp{1 << 40, [32]byte{1, 31: 2}}, identity: identity{9, -3, 4}}
	both := record{path: "vi/phường.html", mark: 2}
	second := record{path: "a.html", mark: 3}
	manifest := record{path: manifestName, stamp: stamp{7, [32]byte{7}}}
	w, err := createState(name, [2]treeState{{100, manifest}, {200, record{}}})
	must(t, err)
	w.add(inFirst, first)
	w.add(inFirst|inSecond, both)
	w.add(inSecond, second)
	must(t, w.finish())

	for _, test := range []struct {
		inode    uint64
		files    []record
		manifest record
	}{
		{100, []record{first, both}, manifest},
		{200, []record{both, second}, record{}},
	} {
		files, itself, err := readState(name, test.inode)
		must(t, err)
		if got := slices.Collect(files.all()); !slices.Equal(got, test.files) || itself != test.manifest {
			t.Errorf("tree %d: %v %v, want %v %v", test.inode, got, itself, test.files, test.manifest)
		}
		for _, r := range test.files {
			if found, ok := files.find(r.path); !ok || found != r {
				t.Errorf("tree %d: find(%q) = %v %v, want %v", test.inode, r.path, found, ok, r)
			}
		}
		if _, ok := files.find("b.html"); ok {
			t.Error("a file is found that is not there")
		}
	}
	for _, inode := range []uint64{0, 300} {
		if _, _, err := readState(name, inode); err == nil {
			t.Errorf("there is a tree %d", inode)
		}
	}
}

// Whatever byte of the state is lost or wrong, the state is no state.
func TestADamagedStateIsNoState(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	rebuild(t, out, true, marked(monday, 1))
	inode, _ := inodeOf(out)
	name := filepath.Join(out, "../.public.phoihop", stateName)
	sound, err := os.ReadFile(name)
	must(t, err)
	refused := func(what string, text []byte) {
		t.Helper()
		must(t, os.WriteFile(name, text, 0o666))
		if _, _, err := readState(name, inode); err == nil {
			t.Errorf("%s is read", what)
		}
	}
	for i := range sound {
		refused(fmt.Sprintf("the state up to byte %d", i), sound[:i])
		flipped := slices.Clone(sound)
		flipped[i] ^= 1 << (i % 8)
		refused(fmt.Sprintf("the state with a wrong byte %d", i), flipped)
	}
	refused("the state and more", append(slices.Clone(sound), 0))
	refused("the state twice", append(slices.Clone(sound), sound...))
	must(t, os.WriteFile(name, sound, 0o666))
	if _, _, err := readState(name, inode); err != nil {
		t.Error(err)
	}
}

// A file touched in the tick of the clock in which the state is begun may be touched again unseen.
func TestAFileTouchedInTheLastTickIsNotToldByItsTimes(t *testing.T) {
	name := filepath.Join(t.TempDir(), stateName)
	w, err := createState(name, [2]treeState{{1, record{}}})
	must(t, err)
	before, same := identity{1, w.tick - 1, w.tick - 1}, identity{2, w.tick - 1, w.tick}
	w.add(inFirst, record{path: "before", identity: before})
	w.add(inFirst, record{path: "same", identity: same})
	must(t, w.finish())
	files, _, err := readState(name, 1)
	must(t, err)
	for path, want := range map[string]identity{"before": before, "same": {}} {
		if r, _ := files.find(path); r.identity != want {
			t.Errorf("%s: %v, want %v", path, r.identity, want)
		}
	}
}

func TestATableFindsEveryRecord(t *testing.T) {
	for _, reserved := range []int{0, 10, 20000} {
		files := &table{}
		files.offsets.reserve(reserved)
		for i := range 10000 {
			if !files.add(record{path: fmt.Sprint("vi/", i), mark: uint64(i)}) {
				t.Fatal("the table is full")
			}
		}
		files.add(record{path: "vi/5", mark: 77}) // is there
		for i := range 10000 {
			if r, ok := files.find(fmt.Sprint("vi/", i)); !ok || r.mark != uint64(i) {
				t.Fatalf("record %d: %v %v", i, r, ok)
			}
		}
		if files.files != 10000 || files.has("vi/10000") {
			t.Errorf("%d records", files.files)
		}
	}
}
