package main

import "testing"

// TestMemoryIsBounded holds that garbage stays below the ceiling while it can, and that a site of any size can be built.
func TestMemoryIsBounded(t *testing.T) {
	for _, lives := range []int64{0, 1 << 20, 64 << 20, 128 << 20, 200 << 20, 260 << 20} {
		if limit := memoryLimit(lives, false); limit != ceiling {
			t.Errorf("%d bytes live: a limit of %d", lives, limit)
		}
		if gcPercent(lives) < 70 {
			t.Errorf("%d bytes live: collected at %d %%", lives, gcPercent(lives))
		}
	}
	for _, lives := range []int64{300 << 20, 1 << 30, 64 << 30} {
		if limit := memoryLimit(lives, false); limit < lives+lives/2 {
			t.Errorf("%d bytes live: a limit of %d", lives, limit)
		}
	}
	if limit := memoryLimit(320<<20, true); limit != ceiling {
		t.Errorf("320 MiB live while packing: a limit of %d", limit)
	}
	if lives := int64(1 << 30); memoryLimit(lives, true) <= lives {
		t.Error("no limit can be held that is below what lives")
	}
}
