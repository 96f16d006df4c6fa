package snapshot

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// PacksIn lists the packs in a folder, by the endings of their names, as on a memory stick. There are none in a published folder
// and in an unzipped bag, whatever files these hold.
func PacksIn(folder string) (packs []string) {
	for _, own := range []string{manifestName, "bagit.txt"} {
		if _, err := os.Lstat(filepath.Join(folder, own)); err == nil {
			return nil
		}
	}
	list, err := os.ReadDir(folder)
	if err != nil {
		return nil
	}
	for _, e := range list {
		ending := Format(strings.ToLower(strings.TrimPrefix(filepath.Ext(e.Name()), ".")))
		if e.Type().IsRegular() && slices.Contains(Formats, ending) && !strings.HasPrefix(e.Name(), ".") {
			packs = append(packs, filepath.Join(folder, e.Name()))
		}
	}
	return packs
}
