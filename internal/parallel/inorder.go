// Package parallel has work done by a few goroutines, however many processors there are, and hands the results over in the
// order of what was worked on: so that memory is bounded, and the same work gives the same file everywhere.
package parallel

import (
	"iter"
	"runtime"
	"sync"
)

// maxWorkers bounds what many processors would hold in memory: each of our compressors takes up to 50 MB.
const maxWorkers = 4

// InOrder calls work for every item, on as many goroutines as there are processors and on 4 at most, and hands the results to
// take, in the order of the items and on the caller's goroutine. Two results for each goroutine wait at most. It returns take's
// first error, when all work that began has ended.
func InOrder[Item, Result any](items iter.Seq[Item], work func(Item) Result, take func(Result) error) error {
	type job struct {
		item   Item
		result chan Result
	}
	workers := min(runtime.GOMAXPROCS(0), maxWorkers)
	limit := 2 * workers
	jobs := make(chan job, limit)
	var running sync.WaitGroup
	defer func() {
		for len(jobs) > 0 { // after an error; a worker may be quicker
			select {
			case <-jobs:
			default:
			}
		}
		close(jobs)
		running.Wait()
	}()
	var waiting []chan Result
	takeFirst := func() error {
		first := waiting[0]
		waiting = waiting[1:]
		return take(<-first)
	}
	idle := workers // those that have not begun yet
	for item := range items {
		if len(waiting) == limit {
			if err := takeFirst(); err != nil {
				return err
			}
		}
		if idle > 0 {
			idle--
			running.Go(func() {
				for j := range jobs {
					j.result <- work(j.item)
				}
			})
		}
		j := job{item, make(chan Result, 1)}
		waiting = append(waiting, j.result)
		jobs <- j
	}
	for len(waiting) > 0 {
		if err := takeFirst(); err != nil {
			return err
		}
	}
	return nil
}
