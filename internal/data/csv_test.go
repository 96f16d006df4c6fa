package data

import (
	"encoding/csv"
	"strings"
	"testing"
)

func TestCellsOfText(t *testing.T) {
	for text, want := range map[string]string{
		"Quận Tây Hồ":       "Quận Tây Hồ",
		"":                  "",
		"một, hai":          `"một, hai"`,
		`gọi là "khéo"`:     `"gọi là ""khéo"""`,
		"hai\ndòng":         "\"hai\ndòng\"",
		" rìa":              `" rìa"`,
		"=cmd|'/c calc'!A0": `"'=cmd|'/c calc'!A0"`,
		"+84":               `"'+84"`,
		"-5 điểm":           `"'-5 điểm"`,
		"@ai":               `"'@ai"`,
		"\tlùi":             "\"'\tlùi\"",
		"\r=1":              "\"'\r=1\"",
		"  =1":              `"'  =1"`,
		`"=1"`:              `"'""=1"""`,
		"\ufeff=1":          "\"'\ufeff=1\"",
		"\u00a0=1":          "\"'\u00a0=1\"",
		"＝1":                `"'＝1"`,
		"'=1":               `"''=1"`,
		"2 = 1 + 1":         "2 = 1 + 1",
		"5-10":              "5-10",
		"– gạch":            "– gạch",
	} {
		if got := string(appendCell(nil, []byte(text))); got != want {
			t.Errorf("%q is written %s, want %s", text, got, want)
		}
	}
}

// Every text is one cell of one record, and none begins a formula.
func TestCellsAreReadBack(t *testing.T) {
	for _, text := range texts {
		line := append(appendCell([]byte("trước,"), []byte(text)), ",sau\r\n"...)
		records, err := csv.NewReader(strings.NewReader(string(line))).ReadAll()
		if err != nil || len(records) != 1 || len(records[0]) != 3 {
			t.Errorf("%q is written %q: %v, %v", text, line, records, err)
			continue
		}
		got := records[0][1]
		text = strings.ReplaceAll(text, "\r\n", "\n") // encoding/csv reads these as one
		if got != text && got != "'"+text {
			t.Errorf("%q is read back %q", text, got)
		}
		if bare := strings.TrimLeft(got, " \"\ufeff"); bare != "" && strings.ContainsAny(bare[:1], "=+-@\t\r\n") {
			t.Errorf("%q is read back as %q, which may be a formula", text, got)
		}
	}
}
