package zim

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// file is an empty file in memory for Write.
type file struct {
	b  []byte
	at int64
}

func (f *file) Read(p []byte) (int, error) {
	if f.at >= int64(len(f.b)) {
		return 0, io.EOF
	}
	n := copy(p, f.b[f.at:])
	f.at += int64(n)
	return n, nil
}

func (f *file) Write(p []byte) (int, error) {
	if end := f.at + int64(len(p)); end > int64(len(f.b)) {
		f.b = append(f.b, make([]byte, end-int64(len(f.b)))...)
	}
	n := copy(f.b[f.at:], p)
	f.at += int64(n)
	return n, nil
}

func (f *file) Seek(offset int64, whence int) (int64, error) {
	if whence != io.SeekStart {
		return 0, errors.New("only from the start")
	}
	f.at = offset
	return offset, nil
}

// zimOf writes an archive that has no fault.
func zimOf(t testing.TB, a Archive) []byte {
	t.Helper()
	var f file
	if err := Write(&f, a); err != nil {
		t.Fatal(err)
	}
	return f.b
}

func open(t testing.TB, b []byte) *Reader {
	t.Helper()
	z, err := Open(bytes.NewReader(b), int64(len(b)), Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return z
}

func text(path, title, content string) Entry {
	e := inMemory(path, "text/html", []byte(content))
	e.Title, e.Front = title, title != ""
	return e
}

func grouped(group string, e Entry) Entry {
	e.Group = group
	return e
}

func icon(side int) []byte {
	var b bytes.Buffer
	png.Encode(&b, image.NewGray(image.Rect(0, 0, side, side)))
	return b.Bytes()
}

// small is an archive with everything that there can be.
func small() Archive {
	picture := inMemory("assets/anh.png", "image/png", icon(2))
	return Archive{
		Metadata: Metadata{
			Name:            "vn_phoihop",
			Title:           "Bản tin phối hợp",
			Description:     "Báo cáo phối hợp công tác",
			LongDescription: "Báo cáo phối hợp công tác của Hội đồng nhân dân",
			Language:        "vie,eng",
			Creator:         "UBND quận Tây Hồ",
			Publisher:       "phoihop",
			Date:            "2023-02-15",
			Illustration:    icon(48),
		},
		Main: "index.html",
		Entries: []Entry{
			grouped("2023-01", text("vi/tay-ho/2023-01-05-so-ket.html", "Sơ kết", "<p>Phối hợp sơ kết tháng 1</p>")),
			grouped("2023-01", text("en/tay-ho/2023-01-05-so-ket.html", "Interim review", "<p>Review of January</p>")),
			grouped("2023-02", text("vi/tay-ho/2023-02-15-tong-ket.html", "Tổng kết", "<p>Phối hợp tổng kết tháng 2</p>")),
			text("index.html", "Bản tin phối hợp", "<h1>Bản tin phối hợp</h1>"),
			inMemory("assets/style.css", "text/css", []byte("p{margin:0}")),
			picture,
		},
		Redirects: []Redirect{{Path: "vi/cu.html", Title: "Tên cũ", Target: "vi/tay-ho/2023-02-15-tong-ket.html"}},
	}
}

// TestGolden shows all of a small file.
func TestGolden(t *testing.T) {
	b := zimOf(t, small())
	golden := filepath.Join("testdata", "small.txt")
	got := dump(t, b)
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s has changed:\n%s", golden, got)
	}
}

func dump(t *testing.T, b []byte) string {
	z := open(t, b)
	var out strings.Builder
	h := z.header
	fmt.Fprintf(&out, "%d bytes, version %d.%d, UUID %x\n", len(b), h.Major, h.Minor, h.UUID)
	fmt.Fprintf(&out, "MIME types %d to %d\n", h.MIMEList, z.mimesEnd)
	for i, mime := range z.mimes {
		fmt.Fprintf(&out, "  %d %s\n", i, mime)
	}
	for n := range h.Clusters {
		c, err := z.openCluster(n)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&out, "cluster %d, %d to %d, kind %d, blobs at %d\n", n, z.starts[n], z.ends[n], b[z.starts[n]], c.offsets)
	}
	for item := range z.All() {
		d := item.dirent
		fmt.Fprintf(&out, "entry %d at %d: %c/%s %q ", item.number, z.places[item.number], d.space, d.path, d.title)
		if item.IsRedirect() {
			fmt.Fprintf(&out, "→ %d\n", d.target)
			continue
		}
		fmt.Fprintf(&out, "type %d, cluster %d, blob %d\n", d.mime, d.cluster, d.blob)
		content, err := z.Read(item)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&out, "  %q\n", content)
	}
	fmt.Fprintf(&out, "path pointers at %d, title pointers at %d, cluster pointers at %d\n", h.PathPtrs, h.TitlePtrs, h.ClusterPtrs)
	fmt.Fprintf(&out, "main page %d, layout page %x, MD5 at %d\n", h.MainPage, h.LayoutPage, h.Checksum)
	return out.String()
}

// many is an archive of several clusters in each of several groups, one of its entries larger than a cluster.
func many() Archive {
	a := small()
	a.ClusterSize = 4 << 10
	for month := range 6 {
		for i := range 40 {
			e := text(fmt.Sprintf("vi/%d/%d.html", month, i), fmt.Sprintf("Báo cáo %d", i),
				strings.Repeat(fmt.Sprintf("Tháng %d, báo cáo %d. ", month, i), 20+i))
			a.Entries = append(a.Entries, grouped(fmt.Sprint(month), e))
		}
	}
	a.Entries = append(a.Entries, text("data/all.html", "", strings.Repeat("Tất cả báo cáo. ", 1000)))
	return a
}

// TestReadsWhatWasWritten opens entries one by one and as a walk.
func TestReadsWhatWasWritten(t *testing.T) {
	for name, a := range map[string]Archive{"small": small(), "many": many()} {
		t.Run(name, func(t *testing.T) {
			b := zimOf(t, a)
			z := open(t, b)
			want := map[string]string{}
			for i := range a.Entries {
				err := a.Entries[i].read(func(r io.Reader) error {
					content, err := io.ReadAll(r)
					want[a.Entries[i].Path] = string(content)
					return err
				})
				if err != nil {
					t.Fatal(err)
				}
			}
			walked := 0
			err := z.Walk(func(item Item, r io.Reader) error {
				content, err := io.ReadAll(r)
				if item.Namespace == Content {
					walked++
					if string(content) != want[item.Path] {
						t.Errorf("%s is %q", item.Path, content)
					}
				}
				return err
			})
			if err != nil || walked != len(want) {
				t.Errorf("walked over %d of %d entries: %v", walked, len(want), err)
			}
			for path, content := range want {
				item, err := z.Lookup(Content, path)
				if err != nil {
					t.Fatal(path, err)
				}
				if got, err := z.Read(item); err != nil || string(got) != content {
					t.Errorf("%s is %q, %v", path, got, err)
				}
			}
			if main, err := z.MainPage(); err != nil || main.Path != a.Main {
				t.Errorf("the main page is %q, %v", main.Path, err)
			}
			m, err := z.Metadata()
			if err != nil || m.Title != a.Metadata.Title || !bytes.Equal(m.Illustration, a.Metadata.Illustration) {
				t.Errorf("metadata %+v, %v", m, err)
			}
			findings, err := Verify(bytes.NewReader(b), int64(len(b)), Limits{})
			if err != nil || len(findings) > 0 {
				t.Errorf("verify: %v, %v", findings, err)
			}
		})
	}
}

func TestRedirectLeadsToItsEntry(t *testing.T) {
	z := open(t, zimOf(t, small()))
	item, err := z.Lookup(Content, "vi/cu.html")
	if err != nil || !item.IsRedirect() {
		t.Fatal(item, err)
	}
	if content, err := z.Read(item); err != nil || !strings.Contains(string(content), "tháng 2") {
		t.Errorf("%q, %v", content, err)
	}
}

// TestListsOfTitles asks the order that suggestions of a reader need, and that only front pages are listed.
func TestListsOfTitles(t *testing.T) {
	z := open(t, zimOf(t, small()))
	item, err := z.Lookup(Index, titleListV1)
	if err != nil {
		t.Fatal(err)
	}
	list, err := z.Read(item)
	if err != nil {
		t.Fatal(err)
	}
	var titles []string
	for entry := range slices.Chunk(list, 4) {
		titles = append(titles, z.item(uint32(entry[0])).Title)
	}
	if want := []string{"Bản tin phối hợp", "Interim review", "Sơ kết", "Tổng kết"}; !slices.Equal(titles, want) {
		t.Errorf("front pages %q", titles)
	}
}

// BenchmarkRead opens pages here and there, as a reader does: each costs its cluster.
func BenchmarkRead(b *testing.B) {
	a := many()
	a.ClusterSize = 0
	z := open(b, zimOf(b, a))
	var pages []Item
	for item := range z.All() {
		if item.MIME == "text/html" {
			pages = append(pages, item)
		}
	}
	for i := 0; b.Loop(); i++ {
		if _, err := z.Read(pages[i*7919%len(pages)]); err != nil {
			b.Fatal(err)
		}
	}
}
