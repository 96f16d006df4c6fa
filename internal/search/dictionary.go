package search

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"
	"unicode/utf8"
)

// letterFiles are the names of the files that a dictionary can have: by the letter that a key begins with, else "_".
const letterFiles = "abcdefghijklmnopqrstuvwxyz_"

// longestKey is how many characters a key of the dictionary has at most.
const longestKey = 24

// inDictionary tells whether a key stands in the dictionary.
func inDictionary(key string) bool {
	return strings.Trim(key, "0123456789") != "" && utf8.RuneCountInString(key) <= longestKey
}

// letterPlace returns the place in letterFiles of a key's file.
func letterPlace(key string) int {
	if c := key[0]; 'a' <= c && c <= 'z' {
		return int(c - 'a')
	}
	return len(letterFiles) - 1
}

// letterNames names the files of the letters whose bits are set.
func letterNames(letters uint32) []string {
	names := []string{}
	for i := range len(letterFiles) {
		if letters>>i&1 == 1 {
			names = append(names, letterFiles[i:i+1])
		}
	}
	return names
}

// A knownKey is a key with the hash that it has, and how many things its entry has in the language where these are most.
type knownKey struct {
	key    string
	hash   uint32
	things int
}

// knownKeys returns the keys of all pieces, sorted.
func knownKeys(pieces []openPiece) []knownKey {
	var keys []string
	for i := range pieces {
		keys = append(keys, pieces[i].keys...)
	}
	slices.Sort(keys)
	keys = slices.Compact(keys)
	known := make([]knownKey, len(keys))
	for i, key := range keys {
		known[i] = knownKey{key: key, hash: hash(key)}
	}
	return known
}

// inOrderOf sorts keys as their entries stand in a table: by bucket, then by print.
func inOrderOf(t table, known []knownKey) {
	slices.SortFunc(known, func(a, b knownKey) int {
		return cmp.Or(cmp.Compare(t.bucket(a.hash), t.bucket(b.hash)), cmp.Compare(t.print(a.hash), t.print(b.hash)), cmp.Compare(a.key, b.key))
	})
}

// appendParts appends a group's part of the dictionary: each key with the letter of its count in front.
func appendParts(b []byte, known []knownKey) []byte {
	for _, k := range known {
		b = append(b, countLetter(k.things))
		b = appendBlock(b, k.key)
	}
	return b
}

// countLetter returns the capital letter that stands for a number of things from 1 on: A, for 2 and 3 B, up to 7 C …
func countLetter(things int) byte { return 'A' + byte(bits.Len(uint(things))-1) }

// Dictionary makes the files of the dictionary from the parts of all groups.
func (p *Plan) Dictionary(keys [][]byte) []File {
	byLetter := make([][]string, len(letterFiles)) // keys, each with the letter of its count behind
	for _, part := range keys {
		for r := (byteReader{b: part}); len(r.b) > 0; {
			count := r.take(1)
			key := string(r.block())
			if r.failed {
				panic(errPiece)
			}
			at := letterPlace(key)
			byLetter[at] = append(byLetter[at], key+string(count))
		}
	}
	var files []File
	for at, keys := range byLetter {
		if len(keys) == 0 {
			continue
		}
		name := "dw/" + letterFiles[at:at+1]
		files = append(files, File{name, appendScript(nil, name, 0, appendDictionary(nil, keys))})
	}
	return files
}

// appendDictionary sorts keys, which have the letters of their counts behind them, and appends them as the files
// have them. Capital letters come before all that can stand in a key, so that they do not change its order.
func appendDictionary(b []byte, keys []string) []byte {
	slices.Sort(keys)
	last := ""
	for _, k := range keys {
		key, count := k[:len(k)-1], k[len(k)-1]
		shared, rest := sharedStart(last, key)
		b = append(b, 'A'+byte(shared), count)
		b = append(b, rest...)
		last = key
	}
	return b
}

// sharedStart returns how many characters the start of key shares with the key before it, and the rest.
func sharedStart(last, key string) (shared int, rest string) {
	for i, r := range key {
		if !strings.HasPrefix(last[i:], string(r)) {
			return shared, key[i:]
		}
		shared++
	}
	return shared, ""
}
