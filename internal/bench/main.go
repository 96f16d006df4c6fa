// Command bench measures phoihop on content of its own making, so that anybody can repeat its figures.
//
//	go run ./internal/bench corpus -n 10000 -districts 100 -out DIR     writes the content (-hugo: for Hugo)
//	go run ./internal/bench compare -n 10000 -districts 100 -runs 5     a cold build, edits, memory, and the floor
//	go run ./internal/bench compare -hugo /path/to/hugo …               the same beside Hugo
//	go run ./internal/bench growth -sizes 1000,3000,10000               how time and memory grow
//	go run ./internal/bench growth -nation                              250,000 reports once
//	go run ./internal/bench watch -bound 3                              fails when a build costs too much
//
// The program measured is -phoihop, by default ./phoihop (make build). docs/performance.md tells what
// the figures mean.
//
// # What is measured
//
// Wall time, processor time (user and system) and peak memory of a whole process, as the system counts
// them for it. Times differ from machine to machine; ratios differ little, so runs go in turn, one of
// ours and one of the other's, and the median of the ratios pair by pair is told beside the medians.
// A first pair is not counted. Before each run whose wall time counts, all earlier writes are flushed,
// since phoihop waits until its own site stands on the disk and would wait for theirs as well.
//
// # The floor
//
// The floor does what no build can leave out and nothing else: it lists and reads every source, parses
// its front matter with yaml.v3 into nodes, renders its body with goldmark (tables, footnotes, definition
// lists), and writes as many files of the same size as the finished site has, with a worker a processor.
// It has no template, no check, no index, and it does not wait for the disk.
//
// # A small parent
//
// On Linux the peak memory of a process is never below that of the process that started it. So this
// program stays small: it writes content and does the floor's work in processes of its own.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"syscall"
)

// commands by name; each parses its own flags.
var commands = map[string]func(ctx context.Context, args []string) error{
	"corpus":  runCorpus,
	"files":   runFiles,
	"floor":   runFloor,
	"compare": runCompare,
	"growth":  runGrowth,
	"watch":   runWatch,
}

const usage = "usage: bench corpus|files|floor|compare|growth|watch [flags]"

func main() {
	// An interrupt stops the running build, so that what stands in the temporary folder is removed.
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := run(ctx, os.Args[1:])
	stop()
	switch {
	case err == nil || errors.Is(err, flag.ErrHelp):
	case errors.As(err, new(wrongUsage)):
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(2)
	default:
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// wrongUsage is a mistake in the command line.
type wrongUsage struct{ error }

func run(ctx context.Context, args []string) error {
	if len(args) == 0 {
		return wrongUsage{errors.New(usage)}
	}
	command, known := commands[args[0]]
	if !known {
		return wrongUsage{fmt.Errorf("no command %q; %s", args[0], usage)}
	}
	return command(ctx, args[1:])
}

// parse reads flags and refuses what is left over.
func parse(flags *flag.FlagSet, args []string) error {
	if err := flags.Parse(args); errors.Is(err, flag.ErrHelp) {
		return err
	} else if err != nil {
		return wrongUsage{err}
	}
	if flags.NArg() > 0 {
		return wrongUsage{fmt.Errorf("unexpected argument %q", flags.Arg(0))}
	}
	return nil
}
