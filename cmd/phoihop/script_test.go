package main

import (
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write what the program says into the scripts, to be read before it is kept")

func TestMain(m *testing.M) { testscript.Main(m, map[string]func(){"phoihop": main}) }

// TestScripts runs the program as its users do. Each file of testdata/script is one story: commands with
// what they must say, then the files that they work on. "phoihop" is a call that must succeed, "exit N
// phoihop" one that must end with that status, and "tree DIR FILE" writes the paths and digests of a folder.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                "testdata/script",
		RequireUniqueNames: true,
		UpdateScripts:      *update,
		Cmds:               map[string]func(*testscript.TestScript, bool, []string){"exit": exit, "tree": tree},
	})
}

// exit runs "phoihop" and wants its exit status: exit 2 phoihop build --nonsense.
func exit(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exit STATUS COMMAND …")
	}
	status := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var failed *exec.ExitError
		if !errors.As(err, &failed) {
			ts.Fatalf("%v", err)
		}
		status = failed.ExitCode()
	}
	if fmt.Sprint(status) != args[0] {
		ts.Fatalf("exit status is %d, not %s", status, args[0])
	}
}

// tree writes path and SHA-256 of each file of a folder, sorted.
func tree(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: tree DIR FILE")
	}
	var b strings.Builder
	dir := ts.MkAbs(args[0])
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		rel, _ := filepath.Rel(dir, path)
		fmt.Fprintf(&b, "%x %s\n", sha256.Sum256(data), filepath.ToSlash(rel))
		return err
	})
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(b.String()), 0o666))
}
