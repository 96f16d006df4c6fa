package main

import (
	"os"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// bar is a progress bar that appears where work takes longer than a second, and only on a terminal.
type bar struct {
	c     *command
	shown bool // standard error is a terminal
	start time.Time
	mu    sync.Mutex
	bar   *progressbar.ProgressBar
	total int // that bar counts up to
}

func newBar(c *command) *bar {
	file, isFile := c.stderr.(*os.File)
	return &bar{c: c, start: time.Now(), shown: isFile && term.IsTerminal(int(file.Fd()))}
}

func (b *bar) progress(done, total int) {
	if !b.shown || time.Since(b.start) < time.Second {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.bar == nil || b.total != total {
		b.total = total
		b.bar = progressbar.NewOptions(total, progressbar.OptionSetWriter(b.c.stderr), progressbar.OptionSetWidth(30), progressbar.OptionClearOnFinish(),
			progressbar.OptionSetDescription(b.c.say("Đang dựng trang", "Building")), progressbar.OptionSetPredictTime(false))
	}
	b.bar.Set(done)
}

// reading tells how many bytes were read so far, where nobody knows how many it will be.
func (b *bar) reading(bytes int64) {
	if !b.shown || time.Since(b.start) < time.Second {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.bar == nil {
		b.bar = progressbar.NewOptions64(-1, progressbar.OptionSetWriter(b.c.stderr), progressbar.OptionClearOnFinish(), progressbar.OptionShowBytes(true), progressbar.OptionShowCount(),
			progressbar.OptionSetSpinnerChangeInterval(0), // else it goes on drawing when all is told
			progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionSetDescription(b.c.say("Đang đọc", "Reading")))
	}
	b.bar.Set64(bytes)
}

func (b *bar) clear() {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.bar != nil {
		b.bar.Clear()
	}
}
