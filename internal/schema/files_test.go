package schema

import (
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
	"gopkg.in/yaml.v3"

	"phoihop/internal/problem"
	"phoihop/internal/source"
)

// agreementOnFiles judges the files of other tests and of the published content.
func agreementOnFiles(t *testing.T, used map[problem.Code]bool) {
	folders := map[string]fs.FS{"content": os.DirFS("../../content")}
	for _, pattern := range []string{"../source/testdata/*.txtar", "../build/testdata/*.txtar"} {
		names, err := filepath.Glob(pattern)
		if err != nil || len(names) == 0 {
			t.Fatalf("%s: nothing there (%v)", pattern, err)
		}
		for _, name := range names {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if folders[name], err = txtar.FS(archive); err != nil {
				folders[name] = nil // names that no folder may hold
			}
		}
	}
	valid, invalid := 0, 0
	for _, name := range slices.Sorted(maps.Keys(folders)) {
		content := folders[name]
		if content == nil {
			continue
		}
		settings, _ := fs.ReadFile(content, "site.yaml")
		if _, broken, _ := source.ReadSite(content); broken {
			settings = []byte(trialSite)
		}
		tr := newTrial(t, string(settings), used)
		err := fs.WalkDir(content, ".", func(file string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			data, err := fs.ReadFile(content, file)
			if err != nil {
				return err
			}
			text := strings.TrimPrefix(string(data), "\ufeff")
			switch {
			case file == "site.yaml":
				tr.judge(Site, text)
			case path.Base(file) == "district.yaml":
				tr.judge(District, text)
			case path.Ext(file) == ".md":
				if front, ok := frontMatter(text); ok {
					tr.judgeReport(file, front)
				}
			}
			return nil
		})
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		valid, invalid = valid+tr.valid, invalid+tr.invalid
	}
	t.Logf("%d files are right by both, %d wrong by both", valid, invalid)
	if valid < 100 || invalid < 50 {
		t.Error("too few files were judged")
	}
}

// judgeReport judges a front matter, as a translation's where it says that it is one or is in English.
func (tr *trial) judgeReport(file, front string) {
	tr.Helper()
	if translationKey.MatchString(front) || strings.HasSuffix(file, ".en.md") {
		tr.judge(Translation, front)
		return
	}
	tr.judge(Report, front)
}

func frontMatter(text string) (front string, ok bool) {
	text, ok = strings.CutPrefix(strings.ReplaceAll(text, "\r\n", "\n"), "---\n")
	if !ok {
		return "", false
	}
	front, _, ok = strings.Cut(text, "\n---\n")
	return front + "\n", ok
}

// mistakes calls each for copies of a file of all keys with some mistakes at random, always the same.
func mistakes(t *testing.T, kind string, n int, each func(text string)) {
	archive, err := txtar.ParseFile("../build/testdata/every-key.txtar")
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for _, f := range archive.Files {
		text, isReport := frontMatter(string(f.Data))
		translated := isReport && translationKey.MatchString(text)
		switch {
		case kind == District && path.Base(f.Name) == "district.yaml":
			texts = append(texts, string(f.Data))
		case kind == Report && isReport && !translated, kind == Translation && translated:
			texts = append(texts, text)
		}
	}
	if kind == Site { // golden sites share theirs
		data, err := os.ReadFile("../../content/site.yaml")
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, string(data))
	}
	if len(texts) == 0 {
		t.Fatalf("every-key.txtar has no %s", kind)
	}
	chance := rand.New(rand.NewPCG(7, 2023))
	for i := range n {
		var root yaml.Node
		if err := yaml.Unmarshal([]byte(texts[i%len(texts)]), &root); err != nil {
			t.Fatal(err)
		}
		tree := treeOf(root.Content[0]).(map[string]any)
		for range chance.IntN(3) {
			change(chance, tree)
		}
		each(file(tree))
	}
}

// treeOf gives nodes as values that flow can write.
func treeOf(n *yaml.Node) any {
	switch n.Kind {
	case yaml.SequenceNode:
		list := []any{}
		for _, c := range n.Content {
			list = append(list, treeOf(c))
		}
		return list
	case yaml.MappingNode:
		m := map[string]any{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			m[n.Content[i].Value] = treeOf(n.Content[i+1])
		}
		return m
	}
	if n.Style == 0 && !strings.ContainsAny(n.Value, ",[]{}#:&*!|>'\"%@` ") {
		return written(n.Value)
	}
	return n.Value
}

// change makes one change somewhere in a tree.
func change(chance *rand.Rand, v any) any {
	any1 := func() any { return pool[chance.IntN(len(pool))] }
	deeper := chance.IntN(4) > 0
	switch v := v.(type) {
	case map[string]any:
		keys := sortedKeys(v)
		if len(keys) == 0 {
			return any1()
		}
		key := keys[chance.IntN(len(keys))]
		switch chance.IntN(8) {
		case 0:
			delete(v, key)
		case 1:
			v[fmt.Sprintf("%s%d", key, chance.IntN(10))] = v[key]
		case 2:
			v[key] = v[keys[chance.IntN(len(keys))]]
		case 3:
			v[key] = []any{v[key]}
		default:
			if deeper {
				v[key] = change(chance, v[key])
			} else {
				v[key] = any1()
			}
		}
		return v
	case []any:
		if len(v) == 0 {
			return []any{any1()}
		}
		at := chance.IntN(len(v))
		switch chance.IntN(6) {
		case 0:
			return v[at]
		case 1:
			return append(append([]any{}, v...), written("…"))
		case 2:
			return append(append([]any{}, v[:at]...), v[at+1:]...)
		}
		made := append([]any{}, v...)
		if deeper {
			made[at] = change(chance, made[at])
		} else {
			made[at] = any1()
		}
		return made
	}
	return any1()
}
