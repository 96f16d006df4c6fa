package snapshot

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"aead.dev/minisign"
)

// keyOf makes a key of a word.
func keyOf(t *testing.T, word string) (minisign.PublicKey, minisign.PrivateKey) {
	t.Helper()
	public, private, err := minisign.GenerateKey(strings.NewReader(strings.Repeat(word, 8)))
	must(t, err)
	return public, private
}

// TestSignedName: a file's name is held against the one that was signed with it.
func TestSignedName(t *testing.T) {
	public, private := keyOf(t, "phoihop!")
	pack := packedSite(t, Zip, built(t, unpackText(t, single)), "")
	reader := minisign.NewReader(bytes.NewReader(pack))
	_, err := io.Copy(io.Discard, reader)
	must(t, err)
	folder := t.TempDir()
	for _, test := range []struct {
		file, trusted string
		outcome       Outcome
	}{
		{"ban-tin-2023-07-01.zip", "file:ban-tin-2023-07-01.zip\tdate:2023-07-01\thashed", Passed},
		{"ban-tin-2023-07-01.zip", "timestamp:1700000000\tfile:packs/ban-tin-2023-07-01.zip\thashed", Passed},
		{"kho-12_ban-tin-2023-07-01.zip", "file:ban-tin-2023-07-01.zip\tdate:2023-07-01", Noted},
		{"2027-01-31 ban-tin-2023-07-01.zip", "file:ban-tin-2023-07-01.zip\tdate:2023-07-01", Noted},
		{"0017.zip", "file:ban-tin-2023-07-01.zip\tdate:2023-07-01", Noted},
		{"ban-tin-2024-07-01.zip", "file:ban-tin.zip\tdate:2023-07-01", Noted},
		{"ban-tin-2024-07-01.zip", "file:ban-tin-2023-07-01.zip\tdate:2023-07-01", Failed},
		{"ban-tin-tay-ho-2023-07-01.zip", "file:ban-tin-thi-du-2023-07-01.zip\tdate:2023-07-01", Failed},
		{"ban-tin-2023-07-01.zip", "file:ban-tin-thi-du-2023-07-01.zip\tdate:2023-07-01", Failed},
		{"ban-tin-tay-ho-2023-07-01.zip", "file:ban-tin-2023-07-01.zip\tdate:2023-07-01", Failed},
		{"ban-tin-2023-07-01.zip", "file:ban-tin-2023-07-01.zip\tdate:2024-07-01", Failed},
		{"ban-tin-2023-07-01.zip", "nothing", ""},
		{"ban-tin-2024-07-01.zip", "nothing", Noted},
		{"ban-tin-2024-07-01.zip", "", Noted},
		{"khac.zip", "", Noted},
	} {
		name := filepath.Join(folder, test.file)
		must(t, os.WriteFile(name, pack, 0o666))
		key := ""
		if os.Remove(name + signatureEnding); test.trusted != "" {
			must(t, os.WriteFile(name+signatureEnding, reader.SignWithComments(private, test.trusted, "x"), 0o666))
			key = public.String()
		}
		v := Verify(name, key)
		var outcome Outcome
		for _, c := range v.Checks {
			if c.Name == "name" {
				outcome = c.Outcome
			}
		}
		if outcome != test.outcome || v.Whole() != (outcome != Failed) || outcome == Failed && !strings.Contains(told(v), "[pack-name]") {
			t.Errorf("%s signed as %s: %q, want %q\n%s", test.file, test.trusted, outcome, test.outcome, told(v))
		}
	}
}

// TestBrokenSignature: what stands beside a pack and does not prove it is told as what it is.
func TestBrokenSignature(t *testing.T) {
	public, private := keyOf(t, "phoihop!")
	name := saved(t, packedSite(t, Zip, built(t, unpackText(t, single)), ""))
	for text, want := range map[string]string{
		"":       "is no signature of minisign [signature-broken]",
		"<html>": "is no signature of minisign [signature-broken]",
		string(minisign.Sign(private, []byte("another file"))):          "is of minisign's old form",
		string(minisign.NewReader(strings.NewReader("")).Sign(private)): "does not fit this file [signature-wrong]",
	} {
		must(t, os.WriteFile(name+signatureEnding, []byte(text), 0o666))
		if got := told(Verify(name, public.String())); !strings.Contains(got, want) || strings.Count(got, "\n") != 1 {
			t.Errorf("%q: %s", text, got)
		}
	}
}

// TestPublicKey: what is given for a key and is none is told as what it is, and a secret is not repeated.
func TestPublicKey(t *testing.T) {
	public, private := keyOf(t, "phoihop!")
	secret, err := private.MarshalText()
	must(t, err)
	for given, want := range map[string]string{
		public.String():                       "",
		saved(t, []byte(public.String())):     "",
		public.String()[:55] + "?":            "a character of it is wrong",
		"khong-co.pub":                        "it is no key, and there is no file khong-co.pub",
		saved(t, nil):                         "is empty",
		saved(t, secret):                      "is a secret key; what is needed is the .pub",
		string(secret):                        "this is a secret key; give it to nobody",
		saved(t, minisign.Sign(private, nil)): "is a signature and no key",
		saved(t, []byte("x")):                 "holds no public key of minisign",
		t.TempDir():                           "cannot be read",
	} {
		_, told := PublicKey(given)
		if want == "" && len(told) == 0 {
			continue
		}
		if len(told) != 1 || !strings.Contains(told[0].Message.En, want) || strings.Contains(told[0].Message.En, string(secret[len(secret)-20:])) {
			t.Errorf("%q: %v", given, told)
		}
	}
}
