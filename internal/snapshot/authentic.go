package snapshot

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"aead.dev/minisign"
	"golang.org/x/net/html"

	"phoihop/internal/problem"
)

// largestKey bounds what is read of a key or a signature, which have some hundred bytes.
const largestKey = 1 << 16

func readSmall(name string) ([]byte, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	text, err := io.ReadAll(io.LimitReader(file, largestKey))
	return asWritten(text), err
}

// asWritten is the text of a key or signature without what editors and mail programs put into it: a byte order mark, CR.
func asWritten(text []byte) []byte {
	return bytes.ReplaceAll(bytes.TrimPrefix(text, []byte("\ufeff")), []byte("\r"), nil)
}

// checkSignature holds the signature beside a pack against a key, then the name that was signed against the file's; and tells of
// the signature inside a web archive.
func (v *verifier) checkSignature(given string) {
	const name = "signature"
	if v.repacked || v.result.Format == Bag {
		v.skip(name, words("chữ ký: không xét, vì chữ ký là của tệp như khi phát hành, không phải của tệp đã giải nén hoặc đóng gói lại", "signature: not checked, since it is of the file as it was published, not of what was unzipped or packed again"))
		return
	}
	if v.file == nil {
		return
	}
	if v.result.Format == Wacz {
		v.tellInnerKey()
	}
	beside := filepath.Base(v.name) + signatureEnding
	text, err := readSmall(v.name + signatureEnding)
	if errors.Is(err, fs.ErrNotExist) && given == "" {
		v.skip(name, words("chữ ký: không có tệp %s bên cạnh, nên không biết ai phát hành", "signature: there is no %s beside it, so nothing says who published it", beside))
		v.checkOwnName()
		return
	}
	key, named := v.keyFor(given)
	var signature minisign.Signature
	if err == nil && !named && signature.UnmarshalText(text) == nil { // one that can't be read is a difference, whatever the key
		v.skip(name, words("chữ ký: cổng không nêu khoá nào; kiểm tra với --key KHOÁ", "signature: the site names no key; verify with --key KEY"))
		v.checkOwnName()
		return
	}
	fits := false
	v.check(name, func() (int, problem.Words) {
		if err == nil {
			err = signature.UnmarshalText(text)
		}
		p, wrong := v.wrongSignature(beside, &signature, text, err, key, given)
		if wrong {
			v.find(p)
			return 0, words("chữ ký %s", "signature %s", beside)
		}
		fits = true
		if given == "" {
			return 1, words("chữ ký đúng với khoá %s mà chính cổng này nêu; điều đó không chứng tỏ ai đã ký: so khoá với nơi bạn tin, hoặc dùng --key",
				"the signature fits the key %s that this very site names; that proves nothing about who signed: compare the key with a place that you trust, or use --key", key)
		}
		return 1, words("chữ ký đúng với khoá đã cho (mã khoá %016X)", "the signature fits the given key (key id %016X)", key.ID())
	})
	if fits {
		v.checkSignedName(signature.TrustedComment)
	}
}

// keyFor is the key that a signature is held against: the given one, else that which the site names.
func (v *verifier) keyFor(given string) (key minisign.PublicKey, known bool) {
	if given == "" {
		return v.siteKey()
	}
	key, told := PublicKey(given)
	for _, p := range told {
		v.find(p)
	}
	return key, true
}

// wrongSignature tells what is wrong with a signature, whose reading may have ended in an error.
func (v *verifier) wrongSignature(beside string, s *minisign.Signature, text []byte, err error, key minisign.PublicKey, given string) (p problem.Problem, wrong bool) {
	var path *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return problem.New(problem.SignatureMissing, beside), true
	case errors.As(err, &path):
		return problem.New(problem.PackUnread, err), true
	case err != nil:
		return problem.New(problem.SignatureBroken, beside), true
	case s.KeyID != key.ID():
		whose := words("khoá đã cho", "the key that was given")
		if given == "" {
			whose = words("khoá mà cổng nêu", "the key that the site names")
		}
		return problem.New(problem.SignatureKey, beside, fmt.Sprintf("%016X", s.KeyID), whose, fmt.Sprintf("%016X", key.ID())), true
	case s.Algorithm != minisign.HashEdDSA:
		return problem.New(problem.SignatureOld, beside), true
	}
	return problem.New(problem.SignatureWrong, beside, fmt.Sprintf("%016X", key.ID())), !v.signed(key, text)
}

// signed tells whether a signature is of the pack, which is read as a stream.
func (v *verifier) signed(key minisign.PublicKey, signature []byte) bool {
	r := minisign.NewReader(io.NewSectionReader(v.file, 0, v.size))
	if _, err := io.Copy(io.Discard, r); err != nil {
		return false
	}
	return r.Verify(key, signature)
}

// siteKey is the public key that the site's page about itself names.
func (v *verifier) siteKey() (key minisign.PublicKey, named bool) {
	for _, lang := range languages {
		page, err := v.tree.open(lang + "/about.html")
		if err != nil {
			continue
		}
		z := html.NewTokenizer(page)
		z.SetMaxBuf(largestTag)
		for !named {
			kind := z.Next()
			if kind == html.ErrorToken {
				break
			}
			named = kind == html.TextToken && key.UnmarshalText([]byte(strings.TrimSpace(string(z.Text())))) == nil
		}
		page.Close()
		if named {
			return key, true
		}
	}
	return key, false
}

// tellInnerKey tells of the signature inside a web archive, which was verified with it.
func (v *verifier) tellInnerKey() {
	const name = "inner-signature"
	if v.innerKey == nil {
		v.skip(name, words("chữ ký bên trong WACZ: không có", "signature inside the WACZ: none"))
		return
	}
	v.check(name, func() (int, problem.Words) {
		return 1, words("chữ ký bên trong WACZ đúng; khoá vô danh, SHA-256 là %x: khoá nằm trong chính tệp này nên không chứng tỏ ai đã ký",
			"the signature inside the WACZ holds; its key is anonymous, of SHA-256 %x: it stands in this very file, so it does not prove who signed", sha256.Sum256(v.innerKey))
	})
}
