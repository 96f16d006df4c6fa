//go:build chromium && npm

package browsertest

import (
	"strings"
	"testing"
)

// Nothing is lost or runs out of the screen on any kind of page when letters are of double size (WCAG 1.4.4), when the
// page is four times as large, which is a screen of 320 pixels (1.4.10), and when lines, words and letters stand
// wider apart (1.4.12).
func TestResize(t *testing.T) {
	t.Parallel()
	tab := startJudge(t)
	shown := kindsToLookAt(t)
	looks := 0
	for _, p := range shown {
		must(t, Open(tab, p.url))
		screens := []Screen{Phone, Laptop}
		if p.lang() == "en" {
			screens = screens[:1] // words that fit a telephone fit a desk
		}
		for _, screen := range screens {
			must(t, Show(tab, screen))
			for _, c := range []struct {
				name  string
				style string
				scale int
			}{
				{"letters at 200 %", "html { font-size: 200% !important }", 200},
				{"wider text", "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }", 100},
			} {
				must(t, run(tab, wear(c.style)))
				lost, err := Ask[[]string](tab, clipped)
				must(t, err)
				out, err := RunsOut(tab, c.scale)
				must(t, err)
				if lost = append(lost, out...); len(lost) > 0 {
					t.Errorf("%s at %d pixels, %s: cut off or out of the screen: %s", p.path, screen.Width, c.name, strings.Join(lost, ", "))
				}
				looks++
			}
			must(t, run(tab, wear("")))
		}
	}
	stated(t, judgement{ID: "resize", Pages: countKinds(shown), Views: looks})
}

// What TestResize relies on: words that are cut off are found.
func TestCutWordsAreFound(t *testing.T) {
	t.Parallel()
	tab := startJudge(t)
	must(t, Show(tab, Phone))
	must(t, Open(tab, `data:text/html,<!doctype html><p style="height:1em;overflow:hidden">one line<br>another</p><p style="width:3em;overflow:hidden;white-space:nowrap">words that do not fit</p><p style="overflow:hidden">fits</p>`))
	lost, err := Ask[[]string](tab, clipped)
	must(t, err)
	if len(lost) != 2 {
		t.Errorf("of two texts that are cut off these are found: %v", lost)
	}
}

// wear puts a reader's own style over the page's.
func wear(style string) string {
	return "(() => { let own = document.getElementById('_own') || document.head.appendChild(document.createElement('style')); own.id = '_own'; own.textContent = `" + style + "`; })()"
}

// clipped lists boxes that hide what does not fit into them and hold something that does not.
const clipped = `[...document.body.querySelectorAll('*')].filter(e => {
	const style = getComputedStyle(e);
	return (/hidden|clip/.test(style.overflowX) && e.scrollWidth > e.clientWidth + 1 || /hidden|clip/.test(style.overflowY) && e.scrollHeight > e.clientHeight + 1)
		&& e.clientWidth > 1 && e.tagName !== 'svg' && e.textContent.trim() !== '';
}).map(e => e.tagName.toLowerCase() + (typeof e.className === 'string' && e.className ? '.' + e.className : '') + ' "' + e.textContent.trim().slice(0, 40) + '"')`
