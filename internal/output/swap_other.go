//go:build !linux

package output

// exchange swaps the staged tree with OUT.
func exchange(p place) error { return exchangeByRenames(p) }

// isMount is not known here. The rename itself refuses a mount point.
func isMount(string) bool { return false }

// syncFileSystem does nothing here.
func syncFileSystem(string) error { return nil }
