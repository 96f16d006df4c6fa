package page

import (
	"sync"

	"phoihop/internal/report"
	"phoihop/internal/viet"
)

// dates writes dates in one way. It keeps what it wrote: the pages of a site show each of some thousand days many times.
type dates struct {
	write func(lang viet.Lang, year, month, day int) string

	mu      sync.RWMutex
	written map[dateIn]Date
}

type dateIn struct {
	lang viet.Lang
	date report.Date
}

var (
	inWords   = &dates{write: viet.Day, written: map[dateIn]Date{}}
	inFigures = &dates{write: viet.ShortDay, written: map[dateIn]Date{}}
)

// day gives a date in words.
func day(lang viet.Lang, d report.Date) Date { return inWords.of(lang, d) }

// shortDay gives a date in figures.
func shortDay(lang viet.Lang, d report.Date) Date { return inFigures.of(lang, d) }

func (all *dates) of(lang viet.Lang, d report.Date) Date {
	if d.IsZero() {
		return Date{}
	}
	all.mu.RLock()
	date, known := all.written[dateIn{lang, d}]
	all.mu.RUnlock()
	if !known {
		year, month, of := d.Parts()
		date = Date{Words: all.write(lang, year, month, of), ISO: d.String()}
		all.mu.Lock()
		all.written[dateIn{lang, d}] = date
		all.mu.Unlock()
	}
	return date
}
