package sealed

import (
	"iter"
	"runtime"
)

// maxWorkers bounds what many cores would hold in memory.
const maxWorkers = 8

// InOrder calls work for every item on several goroutines and hands the results to take, in the order of the items
// and on the caller's goroutine. Few results wait at a time: 2 for each core, 16 at most. It returns take's first
// error, when all work that began has ended.
func InOrder[Item, Result any](items iter.Seq[Item], work func(Item) Result, take func(Result) error) error {
	var waiting []chan Result
	defer func() {
		for _, result := range waiting {
			<-result
		}
	}()
	takeFirst := func() error {
		first := waiting[0]
		waiting = waiting[1:]
		return take(<-first)
	}
	limit := 2 * min(runtime.GOMAXPROCS(0), maxWorkers)
	for item := range items {
		if len(waiting) == limit {
			if err := takeFirst(); err != nil {
				return err
			}
		}
		result := make(chan Result, 1)
		waiting = append(waiting, result)
		go func() { result <- work(item) }()
	}
	for len(waiting) > 0 {
		if err := takeFirst(); err != nil {
			return err
		}
	}
	return nil
}
