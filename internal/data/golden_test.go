package data

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "write what the program makes into testdata, to be read before it is kept")

// smallSite is a small site with its data files: content/… is what editors wrote, data/… what must come of it, with
// the CSV's line ends and mark left out. "go test -update" rewrites data/…
const smallSite = "testdata/small.txtar"

func TestSmallSite(t *testing.T) {
	want := archive(t, smallSite)
	made := read(t, fsOf(want), "").files(t)
	got := &txtar.Archive{Comment: want.Comment}
	for _, f := range want.Files {
		if strings.HasPrefix(f.Name, "data/") {
			data, ok := made[f.Name]
			if !ok {
				t.Errorf("%s is not made", f.Name)
			}
			f.Data = []byte(strings.NewReplacer("\r\n", "\n", byteOrderMark, "").Replace(data))
		}
		got.Files = append(got.Files, f)
	}
	if *update {
		if err := os.WriteFile(smallSite, txtar.Format(got), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(strings.Split(string(txtar.Format(want)), "\n"), strings.Split(string(txtar.Format(got)), "\n")); diff != "" {
		t.Errorf("%s (-want +got):\n%s", smallSite, diff)
	}
}
