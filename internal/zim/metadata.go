package zim

import (
	"bytes"
	"errors"
	"fmt"
	"image/png"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// Metadata says what a file is. What is not marked optional must be given.
type Metadata struct {
	Name            string // the same for all editions, "vn_phoihop_tay-ho"
	Title           string // at most 30 characters as readers count them
	Description     string // at most 80
	LongDescription string // optional; at most 4000, and no shorter than Description
	Language        string // ISO 639-3, the main one first: "vie,eng"
	Creator         string
	Publisher       string
	Date            string // 2006-01-02
	Source          string // optional: where the content is published
	Scraper         string // optional: the program that made the file, and its version
	License         string // optional
	Illustration    []byte // a PNG of 48 × 48 pixels
}

// MetadataError is a rule of zimcheck that a value breaks.
type MetadataError struct {
	Key  string
	Rule string
}

func (e *MetadataError) Error() string { return fmt.Sprintf("metadata %s %s", e.Key, e.Rule) }

const (
	illustration = "Illustration_48x48@1"
	counter      = "Counter"
	metaMIME     = "text/plain;charset=utf-8"

	illustrationSide = 48
)

// How many characters, as readers count them (grapheme clusters), zimcheck allows.
const (
	TitleLimit           = 30
	DescriptionLimit     = 80
	LongDescriptionLimit = 4000
)

var (
	languages = regexp.MustCompile(`^[a-z]{3}(,[a-z]{3})*$`)
	dateForm  = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`)
)

// textKey is one of Metadata's texts under its name in the file.
type textKey struct {
	name     string
	value    *string
	optional bool
}

// texts are all of m but the picture, in the order of the struct.
func (m *Metadata) texts() []textKey {
	return []textKey{
		{"Name", &m.Name, false},
		{"Title", &m.Title, false},
		{"Description", &m.Description, false},
		{"LongDescription", &m.LongDescription, true},
		{"Language", &m.Language, false},
		{"Creator", &m.Creator, false},
		{"Publisher", &m.Publisher, false},
		{"Date", &m.Date, false},
		{"Source", &m.Source, true},
		{"Scraper", &m.Scraper, true},
		{"License", &m.License, true},
	}
}

// Check returns all rules that m breaks, as [*MetadataError] joined.
func (m *Metadata) Check() error {
	var all []error
	for _, e := range m.broken() {
		all = append(all, e)
	}
	return errors.Join(all...)
}

func (m *Metadata) broken() []*MetadataError {
	var all []*MetadataError
	wrong := func(key, rule string, args ...any) {
		all = append(all, &MetadataError{Key: key, Rule: fmt.Sprintf(rule, args...)})
	}
	atMost := func(key, value string, limit int) {
		if n := uniseg.GraphemeClusterCount(value); n > limit {
			wrong(key, "has %d characters, more than %d", n, limit)
		}
	}
	for _, key := range m.texts() {
		switch {
		case *key.value == "" && !key.optional:
			wrong(key.name, "is missing")
		case !utf8.ValidString(*key.value):
			wrong(key.name, "is not UTF-8")
		}
	}
	atMost("Title", m.Title, TitleLimit)
	atMost("Description", m.Description, DescriptionLimit)
	if m.LongDescription != "" {
		atMost("LongDescription", m.LongDescription, LongDescriptionLimit)
		if uniseg.GraphemeClusterCount(m.LongDescription) < uniseg.GraphemeClusterCount(m.Description) {
			wrong("LongDescription", "is shorter than Description")
		}
	}
	if m.Language != "" && !languages.MatchString(m.Language) {
		wrong("Language", "is not a list of ISO 639-3 codes: %q", m.Language)
	}
	if m.Date != "" {
		if _, err := time.Parse(time.DateOnly, m.Date); err != nil || !dateForm.MatchString(m.Date) {
			wrong("Date", "is not a day such as 2006-01-02: %q", m.Date)
		}
	}
	if rule := brokenIllustration(m.Illustration); rule != "" {
		wrong(illustration, "%s", rule)
	}
	return all
}

func brokenIllustration(file []byte) string {
	if len(file) == 0 {
		return "is missing"
	}
	// The size is known before the pixels are unpacked.
	config, err := png.DecodeConfig(bytes.NewReader(file))
	if err != nil {
		return "is not a PNG"
	}
	if config.Width != illustrationSide || config.Height != illustrationSide {
		return fmt.Sprintf("has %d × %d pixels, not 48 × 48", config.Width, config.Height)
	}
	if _, err := png.Decode(bytes.NewReader(file)); err != nil {
		return "is a damaged PNG"
	}
	return ""
}

// countTypes is the value of Counter: how many entries of content there are of each type.
func countTypes(counts map[string]int) string {
	var parts []string
	for mime, n := range counts {
		parts = append(parts, mime+"="+strconv.Itoa(n))
	}
	slices.Sort(parts)
	return strings.Join(parts, ";")
}
