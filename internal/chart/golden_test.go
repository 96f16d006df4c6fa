package chart

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "draw the pictures of testdata anew, to be looked at before they are kept")

func TestPictures(t *testing.T) {
	known := map[string]bool{}
	for _, c := range pictures {
		known[c.file] = true
		t.Run(c.file, func(t *testing.T) {
			file, got := filepath.Join("testdata", c.file), string(c.SVG())+"\n"
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", file, diff)
			}
		})
	}
	entries, err := os.ReadDir("testdata")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !known[e.Name()] && !e.IsDir() {
			t.Errorf("testdata/%s is no picture of this test", e.Name())
		}
	}
}

// A page with many pictures stays light.
func TestPicturesAreSmall(t *testing.T) {
	for _, c := range pictures {
		bound := 4500
		if c.file == "columns-many.svg" || c.file == "bars-full.svg" {
			bound = 12000
		}
		if size := len(c.SVG()); size > bound {
			t.Errorf("%s has %d bytes, more than %d", c.file, size, bound)
		}
	}
}
