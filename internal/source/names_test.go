package source

import (
	"testing"
	"testing/fstest"

	"phoihop/internal/problem"
)

// TestSeveralAgencies: whoever names several agencies in one text is told how they stand in a list, with none left out.
func TestSeveralAgencies(t *testing.T) {
	site, broken, _ := ReadSite(fstest.MapFS{"site.yaml": {Data: []byte(`title: {vi: Bản tin}
languages: [vi]
agencies:
  hdnd: {name: {vi: Hội đồng nhân dân}, short: {vi: HĐND}}
  ubnd: {name: {vi: Ủy ban nhân dân}, short: {vi: UBND}}
  mttq: {name: {vi: Mặt trận Tổ quốc}, short: {vi: MTTQ}}
  vp-hdnd-ubnd: {name: {vi: Văn phòng HĐND và UBND}}
`)}})
	names := NewNames(site, broken)
	const several = "several stand in brackets, with commas between them: "
	for written, want := range map[string]string{
		"HĐND và UBND": several + "[hdnd, ubnd]",
		"hdnd; ubnd":   several + "[hdnd, ubnd]",
		"hdnd ubnd":    several + "[hdnd, ubnd]",
		"HĐND - UBND":  several + "[hdnd, ubnd]",
		"HĐND – UBND – Mặt trận Tổ quốc": several + "[hdnd, ubnd, mttq]",
		"HĐND-UBND-MTTQ":               several + "[hdnd, ubnd, mttq]",
		"HĐND/UBND & MTTQ":             several + "[hdnd, ubnd, mttq]",
		"Văn phòng HĐND và UBND; HĐND": several + "[vp-hdnd-ubnd, hdnd]",
		"HĐND, UBND":                   "several stand in brackets: [HĐND, UBND]",
		"UBND quận":                    `did you mean "ubnd"?`,
		"UBND UBND":                    `did you mean "ubnd"?`,
	} {
		_, hint, ok := names.Agency(written)
		if ok || hint.En != want {
			t.Errorf("%s: %q, want %q", written, hint.En, want)
		}
	}
}

// TestMisnamedFiles: what would be left out for its name or place alone is an error that says which name or place is right.
func TestMisnamedFiles(t *testing.T) {
	content := fstest.MapFS{}
	for _, name := range []string{"site.yml", "2024-01-03-z.vi.md", "tay-ho/district.yml", "tay-ho/2024-01-03-a.vi.md.txt", "tay-ho/notes.txt", "go-vap/district.yaml.txt", "ba-dinh/2024-01-03-a.vi.md"} {
		content[name] = &fstest.MapFile{Data: []byte("x")}
	}
	_, problems := Scan(content)
	const shown = "; where the ending is not shown, have the computer show file name extensions"
	want := map[string]string{
		"site.yaml":                     "run the command in the project's folder, or name the folder with --content",
		"site.yml":                      "rename it to site.yaml" + shown,
		"2024-01-03-z.vi.md":            "move it into the folder of its district, such as tay-ho/2024-01-03-z.vi.md",
		"tay-ho/district.yml":           "rename it to district.yaml" + shown,
		"tay-ho/2024-01-03-a.vi.md.txt": "rename it to 2024-01-03-a.vi.md" + shown,
		"tay-ho/notes.txt":              "put photos and attachments into the folder with the report's name",
		"go-vap/district.yaml.txt":      "rename it to district.yaml" + shown,
		"ba-dinh":                       "run phoihop new --new-district ba-dinh, or add a district.yaml with name and type; photos stand in a folder with the report's name",
	}
	for _, p := range problems {
		if p.Hint.En != want[p.File] || (p.Severity == problem.Error) == (p.Code == problem.StrayFile) {
			t.Errorf("%s: %s %q, want %q", p.File, p.Severity.Name(), p.Hint.En, want[p.File])
		}
		delete(want, p.File)
	}
	for file := range want {
		t.Errorf("nothing is told of %s", file)
	}
}
