package problem

import "strings"

// Nearest gives the candidate that a writer most likely meant: the one with the fewest slips (a letter
// too many, too few, wrong, or two exchanged), if these are at most a third of the word. Ties go to the
// candidate that comes first.
func Nearest(written string, candidates []string) string {
	word := []rune(strings.ToLower(written))
	best, fewest := "", max(1, len(word)/3)+1
	for _, c := range candidates {
		other := []rune(strings.ToLower(c))
		if abs(len(other)-len(word)) >= fewest {
			continue
		}
		if d := slips(word, other); d < fewest {
			best, fewest = c, d
		}
	}
	return best
}

// slips is the optimal string alignment distance between a and b.
func slips(a, b []rune) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}

func abs(n int) int { return max(n, -n) }
