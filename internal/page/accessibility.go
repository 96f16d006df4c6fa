package page

import (
	"phoihop/internal/report"
	"phoihop/internal/viet"
)

// Accessibility is the site's statement on accessibility: the standard that it keeps, how that was tested, what is not
// known, and whom to tell of a barrier.
type Accessibility struct {
	Frame
	Tested  Date // day of the last tests; empty where none are told
	Judges  []Judge
	Contact Contact
	Barrier string // address to write to about a barrier, a mailto; "" where the site states no e-mail
	Changed bool   // the site's templates are not those that were tested
}

// Tests are what the last run of the project's tests says of the templates.
type Tests struct {
	Day     report.Date
	Judges  []Judge
	Changed bool // the site has templates or styles of its own, and tells of no tests of them
}

// Judge is a program that looked for barriers, or a kind of test. Pages is how many kinds of page it was shown, each
// language counted, and Views in how many ways in all: on how many screens, in which colours, with and without script.
type Judge struct {
	ID       string // "axe"; the template says what it is
	Version  string // "" where it is a test of the project's own
	Pages    int
	Views    int
	Findings int
}

const accessibilityPath = "accessibility.html"

// Template names the page's template.
func (*Accessibility) Template() string { return "accessibility.html" }

func (b *Book) accessibility(lang viet.Lang) *Accessibility {
	p := &Accessibility{Frame: b.frame(lang, accessibilityPath, SectionAccessibility), Contact: b.contact(lang),
		Tested: shortDay(lang, b.tests.Day), Judges: b.tests.Judges, Changed: b.tests.Changed}
	p.Barrier = p.mailTo(p.Contact.Email, "[accessibility]")
	return p
}
