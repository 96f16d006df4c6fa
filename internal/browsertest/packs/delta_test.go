//go:build packs

package packs

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"

	"phoihop/internal/snapshot"
)

// Python makes the new pack of the old one and a delta by what internal/delta/doc.go says, as ours does.
func TestDelta(t *testing.T) {
	t.Parallel()
	eachDelta(t, func(t *testing.T, old, difference, pack string) {
		made := filepath.Join(t.TempDir(), "made")
		mustPass(t, "delta.py", ask("python3", "delta.py", old, difference, made))
		got, err := os.ReadFile(made)
		must(t, err)
		want, err := os.ReadFile(pack)
		must(t, err)
		if !bytes.Equal(got, want) {
			t.Error("Python makes another pack of it")
		}
		if a, told := snapshot.Apply(old, difference, made); len(told) > 0 || !a.Same {
			t.Errorf("ours makes another pack of it: %+v", told)
		}
	})
}

// What TestDelta relies on.
func TestDamagedDelta(t *testing.T) {
	t.Parallel()
	eachDelta(t, func(t *testing.T, old, difference, pack string) {
		made := filepath.Join(t.TempDir(), "made")
		mustRefuse(t, "delta.py with another old pack", ask("python3", "delta.py", pack, difference, made))
		mustRefuse(t, "delta.py with a damaged delta", ask("python3", "delta.py", old, damaged(t, difference, func(b []byte) []byte { b[len(b)/2] ^= 1; return b }), made))
	})
}

// eachDelta tests with a delta of each format: the whole real site against a part of it.
func eachDelta(t *testing.T, test func(t *testing.T, old, difference, pack string)) {
	whole, part := packed[2], packed[3]
	for ending, packs := range map[string][2]string{"zip": {part.zip, whole.zip}, "zim": {part.zim, whole.zim}, "wacz": {part.wacz, whole.wacz}} {
		t.Run(ending, func(t *testing.T) {
			t.Parallel()
			difference := filepath.Join(t.TempDir(), "x.delta")
			base, told := snapshot.OpenBase(packs[0])
			if len(told) == 0 {
				_, told = base.Since(packs[1], difference, time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC))
			}
			if len(told) > 0 {
				t.Fatalf("%+v", told)
			}
			test(t, packs[0], difference, packs[1])
		})
	}
}
