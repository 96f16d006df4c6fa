package snapshot

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"
	"unicode"

	"phoihop/internal/sealed"
	"phoihop/internal/source"
)

// Recipe is phoihop.json: how the site of a pack was built. Flags that were not given are absent, and stay so when it is
// built again.
type Recipe struct {
	Program   string   `json:"program"`
	Today     string   `json:"today,omitempty"`
	BaseURL   string   `json:"base_url,omitempty"`
	Drafts    bool     `json:"drafts,omitempty"`
	Templates bool     `json:"templates,omitempty"` // there is a folder of them
	Districts []string `json:"districts,omitempty"`
	Years     []int    `json:"years,omitempty"`
	// Empty are the sources without a byte, by their paths below sources/: a ZIM file can't hold them.
	Empty []string `json:"empty,omitempty"`
}

// ReadRecipe reads how the site was built of the sources that were unpacked into a folder.
func ReadRecipe(folder string) (Recipe, error) {
	file, err := os.Open(filepath.Join(folder, filepath.Base(recipeName)))
	if err != nil {
		return Recipe{}, err
	}
	defer file.Close()
	return readRecipe(file)
}

func readRecipe(from io.Reader) (r Recipe, err error) {
	if err = newDecoder(from).Decode(&r); err == nil {
		err = r.check()
	}
	if err != nil {
		return Recipe{}, err
	}
	return r, nil
}

var districtID = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// check holds a recipe to what phoihop writes, since people type what it says into their shell.
func (r Recipe) check() error {
	if _, err := time.Parse(time.DateOnly, r.Today); r.Today != "" && err != nil {
		return fmt.Errorf("today is %q", r.Today)
	}
	if _, ok := source.BaseURL(r.BaseURL); r.BaseURL != "" && !ok {
		return fmt.Errorf("base_url is %q", r.BaseURL)
	}
	for _, id := range r.Districts {
		if !districtID.MatchString(id) {
			return fmt.Errorf("a district is %q", id)
		}
	}
	for _, year := range r.Years {
		if year < 1000 || year > 9999 {
			return fmt.Errorf("a year is %d", year)
		}
	}
	var wrong []error
	for _, path := range r.Empty {
		wrong = append(wrong, sealed.CheckName(path))
	}
	if strings.ContainsFunc(r.Program, unicode.IsControl) {
		wrong = append(wrong, fmt.Errorf("program is %q", r.Program))
	}
	return errors.Join(wrong...)
}
