//go:build packs && firefox

package packs

import "testing"

var firefox = []string{"firefox-esr", "firefox"}

// Unzipped and opened from the folder, every page of a part is read in Firefox without a network.
func TestReadInFirefox(t *testing.T) {
	t.Parallel()
	p := packed[3] // pages of the same kinds as in the whole
	_, err := reads(t, "firefox", unzipped(t, p), p.pages, firefox...)
	mustPass(t, "Firefox", err)
}

// What TestReadInFirefox relies on.
func TestSpoiltInFirefox(t *testing.T) {
	t.Parallel()
	bag, p, says := spoilt(t)
	out, err := reads(t, "firefox", bag, p, firefox...)
	mustFind(t, out, err, says)
}
