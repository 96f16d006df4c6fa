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

// ceiling is what the program may take, in bytes, as long as half as much again as lives fits below it: what is
// collected, what has not gone back to the system yet and what gathers while a collection runs count too.
const ceiling = 350 << 20

// keepHeadroom makes the garbage collector wait for headroom, or for seven tenths of what lives if that is more, but
// not to exceed the ceiling.
func keepHeadroom() {
	debug.SetGCPercent(400)
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	var again func(*[16]byte)
	again = func(*[16]byte) {
		metrics.Read(live)
		lives := int64(live[0].Value.Uint64())
		debug.SetGCPercent(gcPercent(lives))
		debug.SetMemoryLimit(memoryLimit(lives))
		runtime.SetFinalizer(new([16]byte), again) // runs at the end of the next collection
	}
	again(nil)
}

// gcPercent is how much garbage may gather, in hundredths of what lives.
func gcPercent(lives int64) int {
	return int(min(max(headroom*100/max(1<<20, lives), 70), 4000))
}

// memoryLimit is how much memory may be taken where so much lives. Beyond the ceiling it grows with that, as a fixed limit
// would have a large site collected without end.
func memoryLimit(lives int64) int64 { return max(ceiling, lives+lives/2) }
