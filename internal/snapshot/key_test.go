package snapshot

import (
	"crypto/elliptic"
	"encoding/hex"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"aead.dev/minisign"

	"phoihop/internal/problem"
)

// counting is a source of bytes that are the same in every run.
type counting byte

func (c *counting) Read(p []byte) (int, error) {
	for i := range p {
		*c++
		p[i] = byte(*c)
	}
	return len(p), nil
}

const testPassword = "mật khẩu thử"

func testKey(t *testing.T) (KeyPair, *minisign.PrivateKey) {
	t.Helper()
	pair, err := NewKey(testPassword, new(counting))
	if err != nil {
		t.Fatal(err)
	}
	key, err := OpenKey(pair.Secret, testPassword)
	if err != nil {
		t.Fatal(err)
	}
	return pair, key
}

func TestKeys(t *testing.T) {
	pair, key := testKey(t)
	if public := key.Public().(minisign.PublicKey); public.String() != pair.PublicKey {
		t.Errorf("the secret key's public key is %s, the other file has %s", public, pair.PublicKey)
	}
	if !NeedsPassword(pair.Secret) {
		t.Error("the secret key is not locked")
	}
	if _, err := OpenKey(pair.Secret, "khác"); err != ErrPassword {
		t.Errorf("another password: %v", err)
	}
	if _, err := OpenKey(pair.Public, testPassword); err != ErrPassword {
		t.Errorf("a public key in place of the secret one: %v", err)
	}
}

// TestArchiveKey holds the derived key: packs signed by one key must not change when the program does.
func TestArchiveKey(t *testing.T) {
	_, key := testKey(t)
	made, err := archiveKey(key)
	if err != nil {
		t.Fatal(err)
	}
	d, err := made.Bytes()
	if err != nil || made.Curve != elliptic.P384() {
		t.Fatalf("%v, %v", made.Curve, err)
	}
	const want = "5e9c35417be00be91d0bacb530fd666644f609d717306c7059cff6e739f5e677c4dd63f59073a202fad81a2d8b1c1cef"
	if got := hex.EncodeToString(d); got != want {
		t.Errorf("the key is %s", got)
	}
}

// TestMinisignAgrees asks the program of that name, of another author, to check what was signed and to use our key.
func TestMinisignAgrees(t *testing.T) {
	program, err := exec.LookPath("minisign")
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("minisign is not installed")
		}
		t.Skip("minisign is not installed")
	}
	pair, key := testKey(t)
	r := packed(t, Options{Key: key})
	for _, p := range r.Packs {
		if out, err := exec.Command(program, "-Vm", p.Path, "-P", pair.PublicKey).CombinedOutput(); err != nil {
			t.Errorf("%s: %v: %s", p.Format, err, out)
		}
	}
	data, err := os.ReadFile(r.Packs[0].Path)
	if err != nil {
		t.Fatal(err)
	}
	data[len(data)/2] ^= 1
	if err := os.WriteFile(r.Packs[0].Path, data, 0o666); err != nil {
		t.Fatal(err)
	}
	if exec.Command(program, "-Vm", r.Packs[0].Path, "-P", pair.PublicKey).Run() == nil {
		t.Error("minisign accepts an altered pack")
	}

	folder := t.TempDir()
	secret, file := filepath.Join(folder, "s.key"), filepath.Join(folder, "f")
	for name, text := range map[string][]byte{secret: pair.Secret, file: []byte("văn bản")} {
		if err := os.WriteFile(name, text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	sign := exec.Command(program, "-Sm", file, "-s", secret)
	stdin, err := sign.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	go func() {
		stdin.Write([]byte(testPassword + "\n"))
		stdin.Close()
	}()
	if out, err := sign.CombinedOutput(); err != nil {
		t.Fatalf("minisign does not sign with our key: %v: %s", err, out)
	}
	if out, err := exec.Command(program, "-Vm", file, "-P", pair.PublicKey).CombinedOutput(); err != nil {
		t.Errorf("%v: %s", err, out)
	}
}

// TestSignedUnderAnotherKey: the site's readers know no key, so the editor hears which one to tell them.
func TestSignedUnderAnotherKey(t *testing.T) {
	_, key := testKey(t)
	r := packed(t, Options{Key: key, Formats: []Format{Zip}})
	found := false
	for _, p := range r.Problems {
		found = found || p.Code == problem.PackKeyUnknown && p.Severity == problem.Warning
	}
	if !found {
		t.Errorf("told: %v", r.Problems)
	}
}
