//go:build !(darwin || freebsd || linux)

package source

import "io/fs"

// stateIn gives no state: the system has none that tells of every change.
func stateIn(fs.File, string) State { return State{} }

func stateOf(fs.File) State { return State{} }
