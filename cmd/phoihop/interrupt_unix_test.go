//go:build unix

package main

import (
	"maps"
	"os"
	"os/exec"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestInterruptedPacking ends the commands of packs as Ctrl-C and as a machine that shuts down do, at three moments of their life
// each: what then stands in the project is whole, and nothing is there that has no name of its own.
func TestInterruptedPacking(t *testing.T) {
	t.Parallel()
	p := newProject(t)
	small := func(letter string) files {
		content := edition(letter)
		maps.DeleteFunc(content, func(name, _ string) bool { return strings.Contains(name, "/") && !strings.HasPrefix(name, "tay-ho/") })
		return content
	}
	p.write("content", small("A"))
	phoihop := func(args ...string) *exec.Cmd {
		cmd := exec.Command("phoihop", args...)
		cmd.Dir = p.dir
		cmd.Env = append(os.Environ(), "TMPDIR="+p.path("tmp"), "XDG_CACHE_HOME="+p.path("cache"), "LC_ALL=C")
		return cmd
	}
	must := func(args ...string) {
		if status, said := p.run(phoihop(args...)); status != exitDone {
			t.Fatalf("phoihop %v: %s", args, said)
		}
	}
	must("snapshot", "--out", "old.zim", "--today", "2024-01-01")
	p.write("content", small("B"))
	must("snapshot", "--out", "new.zim", "--since", "old.zim", "--today", "2024-02-01")
	stopped := 0
	for _, args := range [][]string{
		{"snapshot", "--format", "zip,zim,wacz", "--with-sources", "--out", "made"},
		{"snapshot", "--out", "made/new.zim", "--since", "old.zim", "--today", "2024-02-01"},
		{"apply", "old.zim", "new.zim.delta", "--out", "made.zim"},
		{"extract", "old.zim", "made"},
		{"verify", "old.zim"},
	} {
		before := p.all()
		start := time.Now()
		must(args...)
		whole, took := p.all(), time.Since(start)
		for i, part := range []float64{.2, .5, .8} {
			p.must(os.RemoveAll(p.path("made")))
			p.must(os.RemoveAll(p.path("made.zim")))
			cmd := phoihop(args...)
			var said strings.Builder
			cmd.Stdout, cmd.Stderr = &said, &said
			p.must(cmd.Start())
			time.Sleep(time.Duration(part * float64(took)))
			cmd.Process.Signal([]os.Signal{os.Interrupt, syscall.SIGTERM}[i%2])
			err := cmd.Wait()
			switch status := cmd.ProcessState.ExitCode(); {
			case status == exitInterrupted:
				stopped++
				if !strings.Contains(said.String(), "no unfinished file is left") || strings.Contains(said.String(), "error") {
					t.Errorf("%v was stopped and says %q", args, said.String())
				}
			case status == -1 && said.Len() == 0: // before it had begun
			case status != exitDone:
				t.Fatalf("%v, stopped after %.1f of its time: %v: %s", args, part, err, said.String())
			}
			after := p.all()
			for _, name := range slices.Sorted(maps.Keys(after)) {
				if after[name] != whole[name] && after[name] != before[name] {
					t.Errorf("%v, stopped after %.1f of its time, leaves %s (%d bytes)", args, part, name, len(after[name]))
				}
			}
			if left := p.names("tmp"); len(left) > 0 {
				t.Errorf("%v, stopped after %.1f of its time, leaves %v among the temporary files", args, part, left)
			}
		}
		p.must(os.RemoveAll(p.path("made")))
		p.must(os.RemoveAll(p.path("made.zim")))
	}
	if t.Logf("%d of 15 commands were stopped on their way", stopped); stopped == 0 {
		t.Error("no command was stopped on its way: nothing is proved")
	}
}

// all gives the files of the project but those of caches.
func (p project) all() files {
	found := p.read(".")
	maps.DeleteFunc(found, func(name, _ string) bool { return strings.HasPrefix(name, "cache/") })
	return found
}
