package render

import (
	"bytes"
	"fmt"
	"strings"
	"time"

	"gopkg.in/yaml.v3"

	"phoihop/internal/page"
	"phoihop/internal/problem"
	"phoihop/internal/report"
)

// testsFile holds what the last run of the project's tests says of the templates. Whoever overrides templates may
// override it as well, with the figures of tests of the own ones.
const testsFile = "accessibility.yaml"

// Tests gives what the statement on accessibility tells of tests.
func (t *Templates) Tests() page.Tests { return t.tests }

func (t *Templates) loadTests() []problem.Problem {
	data, at, err := t.files.read(testsFile)
	if err == nil {
		t.tests, err = ReadTests(data)
	}
	if err != nil {
		return []problem.Problem{at.problem(problem.New(problem.TemplateMistake, err.Error()).At(1, 1))}
	}
	t.tests.Changed = len(t.files) > 1 && t.files[1].changesLooks() && t.files.ours(testsFile)
	return nil
}

// changesLooks tells whether a folder has templates or styles.
func (l layer) changesLooks() bool {
	for _, name := range l.names {
		if strings.HasSuffix(name, ".html") || strings.HasSuffix(name, ".css") {
			return true
		}
	}
	return false
}

// ReadTests reads accessibility.yaml.
func ReadTests(data []byte) (page.Tests, error) {
	var file struct {
		Day    string
		Judges []page.Judge
	}
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	decoder.KnownFields(true)
	if err := decoder.Decode(&file); err != nil {
		return page.Tests{}, err
	}
	day, err := time.Parse(time.DateOnly, file.Day)
	if err != nil {
		return page.Tests{}, fmt.Errorf("day: %w", err)
	}
	return page.Tests{Day: report.DateOf(day.Year(), int(day.Month()), day.Day()), Judges: file.Judges}, nil
}

// WriteTests writes accessibility.yaml.
func WriteTests(tests page.Tests) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "# What the last run of the tests says of these templates; the statement on accessibility tells it.\n"+
		"# Written by the tests of internal/browsertest, with -update (docs/accessibility.md).\nday: %s\njudges:\n", tests.Day)
	for _, j := range tests.Judges {
		fmt.Fprintf(&b, "  - {id: %s, version: %q, pages: %d, views: %d, findings: %d}\n", j.ID, j.Version, j.Pages, j.Views, j.Findings)
	}
	return b.Bytes()
}
