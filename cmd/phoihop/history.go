package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"phoihop/internal/source"
)

// former is an earlier version of a report's original, found in the history of a git repository.
type former struct {
	wording source.Wording
	commit  string // that it is of, shortened
	day     string // of the first commit in which it was another; "" for a change that is not committed
	guessed bool   // it is what stood beside the translation when that was last changed, not what its stamp names
}

// mostVersions is how many versions of a file are looked through.
const mostVersions = 500

// besideTranslation finds the original as it was in the last commit that changed its translation, for a translation
// without a stamp or with one of a version that was never committed.
func besideTranslation(original, translated string) (f former, ok bool) {
	dir := filepath.Dir(original)
	commit, err := git(dir, "log", "--max-count=1", "--format=%H", "--", filepath.Base(translated))
	if err != nil || len(bytes.TrimSpace(commit)) == 0 {
		return f, false
	}
	name := string(bytes.TrimSpace(commit))
	raw, err := git(dir, "cat-file", "blob", name+":./"+filepath.Base(original))
	if err != nil {
		return f, false
	}
	w, readable := source.ReadWording(raw)
	return former{wording: w, commit: name[:min(len(name), shortCommit)], guessed: true}, readable
}

// shortCommit is how much of a commit's name is shown.
const shortCommit = 9

// formerOriginal finds the newest committed version of a file that has a fingerprint. ok is false where the content is in
// no git repository, git is not there, or no version fits.
func formerOriginal(file, fingerprint string) (f former, ok bool) {
	if fingerprint == "" {
		return f, false
	}
	dir := filepath.Dir(file)
	history, err := git(dir, "log", "--follow", "--no-show-signature", "--name-only", "--format=%x00%H %cs", "--max-count="+strconv.Itoa(mostVersions), "--", filepath.Base(file))
	if err != nil {
		return f, false
	}
	day := ""
	for entry := range strings.SplitSeq(string(history), "\x00") {
		head, names, _ := strings.Cut(entry, "\n")
		commit, date, _ := strings.Cut(head, " ")
		name := strings.TrimSpace(names)
		if commit == "" || name == "" {
			continue
		}
		raw, err := git(dir, "cat-file", "blob", commit+":"+name)
		if err != nil {
			continue
		}
		if w, readable := source.ReadWording(raw); readable && w.Fingerprint == fingerprint {
			return former{wording: w, commit: commit[:min(len(commit), shortCommit)], day: day}, true
		}
		day = date
	}
	return f, false
}

// git runs a command that only reads, and nothing that the repository's settings name.
func git(dir string, args ...string) ([]byte, error) {
	cmd := exec.Command("git", append([]string{"-C", dir, "-c", "core.fsmonitor=false", "-c", "core.quotePath=false", "-c", "log.showSignature=false", "--no-pager"}, args...)...)
	cmd.Env = append(os.Environ(), "GIT_OPTIONAL_LOCKS=0", "LC_ALL=C")
	var out bytes.Buffer
	cmd.Stdout = &out
	err := cmd.Run()
	return out.Bytes(), err
}
