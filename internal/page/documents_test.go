package page

import "testing"

// TestBareNumber: beside its kind, a document's number does not say it again.
func TestBareNumber(t *testing.T) {
	for _, c := range []struct{ number, kind, want string }{
		{"217-QĐ/TW", "decision", "217-QĐ/TW"},
		{"Quyết định 217-QĐ/TW", "decision", "217-QĐ/TW"},
		{"Luật số 10/2022/QH15", "law", "10/2022/QH15"},
		{"quyet dinh số 217-QĐ/TW", "decision", "217-QĐ/TW"},
		{"số 99", "plan", "99"},
		{"Quyết định 217-QĐ/TW", "", "Quyết định 217-QĐ/TW"},
		{"Quyết định 217-QĐ/TW", "resolution", "Quyết định 217-QĐ/TW"},
		{"Luật", "law", "Luật"},
		{"", "law", ""},
	} {
		if got := bareNumber(c.number, c.kind); got != c.want {
			t.Errorf("%q of kind %q: got %q, want %q", c.number, c.kind, got, c.want)
		}
	}
}
