package source

import (
	"path"
	"slices"
	"strings"

	"phoihop/internal/viet"
)

// isID tells whether s follows the grammar of ids and file names, ^[a-z0-9][a-z0-9-]*$: lower-case ASCII
// letters, digits and hyphens.
func isID(s string) bool {
	if s == "" || s[0] == '-' {
		return false
	}
	for i := range len(s) {
		if c := s[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' {
			return false
		}
	}
	return true
}

// isDigits tells whether s is nothing but ASCII digits, at least one.
func isDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// cutReportFile parts "NAME.LANG.md" into its name and its language, of which it only asks that it is two
// letters: ^([a-z0-9][a-z0-9-]*)\.([a-z]{2})\.md$.
func cutReportFile(file string) (name, lang string, ok bool) {
	stem, isMarkdown := strings.CutSuffix(file, ".md")
	dot := len(stem) - len(".vi")
	if !isMarkdown || dot < 1 || stem[dot] != '.' {
		return "", "", false
	}
	name, lang = stem[:dot], stem[dot+1:]
	isLang := 'a' <= lang[0] && lang[0] <= 'z' && 'a' <= lang[1] && lang[1] <= 'z'
	return name, lang, isLang && isID(name)
}

// reservedDistricts are the names that the site's own pages stand under.
var reservedDistricts = strings.Fields(`agencies kinds tasks search glossary about accessibility data assets files people documents
	themes index feed calendar schema vi en con prn aux nul`)

func reservedDistrict(id string) bool {
	return slices.Contains(reservedDistricts, id) || isYear(id) || isDevice(id)
}

func reservedReportName(name string) bool {
	switch name {
	case "index", "feed", "calendar":
		return true
	}
	number, isPage := strings.CutPrefix(name, "page-")
	return isPage && isDigits(number) || isYear(name)
}

func isYear(s string) bool { return len(s) == 4 && isDigits(s) }

// isDevice tells the names that Windows keeps for its ports, com1 to com9 and lpt1 to lpt9.
func isDevice(s string) bool {
	return len(s) == 4 && (s[:3] == "com" || s[:3] == "lpt") && '1' <= s[3] && s[3] <= '9'
}

// exampleID makes an id of a folder's name.
func exampleID(name string) string {
	if slug := viet.Slug(name); slug != "" && !reservedDistrict(slug) {
		return slug
	}
	return "tay-ho"
}

// ignored tells that a file is the litter of an operating system or an editor.
func ignored(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") || strings.EqualFold(name, "Thumbs.db") || strings.EqualFold(name, "desktop.ini")
}

// Litter tells of a path below the content folder that no build reads what stands there.
func Litter(name string) bool {
	base := path.Base(name)
	return ignored(base) && !(rootDotFiles[base] && strings.HasPrefix(name, "_root/"))
}
