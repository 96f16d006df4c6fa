package snapshot

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/hkdf"
	"crypto/sha512"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"io"
	"math/big"

	"aead.dev/minisign"
	"golang.org/x/crypto/blake2b"
	"golang.org/x/crypto/scrypt"
)

// KeyPair is a new key: the text of both its files, and the public key as site.yaml has it.
type KeyPair struct {
	Secret, Public []byte
	PublicKey      string
}

// NewKey makes a key for minisign, whose secret file is locked by a password.
func NewKey(password string, random io.Reader) (KeyPair, error) {
	public, secret, err := minisign.GenerateKey(random)
	if err != nil {
		return KeyPair{}, err
	}
	text, err := public.MarshalText()
	if err != nil {
		return KeyPair{}, err
	}
	locked, err := lockKey(password, secret, random)
	return KeyPair{locked, append(text, '\n'), public.String()}, err
}

// ErrPassword says that a key's file is damaged or its password another one.
var ErrPassword = errors.New("wrong password, or no secret key of minisign")

// OpenKey unlocks the text of a secret key's file, made here or by minisign.
func OpenKey(text []byte, password string) (*minisign.PrivateKey, error) {
	text = asWritten(text)
	if !minisign.IsEncrypted(text) {
		var key minisign.PrivateKey
		if err := key.UnmarshalText(text); err != nil {
			return nil, ErrPassword
		}
		return &key, nil
	}
	key, err := minisign.DecryptKey(password, text)
	if err != nil {
		return nil, ErrPassword
	}
	return &key, nil
}

// NeedsPassword tells whether a secret key's file is locked.
func NeedsPassword(text []byte) bool {
	return minisign.IsEncrypted(asWritten(text))
}

// The places of values in a secret key's file, and what locking costs.
const (
	keyComment = "untrusted comment: minisign encrypted secret key\n"
	keySize    = 158
	kdfAt      = 2
	saltAt     = 6
	opsAt      = 38
	memoryAt   = 46
	secretAt   = 54 // id, seed, public key, checksum
	seedAt     = 62
	checksumAt = 126

	// These ask scrypt for 128 MiB (N = 2^17, r = 8, p = 1). minisign's own choice is 1 GiB, which a small server does not
	// have; it reads keys of either.
	scryptN, scryptR, scryptP = 1 << 17, 8, 1
	opsLimit, memoryLimit     = 4 * scryptN * scryptR * scryptP, 128 * scryptN * scryptR
)

// rawKey is a secret key as its file holds it, not locked.
func rawKey(key *minisign.PrivateKey) ([]byte, error) {
	text, err := key.MarshalText()
	if err != nil {
		return nil, err
	}
	_, encoded, _ := bytes.Cut(text, []byte("\n"))
	raw, err := base64.StdEncoding.DecodeString(string(bytes.TrimSpace(encoded)))
	if err == nil && len(raw) != keySize {
		err = errors.New("not the size of a minisign key")
	}
	return raw, err
}

// lockKey writes a secret key's file. The library would ask for the 1 GiB.
func lockKey(password string, key minisign.PrivateKey, random io.Reader) ([]byte, error) {
	raw, err := rawKey(&key)
	if err != nil {
		return nil, err
	}
	if _, err := io.ReadFull(random, raw[saltAt:opsAt]); err != nil {
		return nil, err
	}
	copy(raw[kdfAt:], "Sc")
	binary.LittleEndian.PutUint64(raw[opsAt:], opsLimit)
	binary.LittleEndian.PutUint64(raw[memoryAt:], memoryLimit)
	sum := blake2b.Sum256(append([]byte(raw[:kdfAt:kdfAt]), raw[secretAt:checksumAt]...))
	copy(raw[checksumAt:], sum[:])
	stream, err := scrypt.Key([]byte(password), raw[saltAt:opsAt], scryptN, scryptR, scryptP, keySize-secretAt)
	if err != nil {
		return nil, err
	}
	for i, b := range stream {
		raw[secretAt+i] ^= b
	}
	return []byte(keyComment + base64.StdEncoding.EncodeToString(raw) + "\n"), nil
}

// archiveLabel sets the key of web archives apart from whatever else may be made of the same secret. It never changes.
const archiveLabel = "phoihop wacz anonymous signature P-384 v1"

// archiveKey makes of a minisign key the key by which web archives are signed, whose format knows no Ed25519: always the same
// one, from which nothing can be learned of the other. nil gives nil.
func archiveKey(key *minisign.PrivateKey) (*ecdsa.PrivateKey, error) {
	if key == nil {
		return nil, nil
	}
	raw, err := rawKey(key)
	if err != nil {
		return nil, err
	}
	curve := elliptic.P384()
	// 24 bytes more than the curve's order has, so that no number is more likely than another.
	wide, err := hkdf.Key(sha512.New, raw[seedAt:seedAt+32], nil, archiveLabel, 48+24)
	if err != nil {
		return nil, err
	}
	one := big.NewInt(1)
	d := new(big.Int).SetBytes(wide)
	d.Mod(d, new(big.Int).Sub(curve.Params().N, one)).Add(d, one)
	return ecdsa.ParseRawPrivateKey(curve, d.FillBytes(make([]byte, 48)))
}
