package snapshot

import (
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

// PublicKey reads a public key of minisign: its text, or the name of the file that it stands in.
func PublicKey(textOrFile string) (minisign.PublicKey, error) {
	var key minisign.PublicKey
	if key.UnmarshalText([]byte(strings.TrimSpace(textOrFile))) == nil {
		return key, nil
	}
	text, err := readSmall(textOrFile)
	if err == nil {
		err = key.UnmarshalText([]byte(strings.TrimSpace(string(text))))
	}
	return key, err
}

func readSmall(name string) ([]byte, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(io.LimitReader(file, largestKey))
}

// checkSignature holds the signature beside a pack against a key, and tells of the one inside a web archive.
func (v *verifier) checkSignature(text string) {
	const name = "signature"
	if v.file == nil {
		return
	}
	if v.result.Format == Wacz {
		v.tellInnerKey()
	}
	beside := v.name + signatureEnding
	signature, err := readSmall(beside)
	switch missing := errors.Is(err, fs.ErrNotExist); {
	case missing && text == "":
		v.skip(name, words("chữ ký: không có tệp %s bên cạnh, nên không biết ai phát hành", "signature: there is no %s beside it, so nothing says who published it", filepath.Base(beside)))
		return
	case err != nil:
		v.check(name, func() (int, problem.Words) {
			p := problem.New(problem.SignatureMissing, filepath.Base(beside))
			if !missing {
				p = problem.New(problem.PackUnread, err)
			}
			v.find(p)
			return 0, words("chữ ký %s", "signature %s", filepath.Base(beside))
		})
		return
	}
	key, err := PublicKey(text)
	own := text == ""
	if own {
		var named bool
		if key, named = v.siteKey(); !named {
			v.skip(name, words("chữ ký: cổng không nêu khoá nào; kiểm tra với --key KHOÁ", "signature: the site names no key; verify with --key KEY"))
			return
		}
	} else if err != nil {
		v.find(problem.New(problem.PackUnread, err))
		return
	}
	v.check(name, func() (int, problem.Words) {
		if !v.signed(key, signature) {
			v.find(problem.New(problem.SignatureWrong, filepath.Base(beside), fmt.Sprintf("%X", key.ID())))
			return 0, words("chữ ký %s", "signature %s", filepath.Base(beside))
		}
		if own {
			return 1, words("chữ ký đúng với khoá %s mà chính cổng này nêu; điều đó không chứng tỏ ai đã ký: so khoá với nơi bạn tin, hoặc dùng --key",
				"the signature fits the key %s that this very site names; that proves nothing about who signed: compare the key with a place that you trust, or use --key", key)
		}
		return 1, words("chữ ký đúng với khoá đã cho (mã khoá %X)", "the signature fits the given key (key id %X)", key.ID())
	})
}

// signed tells whether a signature is of the pack. The pack is read as a stream, so a signature over more than a digest,
// as minisign makes it of no file by default, is none.
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
