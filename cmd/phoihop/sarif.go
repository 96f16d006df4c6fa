package main

import (
	"encoding/json"
	"net/url"
	"path"
	"strings"

	"phoihop/internal/explain"
	"phoihop/internal/problem"
)

// The types below are the part of SARIF 2.1.0 that problems need. A hint is part of the message: a "fix" of
// SARIF is a change of the file, which a hint is not.
type sarifLog struct {
	Schema  string     `json:"$schema"`
	Version string     `json:"version"`
	Runs    []sarifRun `json:"runs"`
}

type sarifRun struct {
	Tool       sarifTool     `json:"tool"`
	ColumnKind string        `json:"columnKind"`
	Language   string        `json:"language"`
	Results    []sarifResult `json:"results"`
}

type sarifTool struct {
	Driver sarifDriver `json:"driver"`
}

type sarifDriver struct {
	Name    string      `json:"name"`
	Version string      `json:"version,omitempty"`
	Rules   []sarifRule `json:"rules"`
}

type sarifRule struct {
	ID            problem.Code       `json:"id"`
	Full          sarifMessage       `json:"fullDescription"`
	Help          sarifHelp          `json:"help"`
	Configuration sarifConfiguration `json:"defaultConfiguration"`
}

// sarifHelp is an explanation, as a program shows it that knows Markdown and one that does not.
type sarifHelp struct {
	Text     string `json:"text"`
	Markdown string `json:"markdown"`
}

type sarifConfiguration struct {
	Level string `json:"level"`
}

type sarifResult struct {
	RuleID     problem.Code    `json:"ruleId"`
	RuleIndex  int             `json:"ruleIndex"`
	Level      string          `json:"level"`
	Message    sarifMessage    `json:"message"`
	Locations  []sarifLocation `json:"locations"`
	Properties sarifProperties `json:"properties"`
}

type sarifMessage struct {
	Text string `json:"text"`
}

type sarifLocation struct {
	Physical sarifPhysical `json:"physicalLocation"`
}

type sarifPhysical struct {
	Artifact sarifArtifact `json:"artifactLocation"`
	Region   sarifRegion   `json:"region"`
}

type sarifArtifact struct {
	URI string `json:"uri"`
}

type sarifRegion struct {
	StartLine   int `json:"startLine"`
	StartColumn int `json:"startColumn"`
}

type sarifProperties struct {
	Hint string `json:"hint,omitempty"`
}

// tellSARIF writes one log of one run, on standard output.
func (c *command) tellSARIF(list []problem.Problem) {
	run := sarifRun{Tool: sarifTool{sarifDriver{Name: "phoihop", Version: programVersion(), Rules: []sarifRule{}}},
		ColumnKind: "unicodeCodePoints", Language: c.lang, Results: []sarifResult{}}
	rules := map[problem.Code]int{}
	for _, p := range list {
		index, known := rules[p.Code]
		if !known {
			index = len(rules)
			rules[p.Code] = index
			run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, c.sarifRule(p.Code))
		}
		at := sarifPhysical{sarifArtifact{fileURI(c.place(p))}, sarifRegion{max(1, p.Line), max(1, p.Column)}}
		run.Results = append(run.Results, sarifResult{p.Code, index, p.Severity.Name(), sarifMessage{c.withHint(p)}, []sarifLocation{{at}}, sarifProperties{p.Hint.In(c.lang)}})
	}
	encoder := json.NewEncoder(c.stdout)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	encoder.Encode(sarifLog{"https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", []sarifRun{run}})
}

// sarifRule describes a code by what is explained of it. The pages are part of the program, so that a log needs no address.
func (c *command) sarifRule(code problem.Code) sarifRule {
	page, _ := explain.Of(code)
	return sarifRule{code, sarifMessage{page.About.In(c.lang)}, sarifHelp{page.Text(c.lang), page.Markdown(c.lang)}, sarifConfiguration{page.Severity.Name()}}
}

// fileURI is the address of a file: relative to where the command runs, as the path is.
func fileURI(file string) string {
	file = path.Clean(file)
	if volume, _, found := strings.Cut(file, ":/"); found && len(volume) == 1 {
		file = "/" + file // C:/content
	}
	u := url.URL{Path: file}
	if path.IsAbs(file) {
		u.Scheme = "file"
	}
	return u.String()
}
