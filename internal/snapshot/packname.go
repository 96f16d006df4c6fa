package snapshot

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
	"time"

	"phoihop/internal/site"
	"phoihop/internal/viet"
)

// LastChange is the day on which the newest report of a site last changed for its readers, in the site's time zone. A part has
// that of the whole: it says how its reports stood then.
func LastChange(s *site.Site) time.Time {
	day := time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC) // a zip knows none before
	for _, r := range s.All().Reports {
		y, m, d := r.LastChange().Time(s.Zone).In(s.Zone).Date()
		if changed := time.Date(y, m, d, 0, 0, 0, 0, time.UTC); changed.After(day) {
			day = changed
		}
	}
	return day
}

// longestID keeps names of files well below what file systems take.
const longestID = 80

// packID names a site, or a part of it, alike on every day: the title, then districts and years. A word stands before the
// years, so that nobody takes them for the day that follows.
func packID(s *site.Site) string {
	lang := s.Settings.Languages[0]
	title, _ := s.Settings.Title.In(lang)
	words := []string{cmp.Or(viet.Slug(title), "phoihop")}
	if s.Whole() != nil {
		words = append(words, s.Taken.Districts...)
		if len(s.Taken.Years) > 0 {
			words = append(words, viet.Slug(partIn[lang].year))
		}
		for _, y := range s.Taken.Years {
			words = append(words, strconv.Itoa(y))
		}
	}
	id := strings.Join(words, "-")
	if len(id) <= longestID {
		return id
	}
	sum := sha256.Sum256([]byte(id))
	return strings.TrimRight(id[:longestID-9], "-") + "-" + hex.EncodeToString(sum[:4])
}
