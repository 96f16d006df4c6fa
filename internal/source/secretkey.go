package source

import (
	"bytes"
	"encoding/base64"
	"io"
	"io/fs"
	"path"
	"regexp"
	"strings"
)

// largestKeyFile is more than any file of a secret key has, its certificates with it.
const largestKeyFile = 64 << 10

// secretKeys are what a secret key's file says in a line of its own: PEM, OpenSSH and OpenPGP, SSH.com, PuTTY, age, and the comment
// of minisign and signify.
var secretKeys = regexp.MustCompile(`(?m)^(?:-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----|---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----|PuTTY-User-Key-File-\d|AGE-SECRET-KEY-|untrusted comment: .*secret key)`)

// keyStores are the endings of files that hold secret keys by what they are.
var keyStores = map[string]bool{".p12": true, ".pfx": true, ".jks": true, ".ppk": true, ".kdbx": true}

// HoldsSecretKey tells whether a file is a secret key, which nobody else may have. One that can't be read is told by who reads it.
func HoldsSecretKey(folder fs.FS, name string) bool {
	if keyStores[strings.ToLower(path.Ext(name))] {
		return true
	}
	file, err := folder.Open(name)
	if err != nil {
		return false
	}
	defer file.Close()
	if info, err := file.Stat(); err != nil || info.Size() > largestKeyFile {
		return false
	}
	text, err := io.ReadAll(io.LimitReader(file, largestKeyFile))
	return err == nil && (secretKeys.Match(text) || isSecretMinisign(text))
}

// isSecretMinisign tells a secret key of minisign by its second line, whatever its comment says.
func isSecretMinisign(text []byte) bool {
	const size = 158
	comment, rest, _ := bytes.Cut(text, []byte("\n"))
	line, _, _ := bytes.Cut(rest, []byte("\n"))
	key, err := base64.StdEncoding.DecodeString(string(bytes.TrimSpace(line)))
	return err == nil && bytes.HasPrefix(comment, []byte("untrusted comment:")) && len(key) == size && string(key[:2]) == "Ed"
}
