package viet

import "testing"

func TestNFC(t *testing.T) {
	for _, c := range []struct{ name, input, want string }{
		{"empty", "", ""},
		{"ASCII", "Quan Tay Ho", "Quan Tay Ho"},
		{"composed already", "Quận Tây Hồ", "Quận Tây Hồ"},
		{"decomposed", "Qua\u0323\u0302n To\u0302\u0301", "Quận Tố"},
		{"half composed", "Vi\u00EA\u0323t", "Việt"},
		{"no-break space stays", "Ủy\u00A0ban", "Ủy\u00A0ban"},
		{"not UTF-8 stays", "a\xffb", "a\xffb"},
	} {
		if got := NFC(c.input); got != c.want {
			t.Errorf("%s: NFC(%+q) is %+q, want %+q", c.name, c.input, got, c.want)
		}
	}
}

func TestPlain(t *testing.T) {
	for _, c := range []struct{ name, input, want string }{
		{"empty", "", ""},
		{"plain already", "Ủy ban nhân dân", "Ủy ban nhân dân"},
		{"case and marks stay", "UỶ ban", "UỶ ban"},
		{"tone placement stays", "Uỷ Ủy", "Uỷ Ủy"},
		{"no-break space", "Ủy\u00A0ban", "Ủy ban"},
		{"narrow no-break and figure space", "a\u202Fb\u2007c", "a b c"},
		{"several spaces, tabs and lines", "a \t b\r\n\r\nc", "a b c"},
		{"at the ends", "\u00A0 Tây Hồ \n", "Tây Hồ"},
		{"only space", " \u00A0\u3000", ""},
		{"byte order mark", "\uFEFFTây Hồ", "Tây Hồ"},
		{"word joiner and zero-width space", "Tây\u2060 \u200BHồ", "Tây Hồ"},
		{"soft hyphen", "phối\u00ADhợp", "phốihợp"},
		{"decomposed", "U\u0309y ban", "Ủy ban"},
		{"mark parted from its letter", "o\u200B\u0302", "ô"},
		{"typographic marks stay", "“2021–2026”", "“2021–2026”"},
		{"not UTF-8", "a\xffb", "a\uFFFDb"},
	} {
		if got := Plain(c.input); got != c.want {
			t.Errorf("%s: Plain(%+q) is %+q, want %+q", c.name, c.input, got, c.want)
		}
	}
}

// Most text is in order already, and a site asks about it again and again.
func TestTextInOrderIsNotCopied(t *testing.T) {
	const composed, folded = "Ủy ban nhân dân quận Tây Hồ", "uy ban nhan dan quan tay ho 54/2017/qh14"
	for name, call := range map[string]func(){
		"NFC":   func() { NFC(composed) },
		"Plain": func() { Plain(composed) },
		"Fold":  func() { Fold(folded) },
	} {
		if n := testing.AllocsPerRun(10, call); n != 0 {
			t.Errorf("%s of text in order allocates %v times", name, n)
		}
	}
}
