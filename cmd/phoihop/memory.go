package main

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync/atomic"
)

// headroom is how much garbage may gather at least before it is collected, in bytes. A build makes much
// that lives for one page only: the more may gather, the less often all that lives is looked through. Go
// by itself lets gather as much as lives, so that a small site would be collected hundreds of times.
const headroom = 128 << 20

// ceiling is what the program may take, in bytes, as long as what lives takes three quarters of it at most: what is
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
		debug.SetMemoryLimit(memoryLimit(lives, packing.Load()))
		runtime.SetFinalizer(new([16]byte), again) // runs at the end of the next collection
	}
	again(nil)
}

// gcPercent is how much garbage may gather, in hundredths of what lives.
func gcPercent(lives int64) int {
	return int(min(max(headroom*100/max(1<<20, lives), 70), 4000))
}

// packing tells that a site is built and being packed.
var packing atomic.Bool

// whilePacking holds the garbage collector to the ceiling more strictly.
func whilePacking() {
	packing.Store(true)
	runtime.GC() // after which the limit is set
}

// memoryLimit is how much memory may be taken where so much lives. Beyond the ceiling it grows with that, as a fixed limit
// would have a large site collected without end. Compressors leave little behind, so that they need less room than a build.
func memoryLimit(lives int64, packing bool) int64 {
	if packing {
		return max(ceiling, lives+lives/16)
	}
	if lives <= ceiling/4*3 {
		return ceiling
	}
	return lives + lives/2
}
