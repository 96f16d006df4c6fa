package build

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// rooms says which rooms of the program each room may use. A room below need not know that one above is
// there, so each can be read, tested and changed by itself.
var rooms = map[string][]string{
	"internal/problem":  {},
	"internal/viet":     {},
	"internal/output":   {},
	"internal/codec":    {},
	"internal/cache":    {},
	"internal/filename": {},
	"internal/parallel": {},
	"internal/sealed":   {"internal/filename", "internal/parallel"},
	"internal/bag":      {"internal/parallel", "internal/sealed"},
	"internal/zim":      {"internal/filename", "internal/parallel"},
	"internal/snapshot": {"internal/bag", "internal/build", "internal/delta", "internal/output", "internal/parallel", "internal/problem", "internal/report", "internal/search", "internal/sealed", "internal/site", "internal/source", "internal/viet",
		"internal/wacz", "internal/zim"},
	"internal/wacz":        {"internal/parallel", "internal/sealed"},
	"internal/delta":       {"internal/sealed"},
	"templates":            {},
	"internal/wording":     {"internal/problem", "internal/viet"},
	"internal/markdown":    {"internal/wording", "internal/problem", "internal/viet"},
	"internal/photo":       {"internal/problem"},
	"internal/sharecard":   {},
	"internal/report":      {"internal/problem", "internal/viet"},
	"internal/figure":      {"internal/report", "internal/problem", "internal/viet"},
	"internal/source":      {"internal/figure", "internal/wording", "internal/report", "internal/problem", "internal/viet"},
	"internal/schema":      {"internal/source", "internal/report", "internal/viet"},
	"internal/site":        {"internal/report", "internal/problem", "internal/viet"},
	"internal/chart":       {"internal/viet"},
	"internal/page":        {"internal/chart", "internal/site", "internal/report", "internal/problem", "internal/viet"},
	"internal/render":      {"internal/page", "internal/site", "internal/report", "internal/problem", "internal/viet"},
	"internal/data":        {"internal/page", "internal/site", "internal/report", "internal/problem", "internal/viet"},
	"internal/search":      {"internal/page", "internal/report", "internal/viet"},
	"internal/draft":       {"internal/source", "internal/site", "internal/report", "internal/problem", "internal/viet"},
	"internal/translation": {"internal/source"},
	"internal/explain":     {"internal/problem"},
	"internal/repair":      {"internal/source", "internal/wording", "internal/markdown", "internal/report", "internal/problem", "internal/viet"},
	"internal/build": {"internal/data", "internal/search", "internal/cache", "internal/codec", "internal/markdown", "internal/output", "internal/page", "internal/photo", "internal/sharecard", "internal/problem", "internal/render", "internal/report",
		"internal/site", "internal/source", "internal/viet", "templates"},
	"internal/live": {"internal/build", "internal/problem", "internal/viet"},
	"cmd/phoihop":   {"internal/build", "internal/snapshot", "internal/live", "internal/draft", "internal/explain", "internal/repair", "internal/translation", "internal/site", "internal/output", "internal/problem", "internal/report", "internal/schema", "internal/source", "internal/viet"},
}

// forbidden is what would make a site depend on more than its content: the clock, the environment,
// chance and the network. Only commands may ask them, and the server, which waits for all of these.
var forbidden = map[string][]string{
	"time":                      {"Now", "Since", "Until", "After", "AfterFunc", "Tick", "NewTimer", "NewTicker", "Local"},
	"os":                        {"Getenv", "LookupEnv", "Environ", "ExpandEnv", "Hostname", "Getuid", "UserHomeDir", "UserCacheDir"},
	"math/rand":                 nil,
	"math/rand/v2":              nil,
	"crypto/rand":               nil,
	"net":                       nil,
	"net/http":                  nil,
	"os/user":                   nil,
	"golang.org/x/text/message": nil,
}

const root = "../.."

// TestRooms reads the imports of every Go file of the program.
func TestRooms(t *testing.T) {
	seen := map[string]bool{}
	sourceFiles(t, func(name string, file *ast.File) {
		room := path.Dir(name)
		if isTestRoom(name) {
			return
		}
		seen[room] = true
		allowed, known := rooms[room]
		if !known {
			t.Errorf("%s: the room %s has no place in the order of rooms", name, room)
			return
		}
		for _, spec := range file.Imports {
			used := strings.Trim(spec.Path.Value, `"`)
			if below, ours := strings.CutPrefix(used, "phoihop/"); ours && !slices.Contains(allowed, below) {
				t.Errorf("%s imports %s, which %s may not know", name, below, room)
			}
		}
	})
	for room := range rooms {
		if !seen[room] {
			t.Errorf("there is no room %s", room)
		}
	}
}

// TestNothingButContent looks for uses of the clock, the environment, chance and the network.
func TestNothingButContent(t *testing.T) {
	sourceFiles(t, func(name string, file *ast.File) {
		if strings.HasPrefix(name, "cmd/") || strings.HasPrefix(name, "internal/live/") || isTestRoom(name) {
			return
		}
		imported := map[string]string{} // local name to path
		for _, spec := range file.Imports {
			used := strings.Trim(spec.Path.Value, `"`)
			local := path.Base(used)
			if spec.Name != nil {
				local = spec.Name.Name
			}
			imported[local] = used
			if names, listed := forbidden[used]; listed && names == nil {
				t.Errorf("%s imports %s", name, used)
			}
		}
		ast.Inspect(file, func(n ast.Node) bool {
			selector, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			if x, ok := selector.X.(*ast.Ident); ok && x.Obj == nil && slices.Contains(forbidden[imported[x.Name]], selector.Sel.Name) {
				t.Errorf("%s uses %s.%s", name, x.Name, selector.Sel.Name)
			}
			return true
		})
	})
}

// isTestRoom tells of code that only tests and measurements use: browsers that look at pages, clocks that
// time builds. No program holds it.
func isTestRoom(name string) bool {
	return strings.HasPrefix(name, "internal/browsertest/") || strings.HasPrefix(name, "internal/bench/")
}

// sourceFiles calls each for every Go file that is no test, with its path in the project.
func sourceFiles(t *testing.T, each func(name string, file *ast.File)) {
	t.Helper()
	n := 0
	for _, top := range []string{"cmd", "internal", "templates"} {
		err := filepath.WalkDir(filepath.Join(root, top), func(name string, e fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case e.IsDir() && e.Name() == "testdata":
				return fs.SkipDir
			}
			if path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
				return nil
			}
			file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
			if err != nil {
				return err
			}
			below, err := filepath.Rel(root, name)
			each(filepath.ToSlash(below), file)
			n++
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if n < 50 {
		t.Fatalf("only %d files were read", n)
	}
}

var namedPath = regexp.MustCompile("`((?:internal|cmd|templates|docs|content)/[^`\\s]*)`")

// TestArchitectureIsTrue: every file and folder that docs/architecture.md names is there, and it answers nothing twice.
func TestArchitectureIsTrue(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(root, "docs/architecture.md"))
	if err != nil {
		t.Fatal(err)
	}
	if !namedPath.Match(text) {
		t.Error("docs/architecture.md names no file")
	}
	for _, m := range namedPath.FindAllStringSubmatch(string(text), -1) {
		name := strings.TrimSuffix(m[1], "/")
		if found, err := filepath.Glob(filepath.Join(root, name)); err != nil || len(found) == 0 {
			t.Errorf("docs/architecture.md names %s, which is not there", m[1])
		}
	}
	answered := map[string]bool{}
	for line := range strings.Lines(string(text)) {
		cells := strings.Split(line, "|")
		if len(cells) < 3 || strings.HasPrefix(cells[1], "---") {
			continue
		}
		if answered[cells[1]] {
			t.Errorf("docs/architecture.md has two rows of%s", cells[1])
		}
		answered[cells[1]] = true
	}
}
