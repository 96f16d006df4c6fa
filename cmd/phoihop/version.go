package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

func (c *command) version() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: c.say("In phiên bản", "Print the version"),
		Args:  c.noArgs,
		Run: func(cmd *cobra.Command, args []string) {
			fmt.Fprintf(c.stdout, "phoihop %s %s %s/%s\n", programVersion(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
		},
	}
}

// programName is what the program calls itself in what it makes.
func programName() string { return "phoihop " + programVersion() }

// programVersion is the module's version, or the revision that the program was built from.
func programVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "(devel)"
	}
	version, revision := info.Main.Version, ""
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(s.Value) >= 12 {
			revision = s.Value[:12]
		}
	}
	if (version == "" || version == "(devel)") && revision != "" {
		return "(devel) " + revision
	}
	return version
}
