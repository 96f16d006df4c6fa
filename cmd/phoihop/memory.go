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

// keepHeadroom makes the garbage collector wait for headroom, or for seven tenths of what lives if that is more.
func keepHeadroom() {
	debug.SetGCPercent(400)
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	var again func(*[16]byte)
	again = func(*[16]byte) {
		metrics.Read(live)
		lives := int64(live[0].Value.Uint64())
		debug.SetGCPercent(int(min(max(headroom*100/max(1<<20, lives), 70), 4000)))
		if parts := roomBeside.Load(); parts > 0 {
			debug.SetMemoryLimit(memoryLimit(lives, parts))
		}
		runtime.SetFinalizer(new([16]byte), again) // runs at the end of the next collection
	}
	again(nil)
}

// ceiling is what a program that packs may take, in bytes: what is collected, what has not gone back to the system yet and
// what gathers while a collection runs count too. A build alone has none, as it would take a third more processor time.
const ceiling = 350 << 20

// Where what lives leaves no room below the ceiling, garbage may gather beside it: a part of that as large as one of
// these many. Compressors leave little behind, so that they need less room than a build.
const (
	roomToBuild = 3
	roomToPack  = 16
)

// roomBeside is one of them; 0 while there is no ceiling.
var roomBeside atomic.Int64

// holdCeiling holds the program to the ceiling from now on.
func holdCeiling(room int64) {
	roomBeside.Store(room)
	runtime.GC() // after which the limit is set
}

// memoryLimit is how much memory may be taken where so much lives. Beyond the ceiling it grows with that, as a fixed limit
// would have a large site collected without end.
func memoryLimit(lives, room int64) int64 { return max(ceiling, lives+lives/room) }
