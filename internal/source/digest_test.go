package source

import (
	"strings"
	"testing"

	"phoihop/internal/viet"
)

// TestDigest: whatever changes how a report is read changes the digest of the settings, or what was read
// under others would be shown.
func TestDigest(t *testing.T) {
	settings := func(site string) Settings {
		content := folder(nil)
		content["site.yaml"].Data = []byte(site)
		read, broken, _ := ReadSite(content)
		return Settings{Names: NewNames(read, broken), Languages: read.Languages}
	}
	same := settings(testSite)
	drafts := settings(testSite)
	drafts.Drafts = true
	seen := map[[32]byte]string{}
	for _, c := range []struct {
		name string
		set  Settings
	}{
		{"as it is", same},
		{"with drafts", drafts},
		{"another order of languages", settings(strings.Replace(testSite, "[vi, en]", "[en, vi]", 1))},
		{"one language", settings(strings.Replace(testSite, "[vi, en]", "[vi]", 1))},
		{"another short form", settings(strings.Replace(testSite, "MTTQ", "UBMTTQ", 1))},
		{"an alias", settings(strings.Replace(testSite, "{vi: MTTQ}", "{vi: MTTQ}, aliases: [Mặt trận]", 1))},
		{"a name that two agencies share", settings(strings.Replace(testSite, "{vi: MTTQ}", "{vi: UBND}", 1))},
		{"another id", settings(strings.Replace(testSite, "mttq:", "mat-tran:", 1))},
		{"an agency more", settings(testSite + "  cong-an: {name: Công an}\n")},
		{"a kind more", settings(testSite + "kinds: {hop-bao: {vi: Họp báo, en: Press conference}}\n")},
		{"a kind by another name", settings(testSite + "kinds: {briefing: {vi: Trực báo, en: Briefing}}\n")},
		{"no agency can be judged", settings("title: A\nlanguages: [vi, en]\n")},
	} {
		sum := c.set.Digest()
		if other, taken := seen[sum]; taken {
			t.Errorf("%q has the digest of %q", c.name, other)
		}
		seen[sum] = c.name
	}
	for _, site := range []string{"# a comment\n" + testSite, strings.Replace(testSite, "vi: MTTQ", "vi: Mttq", 1)} {
		if settings(site).Digest() != same.Digest() {
			t.Errorf("the digest changes where nothing is read otherwise:\n%s", site)
		}
	}
	split := Settings{Names: same.Names, Languages: []viet.Lang{"v", "ien"}}
	if split.Digest() == (Settings{Names: same.Names, Languages: []viet.Lang{"vi", "en"}}).Digest() {
		t.Errorf("the digest does not tell where one value ends and the next begins")
	}
}
