package translation

import "phoihop/internal/source"

// State is how a translation stands to its original.
type State string

// The states, in the order in which they are counted.
const (
	UpToDate   State = "up-to-date"
	Behind     State = "behind"  // the original has changed since
	Unknown    State = "unknown" // the translation does not say of which original it is
	Missing    State = "missing"
	NoOriginal State = "original-missing" // or it can't be read
)

// States lists all states.
var States = []State{UpToDate, Behind, Unknown, Missing, NoOriginal}

// StateOf judges a report that was read with its drafts.
func StateOf(r *source.Reading) State {
	switch {
	case r.Original.Report == nil:
		return NoOriginal
	case r.Words.Report == nil:
		return Missing
	case r.Words.Report.Translation.Of == "":
		return Unknown
	case r.Stale:
		return Behind
	}
	return UpToDate
}
