package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"

	"phoihop/internal/bench/corpus"
)

// workplace is a temporary folder with a corpus, for phoihop and perhaps for Hugo, and what is built
// from them.
type workplace struct {
	dir     string
	phoihop string
	hugo    string // "" for none
	ours    corpus.Corpus
	theirs  corpus.Corpus
	steady  bool // all writes are flushed before each run; for wall times
}

// open makes a workplace below tmp and writes its corpus.
func open(ctx context.Context, tmp, phoihop, hugo string, c corpus.Corpus) (*workplace, error) {
	if err := c.Check(); err != nil {
		return nil, wrongUsage{err}
	}
	phoihop, err := filepath.Abs(phoihop)
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat(phoihop); err != nil {
		return nil, fmt.Errorf("the program to measure is not there (make build): %w", err)
	}
	dir, err := os.MkdirTemp(tmp, "phoihop-bench-")
	if err != nil {
		return nil, err
	}
	w := &workplace{dir: dir, phoihop: phoihop, hugo: hugo, ours: c, theirs: c}
	w.theirs.Idiom = corpus.Hugo
	if err := w.writeCorpora(ctx); err != nil {
		w.close()
		return nil, err
	}
	return w, nil
}

func (w *workplace) close() { os.RemoveAll(w.dir) }

func (w *workplace) path(name string) string { return filepath.Join(w.dir, name) }

// The folders of a workplace.
const (
	contentFolder   = "content"
	publicFolder    = "public"
	besidePublic    = ".public.phoihop"
	cacheFolder     = "cache"
	hugoFolder      = "hugo"
	hugoPublic      = "hugo-public"
	hugoCacheFolder = "hugo-cache"
	floorFolder     = "floor"
	filesList       = "files.txt"
)

func (w *workplace) writeCorpora(ctx context.Context) error {
	args := []string{
		"corpus", "-n", strconv.Itoa(w.ours.Reports), "-districts", strconv.Itoa(w.ours.Districts),
		"-years", strconv.Itoa(w.ours.Years), "-seed", strconv.FormatUint(w.ours.Seed, 10),
	}
	if _, err := ourselves(ctx, append(args, "-out", w.path(contentFolder))...); err != nil {
		return err
	}
	if w.hugo == "" {
		return nil
	}
	_, err := ourselves(ctx, append(args, "-hugo", "-out", w.path(hugoFolder))...)
	return err
}

func (w *workplace) measure(ctx context.Context, program string, args ...string) (sample, error) {
	if w.steady {
		flush()
	}
	return measure(ctx, program, args...)
}

// build runs phoihop over what stands already.
func (w *workplace) build(ctx context.Context) (sample, error) {
	return w.buildWith(ctx, w.path(cacheFolder))
}

func (w *workplace) buildWith(ctx context.Context, cache string) (sample, error) {
	return w.measure(ctx, w.phoihop, "build", "--content", w.path(contentFolder), "--out", w.path(publicFolder), "--cache", cache)
}

// cold runs phoihop with neither site nor cache.
func (w *workplace) cold(ctx context.Context) (sample, error) {
	if err := w.remove(publicFolder, besidePublic, cacheFolder); err != nil {
		return sample{}, err
	}
	return w.build(ctx)
}

// coldWithoutCache is cold, and keeps nothing to reuse.
func (w *workplace) coldWithoutCache(ctx context.Context) (sample, error) {
	if err := w.remove(publicFolder, besidePublic, cacheFolder); err != nil {
		return sample{}, err
	}
	return w.buildWith(ctx, "none")
}

func (w *workplace) hugoBuild(ctx context.Context) (sample, error) {
	return w.measure(ctx, w.hugo, "--source", w.path(hugoFolder), "--destination", w.path(hugoPublic),
		"--cacheDir", w.path(hugoCacheFolder), "--noBuildLock", "--quiet")
}

func (w *workplace) hugoCold(ctx context.Context) (sample, error) {
	if err := w.remove(hugoPublic, hugoCacheFolder); err != nil {
		return sample{}, err
	}
	return w.hugoBuild(ctx)
}

// floor does the floor's work for the site that stands.
func (w *workplace) floor(ctx context.Context) (sample, error) {
	if err := w.remove(floorFolder); err != nil {
		return sample{}, err
	}
	list, err := os.Create(w.path(filesList))
	if err != nil {
		return sample{}, err
	}
	if err := listFiles(list, w.path(publicFolder)); err != nil {
		list.Close()
		return sample{}, err
	}
	if err := list.Close(); err != nil {
		return sample{}, err
	}
	if w.steady {
		flush()
	}
	return ourselves(ctx, "floor", "-content", w.path(contentFolder), "-files", w.path(filesList), "-out", w.path(floorFolder))
}

func (w *workplace) remove(names ...string) error {
	for _, name := range names {
		if err := os.RemoveAll(w.path(name)); err != nil {
			return err
		}
	}
	return nil
}

// printSites tells how many files each generator made, so that one sees that the sites are alike.
func (w *workplace) printSites(to io.Writer) error {
	for _, site := range []struct{ name, folder string }{{"phoihop", publicFolder}, {"hugo", hugoPublic}} {
		if site.name == "hugo" && w.hugo == "" {
			continue
		}
		files, err := regularFiles(w.path(site.folder))
		if err != nil {
			return err
		}
		fmt.Fprintf(to, "\n%s: %d files", site.name, len(files))
	}
	_, err := fmt.Fprintln(to)
	return err
}

// edit changes a report in both corpora alike.
func (w *workplace) edit(edit corpus.Edit, step int) error {
	if err := w.ours.Edit(w.path(contentFolder), edit, step); err != nil || w.hugo == "" {
		return err
	}
	return w.theirs.Edit(w.path(hugoFolder), edit, step)
}

func (w *workplace) editSettings(step int) error {
	if err := w.ours.EditSettings(w.path(contentFolder), step); err != nil || w.hugo == "" {
		return err
	}
	return w.theirs.EditSettings(w.path(hugoFolder), step)
}
