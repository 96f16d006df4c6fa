// Package viet knows how Vietnamese and English are written: it brings text to
// one form, compares and sorts it, makes names for addresses, and puts dates and
// numbers into words. It imports nothing of this project, reads no clock, no
// locale and no environment, and all of its functions may be called by many
// goroutines at once.
//
// # Three forms of a text
//
//   - [NFC] is what the site stores and shows: Unicode's composed form.
//   - [Plain] is text for comparison in which case and marks still count. Spaces
//     of every kind become one space between words, characters without width
//     (soft hyphen, word joiner, byte order mark, zero-width and direction marks)
//     go, and the result is NFC.
//   - [Fold] is text for comparison in which they don't. "Uỷ", "Ủy", "UỶ" and
//     their decomposed spellings are all "uy".
//
// Each is idempotent, and each gives one result for all canonically equivalent
// inputs (as long as no letter carries more than 30 marks, where Unicode's
// Stream-Safe Format ends). NFC leaves bytes that are not UTF-8 alone; the
// others may turn each into U+FFFD.
//
// # The fold
//
// One fold serves search, addresses, identifiers and suggestions, in Go and in
// the site's own script. It is, in this order:
//
//  1. drop characters without width, and turn white space into spaces (as Plain);
//  2. decompose (NFD) and drop the marks U+0300 to U+036F, which takes off tones
//     and the marks of ă â ê ô ơ ư, wherever the tone was placed (oà, òa);
//  3. lower case, letter by letter (so that a final Σ is σ, as any other);
//  4. spell out letters that do not decompose: đ and its look-alikes ð and ɖ to
//     d, æ to ae, œ to oe, ø to o, ß to ss, ł to l, þ to th, ħ to h, ı to i;
//  5. give typographic marks their keyboard form: ‘ ’ ‚ ‛ ʼ ′ to ', “ ” „ ‟ « » ″
//     to ", and hyphens, dashes and minus signs to -, since "2021–2026" and
//     "2021-2026" are one term of office;
//  6. collapse spaces to one, trim, and compose what is left (NFC).
//
// Digits, "/" and all other characters stay, so that document numbers keep their
// shape: "54/2017/QH14" is "54/2017/qh14". Compatibility forms (full-width
// letters, superscripts, ligatures) stay too. The fold forgets differences that
// matter: Thanh Trì and Thạnh Trị are two districts and one fold. Where both can
// occur, compare folds to find and Plain to decide.
//
// testdata/fold.txt holds the fold's cases, one on each line, for this package
// and for the script's mirror of it. A change of the fold begins there.
//
// # Order
//
// [Collator] sorts by the rules of a language, digits by their value ("Phường 2"
// before "Phường 10"). [ComparePersons] sorts names of persons by given name.
// Both orders are total: only identical strings compare equal.
//
// # Dates and numbers
//
// [Day], [ShortDay], [DayPart], [Days] and [Decimal] write for readers. Dates are
// those of the Gregorian calendar; parts not stated are 0 and are left out, never
// made up.
package viet

// Lang is a language of the site, by its BCP 47 tag. Any value other than [En]
// is treated as [Vi].
type Lang string

// The languages of a site.
const (
	Vi Lang = "vi"
	En Lang = "en"
)
