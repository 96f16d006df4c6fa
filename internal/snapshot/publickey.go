package snapshot

import (
	"bytes"
	"encoding/base64"
	"errors"
	"io/fs"
	"path/filepath"
	"strings"

	"aead.dev/minisign"

	"phoihop/internal/problem"
)

// publicKeySize is the length of a public key's text.
const publicKeySize = 56

// PublicKey reads a public key of minisign: its text, or the name of the file that it stands in. What is told is why there is
// none; a secret key is never repeated.
func PublicKey(textOrFile string) (key minisign.PublicKey, told []problem.Problem) {
	text := strings.TrimSpace(textOrFile)
	if key.UnmarshalText([]byte(text)) == nil {
		return key, nil
	}
	refuse := func(vi, en string) (minisign.PublicKey, []problem.Problem) {
		return key, []problem.Problem{about("--key", problem.New(problem.PublicKeyRefused, problem.Words{Vi: vi, En: en}))}
	}
	if isSecret([]byte(text)) {
		return refuse("đây là khoá bí mật; đừng đưa nó cho ai", "this is a secret key; give it to nobody")
	}
	content, err := readSmall(textOrFile)
	switch name := filepath.ToSlash(textOrFile); {
	case errors.Is(err, fs.ErrNotExist) && len(text) == publicKeySize && strings.HasPrefix(text, "RW"):
		return refuse("có ký tự sai trong khoá", "a character of it is wrong")
	case errors.Is(err, fs.ErrNotExist):
		return refuse("không phải khoá, cũng không có tệp "+name, "it is no key, and there is no file "+name)
	case err != nil:
		reason := problem.Reason(err)
		return refuse("không đọc được tệp "+name+": "+reason.Vi, "the file "+name+" cannot be read: "+reason.En)
	case len(bytes.TrimSpace(content)) == 0:
		return refuse("tệp "+name+" trống", "the file "+name+" is empty")
	case key.UnmarshalText(bytes.TrimSpace(content)) == nil:
		return key, nil
	case isSecret(content):
		return refuse("tệp "+name+" là khoá bí mật; cần tệp .pub đi cùng", "the file "+name+" is a secret key; what is needed is the .pub that goes with it")
	case bytes.Contains(content, []byte("trusted comment: ")) && bytes.Count(bytes.TrimSpace(content), []byte("\n")) == 3:
		return refuse("tệp "+name+" là chữ ký, không phải khoá", "the file "+name+" is a signature and no key")
	default:
		return refuse("tệp "+name+" không có khoá công khai của minisign", "the file "+name+" holds no public key of minisign")
	}
}

// isSecret tells whether a text is a secret key of minisign, locked or not: its file, or the line of it that holds the key.
func isSecret(text []byte) bool {
	lines := bytes.Split(bytes.TrimSpace(text), []byte("\n"))
	raw, err := base64.StdEncoding.DecodeString(string(bytes.TrimSpace(lines[len(lines)-1])))
	return err == nil && len(raw) == keySize
}
