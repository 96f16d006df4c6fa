package viet

import (
	"strings"
	"testing"
)

func TestIsSyllable(t *testing.T) {
	for _, word := range strings.Fields("hoi dong nhan dan quan nguyen giuong giua quyet khuya khuyu ruou nghieng ngoeo gieo gi y uy yeu quau oai thuo huou giai") {
		if !IsSyllable(word) {
			t.Errorf("%q is a syllable", word)
		}
	}
	for _, word := range strings.Fields("ngyuen hungg trinhh mttq council brih tangg street yueo b ng") {
		if IsSyllable(word) {
			t.Errorf("%q is no syllable", word)
		}
	}
}
