package markdown

import (
	"bytes"
	"encoding/gob"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"phoihop/internal/viet"
)

// TestLinks holds what a body leaves open: each relative destination as it is meant, where its address
// belongs, and where it stands.
func TestLinks(t *testing.T) {
	body := "ấ [một](../a/b%20c.vi.md#muc)[^1] [hai](#ba) [ba](https://example.org)\n\n" +
		"![ảnh *[x](y.vi.md)* ![z](z.jpg)](<a&amp;b.jpg>)\n\n" +
		"[^1]: chú [r]\n\n## ba\n\n[bốn](<d \\* e.vi.md>) [](javascript:x)\n\n[r]: c.vi.md\n"
	result := Render([]byte(body), viet.Vi)
	want := []Link{
		{Destination: "../a/b%20c.vi.md#muc", Line: 1, Column: 3},
		{Destination: "y.vi.md", At: -1, Line: 3, Column: 8},
		{Destination: "z.jpg", Image: true, At: -1, Line: 3, Column: 22},
		{Destination: "a&b.jpg", Image: true, Line: 3, Column: 1},
		{Destination: "d * e.vi.md", Line: 9, Column: 1},
		{Destination: "c.vi.md", Line: 5, Column: 11},
	}
	if diff := gocmp.Diff(want, result.Links, ignoreAt); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for _, l := range result.Links {
		if before := string(result.HTML[:max(0, l.At)]); l.At >= 0 && !strings.HasSuffix(before, `<a href="`) && !strings.HasSuffix(before, `<img src="`) {
			t.Errorf("the address of %s would stand behind %s", l.Destination, before)
		}
	}
}

// ignoreAt compares of Link.At only whether the address has a place.
var ignoreAt = gocmp.FilterPath(func(p gocmp.Path) bool { return p.Last().String() == ".At" },
	gocmp.Comparer(func(a, b int) bool { return (a < 0) == (b < 0) }))

func TestFill(t *testing.T) {
	result := Render([]byte("[a](a.vi.md) ![b [c](c.vi.md)](b.jpg) [d](d.vi.md)"), viet.Vi)
	got := Fill(string(result.HTML), viet.Vi, result.Links, func(i int) Address {
		return map[string]Address{"a.vi.md": {URL: `../x/a.html#"m"&<1>`},
			"b.jpg": {URL: "ảnh 1%20.jpg", Set: `b.1.jpg 480w, "b".jpg 960w`, Sizes: "100vw", Width: 960, Height: 640}}[result.Links[i].Destination]
	})
	want := `<p><a href="../x/a.html#%22m%22&amp;%3C1%3E">a</a> ` +
		`<img src="%E1%BA%A3nh%201%20.jpg" srcset="b.1.jpg 480w, &quot;b&quot;.jpg 960w" sizes="100vw" width="960" height="640" alt="b c" loading="lazy"> <a href="">d</a></p>` + "\n"
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got := Fill("<p>a</p>", viet.Vi, nil, nil); got != "<p>a</p>" {
		t.Errorf("without links, got %s", got)
	}
}

// A link that leaves a part of a site keeps its words, whatever stands in them, and says so in the body's language.
func TestFillMarksLinksThatLeave(t *testing.T) {
	result := Render([]byte("[**a** ![b c](b.jpg)](a.vi.md) và [d](d.vi.md), [e](e.vi.md)[f](f.vi.md)"), viet.Vi)
	addresses := map[string]Address{"a.vi.md": {Leaves: true}, "b.jpg": {URL: "b.1.jpg"}, "d.vi.md": {URL: "d.html"},
		"e.vi.md": {URL: "https://x.example/?a&b", Leaves: true}, "f.vi.md": {Leaves: true}}
	for lang, mark := range map[viet.Lang]string{viet.Vi: "(ngoài bản này)", viet.En: "(not in this copy)"} {
		got := Fill(string(result.HTML), lang, result.Links, func(i int) Address { return addresses[result.Links[i].Destination] })
		want := `<p><a class="leaves"><strong>a</strong> <img src="b.1.jpg" alt="b c" loading="lazy"></a> <small class="leaves">` + mark + `</small> và ` +
			`<a href="d.html">d</a>, <a href="https://x.example/?a&amp;b" class="leaves">e</a> <small class="leaves">` + mark + `</small>` +
			`<a class="leaves">f</a> <small class="leaves">` + mark + "</small></p>\n"
		if got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

func TestResultCanBeKept(t *testing.T) {
	for _, body := range [][]byte{report, []byte("[a](b.vi.md) ![](c.jpg) <b> [d](e:f)\n"), nil} {
		want := Render(body, viet.Vi)
		var kept bytes.Buffer
		if err := gob.NewEncoder(&kept).Encode(want); err != nil {
			t.Fatal(err)
		}
		var got Result
		if err := gob.NewDecoder(&kept).Decode(&got); err != nil {
			t.Fatal(err)
		}
		if diff := gocmp.Diff(want, got); diff != "" {
			t.Errorf("(-rendered +kept):\n%s", diff)
		}
	}
}
