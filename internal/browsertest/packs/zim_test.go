//go:build packs

package packs

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"phoihop/internal/zim"
)

// Programs of openZIM find nothing wrong with our files, and every byte of the site in them.
func TestZim(t *testing.T) {
	t.Parallel()
	eachPack(t, func(t *testing.T, p pack) {
		site := packable(filesOf(t, p.site))
		mustPass(t, "zimcheck", zimcheck(p.zim))
		mustPass(t, "libzim", ask("/usr/bin/python3", "zim.py", p.zim, p.site))
		mustPass(t, "zimdump", dumps(t, p.zim, site))
		mustPass(t, "zimcheck 3.8, as we have its rules", ownRules(p.zim))
	})
}

// What TestZim relies on: damage is found, and so is a file that differs.
func TestDamagedZim(t *testing.T) {
	t.Parallel()
	p := packed[1]
	site := packable(filesOf(t, p.site))
	for what, file := range map[string]string{
		"a changed byte": damaged(t, p.zim, flippedAt(2000)),
		"half a file":    damaged(t, p.zim, cutInHalf),
	} {
		mustRefuse(t, "zimcheck of "+what, zimcheck(file))
		mustRefuse(t, "libzim of "+what, ask("/usr/bin/python3", "zim.py", file, p.site))
		mustRefuse(t, "zimdump of "+what, dumps(t, file, site))
		mustRefuse(t, "zimcheck 3.8 of "+what, ownRules(file))
	}

	other := filepath.Join(t.TempDir(), "site")
	must(t, os.CopyFS(other, os.DirFS(p.site)))
	must(t, appendTo(filepath.Join(other, "index.html"), " "))
	must(t, appendTo(filepath.Join(other, "more.html"), "x"))
	must(t, os.Remove(filepath.Join(other, "404.html")))
	out, err := told("/usr/bin/python3", "zim.py", p.zim, other)
	if got := strings.TrimSpace(out); err == nil || got != "index.html differs\nmore.html is missing" {
		t.Errorf("of another site libzim says %q, %v", got, err)
	}
	err = dumps(t, p.zim, packable(filesOf(t, other)))
	if err == nil || !strings.Contains(err.Error(), "3 files are wrong: index.html differs, more.html is missing, 404.html is too much") {
		t.Errorf("of another site zimdump's files say %v", err)
	}
}

// packable are the files of a site that are not empty: the format's checkers take an empty entry for a fault.
func packable(site map[string]string) map[string]string {
	maps.DeleteFunc(site, func(_, content string) bool { return content == "" })
	return site
}

// twice is what zimcheck says of sources that are published as they are.
var twice = regexp.MustCompile(`\[WARNING\] Redundant data found:\n(  \S+ and sources/\S+\n)+\[INFO\]`)

// zimcheck asks for all its tests. A warning counts as a fault.
func zimcheck(file string) error {
	out, err := told("zimcheck", file)
	said := twice.ReplaceAllString(out, "[INFO]")
	if err == nil && (!strings.Contains(said, "Overall Test Status: Pass") || strings.Contains(said, "[ERROR]") || strings.Contains(said, "[WARNING]")) {
		err = fmt.Errorf("it says %s", said)
	}
	return err
}

// dumps lets zimdump unpack a file and compares what comes out.
func dumps(t *testing.T, file string, site map[string]string) error {
	dir := filepath.Join(t.TempDir(), "dump")
	if err := ask("zimdump", "dump", "--dir="+dir, file); err != nil {
		return err
	}
	return sameFiles(filesOf(t, dir), site)
}

func ownRules(name string) error {
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return err
	}
	findings, err := zim.Verify(file, info.Size(), zim.Limits{})
	if err == nil && len(findings) > 0 {
		err = fmt.Errorf("%d findings: %s", len(findings), findings[0])
	}
	return err
}

// Readers of a hotspot with kiwix-serve get every byte of a site's files.
func TestKiwixServe(t *testing.T) {
	t.Parallel()
	var files []string
	for _, p := range packed {
		// It names books after their files, and by that name one of ours is told from its part.
		files = append(files, p.zim)
	}
	root := serveBooks(t, files...)
	for _, p := range packed {
		site := packable(filesOf(t, p.site))
		book := root + "/raw/" + strings.TrimSuffix(filepath.Base(p.zim), ".zim") + "/content/"
		mustPass(t, "kiwix-serve", serves(book, site))

		site[p.pages.report] += " "
		site["more.html"] = "x"
		err := serves(book, site)
		if err == nil || !strings.Contains(err.Error(), "2 files are wrong: more.html is missing, "+p.pages.report+" differs") {
			t.Errorf("of another site kiwix-serve's files say %v", err)
		}
	}
}

// serveBooks starts kiwix-serve and gives its address.
func serveBooks(t *testing.T, files ...string) string {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	port := freePort(t)
	server := exec.CommandContext(ctx, "kiwix-serve", append([]string{"--address", "127.0.0.1", "--port", port}, files...)...)
	out, err := server.StdoutPipe()
	must(t, err)
	server.Stderr = server.Stdout
	must(t, server.Start())
	t.Cleanup(func() { stop(); server.Wait() })
	root := "http://127.0.0.1:" + port
	said := bufio.NewScanner(out)
	for said.Scan() {
		if strings.Contains(said.Text(), "is running") {
			return root
		}
	}
	t.Fatalf("kiwix-serve does not start")
	return ""
}

// serves compares what a server has below an address with a site's files.
func serves(root string, site map[string]string) error {
	client := http.Client{Timeout: 30 * time.Second}
	got := map[string]string{}
	for _, name := range slices.Sorted(maps.Keys(site)) {
		address := root + (&url.URL{Path: path.Clean(name)}).EscapedPath()
		response, err := client.Get(address)
		if err != nil {
			return err
		}
		body, err := io.ReadAll(response.Body)
		response.Body.Close()
		if err != nil {
			return fmt.Errorf("%s: %w", address, err)
		}
		if response.StatusCode == http.StatusOK {
			got[name] = string(body)
		}
	}
	return sameFiles(got, site)
}
