package snapshot

import (
	"bytes"
	"crypto/sha512"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"aead.dev/minisign"

	"phoihop/internal/problem"
)

// signatureEnding is what a signature's file has behind the name of what it signs.
const signatureEnding = ".minisig"

// sum notes a pack's size and digest, and signs it. What it is signed with says nothing of when: file name and the content's
// date, which the signature covers too.
func (pack *Pack) sum(made string, p *packing) error {
	file, err := os.Open(made)
	if err != nil {
		return err
	}
	defer file.Close()
	digest := sha512.New()
	reader := minisign.NewReader(file)
	if pack.Bytes, err = io.Copy(digest, reader); err != nil {
		return err
	}
	pack.SHA512 = hex.EncodeToString(digest.Sum(nil))
	if p.options.Key == nil {
		return nil
	}
	trusted := fmt.Sprintf("file:%s\tdate:%s\thashed", filepath.Base(pack.Path), p.day())
	pack.Signed = pack.Path + signatureEnding
	return os.WriteFile(made+signatureEnding, reader.SignWithComments(*p.options.Key, trusted, "signature of "+p.id), 0o666)
}

// otherKey warns of a key that is not the one that the site tells its readers.
func (p *packing) otherKey(key *minisign.PrivateKey) []problem.Problem {
	public, _ := key.Public().(minisign.PublicKey)
	if p.site.Settings.PublicKey == public.String() {
		return nil
	}
	told := problem.New(problem.PackKeyUnknown, public.String())
	return []problem.Problem{told.ForKey("site.yaml", "").At(1, 1)}
}

// sameBytes compares two files; the error is that of the second one.
func sameBytes(one, other string) (bool, error) {
	b, err := os.Open(other)
	if err != nil {
		return false, err
	}
	defer b.Close()
	a, err := os.Open(one)
	if err != nil {
		return false, &os.PathError{Op: "open", Path: one, Err: fmt.Errorf("%w", os.ErrInvalid)}
	}
	defer a.Close()
	if x, err := a.Stat(); err == nil {
		if y, err := b.Stat(); err == nil && x.Size() != y.Size() {
			return false, nil
		}
	}
	left, right := make([]byte, 1<<16), make([]byte, 1<<16)
	for {
		n, errA := io.ReadFull(a, left)
		m, errB := io.ReadFull(b, right)
		if !bytes.Equal(left[:n], right[:m]) {
			return false, nil
		}
		if errA != nil || errB != nil {
			return errA == errB, nil
		}
	}
}
