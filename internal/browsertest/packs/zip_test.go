//go:build packs

package packs

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Programs that unpack zips find nothing wrong with ours, and coreutils find the seal whole.
func TestZip(t *testing.T) {
	t.Parallel()
	eachPack(t, func(t *testing.T, p pack) {
		for judge, verdict := range zipJudges(t) {
			mustPass(t, judge, verdict(p.zip))
		}
		mustPass(t, "the seal of the zip", seal(p.zip))
		mustPass(t, "the seal of the wacz", seal(p.wacz))
	})
}

// What TestZip relies on: damage is found, and what a zip has no checksum for is found by the seal.
func TestDamagedZip(t *testing.T) {
	t.Parallel()
	p := packed[0]
	inContent := damaged(t, p.zip, flippedAt(1000))
	short := damaged(t, p.zip, cutInHalf)
	for judge, verdict := range zipJudges(t) {
		mustRefuse(t, judge+" of a changed byte", verdict(inContent))
		mustRefuse(t, judge+" of half an archive", verdict(short))
	}
	const time = 10 // of the first entry's header
	for _, file := range []string{p.zip, p.wacz} {
		inHeader := damaged(t, file, flippedAt(time))
		mustPass(t, "unzip of a changed time", ask("unzip", "-tqq", inHeader))
		mustRefuse(t, "the seal of a changed time", seal(inHeader))
	}
}

// zipJudges are programs that read a whole zip and test the checksums in it.
func zipJudges(t *testing.T) map[string]func(file string) error {
	return map[string]func(file string) error{
		"unzip":  func(file string) error { return ask("unzip", "-tqq", file) },
		"7z":     func(file string) error { return ask("7z", "t", file) },
		"bsdtar": func(file string) error { return ask("bsdtar", "-xf", file, "-C", t.TempDir()) },
		"python": func(file string) error {
			out, err := told("/usr/bin/python3", "-m", "zipfile", "-t", file)
			if err == nil && out != "Done testing\n" { // of a broken entry it only tells
				err = fmt.Errorf("it says %s", out)
			}
			return err
		},
	}
}

// seal does what the archive's comment says.
func seal(file string) error {
	comment, err := exec.Command("unzip", "-zqq", file).Output()
	if err != nil {
		return fmt.Errorf("unzip: %w", err)
	}
	lines := strings.Split(strings.TrimSpace(string(comment)), "\n")
	_, command, told := strings.Cut(string(comment), "To check it: ")
	command, _, _ = strings.Cut(command, "\n")
	if !told {
		return fmt.Errorf("the comment does not tell how to check it: %s", comment)
	}
	sum, err := exec.Command("sh", "-c", strings.Replace(command, "FILE", `"$0"`, 1), file).Output()
	if err != nil {
		return fmt.Errorf("%s: %w", command, err)
	}
	if got, _, _ := strings.Cut(string(sum), " "); got != lines[len(lines)-1] {
		return fmt.Errorf("%s gives %s, the comment has %s", command, got, lines[len(lines)-1])
	}
	return nil
}

// An unzipped bag is whole before coreutils, and has the site as its payload.
func TestBag(t *testing.T) {
	t.Parallel()
	eachPack(t, func(t *testing.T, p pack) {
		bag := unzipped(t, p)
		mustPass(t, "bag.sh", ask("./bag.sh", bag))
		mustPass(t, "the payload", sameFiles(filesOf(t, filepath.Join(bag, "data")), filesOf(t, p.site)))
	})
}

// What TestBag relies on: bag.sh sees every way in which a bag can be another.
func TestDamagedBag(t *testing.T) {
	t.Parallel()
	in := func(bag, name string) string { return filepath.Join(bag, name) }
	for _, c := range []struct {
		what, says string
		change     func(bag string) error
	}{
		{"a changed page", "data/index.html: FAILED", func(bag string) error { return appendTo(in(bag, "data/index.html"), " ") }},
		{"a missing page", "< data/index.html", func(bag string) error { return os.Remove(in(bag, "data/index.html")) }},
		{"a page too much", "> data/vi/more.html", func(bag string) error { return appendTo(in(bag, "data/vi/more.html"), "x") }},
		{"a link", "no file", func(bag string) error { return os.Symlink("index.html", in(bag, "data/link.html")) }},
		{"another landing page", "index.html: FAILED", func(bag string) error { return appendTo(in(bag, "index.html"), " ") }},
		{"a file beside", "> more.txt", func(bag string) error { return appendTo(in(bag, "more.txt"), "x") }},
		{"another version", "declares", func(bag string) error { return replaceIn(in(bag, "bagit.txt"), "1.0", "0.9") }},
		{"no manifest", "manifest-sha512.txt does not hold", func(bag string) error { return os.Remove(in(bag, "manifest-sha512.txt")) }},
		{"another count", "counts", func(bag string) error { return replaceIn(in(bag, "bag-info.txt"), "Payload-Oxum: ", "Payload-Oxum: 1") }},
	} {
		bag := unzipped(t, packed[3])
		must(t, c.change(bag))
		if out, err := told("./bag.sh", bag); err == nil || !strings.Contains(out, c.says) {
			t.Errorf("of %s bag.sh says %v", c.what, err)
		}
	}
}

// unzipped unpacks a zip with unzip and gives the one folder that is in it.
func unzipped(t *testing.T, p pack) string {
	t.Helper()
	dir := t.TempDir()
	must(t, ask("unzip", "-qq", p.zip, "-d", dir))
	folders, err := os.ReadDir(dir)
	must(t, err)
	if len(folders) != 1 || !folders[0].IsDir() {
		t.Fatalf("unzipped, there are %v, not one folder", folders)
	}
	return filepath.Join(dir, folders[0].Name())
}

func appendTo(file, text string) error {
	f, err := os.OpenFile(file, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = f.WriteString(text)
	return err
}

func replaceIn(file, old, new string) error {
	b, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	return os.WriteFile(file, []byte(strings.Replace(string(b), old, new, 1)), 0o600)
}
