package output

import (
	"bufio"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
)

const (
	manifestName    = "manifest.json"
	generator       = "phoihop"
	manifestVersion = 1
)

// errNotManifest says that a file is not a manifest of our making.
var errNotManifest = errors.New("not a manifest of phoihop")

// writeManifest streams the manifest of files, which must be sorted by path.
// Paths are claimed paths or come from a manifest, so none needs escaping.
func writeManifest(w io.Writer, files []claim) error {
	buf := bufio.NewWriterSize(w, 1<<16)
	fmt.Fprintf(buf, "{\n  \"generator\": %q,\n  \"version\": %d,\n  \"files\": [", generator, manifestVersion)
	line := make([]byte, 0, 512)
	for i, file := range files {
		line = line[:0]
		if i > 0 {
			line = append(line, ',')
		}
		line = append(line, "\n    {\"path\":\""...)
		line = append(line, file.path...)
		line = append(line, "\",\"size\":"...)
		line = strconv.AppendInt(line, file.size, 10)
		line = append(line, ",\"sha256\":\""...)
		line = hex.AppendEncode(line, file.sum[:])
		line = append(line, "\"}"...)
		buf.Write(line)
	}
	if len(files) > 0 {
		buf.WriteString("\n  ")
	}
	buf.WriteString("]\n}\n")
	return buf.Flush()
}

// readManifest returns what the manifest in the named file lists. The error
// wraps errNotManifest where the file is not ours: another shape, a version that
// we do not know, a path that we would never publish. It wraps fs.ErrNotExist
// where there is none. A link is not followed.
func readManifest(name string) (map[string]stamp, error) {
	info, err := os.Lstat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errNotManifest
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var doc struct {
		Generator string         `json:"generator"`
		Version   int            `json:"version"`
		Files     []manifestLine `json:"files"`
	}
	if err := json.Unmarshal(data, &doc); err != nil {
		return nil, fmt.Errorf("%w: %w", errNotManifest, err)
	}
	if doc.Generator != generator || doc.Version != manifestVersion {
		return nil, errNotManifest
	}
	files := make(map[string]stamp, len(doc.Files))
	for _, line := range doc.Files {
		s, err := line.stamp()
		if err != nil {
			return nil, fmt.Errorf("%w: %w", errNotManifest, err)
		}
		files[line.Path] = s
	}
	return files, nil
}

// manifestLine is a file as the manifest spells it.
type manifestLine struct {
	Path   string `json:"path"`
	Size   int64  `json:"size"`
	SHA256 string `json:"sha256"`
}

func (l manifestLine) stamp() (stamp, error) {
	s := stamp{size: l.Size}
	if err := checkPath(l.Path); err != nil {
		return s, err
	}
	if len(l.SHA256) != hex.EncodedLen(len(s.sum)) {
		return s, fmt.Errorf("%s: sha256 has %d digits", l.Path, len(l.SHA256))
	}
	_, err := hex.Decode(s.sum[:], []byte(l.SHA256))
	return s, err
}

// sorted returns the claimed files in the order of the manifest, without the
// manifest itself.
func (c claims) sorted() []claim {
	files := make([]claim, 0, len(c.files))
	for _, file := range c.files {
		if file.path != manifestName {
			files = append(files, file)
		}
	}
	sortByPath(files)
	return files
}

func sortByPath(files []claim) {
	slices.SortFunc(files, func(a, b claim) int { return strings.Compare(a.path, b.path) })
}
