// Package filename judges the names of files that are packed and unpacked: a name must stay in the folder into which it is
// unpacked, and mean one file, the same one, on every system.
package filename

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The longest name, and the longest of a file or folder in it, which file systems allow; both in bytes.
const (
	MaxName = 4096
	MaxPart = 255
)

// A Kind says what is wrong with a name. It is an error for errors.Is.
type Kind string

func (k Kind) Error() string { return string(k) }

// What [Check] finds.
const (
	Empty     Kind = "empty name or empty part of a name"
	Absolute  Kind = "absolute name"
	Parent    Kind = "name with . or .."
	Backslash Kind = "backslash in a name"
	Colon     Kind = "drive letter or colon in a name"
	Forbidden Kind = "character in a name that Windows takes for another meaning" // < > " | ? *
	Control   Kind = "control character in a name"                                // also those that turn the direction of writing
	Encoded   Kind = "name is not UTF-8"
	Trailing  Kind = "part of a name ends in a dot or space"
	Device    Kind = "name that Windows keeps for a device" // con, nul.txt
	Long      Kind = "name too long"
)

// Check returns what is wrong with a name, with slashes, as seen from the folder into which it is unpacked; "" for nothing.
func Check(name string) Kind {
	switch {
	case name == "":
		return Empty
	case !utf8.ValidString(name):
		return Encoded
	case len(name) > MaxName:
		return Long
	case strings.HasPrefix(name, "/"):
		return Absolute
	case strings.Contains(name, `\`):
		return Backslash
	case strings.Contains(name, ":"):
		return Colon
	case strings.ContainsAny(name, `<>"|?*`):
		return Forbidden
	case strings.ContainsFunc(name, isControl):
		return Control
	}
	for part := range strings.SplitSeq(name, "/") {
		if kind := checkPart(part); kind != "" {
			return kind
		}
	}
	return ""
}

func checkPart(part string) Kind {
	switch {
	case part == "":
		return Empty
	case part == "." || part == "..":
		return Parent
	case strings.HasSuffix(part, ".") || strings.HasSuffix(part, " "):
		return Trailing
	case len(part) > MaxPart:
		return Long
	case isDevice(part):
		return Device
	}
	return ""
}

// isControl tells of characters that nobody sees and that change what a name seems to be.
func isControl(r rune) bool {
	return unicode.IsControl(r) || r == '\u2028' || r == '\u2029' || unicode.Is(unicode.Bidi_Control, r)
}

// isDevice tells of names that Windows opens as a device in every folder, whatever their ending.
func isDevice(part string) bool {
	stem, _, _ := strings.Cut(part, ".")
	stem = strings.ToLower(strings.TrimRight(stem, " "))
	switch stem {
	case "con", "prn", "aux", "nul", "conin$", "conout$":
		return true
	}
	port, isPort := strings.CutPrefix(stem, "com")
	if !isPort {
		port, isPort = strings.CutPrefix(stem, "lpt")
	}
	return isPort && utf8.RuneCountInString(port) == 1 && strings.Contains("0123456789¹²³", port)
}
