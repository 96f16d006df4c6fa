package snapshot

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestKeysOfEditors reads keys that an editor of Windows has saved, with a byte order mark and CR.
func TestKeysOfEditors(t *testing.T) {
	pair, err := NewKey("mật khẩu", strings.NewReader(strings.Repeat("0123456789abcdef", 64)))
	must(t, err)
	saved := func(text []byte) []byte {
		return append([]byte("\ufeff"), bytes.ReplaceAll(text, []byte("\n"), []byte("\r\n"))...)
	}
	name := filepath.Join(t.TempDir(), "a.pub")
	must(t, os.WriteFile(name, saved(pair.Public), 0o666))
	if key, told := PublicKey(name); len(told) > 0 || key.String() != pair.PublicKey {
		t.Errorf("%v, %v", key, told)
	}
	if _, err := OpenKey(saved(pair.Secret), "mật khẩu"); err != nil || !NeedsPassword(saved(pair.Secret)) {
		t.Error(err)
	}
}

// TestUnreadableSignature is a difference even where no key is known.
func TestUnreadableSignature(t *testing.T) {
	pack := saved(t, packedSite(t, Zip, built(t, unpackText(t, tiny)), ""))
	must(t, os.WriteFile(pack+signatureEnding, []byte("untrusted comment: a\nkhông phải chữ ký\n"), 0o666))
	if got := told(Verify(pack, "")); !strings.Contains(got, "[signature-broken]") {
		t.Error(got)
	}
}
