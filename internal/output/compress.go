package output

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"io"
	"os"
	"path"
	"strings"
	"sync"

	"github.com/andybalholm/brotli"
)

// smallestCompressed is the least size, in bytes, of a file that gets twins: what a smaller one saves is less
// than the head of an answer.
const smallestCompressed = 200

// brotliQuality is the best that costs about as much as making a page does: 0.7 ms for one of 12 KB. At 11
// pages are 8 % smaller and take 28 times as long.
const brotliQuality = 9

// The endings of a file's twins.
const (
	brotliEnding = ".br"
	gzipEnding   = ".gz"
)

// coding names how twins are made, for their marks: another number makes all of them anew.
const coding = "twins 1"

// isCompressible tells whether files of this name are text, which gets much smaller.
func isCompressible(p string) bool {
	switch path.Ext(p) {
	case ".html", ".css", ".js", ".json", ".csv", ".xml", ".ics", ".svg", ".txt":
		return true
	}
	return false
}

// IsTwin tells whether path names the compressed form of a file.
func IsTwin(path string) bool {
	name, found := strings.CutSuffix(path, brotliEnding)
	if !found {
		name, found = strings.CutSuffix(path, gzipEnding)
	}
	return found && isCompressible(name)
}

// Compressible lists the files claimed so far that Compress has something to do for, sorted.
func (t *Tree) Compressible() (paths []string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.lock == nil {
		return nil
	}
	for _, file := range t.claims.sorted() {
		if file.size >= smallestCompressed && isCompressible(file.path) {
			paths = append(paths, file.path)
		}
	}
	return paths
}

// Compress puts the compressed forms of a file that is claimed beside it, each if it is smaller than the file, under
// marks that stand for the file's bytes: as long as these stay, its twins are kept. A path that is taken is left as it
// is, so that a site may bring twins of its own.
func (t *Tree) Compress(path string) error {
	t.mu.Lock()
	file := t.claims.find(foldCase(path))
	t.mu.Unlock()
	wanted := t.keepTwins(file)
	if len(wanted) == 0 {
		return nil
	}
	c := compressors.Get().(*compressor)
	defer compressors.Put(c)
	if err := c.run(t.standing(file), file.sum); err != nil {
		return t.fail(err)
	}
	for _, ending := range wanted {
		made := c.made(ending)
		if int64(len(made)) >= file.size {
			continue
		}
		err := t.Put(path+ending, made, twinMark(file.sum, ending))
		if taken, bad := new(PathTakenError), new(BadPathError); err != nil && !errors.As(err, &taken) && !errors.As(err, &bad) {
			return err
		}
	}
	return nil
}

// keepTwins keeps the twins of a file that OUT holds, and gives the endings of the others.
func (t *Tree) keepTwins(file *claim) (others []string) {
	for _, ending := range []string{brotliEnding, gzipEnding} {
		if !t.Keep(file.path+ending, twinMark(file.sum, ending)) {
			others = append(others, ending)
		}
	}
	return others
}

// standing gives where the bytes of a claimed file stand: in OUT as long as it is only kept.
func (t *Tree) standing(file *claim) string {
	if file.kept {
		return under(t.out, file.path)
	}
	return under(t.tree, file.path)
}

// twinMark is the mark of a twin of a file that has the SHA-256 sum.
func twinMark(sum [sha256.Size]byte, ending string) uint64 {
	all := sha256.Sum256(append(sum[:], coding+ending...))
	return binary.LittleEndian.Uint64(all[:]) | 1
}

// compressor compresses one file after another in both ways.
type compressor struct {
	brotli         *brotli.Writer
	gzip           *gzip.Writer
	inBrotli, inGz bytes.Buffer
}

var compressors = sync.Pool{New: func() any {
	packed, err := gzip.NewWriterLevel(nil, gzip.BestCompression)
	if err != nil {
		panic(err) // the level is a constant
	}
	return &compressor{brotli: brotli.NewWriterLevel(nil, brotliQuality), gzip: packed}
}}

// run compresses the named file, which must have the sum: somebody else may have changed it meanwhile.
func (c *compressor) run(name string, sum [sha256.Size]byte) error {
	from, err := os.Open(name)
	if err != nil {
		return err
	}
	defer from.Close()
	c.inBrotli.Reset()
	c.inGz.Reset()
	c.brotli.Reset(&c.inBrotli)
	c.gzip.Reset(&c.inGz)
	read := sha256.New()
	_, err = io.Copy(io.MultiWriter(read, c.brotli, c.gzip), from)
	if err = errors.Join(err, c.brotli.Close(), c.gzip.Close()); err != nil {
		return err
	}
	if [sha256.Size]byte(read.Sum(nil)) != sum {
		return changedMeanwhile(name)
	}
	return nil
}

func (c *compressor) made(ending string) []byte {
	if ending == brotliEnding {
		return c.inBrotli.Bytes()
	}
	return c.inGz.Bytes()
}
