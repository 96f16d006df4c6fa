package main

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// headroom is how much garbage may gather at least before it is collected, in bytes. A build makes much
// that lives for one page only: the more may gather, the less often all that lives is looked through. Go
// by itself lets gather as much as lives, so that a small site would be collected hundreds of times.
const headroom = 128 << 20

// keepHeadroom makes the garbage collector wait for headroom, or for seven tenths of what lives if that is more.
func keepHeadroom() {
	debug.SetGCPercent(400)
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	var again func(*[16]byte)
	again = func(*[16]byte) {
		metrics.Read(live)
		percent := headroom * 100 / max(1<<20, int64(live[0].Value.Uint64()))
		debug.SetGCPercent(int(min(max(percent, 70), 4000)))
		runtime.SetFinalizer(new([16]byte), again) // runs at the end of the next collection
	}
	again(nil)
}
