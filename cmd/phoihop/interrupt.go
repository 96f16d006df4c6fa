package main

import (
	"os"
	"os/signal"
	"syscall"

	"phoihop/internal/snapshot"
)

// onInterrupt ends the program where Ctrl-C or a machine that shuts down wants it, until stop is called: it cleans up first, and
// says how things stand.
func (c *command) onInterrupt(clean func(), says string) (stop func()) {
	interrupted, done := make(chan os.Signal, 1), make(chan struct{})
	signal.Notify(interrupted, os.Interrupt, syscall.SIGTERM)
	go func() {
		select {
		case <-interrupted:
			clean()
			c.note("\n%s", says)
			os.Exit(exitInterrupted)
		case <-done:
		}
	}()
	return func() {
		signal.Stop(interrupted)
		close(done)
	}
}

// leavesNothing has an interrupted command take away all that it has not finished.
func (c *command) leavesNothing() (stop func()) {
	return c.onInterrupt(snapshot.Abandon, c.say("Đã dừng; không để lại tệp dở dang nào.", "Stopped; no unfinished file is left."))
}

// writesNothing is for as long as a question stands: nothing was written yet.
func (c *command) writesNothing() (stop func()) {
	return c.onInterrupt(func() {}, c.say("Chưa ghi gì.", "Nothing was written."))
}
