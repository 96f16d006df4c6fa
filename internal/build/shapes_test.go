package build

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"phoihop/internal/problem"
)

// oneReport is a site of one report with so many more keys, lines of YAML, and a body.
func oneReport(keys, body string) fstest.MapFS {
	content := siteOf(oneAgency)
	addFile(content, "tay-ho/a.vi.md", "---\ntitle: Họp\nagency: hdnd\ndate: 2023-01-05\n"+keys+"---\n"+body)
	return content
}

func addFile(content fstest.MapFS, name, text string) {
	content[name] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
}

// numbered fills a format with 0 to n-1.
func numbered(n int, format string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, strings.ReplaceAll(format, "%d", "%[1]d"), i)
	}
	return b.String()
}

// shapes are reports and sites of a size or form that no editor means, or that only a large site has.
// Each becomes a site or a problem. What it costs to find out may grow as fast as what was written, not
// faster, and stays below a bound of allocations for each piece.
var shapes = []struct {
	name   string
	n      int // pieces
	told   problem.Code
	pieces func(n int) fstest.MapFS
	most   float64 // allocations for each piece
}{
	{"a body of 50 MB", 50, problem.FileTooLarge, func(n int) fstest.MapFS {
		return oneReport("", strings.Repeat(strings.Repeat("Văn bản.\n\n", 1<<20/12), n))
	}, 300},
	{"a body of 8 MB", 8, problem.BodyTooLarge, func(n int) fstest.MapFS {
		return oneReport("", strings.Repeat(strings.Repeat("Van ban.\n\n", 1<<20/10), n))
	}, 2000},
	{"nested quotations", 10_000, problem.TooDeep, func(n int) fstest.MapFS {
		return oneReport("", strings.Repeat(">", n)+" a\n")
	}, 1},
	{"nested brackets", 10_000, problem.TooManyDelimiters, func(n int) fstest.MapFS {
		return oneReport("", strings.Repeat("[", n)+"a"+strings.Repeat("]", n)+"\n")
	}, 1},
	{"headings", 100_000, problem.BodyTooDense, func(n int) fstest.MapFS {
		return oneReport("", numbered(n, "## %d\n\n"))
	}, 1},
	{"headings that are alike", 10_000, "", func(n int) fstest.MapFS {
		return oneReport("", strings.Repeat("## Kết quả\n\n", n))
	}, 40},
	{"cells of tables", 61_440, "", func(n int) fstest.MapFS {
		return oneReport("", tables(n))
	}, 10},
	{"too many cells of tables", 65_600, problem.TooManyCells, func(n int) fstest.MapFS {
		return oneReport("", tables(n))
	}, 2},
	{"tasks", 2000, "", func(n int) fstest.MapFS {
		return oneReport("tasks:\n"+numbered(n, "  - {id: t%d, title: Việc %d, owner: hdnd}\n"), "")
	}, 250},
	{"too many tasks", 5000, problem.ListTooLong, func(n int) fstest.MapFS {
		return oneReport("tasks:\n"+numbered(n, "  - {id: t%d, title: Việc %d, owner: hdnd}\n"), "")
	}, 120},
	{"too many attendees", 5000, problem.ListTooLong, func(n int) fstest.MapFS {
		return oneReport("attendees:\n"+numbered(n, "  - {name: Nguyễn Văn A%d}\n"), "")
	}, 60},
	{"100 bytes of front matter", 2000, "", func(n int) fstest.MapFS {
		return oneReport("source_notes:\n"+numbered(n, "  - "+strings.Repeat("Ghi chú ", 9)+"số %d\n"), "")
	}, 150},
	{"100 bytes of too much front matter", 4000, problem.FrontMatterTooLarge, func(n int) fstest.MapFS {
		return oneReport("source_notes:\n"+numbered(n, "  - "+strings.Repeat("Ghi chú ", 9)+"số %d\n"), "")
	}, 2},
	{"links", 20_000, "", func(n int) fstest.MapFS {
		content := oneReport("", numbered(n, "[báo cáo %d](b.vi.md#ket-qua)\n\n"))
		addFile(content, "tay-ho/b.vi.md", "---\ntitle: B\nagency: hdnd\ndate: 2023-01-06\n---\n## Kết quả\n")
		return content
	}, 60},
	{"dead links", 20_000, problem.DeadLink, func(n int) fstest.MapFS {
		return oneReport("", numbered(n, "[báo cáo %d](b%d.vi.md)\n\n"))
	}, 60},
	{"links to one heading from reports", 2000, "", func(n int) fstest.MapFS {
		content := oneReport("", "Văn bản.\n\n## Kết quả\n\n"+numbered(200, "## Mục %d\n\n"))
		for i := range n {
			addFile(content, fmt.Sprintf("tay-ho/b%d.vi.md", i), fmt.Sprintf("---\ntitle: B\nagency: hdnd\ndate: %d-02-03\n---\n[a](a.vi.md#ket-qua)\n", 1990+i%30))
		}
		return content
	}, 1000},
	{"reports whose tasks follow each other", 2000, "", func(n int) fstest.MapFS {
		content := siteOf(oneAgency)
		for i := range n {
			follows, day := "", time.Date(2000, 1, 1+i, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
			if i > 0 {
				follows = fmt.Sprintf(", follows: b%d#t", i-1)
			}
			addFile(content, fmt.Sprintf("tay-ho/b%d.vi.md", i), fmt.Sprintf("---\ntitle: B\nagency: hdnd\ndate: %s\ntasks: [{id: t, title: Việc, owner: hdnd%s}]\n---\n", day, follows))
		}
		return content
	}, 1000},
	{"reports whose tasks follow each other in a circle", 2000, problem.CircularFollows, func(n int) fstest.MapFS {
		content := siteOf(oneAgency)
		for i := range n {
			addFile(content, fmt.Sprintf("tay-ho/b%d.vi.md", i), fmt.Sprintf("---\ntitle: B\nagency: hdnd\ndate: 2023-02-03\ntasks: [{id: t, title: Việc, owner: hdnd, follows: b%d#t}]\n---\n", (i+1)%n))
		}
		return content
	}, 600},
	{"tasks that follow one task", 2000, "", func(n int) fstest.MapFS {
		content := oneReport("tasks: [{id: t, title: Việc, owner: hdnd}]\n", "")
		for i := range n {
			addFile(content, fmt.Sprintf("tay-ho/b%d.vi.md", i), "---\ntitle: B\nagency: hdnd\ndate: 2023-02-03\ntasks: [{title: Việc, owner: hdnd, follows: a#t}]\n---\n")
		}
		return content
	}, 1600},
	{"photos of a report", 2000, "", func(n int) fstest.MapFS {
		content := oneReport("photos:\n"+numbered(n, "  - {file: anh-%d.png, alt: Ảnh %d}\n"), "")
		for i := range n {
			addFile(content, fmt.Sprintf("tay-ho/a/anh-%d.png", i), pictureFile(1+i%9, 2))
		}
		return content
	}, 300},
	{"photos that nothing names", 2000, "", func(n int) fstest.MapFS {
		content := oneReport("", "Văn bản.\n")
		for i := range n {
			addFile(content, fmt.Sprintf("tay-ho/a/anh-%d.png", i), "PNG")
		}
		return content
	}, 30},
	{"districts", 1000, "", func(n int) fstest.MapFS {
		content := siteOf(oneAgency)
		for i := range n {
			addFile(content, fmt.Sprintf("d%d/district.yaml", i), fmt.Sprintf("name: {vi: Quận %d}\ntype: quan\n", i))
			addFile(content, fmt.Sprintf("d%d/a.vi.md", i), "---\ntitle: A\nagency: hdnd\ndate: 2023-02-03\n---\n")
		}
		return content
	}, 2000},
}

// tables are tables with n cells, 64 in a row and 64 rows in each.
func tables(n int) string {
	row, rule := strings.Repeat("|a", 64)+"\n", strings.Repeat("|-", 64)+"\n"
	text := strings.Repeat(row+rule+strings.Repeat(row, 63)+"\n", n/4096)
	if rows := n % 4096 / 64; rows > 0 {
		text += row + rule + strings.Repeat(row, rows-1)
	}
	return text
}

// TestShapes builds each shape in half its size and in full.
func TestShapes(t *testing.T) {
	spent(t, oneReport("", ""), "") // templates are read once
	published := spent(t, oneReport("", ""), "")
	refused := spent(t, oneReport("attendees: Nguyễn Văn A\n", ""), "any") // makes neither pages nor an index
	for _, s := range shapes {
		t.Run(s.name, func(t *testing.T) {
			least := published
			if s.told != "" {
				least = refused
			}
			half := spent(t, s.pieces(s.n/2), "any")
			full := spent(t, s.pieces(s.n), s.told)
			linear := func(what string, least, half, full, slack float64) {
				if full-least > 2.6*max(half-least, 0)+slack {
					t.Errorf("%d pieces cost %.0f %s, half of them %.0f, none %.0f", s.n, full, what, half, least)
				}
			}
			linear("allocations", least.allocations, half.allocations, full.allocations, 2000)
			linear("bytes", least.bytes, half.bytes, full.bytes, 1<<20)
			if each := full.allocations / float64(s.n); each > s.most {
				t.Errorf("%.1f allocations for each piece, want at most %.0f", each, s.most)
			}
		})
	}
}

// cost is what a build allocates, in times and in bytes, all told.
type cost struct{ allocations, bytes float64 }

// spent builds a site and gives its cost. told is the code of the errors that it must have, "" for a site
// without errors, "any" for either.
func spent(t *testing.T, content fstest.MapFS, told problem.Code) cost {
	t.Helper()
	out := filepath.Join(t.TempDir(), "public")
	var before, after runtime.MemStats
	runtime.GC()
	runtime.GC()                                     // what builds before have pooled is gone now,
	defer debug.SetGCPercent(debug.SetGCPercent(-1)) // and what this one pools stays
	runtime.ReadMemStats(&before)
	result := Run(Options{Content: content, Out: out})
	runtime.ReadMemStats(&after)
	errors := slices.DeleteFunc(result.Problems, func(p problem.Problem) bool { return p.Severity != problem.Error })
	_, err := os.Stat(out)
	switch {
	case (len(errors) == 0) != (err == nil):
		t.Errorf("%d errors, and what is published: %v", len(errors), err)
	case told == "any":
	case told == "" && len(errors) > 0:
		t.Errorf("%d errors, the first of them %s", len(errors), lines(errors[:1]))
	case told != "" && (len(errors) == 0 || slices.ContainsFunc(errors, func(p problem.Problem) bool { return p.Code != told })):
		t.Errorf("want errors %s and no other, got %d: %s", told, len(errors), lines(errors[:min(len(errors), 3)]))
	}
	return cost{float64(after.Mallocs - before.Mallocs), float64(after.TotalAlloc - before.TotalAlloc)}
}
