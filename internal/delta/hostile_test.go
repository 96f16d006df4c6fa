package delta

import (
	"bytes"
	"encoding/binary"
	"errors"
	"slices"
	"strings"
	"testing"

	"phoihop/internal/sealed"
)

// parts are the entries of a delta that somebody else made.
type parts struct {
	about                       About
	json                        string // in place of about
	copies, literal, difference []byte
	leaveOut, removed           string
}

func (p parts) pack(t *testing.T) []byte {
	t.Helper()
	text := []byte(p.json)
	if p.json == "" {
		if p.about.Counts == (Counts{}) {
			c := Counts{Near: int64(len(p.difference)), New: int64(len(p.literal))}
			c.Copied = p.about.Result.Size - c.Near - c.New
			p.about.Counts = c
		}
		var err error
		if text, err = p.about.encode(); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	w := sealed.Create(&b, date)
	for _, s := range []sealed.Source{
		sealed.Bytes(aboutFile, text), sealed.Bytes(removedFile, []byte(p.removed)), sealed.Bytes(copiesFile, p.copies),
		sealed.Bytes(literalFile, p.literal), sealed.Bytes(differenceFile, p.difference),
	} {
		if s.Name == p.leaveOut {
			continue
		}
		if _, err := w.AddOne(s, nil); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func numbers(list ...int64) []byte {
	var b []byte
	for i := 0; i < len(list); i += 2 {
		b = binary.AppendUvarint(b, uint64(list[i]))
		if i+1 < len(list) {
			b = binary.AppendVarint(b, list[i+1])
		}
	}
	return b
}

// TestHostile: a delta that asks for what is not there is refused, however well it is sealed.
func TestHostile(t *testing.T) {
	base := []byte("Uỷ ban nhân dân quận và Mặt trận Tổ quốc")
	result := []byte("Mặt trận Tổ quốc")
	identity := func(b []byte) Identity {
		i, err := Identify(file("x", b))
		if err != nil {
			t.Fatal(err)
		}
		return i
	}
	n := int64(len(result))
	at := int64(bytes.Index(base, result))
	good := parts{about: About{Format: format, Base: identity(base), Result: identity(result)}, copies: numbers(n<<2|1, at)}
	if have, err := apply(good.pack(t), base); err != nil || !bytes.Equal(have, result) {
		t.Fatalf("what the others are made of does not hold: %q, %v", have, err)
	}
	for _, test := range []struct {
		name   string
		change func(*parts)
		want   string
	}{
		{"behind the base", func(p *parts) { p.copies = numbers(n<<2|1, at+1) }, "beyond the base"},
		{"before the base", func(p *parts) { p.copies = numbers(n<<2|1, -1) }, "beyond the base"},
		{"far away", func(p *parts) { p.copies = numbers(n<<2|1, 1<<62) }, "beyond the base"},
		{"far away the other way", func(p *parts) { p.copies = numbers(n<<2|1, -1<<63) }, "beyond the base"},
		{"longer than the result", func(p *parts) { p.copies = numbers((n+1)<<2|1, 0) }, "beyond the result"},
		{"shorter than the result", func(p *parts) { p.copies = numbers((n-1)<<2|1, at) }, "before the result"},
		{"nothing", func(p *parts) { p.copies = nil }, "before the result"},
		{"no length", func(p *parts) { p.copies = append(numbers(1, 0), p.copies...) }, "unknown instruction"},
		{"unknown kind", func(p *parts) { p.copies = numbers(n<<2|3, at) }, "unknown instruction"},
		{"half a number", func(p *parts) { p.copies = []byte{0x80} }, "copies"},
		{"half an instruction", func(p *parts) { p.copies = numbers(n<<2 | 1) }, "copies"},
		{"endless number", func(p *parts) { p.copies = bytes.Repeat([]byte{0xff}, 11) }, "copies"},
		{"too few new bytes", func(p *parts) { p.copies, p.literal = numbers(n<<2), result[1:] }, "too short"},
		{"too many new bytes", func(p *parts) { p.literal = []byte("x") }, "more than the result needs"},
		{"too few differences", func(p *parts) { p.copies = numbers(n<<2|2, at) }, "too short"},
		{"too many differences", func(p *parts) { p.difference = []byte("x") }, "more than the result needs"},
		{"another result", func(p *parts) { p.copies = numbers(n<<2|1, at-1) }, "another SHA-512"},
		{"another format", func(p *parts) { p.about.Format = 2 }, "format 2"},
		{"no JSON", func(p *parts) { p.json = "{" }, "delta.json"},
		{"negative size", func(p *parts) { p.about.Result.Size = -1 }, "negative"},
		{"fills a disk", func(p *parts) { p.about.Result.Size = 1 << 40 }, "too large"},
		{"counts what is not there", func(p *parts) { p.about.Counts.New = 1 }, "counts other bytes"},
		{"counts less than nothing", func(p *parts) { p.about.Counts = Counts{Copied: n + 1, Near: -1} }, "counts other bytes"},
		{"a key more", func(p *parts) { p.json = `{"format": 1, "more": 1}` }, "no delta of ours"},
		{"other words for the same", func(p *parts) { p.json = `{"format": 1}` }, "no delta of ours"},
		{"removes what it does not say", func(p *parts) { p.removed = "vi/a.html\n" }, "other paths"},
		{"says what it does not remove", func(p *parts) { p.about.Removed = []string{"vi/a.html"} }, "other paths"},
		{"paths in another order", func(p *parts) { p.about.Added = []string{"b", "a"} }, "not sorted"},
		{"many instructions", func(p *parts) { p.copies = bytes.Repeat([]byte{0x80}, 20<<20) }, "too large"},
		{"an entry is missing", func(p *parts) { p.leaveOut = differenceFile }, "missing"},
		{"another entry is missing", func(p *parts) { p.leaveOut = removedFile }, "not in its place"},
	} {
		t.Run(test.name, func(t *testing.T) {
			bad := good
			test.change(&bad)
			_, err := apply(bad.pack(t), base)
			var refused *FormatError
			if !errors.As(err, &refused) || !strings.Contains(err.Error(), test.want) {
				t.Errorf("refused for %v, not for %q", err, test.want)
			}
		})
	}
}

// TestEveryByte: no byte of a delta can change unseen, and none can be missing.
func TestEveryByte(t *testing.T) {
	base, result := slices.Concat(random(1, 300), table(20, 0)), slices.Concat(table(20, 5), random(1, 300))
	content := makeDelta(t, base, result)
	for i := range content {
		flipped := slices.Clone(content)
		flipped[i] ^= 1 << (i % 8)
		var refused *FormatError
		if _, err := apply(flipped, base); !errors.As(err, &refused) {
			t.Fatalf("byte %d changed: %v", i, err)
		}
		if _, err := apply(content[:i], base); !errors.As(err, &refused) {
			t.Fatalf("cut at byte %d: %v", i, err)
		}
	}
}
