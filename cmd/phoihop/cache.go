package main

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"runtime"
	"strconv"

	"github.com/cespare/xxhash/v2"
)

// cacheDir is the folder for what a build of this content keeps; "" where nothing is to be kept. Each
// content folder has one of its own.
func (c *command) cacheDir() (string, error) {
	dir := c.common.cache
	switch dir {
	case "none":
		return "", nil
	case "":
		base, err := os.UserCacheDir()
		if err != nil {
			return "", nil // no home: built without
		}
		dir = filepath.Join(base, "phoihop")
	}
	real := realPath(dir)
	for _, taken := range []string{c.common.content, c.common.out} {
		if within(real, realPath(taken)) {
			return "", c.usage("--cache %q nằm trong %q; hãy chọn thư mục khác", "--cache %q stands inside %q; choose another folder", dir, taken)
		}
	}
	sum := sha256.Sum256([]byte(realPath(c.common.content)))
	return filepath.Join(real, hex.EncodeToString(sum[:8])), nil
}

// programID names this program by its bytes, so that nothing that another version made is taken for its
// own; "" where they can't be read, and then nothing is kept.
func programID() string {
	name, err := os.Executable()
	if err != nil {
		return ""
	}
	bytes, err := os.ReadFile(name)
	if err != nil {
		return ""
	}
	return runtime.Version() + "-" + strconv.FormatUint(xxhash.Sum64(bytes), 16)
}
