//go:build packs

package packs

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	library "aead.dev/minisign"

	"phoihop/internal/snapshot"
)

// Debian's minisign finds each pack signed by the key.
func TestSigned(t *testing.T) {
	t.Parallel()
	eachPack(t, func(t *testing.T, p pack) {
		for _, file := range []string{p.zip, p.zim, p.wacz} {
			mustPass(t, "minisign", signed(file, file+".minisig", publicKey))
		}
	})
}

// What TestSigned relies on.
func TestUnsigned(t *testing.T) {
	t.Parallel()
	file := packed[1].zim
	signature := file + ".minisig"
	mustRefuse(t, "minisign of a changed pack", signed(damaged(t, file, flippedAt(-1)), signature, publicKey))
	mustRefuse(t, "minisign of another pack's signature", signed(file, packed[0].zim+".minisig", publicKey))
	mustRefuse(t, "minisign of another name in the signature", signed(file, damaged(t, signature, func(b []byte) []byte {
		return []byte(strings.Replace(string(b), "file:", "file:x", 1))
	}), publicKey))
	other := filepath.Join(t.TempDir(), "other.pub")
	must(t, ask("minisign", "-G", "-W", "-p", other, "-s", other+".secret"))
	mustRefuse(t, "minisign with another key", signed(file, signature, other))
}

func signed(file, signature, key string) error {
	return ask("minisign", "-V", "-m", file, "-x", signature, "-p", key)
}

// Debian's minisign opens a secret key that phoihop made with its password, and no other.
func TestSecretKey(t *testing.T) {
	t.Parallel()
	public, err := os.ReadFile(publicKey)
	must(t, err)
	open := func(password string) (string, error) {
		again := filepath.Join(t.TempDir(), "again.pub")
		minisign := exec.Command("minisign", "-R", "-s", secretKey, "-p", again)
		minisign.Stdin = strings.NewReader(password + "\n")
		if _, err := minisign.CombinedOutput(); err != nil {
			return "", err
		}
		b, err := os.ReadFile(again)
		return string(b), err
	}
	if got, err := open(password); err != nil || lastLine(got) != lastLine(string(public)) {
		t.Errorf("minisign makes the public key %q of the secret one, not %q: %v", got, public, err)
	}
	_, err = open("another")
	mustRefuse(t, "minisign with another password", err)
}

func lastLine(s string) string {
	lines := strings.Split(strings.TrimSpace(s), "\n")
	return lines[len(lines)-1]
}

// Keys of Debian's minisign, with and without a password, sign packs of ours; a key of ours signs with minisign what our verify
// then finds signed.
func TestKeysBothWays(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	file := filepath.Join(dir, "pack.zim")
	content, err := os.ReadFile(packed[3].zim)
	must(t, err)
	must(t, os.WriteFile(file, content, 0o600))
	minisign := func(answers string, arguments ...string) {
		t.Helper()
		cmd := exec.Command("minisign", arguments...)
		cmd.Stdin = strings.NewReader(answers)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("minisign %v: %v\n%s", arguments, err, out)
		}
	}
	for name, password := range map[string]string{"locked": "đường về", "open": ""} {
		secret, public := filepath.Join(dir, name), filepath.Join(dir, name+".pub")
		if password == "" {
			minisign("", "-G", "-W", "-s", secret, "-p", public)
		} else {
			minisign(password+"\n"+password+"\n", "-G", "-s", secret, "-p", public)
		}
		text, err := os.ReadFile(secret)
		must(t, err)
		key, err := snapshot.OpenKey(text, password)
		must(t, err)
		signature := filepath.Join(dir, name+".minisig")
		reader := library.NewReader(bytes.NewReader(content))
		_, err = io.Copy(io.Discard, reader)
		must(t, err)
		must(t, os.WriteFile(signature, reader.SignWithComments(*key, "file:pack.zim", ""), 0o600))
		mustPass(t, "minisign with its own key", signed(file, signature, public))
	}
	minisign(password+"\n", "-S", "-s", secretKey, "-m", file)
	if v := (snapshot.Reader{Key: publicKey}).Verify(file); !v.Whole() {
		t.Errorf("verify of what minisign signed with our key: %+v", v.Problems)
	}
}
