package source

import (
	"encoding/base64"
	"strings"
	"testing"
	"testing/fstest"

	"phoihop/internal/problem"
)

// TestSecretKeys: a secret key is an error wherever in the content folder it would be published or stands for nothing.
func TestSecretKeys(t *testing.T) {
	pem := func(kind string) string { return "-----BEGIN " + kind + "PRIVATE KEY-----\r\nMIIE\r\n" }
	plain := "untrusted comment: mine\n" + base64.StdEncoding.EncodeToString([]byte("Ed\x00\x00B2"+strings.Repeat("x", 152))) + "\n"
	for _, test := range []struct {
		name, text string
		secret     bool
	}{
		{"_root/phoihop.key", "untrusted comment: minisign encrypted secret key\nRWRTY0Iy\n", true},
		{"_root/.well-known/minisign", plain, true},
		{"_root/phoihop.pub", "untrusted comment: minisign public key 1\nRWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3\n", false},
		{"_root/tls.pem", "-----BEGIN CERTIFICATE-----\nMIIE\n-----END CERTIFICATE-----\n", false},
		{"_root/both.pem", "-----BEGIN CERTIFICATE-----\nMIIE\n-----END CERTIFICATE-----\n" + pem("EC "), true},
		{"_root/huong-dan.html", "<p>Tệp bắt đầu bằng -----BEGIN PRIVATE KEY-----</p>", false},
		{"_root/store.PFX", "\x30\x82", true},
		{"_root/trinh-bay.key", "PK\x03\x04", false},
		{"id_ed25519", pem("OPENSSH "), true},
		{"tay-ho/khoa.asc", "-----BEGIN PGP PRIVATE KEY BLOCK-----\n", true},
		{"tay-ho/hop/khoa.ppk", "PuTTY-User-Key-File-3: ssh-ed25519\n", true},
		{"tay-ho/hop/khoa.txt", "AGE-SECRET-KEY-1QQ\n", true},
		{"tay-ho/ghi-chu.txt", "Khoá ở chỗ khác.\n", false},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, problems := Scan(fstest.MapFS{"site.yaml": {}, "tay-ho/district.yaml": {}, "tay-ho/hop.vi.md": {}, test.name: {Data: []byte(test.text)}})
			told := false
			for _, p := range problems {
				told = told || p.Code == problem.SecretKey && p.File == test.name && p.Severity == problem.Error
			}
			if told != test.secret {
				t.Errorf("%+v", problems)
			}
		})
	}
}
