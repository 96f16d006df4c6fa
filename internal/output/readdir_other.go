//go:build !linux

package output

import "os"

// readDir lists a folder in no order.
func readDir(name string) ([]dirEntry, error) {
	dir, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer dir.Close()
	found, err := dir.ReadDir(-1)
	entries := make([]dirEntry, len(found))
	for i, entry := range found {
		entries[i] = dirEntry{name: entry.Name(), isDir: entry.IsDir()}
	}
	return entries, err
}
