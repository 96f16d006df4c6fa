package snapshot

import (
	"bytes"
	"cmp"
	"io"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"

	"phoihop/internal/problem"
	"phoihop/internal/site"
	"phoihop/internal/wacz"
)

// packFile is a file that goes into every pack.
type packFile struct {
	path  string
	size  int64
	group string // which files change together: a month of reports, or a kind of other files
	open  func() (io.ReadCloser, error)
}

// gather lists what is packed: the site, and with it its sources.
func (p *packing) gather() []problem.Problem {
	months := reportMonths(p.site)
	published := os.DirFS(p.options.Build.Out)
	err := fs.WalkDir(published, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		f, err := onDisk(published, name, name)
		f.group = groupOf(name, months)
		p.files = append(p.files, f)
		return err
	})
	if err != nil {
		return []problem.Problem{failed(p.options.Folder, "", err)}
	}
	if p.options.Sources {
		if told := p.addSources(); len(told) > 0 {
			return told
		}
	}
	slices.SortFunc(p.files, func(a, b packFile) int {
		return cmp.Or(groupRank(a.group)-groupRank(b.group), strings.Compare(a.group, b.group), strings.Compare(a.path, b.path))
	})
	return nil
}

// onDisk is a file of a folder, under a path of the pack.
func onDisk(folder fs.FS, name, path string) (packFile, error) {
	info, err := fs.Stat(folder, name)
	if err != nil {
		return packFile{}, err
	}
	open := func() (io.ReadCloser, error) { return folder.Open(name) }
	return packFile{path: path, size: info.Size(), open: named(path, info.Size(), open)}, nil
}

// isListing tells of a file whose lines each have a digest: the site's manifest.
func (f *packFile) isListing() bool { return f.path == manifestName }

// inMemory is a file made of bytes.
func inMemory(path string, data []byte) packFile {
	return packFile{path: path, size: int64(len(data)), open: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(data)), nil }}
}

// Groups of files that are not a report's. They stand behind the months, which have their names from dates.
const (
	groupPages   = "pages"
	groupData    = "data"
	groupAssets  = "assets" // with the index that the search page reads
	groupOthers  = "others"
	groupSources = "sources"
)

func groupRank(group string) int {
	return slices.Index([]string{groupPages, groupData, groupAssets, groupOthers, groupSources}, group)
}

// reportMonths gives each report's month, "2023-02", or year where no month is stated.
func reportMonths(s *site.Site) map[string]string {
	months := map[string]string{}
	for _, r := range slices.Concat(s.Reports, s.Withdrawn) {
		day := r.Date
		day.Day = 0
		months[r.Ref.String()] = day.String()
	}
	return months
}

// groupOf says with which others a file of the site changes.
func groupOf(name string, months map[string]string) string {
	top, below, _ := strings.Cut(name, "/")
	switch top {
	case "data", "assets":
		return top
	case "vi", "en", "files":
		district, rest, _ := strings.Cut(below, "/")
		report, _, _ := strings.Cut(strings.ReplaceAll(rest, "/", "."), ".") // a report's name has no dot
		if month := months[district+"/"+report]; month != "" {
			return month
		}
		return groupPages
	}
	return groupOthers
}

// isPage tells of pages that readers look for by their title. Others are the copies that a report page offers to save, pages
// behind the first of a list, and what only a server shows.
func isPage(name string) bool {
	base := path.Base(name)
	return path.Ext(name) == ".html" && !strings.HasSuffix(name, ".save.html") && !laterPage.MatchString(base) && name != "404.html"
}

var laterPage = regexp.MustCompile(`^page-\d+\.html$`)

// headLength is how far into a page its title is looked for; it stands in the first lines.
const headLength = 4096

var leadsOn = []byte(`http-equiv="refresh"`)

// title reads a page's title; a page that only leads to another is none to be looked for.
func (f *packFile) title() (title string, found bool, err error) {
	file, err := f.open()
	if err != nil {
		return "", false, err
	}
	defer file.Close()
	head := make([]byte, headLength)
	n, err := io.ReadFull(file, head)
	if err != nil && err != io.ErrUnexpectedEOF {
		return "", false, err
	}
	title, found = titleIn(head[:n])
	return title, found, nil
}

// titleIn is the title that a page's beginning says.
func titleIn(head []byte) (title string, found bool) {
	if bytes.Contains(head, leadsOn) {
		return "", false
	}
	title = wacz.TitleOf(head)
	return title, title != ""
}

// mediaTypes are those of files that a site may hold. The machine's own table is not asked: it differs from one to the next.
var mediaTypes = map[string]string{
	".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".txt": "text/plain", ".md": "text/markdown", ".csv": "text/csv", ".ics": "text/calendar",
	".json": "application/json", ".jsonld": "application/ld+json", ".xml": "application/xml", ".yaml": "application/yaml",
	".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif", ".webp": "image/webp", ".ico": "image/x-icon",
	".pdf": "application/pdf", ".zip": "application/zip", ".odt": "application/vnd.oasis.opendocument.text", ".ods": "application/vnd.oasis.opendocument.spreadsheet",
	".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	".woff": "font/woff", ".woff2": "font/woff2",
}

func mediaType(name string) string {
	if path.Base(name) == "feed.xml" || strings.Contains(name, "/agencies/") && path.Ext(name) == ".xml" {
		return "application/atom+xml"
	}
	return cmp.Or(mediaTypes[strings.ToLower(path.Ext(name))], "application/octet-stream")
}

// servedType is what a server says of a file: the type, and of text that it is UTF-8.
func servedType(name string) string {
	of := mediaType(name)
	if strings.HasPrefix(of, "text/") {
		of += "; charset=utf-8"
	}
	return of
}
