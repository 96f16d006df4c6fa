package search

import (
	"os"
	"strings"
	"testing"
)

// A reader written after the specification numbers things as it says there: its list of kinds is that of the code.
func TestSpecificationListsKinds(t *testing.T) {
	doc, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	_, list, _ := strings.Cut(string(doc), "//	r report")
	list, _, _ = strings.Cut("r report"+list, "\n")
	var letters strings.Builder
	for kind := range strings.SplitSeq(list, "  ") {
		letters.WriteString(kind[:1])
	}
	if letters.String() != kinds {
		t.Errorf("the specification has the kinds %q, the code %q", letters.String(), kinds)
	}
}
