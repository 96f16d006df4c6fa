package main

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"

	"github.com/cespare/xxhash/v2"
)

// cacheDir is the folder for what a build of this content keeps; "" where nothing is to be kept. Each
// content folder has one of its own.
func (c *command) cacheDir() (string, error) {
	dir := c.common.cache
	switch {
	case strings.EqualFold(dir, "none"):
		return "", nil
	case strings.EqualFold(dir, "no") || strings.EqualFold(dir, "off"):
		return "", c.usage("--cache là một thư mục hoặc none, không phải %q", "--cache is a folder or none, not %q", dir)
	case dir == "":
		return c.ownCacheDir(), nil
	}
	real := realPath(dir)
	if info, err := os.Stat(real); err == nil && !info.IsDir() {
		return "", c.usage("--cache %q không phải là thư mục", "--cache %q is no folder", dir)
	}
	out := realPath(c.common.out)
	staging := filepath.Join(filepath.Dir(out), "."+filepath.Base(out)+".phoihop")
	for _, taken := range []string{c.common.content, c.common.out, staging} {
		if within(real, realPath(taken)) {
			return "", c.usage("--cache %q nằm trong %q; hãy chọn thư mục khác", "--cache %q stands inside %q; choose another folder", dir, taken)
		}
	}
	return filepath.Join(real, c.cacheName()), nil
}

// ownCacheDir is the default; "" where the user has no cache folder, or where it stands inside the
// content or the output.
func (c *command) ownCacheDir() string {
	base, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	real := realPath(base)
	if within(real, realPath(c.common.content)) || within(real, realPath(c.common.out)) {
		return ""
	}
	return filepath.Join(real, "phoihop", c.cacheName())
}

// cacheName is the name of the folder for this content.
func (c *command) cacheName() string {
	sum := sha256.Sum256([]byte(realPath(c.common.content)))
	return "phoihop-" + hex.EncodeToString(sum[:8])
}

// programID names this program by its bytes, so that nothing that another version made is taken for its
// own; "" where they can't be read, and then nothing is kept.
func programID() string {
	name, err := os.Executable()
	if err != nil {
		return ""
	}
	program, err := os.Open(name)
	if err != nil {
		return ""
	}
	defer program.Close()
	sum := xxhash.New()
	if _, err := io.Copy(sum, program); err != nil {
		return ""
	}
	return runtime.Version() + "-" + strconv.FormatUint(sum.Sum64(), 16)
}
