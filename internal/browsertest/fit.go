package browsertest

import (
	"context"
	"fmt"
)

// fitScript names the elements that run out of the screen to the right and cannot be scrolled into
// view by a box of their own.
const fitScript = `(() => {
	const root = document.documentElement, wide = root.clientWidth;
	root.style.fontSize = %q;
	const scrolls = e => e && e !== document.body && e !== root && (/auto|scroll/.test(getComputedStyle(e).overflowX) || scrolls(e.parentElement));
	const out = [...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > wide + 1 && !scrolls(e));
	const names = out.map(e => e.tagName.toLowerCase() + (e.className ? '.' + e.className : '') + ' "' + e.textContent.trim().slice(0, 40) + '"');
	if (root.scrollWidth > wide && names.length === 0) names.push('the page');
	root.style.fontSize = '';
	return names;
})()`

// RunsOut lists what runs out of the screen to the right on the page that is open, with letters of
// scale percent of their size.
func RunsOut(tab context.Context, scale int) ([]string, error) {
	return Ask[[]string](tab, fmt.Sprintf(fitScript, fmt.Sprint(scale, "%")))
}
