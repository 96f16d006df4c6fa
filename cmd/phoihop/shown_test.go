package main

import "testing"

// TestShown: what a pack or file is called, or says, neither commands a terminal nor breaks or turns its line.
func TestShown(t *testing.T) {
	for text, want := range map[string]string{
		"Quận Tây Hồ – \"a\"":              "Quận Tây Hồ – \"a\"",
		"\x1b]0;x\a\x1b[2J\n":              "\uFFFD]0;x\uFFFD\uFFFD[2J\uFFFD",
		"a\u202egpj.exe\u2066\u2028\u0085": "a\uFFFDgpj.exe\uFFFD\uFFFD\uFFFD",
	} {
		if got := shown(text); got != want {
			t.Errorf("%q is shown as %q", text, got)
		}
	}
}
