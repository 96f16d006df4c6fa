//go:build packs && chromium

package packs

import "testing"

var chromium = []string{"chromium", "chromium-browser", "google-chrome"}

// Unzipped and opened from the folder, every page is read in Chromium without a network.
func TestReadInChromium(t *testing.T) {
	t.Parallel()
	p := packed[2] // has tasks in every state, figures over years, people, documents and themes
	_, err := reads(t, "chrome", unzipped(t, p), p.pages, chromium...)
	mustPass(t, "Chromium", err)
}

// What TestReadInChromium relies on.
func TestSpoiltInChromium(t *testing.T) {
	t.Parallel()
	bag, p, says := spoilt(t)
	out, err := reads(t, "chrome", bag, p, chromium...)
	mustFind(t, out, err, says)
}
