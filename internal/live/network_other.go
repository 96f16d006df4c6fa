//go:build !linux

package live

import "strings"

// onNetwork tells that events can't be relied on in a folder: on Windows, of one that another machine shares.
func onNetwork(folder string) bool { return strings.HasPrefix(folder, `\\`) }
