package viet

import (
	"testing"

	"golang.org/x/text/unicode/norm"
)

const sentence = "Thường trực HĐND, UBND và Ban Thường trực Ủy ban MTTQ Việt Nam quận Tây Hồ tổng kết chương trình phối hợp năm 2022"

func BenchmarkFold(b *testing.B) {
	for _, c := range []struct{ name, text string }{
		{"vietnamese", sentence},
		{"decomposed", norm.NFD.String(sentence)},
		{"english", "The Standing Committee of the People's Council of Tay Ho District reviewed its 2022 coordination programme"},
		{"folded", Fold(sentence)},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(c.text)))
			b.ReportAllocs()
			for b.Loop() {
				Fold(c.text)
			}
		})
	}
}

func BenchmarkSlug(b *testing.B) {
	b.SetBytes(int64(len(sentence)))
	b.ReportAllocs()
	for b.Loop() {
		Slug(sentence)
	}
}

func BenchmarkPlain(b *testing.B) {
	b.SetBytes(int64(len(sentence)))
	b.ReportAllocs()
	for b.Loop() {
		Plain(sentence)
	}
}

func BenchmarkComparePersons(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		ComparePersons("Nguyễn Thị Thu Hằng", "Lê Thị Thu Hằng")
	}
}
