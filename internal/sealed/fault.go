package sealed

import (
	"errors"
	"fmt"
	"strings"

	"phoihop/internal/filename"
)

// A Kind of fault is an error for errors.Is.
type Kind string

func (k Kind) Error() string { return string(k) }

// The kinds of faults of an archive as a whole.
const (
	NotZip         Kind = "not a zip archive"
	NoSeal         Kind = "no seal"
	BrokenSeal     Kind = "the seal is broken"
	BadDirectory   Kind = "the central directory is damaged"
	TooManyEntries Kind = "too many entries"
	TooLarge       Kind = "too large when unpacked"
)

// The kinds of faults of a name.
const (
	EmptyName        = Kind(filename.Empty)
	AbsoluteName     = Kind(filename.Absolute)
	ParentName       = Kind(filename.Parent)
	BackslashName    = Kind(filename.Backslash)
	ColonName        = Kind(filename.Colon)
	ForbiddenName    = Kind(filename.Forbidden)
	ControlName      = Kind(filename.Control)
	EncodedName      = Kind(filename.Encoded)
	TrailingName     = Kind(filename.Trailing)
	DeviceName       = Kind(filename.Device)
	LongName         = Kind(filename.Long)
	DuplicateName    = Kind(filename.Duplicate)
	AmbiguousName    = Kind(filename.Ambiguous)
	FileAndDirectory = Kind(filename.FileAndFolder)
)

// The kinds of faults of an entry.
const (
	NotAFile      Kind = "not a plain file"
	Encrypted     Kind = "encrypted"
	BadMethod     Kind = "neither stored nor deflated"
	OddHeader     Kind = "header with what no sealed archive has"
	LocalDiffers  Kind = "local header differs from the directory"
	Overlap       Kind = "overlaps another entry"
	Gap           Kind = "bytes between entries"
	BadContent    Kind = "content is damaged"
	SizeDiffers   Kind = "content is not as long as declared"
	ChangedSource Kind = "changed while it was packed"
)

// Fault is one thing wrong with an archive. Its Kind tells which, by errors.Is.
type Fault struct {
	Kind   Kind
	Entry  string // "" for the archive as a whole
	Detail string // what was found, may be ""
}

func (f *Fault) Error() string {
	text := f.Kind.Error()
	if f.Entry != "" {
		text = fmt.Sprintf("%q: %s", f.Entry, text)
	}
	if f.Detail != "" {
		text += " (" + f.Detail + ")"
	}
	return text
}

func (f *Fault) Unwrap() error { return f.Kind }

// Faults are several faults as one error.
type Faults []*Fault

func (fs Faults) Error() string {
	texts := make([]string, len(fs))
	for i, f := range fs {
		texts[i] = f.Error()
	}
	return strings.Join(texts, "; ")
}

func (fs Faults) Unwrap() []error {
	errs := make([]error, len(fs))
	for i, f := range fs {
		errs[i] = f
	}
	return errs
}

// Bomb tells whether reading on would cost far more than the archive's own size: of what is in it nothing is to be read.
func (fs Faults) Bomb() bool { return errors.Is(fs, TooLarge) || errors.Is(fs, TooManyEntries) }

func (fs *Faults) add(kind Kind, entry, detail string, args ...any) {
	*fs = append(*fs, &Fault{Kind: kind, Entry: entry, Detail: fmt.Sprintf(detail, args...)})
}
