package snapshot

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"

	"phoihop/internal/sealed"
)

// manifestName is the site's own list of its files, which does not list itself.
const manifestName = "manifest.json"

// A listed file is what the site's manifest says of it.
type listed struct {
	size int64
	sum  [sha256.Size]byte
}

// A manifest is what a site says that it holds.
type manifest map[string]listed

// readManifest reads a manifest file after file, as it stands.
func readManifest(r io.Reader) (manifest, error) {
	d := newDecoder(r)
	files := manifest{}
	var generator string
	var version int
	err := d.object(func(key string) error {
		switch key {
		case "generator":
			return d.Decode(&generator)
		case "version":
			return d.Decode(&version)
		case "files":
			return d.array(func() error { return files.read(d) })
		}
		return fmt.Errorf("%q is unknown", key)
	})
	if _, more := d.Token(); err == nil && more != io.EOF {
		err = errors.New("more behind its end")
	}
	if err == nil && (generator != "phoihop" || version != 1) {
		err = fmt.Errorf("version %d of %q", version, generator)
	}
	return files, err
}

func (m manifest) read(d *decoder) error {
	var line struct {
		Path   string `json:"path"`
		Size   int64  `json:"size"`
		SHA256 string `json:"sha256"`
	}
	if err := d.Decode(&line); err != nil {
		return err
	}
	if err := sealed.CheckName(line.Path); err != nil {
		return err
	}
	l := listed{size: line.Size}
	if n, err := hex.Decode(l.sum[:], []byte(line.SHA256)[:min(len(line.SHA256), 2*sha256.Size)]); err != nil || n != sha256.Size || len(line.SHA256) != 2*n {
		return fmt.Errorf("%s: no SHA-256", line.Path)
	}
	if _, twice := m[line.Path]; twice || line.Path == manifestName {
		return fmt.Errorf("%s is listed twice", line.Path)
	}
	m[line.Path] = l
	return nil
}
