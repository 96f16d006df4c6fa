package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// TestKilled kills builds at random moments of their life, from the first millisecond to beyond the end:
// cold ones, and rebuilds after an edit. Whatever the moment, what is published is the site that stood
// there before or the new one, byte for byte, and the next build knows how to go on.
//
// PHOIHOP_KILLS says how many builds; make kill N=1000 does a thousand.
func TestKilled(t *testing.T) {
	kills := 40
	if text := os.Getenv("PHOIHOP_KILLS"); text != "" {
		var err error
		if kills, err = strconv.Atoi(text); err != nil || kills < 1 {
			t.Fatalf("PHOIHOP_KILLS is a number of builds, not %q", text)
		}
	}
	k := newKilling(t, (*os.Process).Kill)
	for round := range kills {
		k.kill(round)
		if round%10 == 9 {
			k.goOn(round)
		}
	}
	t.Logf("a cold build takes %v, %v of it after the swap; a rebuild %v, %v", k.life[0].toEnd, k.life[0].fromSwap, k.life[1].toEnd, k.life[1].fromSwap)
	t.Logf("%d builds, %d of them cold: %d killed before the swap, %d after it, %d that had nothing new to publish; %d had ended",
		kills, k.cold, k.before, k.after, k.equal, k.ended)
	if k.before == 0 {
		t.Error("no build was killed before the swap: nothing is proved")
	}
}

// killing is a site whose builds are killed.
type killing struct {
	project
	end      func(*os.Process) error
	random   *rand.Rand
	content  map[string]files // by edition
	want     map[string]files // the site of each edition
	kept     []string         // what builds that nobody kills leave in .public.phoihop
	keptHere []string         // and in the project's folder
	cached   []string         // and in the cache
	life     [2]lifetime      // of cold builds, of warm ones

	cold, before, after, equal, ended int
}

// lifetime says how long a build takes if nothing is in its way.
type lifetime struct{ toEnd, fromSwap time.Duration }

func newKilling(t *testing.T, end func(*os.Process) error) *killing {
	k := &killing{project: newProject(t), end: end, random: rand.New(rand.NewPCG(1, 2)), content: map[string]files{"A": edition("A"), "B": edition("B")}, want: editions(t)}
	k.write("content", k.content["A"])
	time.Sleep(2100 * time.Millisecond) // files that changed just now are read again: let the cache count
	for i := range 5 {
		k.forget()
		for warm, letter := range []string{"A", "B"} {
			k.write("content", k.content[letter])
			b := k.start()
			b.waitForSwap()
			swapped := time.Now()
			k.must(<-b.ended)
			took := lifetime{time.Since(b.started), time.Since(swapped)}
			k.sameFiles("edition "+letter, k.want[letter], k.read("public"))
			if i == 0 {
				k.life[warm] = took
			}
			k.life[warm] = lifetime{min(k.life[warm].toEnd, took.toEnd), min(k.life[warm].fromSwap, took.fromSwap)}
		}
	}
	k.kept, k.keptHere, k.cached = k.names(".public.phoihop"), k.names("."), k.caches()
	return k
}

// forget removes all that builds have left.
func (k *killing) forget() {
	for _, name := range []string{"public", ".public.phoihop", "cache"} {
		k.must(os.RemoveAll(k.path(name)))
	}
}

// caches lists the files of the cache of this content. Its data are in one of two files; which of them changes when the
// other is half of no use.
func (k *killing) caches() (names []string) {
	for name := range k.read("cache") {
		names = append(names, strings.Replace(name, "/data-b", "/data-a", 1))
	}
	slices.Sort(names)
	return names
}

// kill starts a build, kills it and looks at what is published. The moment is any of the build's life;
// in every third round, any after the swap.
func (k *killing) kill(round int) {
	k.t.Helper()
	life := k.life[1]
	if round%4 == 0 {
		k.forget()
		life = k.life[0]
		k.cold++
	}
	before := k.read("public")
	letter := "A"
	if published := difference(k.want["A"], before) == ""; published != (round%8 == 7) { // seldom is the edit undone
		letter = "B"
	}
	k.write("content", k.content[letter])
	b := k.start()
	from, span := "the start", life.toEnd
	part := 1.1 * k.random.Float64()
	if round%3 == 2 {
		from, span = "the swap", life.fromSwap
		part *= part // what there is to do after the swap is done at once
		b.waitForSwap()
	}
	moment := time.Duration(part * float64(span))
	ended := b.endAfter(moment)
	after := k.read("public")
	when := fmt.Sprintf("round %d, edition %s, killed %v after %s", round, letter, moment, from)
	isOld, isNew := difference(before, after) == "", difference(k.want[letter], after) == ""
	switch {
	case ended && isNew:
		k.ended++
	case ended:
		k.t.Fatalf("%s, a build that succeeded: %s", when, difference(k.want[letter], after))
	case isOld && isNew:
		k.equal++
	case isOld:
		k.before++
	case isNew:
		k.after++
	default:
		k.t.Fatalf("%s: neither the old site (%s) nor the new one (%s)", when, difference(before, after), difference(k.want[letter], after))
	}
}

// building is a build on its way.
type building struct {
	killing *killing
	cmd     *exec.Cmd
	started time.Time
	before  os.FileInfo // of public; nil: there was none
	said    strings.Builder
	ended   chan error
}

func (k *killing) start() *building {
	k.t.Helper()
	b := &building{killing: k, cmd: k.command(), ended: make(chan error, 1)}
	b.cmd.Stderr = &b.said
	b.before, _ = os.Stat(k.path("public"))
	b.started = time.Now()
	k.must(b.cmd.Start())
	go func() { b.ended <- b.cmd.Wait() }()
	return b
}

// waitForSwap waits until another folder stands in the place of public, or the build has ended. On Linux,
// where folders are exchanged in one step, there is no moment without a site.
func (b *building) waitForSwap() {
	b.killing.t.Helper()
	for len(b.ended) == 0 {
		now, err := os.Stat(b.killing.path("public"))
		if err == nil && (b.before == nil || !os.SameFile(b.before, now)) {
			return
		}
		if err != nil && b.before != nil && runtime.GOOS == "linux" {
			b.killing.t.Errorf("while a site takes the place of another, a reader finds %v", err)
		}
		runtime.Gosched() // no sleep: what is left to do after the swap takes less than one
	}
}

// endAfter ends the build before its time; ended says that it came to its end by itself.
func (b *building) endAfter(moment time.Duration) (ended bool) {
	b.killing.t.Helper()
	for from := time.Now(); time.Since(from) < moment; runtime.Gosched() {
		time.Sleep(moment - time.Since(from) - 2*time.Millisecond) // a sleep may be longer than asked for
	}
	b.killing.end(b.cmd.Process)
	err := <-b.ended
	if status := b.cmd.ProcessState.ExitCode(); status == exitFailed || status == exitUsage {
		b.killing.t.Fatalf("the build failed: %v: %s", err, b.said.String())
	}
	return err == nil
}

// goOn builds once more without a kill.
func (k *killing) goOn(round int) {
	k.t.Helper()
	letter := string("AB"[k.random.IntN(2)])
	k.write("content", k.content[letter])
	k.sameFiles(fmt.Sprintf("the build after round %d", round), k.want[letter], k.mustBuild())
	k.only(".public.phoihop", k.names(".public.phoihop"), k.kept)
	k.only("the project's folder", k.names("."), k.keptHere)
	k.only("the cache", k.caches(), k.cached)
	k.only("the folder of temporary files", k.names("tmp"), nil)
}
