package search

import (
	"fmt"
	"testing"
	"unicode/utf16"
)

func TestHash(t *testing.T) {
	cases, lines := readCases(t, "hash.txt")
	for i, row := range cases {
		var got uint32
		switch len(row) {
		case 2:
			got = hash(row[0])
		case 3:
			got = pairHash(hash(row[0]), hash(row[1]))
		default:
			t.Fatalf("testdata/hash.txt:%d: a case has one tab or two", lines[i])
		}
		if want := row[len(row)-1]; fmt.Sprintf("%08x", got) != want {
			t.Errorf("testdata/hash.txt:%d: the hash of %q is %08x, want %s", lines[i], row[:len(row)-1], got, want)
		}
	}
}

// TestCheck holds the check to the figures that FNV's authors give for ASCII, and to code units beyond.
func TestCheck(t *testing.T) {
	for text, want := range map[string]uint32{"": 0x811c9dc5, "a": 0xe40c292c, "foobar": 0xbf9cf968} {
		if got := check([]byte(text)); got != want {
			t.Errorf("the check of %q is %08x, want %08x", text, got, want)
		}
	}
	for _, text := range []string{"quận Tây Hồ", "a𝐀b", "\xff"} {
		want := uint32(2166136261)
		for _, unit := range utf16.Encode([]rune(text)) {
			want = (want ^ uint32(unit)) * 16777619
		}
		if got := check([]byte(text)); got != want {
			t.Errorf("the check of %+q is %08x, want %08x", text, got, want)
		}
	}
}

// TestHashSpreads: numbers, which differ in little, fall into buckets evenly.
func TestHashSpreads(t *testing.T) {
	const buckets, words = 64, 64 * 100
	var counts [buckets]int
	for i := range words {
		counts[uint64(hash(fmt.Sprint(i)))*buckets>>32]++
	}
	for bucket, n := range counts {
		if n < 50 || n > 150 {
			t.Errorf("bucket %d holds %d of %d words", bucket, n, words)
		}
	}
}
