package wacz

import (
	"testing"
	"testing/iotest"
)

// TestTextOfLines holds that lines come as a text whatever is asked for at a time.
func TestTextOfLines(t *testing.T) {
	for _, c := range []struct {
		lines []string
		want  string
	}{{nil, ""}, {[]string{""}, "\n"}, {[]string{"vn,gov)/ 1", "", "vn,gov)/vi/ 2"}, "vn,gov)/ 1\n\nvn,gov)/vi/ 2\n"}} {
		if err := iotest.TestReader(&indexText{lines: c.lines}, []byte(c.want)); err != nil {
			t.Errorf("%q: %v", c.lines, err)
		}
	}
}
