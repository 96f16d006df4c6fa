package parallel

import (
	"errors"
	"runtime"
	"slices"
	"sync/atomic"
	"testing"
	"time"
)

func numbers(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}

// TestFewWork on many processors: in order, on 4 goroutines at most, with 8 results ahead at most.
func TestFewWork(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(32))
	var at, most, begun atomic.Int64
	var taken []int
	err := InOrder(slices.Values(numbers(200)), func(n int) int {
		begun.Add(1)
		if now := at.Add(1); now > most.Load() {
			most.Store(now)
		}
		time.Sleep(time.Duration(n%3) * 100 * time.Microsecond)
		at.Add(-1)
		return n
	}, func(n int) error {
		if ahead := int(begun.Load()) - len(taken); ahead > 2*maxWorkers {
			t.Errorf("%d results wait", ahead)
		}
		taken = append(taken, n)
		return nil
	})
	if err != nil || !slices.Equal(taken, numbers(200)) {
		t.Errorf("%v, taken: %v", err, taken)
	}
	if most.Load() > maxWorkers {
		t.Errorf("%d work at a time", most.Load())
	}
}

// TestErrorEnds all work before it is returned.
func TestErrorEnds(t *testing.T) {
	full := errors.New("full")
	var at, begun atomic.Int64
	err := InOrder(slices.Values(numbers(1000)), func(n int) int {
		begun.Add(1)
		at.Add(1)
		time.Sleep(100 * time.Microsecond)
		at.Add(-1)
		return n
	}, func(n int) error {
		if n == 5 {
			return full
		}
		return nil
	})
	if err != full || at.Load() != 0 || begun.Load() > 5+1+2*maxWorkers {
		t.Errorf("%v; %d work still, %d began", err, at.Load(), begun.Load())
	}
}
