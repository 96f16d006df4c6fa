//go:build packs

package packs

import (
	"fmt"
	"io/fs"
	"maps"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// packed is every sample, in their order. Tests read them and change copies.
var packed []pack

// Files with the key that signs them.
var secretKey, publicKey string

func TestMain(m *testing.M) { os.Exit(withPacks(m.Run)) }

func withPacks(run func() int) int {
	dir, err := os.MkdirTemp("", "packs")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(dir)
	secretKey, publicKey = filepath.Join(dir, "key"), filepath.Join(dir, "key.pub")
	key, err := newKey(secretKey, publicKey)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	for i, s := range samples {
		p, err := s.pack(filepath.Join(dir, fmt.Sprint(i)), key)
		if err != nil {
			fmt.Fprintf(os.Stderr, "%s: %v\n", s.name, err)
			return 1
		}
		packed = append(packed, p)
	}
	return run()
}

// eachPack tests with every pack.
func eachPack(t *testing.T, test func(t *testing.T, p pack)) {
	for _, p := range packed {
		t.Run(p.name, func(t *testing.T) {
			t.Parallel()
			test(t, p)
		})
	}
}

// ask runs a judge. Its verdict is its exit status, and what it says the error's text.
func ask(program string, arguments ...string) error {
	_, err := told(program, arguments...)
	return err
}

// told runs a judge and gives what it says.
func told(program string, arguments ...string) (string, error) {
	out, err := exec.Command(program, arguments...).CombinedOutput()
	if err != nil {
		err = fmt.Errorf("%s: %w\n%s", filepath.Base(program), err, out)
	}
	return string(out), err
}

// mustPass and mustRefuse say what a judge has to think.
func mustPass(t *testing.T, judge string, verdict error) {
	t.Helper()
	if verdict != nil {
		t.Errorf("%s: %v", judge, verdict)
	}
}

func mustRefuse(t *testing.T, judge string, verdict error) {
	t.Helper()
	if verdict == nil {
		t.Errorf("%s finds nothing", judge)
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// damaged is a changed copy of a file.
func damaged(t *testing.T, file string, change func(b []byte) []byte) string {
	t.Helper()
	b, err := os.ReadFile(file)
	must(t, err)
	changed := filepath.Join(t.TempDir(), filepath.Base(file))
	must(t, os.WriteFile(changed, change(b), 0o600))
	return changed
}

// flippedAt changes one bit of the byte at a place, counted from the end where it is negative.
func flippedAt(at int) func([]byte) []byte {
	return func(b []byte) []byte {
		if at < 0 {
			at += len(b)
		}
		b[at] ^= 1
		return b
	}
}

func cutInHalf(b []byte) []byte { return b[:len(b)/2] }

// filesOf reads a folder: path with slashes to content.
func filesOf(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		b, err := os.ReadFile(filepath.Join(dir, name))
		files[name] = string(b)
		return err
	})
	must(t, err)
	return files
}

// sameFiles is an error that tells in which files two folders differ.
func sameFiles(got, want map[string]string) error {
	var wrong []string
	for _, name := range slices.Sorted(maps.Keys(want)) {
		if content, there := got[name]; !there {
			wrong = append(wrong, name+" is missing")
		} else if content != want[name] {
			wrong = append(wrong, name+" differs")
		}
	}
	for _, name := range slices.Sorted(maps.Keys(got)) {
		if _, wanted := want[name]; !wanted {
			wrong = append(wrong, name+" is too much")
		}
	}
	if len(wrong) > 0 {
		return fmt.Errorf("%d files are wrong: %s", len(wrong), strings.Join(wrong[:min(len(wrong), 10)], ", "))
	}
	return nil
}

// freePort gives a port of this machine on which nothing listens.
func freePort(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	defer l.Close()
	_, port, err := net.SplitHostPort(l.Addr().String())
	must(t, err)
	return port
}
