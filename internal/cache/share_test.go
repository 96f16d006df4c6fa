package cache

import "testing"

// TestShare: what was put before is there for the next build while this one goes on, which keeps to itself what it puts
// from then on, and reads both.
func TestShare(t *testing.T) {
	dir := t.TempDir()
	first := Open(dir, "1")
	first.Put("untouched", Key{1}, nil, []byte("u"))
	if err := first.Commit(); err != nil {
		t.Fatal(err)
	}
	first.Close()

	c := Open(dir, "1")
	defer c.Close()
	before := c.Put("before", Key{2}, nil, []byte("b"))
	if err := c.Share(); err != nil {
		t.Fatal(err)
	}
	after := c.Put("after", Key{3}, nil, []byte("a"))

	other := Open(dir, "1")
	for name, key := range map[string]Key{"untouched": {1}, "before": {2}} {
		if _, ok := other.Get(name, key); !ok {
			t.Errorf("another build does not find %q", name)
		}
	}
	if _, ok := other.Get("after", Key{3}); ok {
		t.Error("another build finds what was put after Share")
	}
	other.Put("theirs", Key{4}, nil, []byte("theirs"))
	if err := other.Commit(); err != nil {
		t.Errorf("another build may not keep anything: %v", err)
	}
	other.Close()
	for want, r := range map[string]Record{"b": before, "a": after} {
		if got, err := c.Rest(r, nil); err != nil || string(got) != want {
			t.Errorf("got %q, %v; want %q", got, err, want)
		}
	}
}
