package translation

import (
	"phoihop/internal/source"
)

// Progress is how much of an original a translation gives.
type Progress struct {
	Keys, OfKeys int  // texts in its keys, and those of the original
	NoText       bool // it has no body, and the original has one
}

// ProgressOf compares a report that was read with its translation.
func ProgressOf(r *source.Reading) Progress {
	original := source.WordingOf(r.Original.Report, r.Original.Body.Text)
	words := source.WordingOf(r.Words.Report, r.Words.Body.Text)
	return Progress{Keys: texts(words.Passages), OfKeys: texts(original.Passages), NoText: source.ShowsNothing(r.Words.Body.Text) && !source.ShowsNothing(r.Original.Body.Text)}
}

func texts(passages []source.Passage) (n int) {
	for _, p := range passages {
		if p.Text != "" {
			n++
		}
		n += texts(p.Parts)
	}
	return n
}
