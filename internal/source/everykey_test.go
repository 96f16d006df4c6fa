package source

import (
	"os"
	"regexp"
	"testing"
)

// The golden site of every key, in internal/build, shows what pages make of each. A key that it lacks
// could vanish from the pages unnoticed.
func TestEveryKeyIsInTheGoldenSite(t *testing.T) {
	data, err := os.ReadFile("../build/testdata/every-key.txtar")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	names = append(names, namesOf(reportKeys)...)
	names = append(names, namesOf(periodKeys)...)
	names = append(names, namesOf(sourceKeys)...)
	names = append(names, namesOf(attendeeKeys)...)
	names = append(names, namesOf(signedKeys)...)
	names = append(names, namesOf(resultKeys)...)
	names = append(names, namesOf(acrossKeys)...)
	names = append(names, namesOf(limitationKeys)...)
	names = append(names, namesOf(taskKeys)...)
	names = append(names, namesOf(documentKeys)...)
	names = append(names, namesOf(themeKeys)...)
	names = append(names, namesOf(photoKeys)...)
	names = append(names, namesOf(attachmentKeys)...)
	names = append(names, namesOf(correctionKeys)...)
	names = append(names, namesOf(withdrawnKeys)...)
	names = append(names, namesOf(translationKeys)...)
	for _, name := range names {
		if !regexp.MustCompile(`(?m)(?:^|[{, ])` + name + `:`).Match(data) {
			t.Errorf("%s is in no report of internal/build/testdata/every-key.txtar", name)
		}
	}
}

func namesOf[T any](table keys[T]) (names []string) {
	for _, k := range table {
		names = append(names, k.name)
	}
	return names
}
