package main

import "testing"

// TestMemoryIsBounded holds that garbage stays below the ceiling while it can, and that a site of any size can be packed.
func TestMemoryIsBounded(t *testing.T) {
	for _, room := range []int64{roomToBuild, roomToPack} {
		for _, lives := range []int64{0, 1 << 20, 128 << 20, 260 << 20} {
			if limit := memoryLimit(lives, room); limit != ceiling {
				t.Errorf("%d bytes live, room %d: a limit of %d", lives, room, limit)
			}
		}
		for _, lives := range []int64{400 << 20, 1 << 30, 64 << 30} {
			if limit := memoryLimit(lives, room); limit < lives+lives/room {
				t.Errorf("%d bytes live, room %d: a limit of %d", lives, room, limit)
			}
		}
	}
}
