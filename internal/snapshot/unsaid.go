package snapshot

import (
	"regexp"
	"slices"
	"strings"

	"phoihop/internal/bag"
	"phoihop/internal/problem"
)

// Some words beside a site may stand on none of its pages, where its own templates leave them out. Then nothing says that
// they are wrong, nor that they are right: they are noted, and whoever relies on them has to ask elsewhere.

// contact asks for an address of the publisher on the pages that tell such, in as many languages as the site has.
func (w *wordCheck) contact(f bag.Field) {
	w.count++
	parts := strings.Split(f.Value, " / ")
	wanted := min(len(parts), max(1, len(w.says.languages)))
	for _, part := range parts {
		if strings.Contains(w.says.pages, spaced(part)) {
			wanted--
		}
	}
	if wanted > 0 {
		w.contacts = append(w.contacts, f)
	}
}

// tellContacts tells of addresses that the pages do not say, as differences where they say others.
func (w *wordCheck) tellContacts(part string) {
	saysOthers := slices.ContainsFunc([]string{"mailto:", "tel:"}, func(scheme string) bool { return strings.Contains(w.says.pages, scheme) })
	for _, f := range w.contacts {
		if saysOthers {
			w.foreign(part, words("%s là %s, trang giới thiệu của cổng không nêu", "%s is %s, which the site's page about itself does not say", f.Label, short(f.Value)))
			continue
		}
		w.noteUnsaid(words("%s là %s", "%s is %s", f.Label, short(f.Value)))
	}
}

var readmeKey = regexp.MustCompile(`(?m)^  minisign -Vm .* -P (RW[A-Za-z0-9+/]{54})$`)

// unsaidKey is the public key that a README names though no page of the site does.
func (w *wordCheck) unsaidKey(readme string) string {
	m := readmeKey.FindStringSubmatch(readme)
	if m == nil {
		return ""
	}
	w.noteUnsaid(words("khoá công khai là %s", "the public key is %s", m[1]))
	return m[1]
}

func (w *wordCheck) noteUnsaid(what problem.Words) {
	w.note("unsaid", words("chỉ có lời ghi bên cạnh cổng nói %[1]s; không trang nào của cổng nói vậy: hãy hỏi nơi khác trước khi tin", "only the words beside the site say that %[2]s; no page of the site does: ask elsewhere before you rely on it", what.Vi, what.En))
}
