package wacz

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/sha256"
	"crypto/x509"
	"encoding/asn1"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
)

// The parts of a package.
const (
	warcName    = "data.warc.gz"
	warcPath    = "archive/" + warcName
	indexPath   = "indexes/index.cdx"
	pagesPath   = "pages/pages.jsonl"
	packagePath = "datapackage.json"
	digestPath  = "datapackage-digest.json"
	profile     = "data-package"
	version     = "1.1.1"
	authVersion = "0.1.0" // of the specification of signatures
)

// dataPackage is datapackage.json.
type dataPackage struct {
	Profile     string     `json:"profile"`
	Version     string     `json:"wacz_version"`
	Title       string     `json:"title"`
	Description string     `json:"description,omitempty"`
	Created     string     `json:"created"`
	Software    string     `json:"software"`
	MainPage    string     `json:"mainPageUrl"`
	MainDate    string     `json:"mainPageDate"`
	Resources   []resource `json:"resources"`
}

type resource struct {
	Name  string `json:"name"`
	Path  string `json:"path"`
	Hash  string `json:"hash"`
	Bytes int64  `json:"bytes"`
}

// packageDigest is datapackage-digest.json.
type packageDigest struct {
	Path   string      `json:"path"`
	Hash   string      `json:"hash"`
	Signed *signedData `json:"signedData,omitempty"`
}

type signedData struct {
	Hash      string `json:"hash"`
	Created   string `json:"created"`
	Software  string `json:"software"`
	Version   string `json:"version"`
	Signature string `json:"signature"`
	PublicKey string `json:"publicKey"`
}

// file is a part as it is written: JSON to be read by people too.
func file(v any) []byte {
	var b bytes.Buffer
	if err := json.Indent(&b, marshal(v), "", "  "); err != nil {
		panic(err) // marshal made it
	}
	b.WriteByte('\n')
	return b.Bytes()
}

func hashText(sum []byte) string { return fmt.Sprintf("sha256:%x", sum) }

// numberSize is the length of r and of s, of which a signature with P-384 is made.
const numberSize = 48

// sign makes the anonymous signature over a hash in words. The same key and hash give the same signature.
func sign(key *ecdsa.PrivateKey, hash string) (signature, publicKey string, err error) {
	if key.Curve != elliptic.P384() {
		return "", "", errors.New("the key for a wacz has to be of P-384")
	}
	sum := sha256.Sum256([]byte(hash))
	der, err := key.Sign(nil, sum[:], crypto.SHA256) // without chance: RFC 6979
	if err != nil {
		return "", "", err
	}
	var numbers struct{ R, S *big.Int }
	if _, err := asn1.Unmarshal(der, &numbers); err != nil {
		return "", "", err
	}
	raw := make([]byte, 2*numberSize)
	numbers.R.FillBytes(raw[:numberSize])
	numbers.S.FillBytes(raw[numberSize:])
	spki, err := x509.MarshalPKIXPublicKey(&key.PublicKey)
	if err != nil {
		return "", "", err
	}
	return base64.StdEncoding.EncodeToString(raw), base64.StdEncoding.EncodeToString(spki), nil
}

// verify checks a signature and returns the key that made it, as SubjectPublicKeyInfo.
func (s *signedData) verify() (spki []byte, err error) {
	raw, err := base64.StdEncoding.DecodeString(s.Signature)
	if err != nil || len(raw) != 2*numberSize {
		return nil, errors.New("the signature is not two numbers of 48 bytes in base 64")
	}
	if spki, err = base64.StdEncoding.DecodeString(s.PublicKey); err != nil {
		return nil, fmt.Errorf("the public key: %w", err)
	}
	public, err := x509.ParsePKIXPublicKey(spki)
	if err != nil {
		return nil, fmt.Errorf("the public key: %w", err)
	}
	key, ok := public.(*ecdsa.PublicKey)
	if !ok || key.Curve != elliptic.P384() {
		return nil, errors.New("the public key is not of P-384")
	}
	sum := sha256.Sum256([]byte(s.Hash))
	if !ecdsa.Verify(key, sum[:], new(big.Int).SetBytes(raw[:numberSize]), new(big.Int).SetBytes(raw[numberSize:])) {
		return nil, errors.New("the signature is not of this key and hash")
	}
	return spki, nil
}
