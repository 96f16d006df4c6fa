package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"
)

// sample is what one process cost: seconds on the clock, seconds of all processors, those of them that the
// system did not spend on its behalf, and MiB held at the most (0 where the system does not tell).
type sample struct {
	Wall float64 `json:"wall_s"`
	CPU  float64 `json:"cpu_s"`
	User float64 `json:"user_s"`
	Peak float64 `json:"peak_mib"`
}

// measure runs a program to its end. What it said is part of the error if it fails.
func measure(ctx context.Context, program string, args ...string) (sample, error) {
	cmd := exec.CommandContext(ctx, program, args...)
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	start := time.Now()
	err := cmd.Run()
	wall := time.Since(start)
	if err != nil {
		if ctx.Err() != nil {
			err = ctx.Err()
		}
		return sample{}, fmt.Errorf("%s %s: %w\n%s", program, strings.Join(args, " "), err, bytes.TrimSpace(said.Bytes()))
	}
	return sample{
		Wall: wall.Seconds(),
		CPU:  (cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds(),
		User: cmd.ProcessState.UserTime().Seconds(),
		Peak: peakMiB(cmd.ProcessState),
	}, nil
}

// ourselves runs a command of this program in a process of its own.
func ourselves(ctx context.Context, args ...string) (sample, error) {
	program, err := os.Executable()
	if err != nil {
		return sample{}, err
	}
	return measure(ctx, program, args...)
}
