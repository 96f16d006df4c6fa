package output

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
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

// The parts of the manifest as we write it.
var manifestHead = fmt.Sprintf("{\n  \"generator\": %q,\n  \"version\": %d,\n  \"files\": [", generator, manifestVersion)

const (
	linePath = "\n    {\"path\":\""
	lineSize = "\",\"size\":"
	lineSum  = ",\"sha256\":\""
	lineEnd  = "\"}"
	listEnd  = "\n  "
	fileEnd  = "]\n}\n"
)

// writeManifest streams the manifest of files, which must be sorted by path.
// Paths are claimed paths or come from a manifest, so none needs escaping.
func writeManifest(w io.Writer, files []*claim) error {
	buf := bufio.NewWriterSize(w, 1<<16)
	buf.WriteString(manifestHead)
	for i, file := range files {
		if buf.Available() < 512 {
			if err := buf.Flush(); err != nil {
				return err
			}
		}
		line := buf.AvailableBuffer()
		if i > 0 {
			line = append(line, ',')
		}
		line = append(line, linePath...)
		line = append(line, file.path...)
		line = append(line, lineSize...)
		line = strconv.AppendInt(line, file.size, 10)
		line = append(line, lineSum...)
		line = hex.AppendEncode(line, file.sum[:])
		line = append(line, lineEnd...)
		buf.Write(line)
	}
	if len(files) > 0 {
		buf.WriteString(listEnd)
	}
	buf.WriteString(fileEnd)
	return buf.Flush()
}

// writeManifestFile replaces the named file by the manifest of files. It returns what stands there now.
func writeManifestFile(name string, files []*claim) (record, error) {
	if err := removeAny(name); err != nil {
		return record{}, err
	}
	file, err := create(name, 0o666)
	if err != nil {
		return record{}, err
	}
	sum := sha256.New()
	err = errors.Join(writeManifest(io.MultiWriter(file, sum), files), file.Close())
	r := record{path: manifestName}
	sum.Sum(r.sum[:0])
	r.identity, r.size = identify(name)
	return r, err
}

// listing is a manifest that was read.
type listing struct {
	files     *table
	itself    record // the manifest's own stamp and identity
	canonical bool   // it is, byte for byte, the manifest that we would write of these files
}

// readManifest reads the manifest in the named file. The error wraps errNotManifest where the file is
// not ours: another shape, a version that we do not know, a path that we would never publish. It wraps
// fs.ErrNotExist where there is none. A link is not followed.
func readManifest(name string) (listing, error) {
	info, err := os.Lstat(name)
	if err != nil {
		return listing{}, err
	}
	if !info.Mode().IsRegular() {
		return listing{}, errNotManifest
	}
	l := listing{itself: record{path: manifestName}}
	l.itself.identity, _ = identify(name)
	data, err := os.ReadFile(name)
	if err != nil {
		return listing{}, err
	}
	l.itself.stamp = stamp{int64(len(data)), sha256.Sum256(data)}
	if l.files = parseCanonical(data); l.files != nil {
		l.canonical = true
		return l, nil
	}
	l.files, err = parseManifest(data)
	return l, err
}

// parseCanonical reads a manifest that is spelt as we write it. It returns nil for any other.
func parseCanonical(data []byte) *table {
	rest, ok := strings.CutPrefix(string(data), manifestHead)
	if !ok {
		return nil
	}
	files := &table{}
	last := ""
	for rest != fileEnd {
		var line manifestLine
		if rest, ok = cutLine(rest, &line); !ok || line.Path <= last {
			return nil
		}
		last = line.Path
		s, err := line.stamp()
		if err != nil || !files.add(record{path: line.Path, stamp: s}) {
			return nil
		}
		switch {
		case rest == listEnd+fileEnd:
			return files
		case !strings.HasPrefix(rest, ","):
			return nil
		}
		rest = rest[1:]
	}
	if files.files > 0 {
		return nil
	}
	return files
}

// cutLine reads the first line of the list. A size or sum that we would spell in another way is refused.
func cutLine(text string, line *manifestLine) (rest string, ok bool) {
	text, ok = strings.CutPrefix(text, linePath)
	if !ok {
		return "", false
	}
	var size string
	if line.Path, text, ok = strings.Cut(text, lineSize); !ok || strings.Contains(line.Path, `\`) {
		return "", false
	}
	if size, text, ok = strings.Cut(text, lineSum); !ok || len(size) > 1 && size[0] == '0' || size == "-0" || strings.HasPrefix(size, "+") {
		return "", false
	}
	if line.SHA256, text, ok = strings.Cut(text, lineEnd); !ok || strings.ContainsAny(line.SHA256, "ABCDEF") {
		return "", false
	}
	var err error
	line.Size, err = strconv.ParseInt(size, 10, 64)
	return text, err == nil
}

// IsSite tells whether a folder holds a site of our making, by how its manifest begins.
func IsSite(folder string) bool {
	file, err := os.Open(filepath.Join(folder, manifestName))
	if err != nil {
		return false
	}
	defer file.Close()
	head := make([]byte, len(manifestHead))
	_, err = io.ReadFull(file, head)
	return err == nil && string(head) == manifestHead
}

// parseManifest reads a manifest in any spelling.
func parseManifest(data []byte) (*table, error) {
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
	files := &table{}
	for _, line := range doc.Files {
		s, err := line.stamp()
		if err != nil {
			return nil, fmt.Errorf("%w: %w", errNotManifest, err)
		}
		if !files.add(record{path: line.Path, stamp: s}) {
			return nil, fmt.Errorf("%w: too many files", errNotManifest)
		}
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
