package wording

import (
	"os"
	"path/filepath"
	"testing"

	"phoihop/internal/viet"
)

// BenchmarkRead reads the reports of content/, which every build does for every report.
func BenchmarkRead(b *testing.B) {
	for _, lang := range []viet.Lang{viet.Vi, viet.En} {
		b.Run(string(lang), func(b *testing.B) {
			names, err := filepath.Glob("../../content/*/*." + string(lang) + ".md")
			if err != nil || len(names) == 0 {
				b.Fatal("no reports")
			}
			var files [][]byte
			size := 0
			for _, name := range names {
				data, err := os.ReadFile(name)
				if err != nil {
					b.Fatal(err)
				}
				files = append(files, data)
				size += len(data)
			}
			r := NewReader(lang, []Term{{"Ha Noi", []string{"Hanoi"}}, {"deputy", []string{"delegate", "delegates"}}, {"Ủy ban", []string{"ủy hội"}}}, nil)
			b.SetBytes(int64(size))
			for b.Loop() {
				for _, data := range files {
					r.Read(Text{Data: data, IsProse: func(int) bool { return true }})
				}
			}
		})
	}
}
