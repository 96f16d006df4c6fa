package build

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/text/unicode/norm"
)

// withFile is a report that names a picture, whose file is called as given.
func withFile(key, file string) fstest.MapFS {
	content := siteOf(oneAgency)
	content["tay-ho/hop.vi.md"] = &fstest.MapFile{Data: []byte("---\ntitle: Họp\nagency: hdnd\ndate: 2023-01-05\nphotos: [{file: " + key + ", alt: Toàn cảnh hội nghị}]\n---\n")}
	content["tay-ho/hop/"+file] = &fstest.MapFile{Data: drawn("anh.jpg", []byte("40x30"))}
	return content
}

// TestFileNames: some systems store "ả" as "a" and a mark. A name typed on one of them is found in a
// folder of the other, and the published name is the same.
func TestFileNames(t *testing.T) {
	const name = "Ảnh hội nghị Đống Đa.jpg"
	for _, c := range []struct{ form, key, file string }{
		{"both composed", norm.NFC.String(name), norm.NFC.String(name)},
		{"folder decomposed", norm.NFC.String(name), norm.NFD.String(name)},
		{"report decomposed", norm.NFD.String(name), norm.NFC.String(name)},
		{"both decomposed", norm.NFD.String(name), norm.NFD.String(name)},
	} {
		t.Run(c.form, func(t *testing.T) {
			result := Run(Options{Content: withFile(c.key, c.file)})
			if len(grave(result.Problems)) > 0 {
				t.Error(lines(result.Problems))
			}
			files := contents(t, built(t, Options{Content: withFile(c.key, c.file)}))
			const published = "files/tay-ho/hop/anh-hoi-nghi-dong-da.40.jpg"
			if files[published] == "" {
				t.Errorf("%s is not in the site", published)
			}
			if !strings.Contains(files["vi/tay-ho/hop.html"], `src="../../`+published+`"`) {
				t.Errorf("the page does not show %s", published)
			}
		})
	}
}

// TestAlikeNames: two files whose names differ in marks or capitals only are both published, each under
// a name of its own that does not depend on the system that stores them.
func TestAlikeNames(t *testing.T) {
	for _, form := range []norm.Form{norm.NFC, norm.NFD} {
		content := withFile("Ảnh.jpg, alt: Một}, {file: anh.jpg", "anh.jpg")
		content["tay-ho/hop/"+form.String("Ảnh.jpg")] = &fstest.MapFile{Data: drawn("anh.jpg", []byte("50x30"))}
		files := contents(t, built(t, Options{Content: content}))
		if files["files/tay-ho/hop/anh.40.jpg"] == "" || files["files/tay-ho/hop/anh-2.50.jpg"] == "" {
			t.Errorf("the pictures are not published as anh.40.jpg and anh-2.50.jpg")
		}
	}
}

// TestFilesAndErrors: a name that differs in capitals is missing, on every system; types that are not
// published are an error where they lie and where they are named.
func TestFilesAndErrors(t *testing.T) {
	for _, c := range []struct {
		what    string
		content fstest.MapFS
		want    []string
	}{
		{"capitals", withFile("anh.jpg", "Anh.JPG"), []string{"file-missing", "unused-file"}},
		{"missing", withFile("anh.jpg", "khac.jpg"), []string{"file-missing", "unused-file"}},
		{"other type", withFile("anh.gif", "anh.gif"), []string{"file-type", "file-type"}},
		{"ignored", withFile("anh.jpg", "~$anh.jpg"), []string{"file-missing"}},
	} {
		t.Run(c.what, func(t *testing.T) {
			var codes []string
			result := Run(Options{Content: c.content})
			for _, p := range grave(result.Problems) {
				codes = append(codes, string(p.Code))
			}
			slices.Sort(codes)
			slices.Sort(c.want)
			if !slices.Equal(codes, c.want) {
				t.Errorf("the problems are %v, want %v:\n%s", codes, c.want, lines(result.Problems))
			}
		})
	}
}
