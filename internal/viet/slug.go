package viet

import "strings"

// Slug returns s as a name for addresses and files: its fold, in which each run
// of anything but a-z and 0-9 is one "-", with none at the ends. It is "" when
// nothing is left. Different texts may share a slug ("Thanh Trì", "Thạnh Trị"):
// whoever names files by it looks out for that.
func Slug(s string) string {
	s = Fold(s)
	if isSlug(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	gap := false
	for i := range len(s) {
		c := s[i]
		if !isSlugLetter(c) {
			gap = true
			continue
		}
		if gap && b.Len() > 0 {
			b.WriteByte('-')
		}
		gap = false
		b.WriteByte(c)
	}
	return b.String()
}

// isSlug tells whether s is made of letters and digits only, and so a slug as it
// stands.
func isSlug(s string) bool {
	for i := range len(s) {
		if !isSlugLetter(s[i]) {
			return false
		}
	}
	return true
}

func isSlugLetter(c byte) bool { return 'a' <= c && c <= 'z' || '0' <= c && c <= '9' }
