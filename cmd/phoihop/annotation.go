package main

import (
	"fmt"
	"strings"

	"phoihop/internal/problem"
)

// annotation is a problem as a workflow command of GitHub Actions, which shows it beside the line.
func (c *command) annotation(p problem.Problem) string {
	kind := map[problem.Severity]string{problem.Error: "error", problem.Warning: "warning", problem.Note: "notice"}[p.Severity]
	return fmt.Sprintf("::%s file=%s,line=%d,col=%d,title=%s::%s", kind, inProperty.Replace(c.file(p)), p.Line, p.Column, inProperty.Replace(string(p.Code)), inMessage.Replace(c.withHint(p)))
}

// What a workflow command takes for its own signs, as its message and its properties write them.
var (
	inMessage  = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	inProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)
