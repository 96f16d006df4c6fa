package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// left lists a folder's files with what they hold.
func left(t *testing.T, dir string) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	for _, e := range entries {
		data, _ := os.ReadFile(filepath.Join(dir, e.Name()))
		found[e.Name()] = string(data)
	}
	return found
}

func TestCreateFileNeverOverwrites(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "a.md")
	if err := createFile(name, []byte("one")); err != nil {
		t.Fatal(err)
	}
	if err := createFile(name, []byte("two")); !errors.Is(err, fs.ErrExist) {
		t.Errorf("the second time: %v", err)
	}
	if err := createFile(filepath.Join(dir, "none", "a.md"), nil); err == nil {
		t.Error("a file was created in a folder that is not there")
	}
	if got := left(t, dir); len(got) != 1 || got["a.md"] != "one" {
		t.Errorf("the folder holds %v", got)
	}
}

func TestReplaceFileKeepsTheMode(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "a.md")
	if err := os.WriteFile(name, []byte("one"), 0o640); err != nil {
		t.Fatal(err)
	}
	before, _ := os.Stat(name)
	if err := replaceFile(name, []byte("two")); err != nil {
		t.Fatal(err)
	}
	after, _ := os.Stat(name)
	if got := left(t, dir); len(got) != 1 || got["a.md"] != "two" || after.Mode() != before.Mode() {
		t.Errorf("the folder holds %v; the mode was %v and is %v", got, before.Mode(), after.Mode())
	}
}

func TestCreateFolderIsAllOrNothing(t *testing.T) {
	dir := t.TempDir()
	taken := filepath.Join(dir, "taken")
	if err := os.WriteFile(taken, []byte("a file"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := createFolder(taken, "district.yaml", []byte("x")); err == nil {
		t.Error("a folder was made in the place of a file")
	}
	if got := left(t, dir); len(got) != 1 || got["taken"] != "a file" {
		t.Errorf("the folder holds %v", got)
	}
	if err := createFolder(filepath.Join(dir, "new"), "district.yaml", []byte("x")); err != nil {
		t.Fatal(err)
	}
	if err := createFolder(filepath.Join(dir, "new"), "district.yaml", []byte("y")); !errors.Is(err, fs.ErrExist) {
		t.Errorf("the second time: %v", err)
	}
	if got := left(t, filepath.Join(dir, "new")); len(got) != 1 || got["district.yaml"] != "x" {
		t.Errorf("the new folder holds %v", got)
	}
}
