package wacz

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"fmt"
	"io"
	"strings"
	"testing"
)

// TestRecords alters single records and writes the index and all hashes anew.
func TestRecords(t *testing.T) {
	body := "<p>Đạt</p>"
	whole := func() *record {
		block, payload := newDigest(), newDigest()
		head := httpHead(htmlType, int64(len(body)))
		block.Write(append(head, body...))
		payload.Write([]byte(body))
		return &record{kind: responseRecord, uri: "https://a/b.html", date: "2025-07-01T00:00:00Z", payload: digestOf(payload), block: digestOf(block),
			contentType: responseType, length: int64(len(head) + len(body))}
	}
	member := func(r *record, head, body string, end string) []byte {
		var b bytes.Buffer
		w := gzip.NewWriter(&b)
		fmt.Fprintf(w, "%s%s%s%s", r.head(), head, body, end)
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	head := string(httpHead(htmlType, int64(len(body))))
	tests := []struct {
		what  string
		fails bool
		bytes []byte
	}{
		{"as it is", false, member(whole(), head, body, recordEnd)},
		{"another body", true, member(whole(), head, "<p>Đạm</p>", recordEnd)},
		{"a shorter body", true, member(whole(), head, body[1:], recordEnd)},
		{"two records in a member", true, member(whole(), head, body, recordEnd+"WARC/1.1")},
		{"no end", true, member(whole(), head, body, "\r\n")},
		{"another status", true, member(whole(), strings.Replace(head, "200", "404", 1), body, recordEnd)},
		{"another payload digest", true, func() []byte {
			r := whole()
			r.payload = r.block
			return member(r, head, body, recordEnd)
		}()},
		{"another kind", true, func() []byte {
			r := whole()
			r.kind = "request"
			return member(r, head, body, recordEnd)
		}()},
		{"a negative length", true, func() []byte {
			r := whole()
			r.length = -1
			return member(r, head, body, recordEnd)
		}()},
		{"an enormous length", true, func() []byte {
			r := whole()
			r.length = 1 << 60
			return member(r, head, body, recordEnd)
		}()},
		{"a head without end", true, func() []byte {
			r := whole()
			r.uri = strings.Repeat("a\r\n", maxHead)
			return member(r, head, body, recordEnd)
		}()},
		{"no gzip", true, []byte(body)},
	}
	for _, test := range tests {
		from := newMembers(bytes.NewReader(test.bytes), 1<<20, 1<<20)
		_, _, err := from.next()
		if (err != nil) != test.fails {
			t.Errorf("%s: %v", test.what, err)
		}
		if err == nil && from.n != int64(len(test.bytes)) {
			t.Errorf("%s: ends at %d of %d", test.what, from.n, len(test.bytes))
		}
	}
}

func TestAddresses(t *testing.T) {
	tests := map[string]string{
		"https://Phoihop.Gov.VN/vi/A.html":   "vn,gov,phoihop)/vi/a.html",
		"http://127.0.0.1:8080/":             "1,0,0,127:8080)/",
		"https://a.vn/vi/%E1%BA%A3nh%20.svg": "vn,a)/vi/%e1%ba%a3nh%20.svg",
	}
	for address, want := range tests {
		if got := surt(address); got != want {
			t.Errorf("%s: %s, want %s", address, got, want)
		}
	}
	if got := addresses("https://a.vn/", "vi/100% 'ạ'.html"); len(got) != 1 || got[0] != "https://a.vn/vi/100%25%20'%E1%BA%A1'.html" {
		t.Error(got)
	}
	if got := addresses("https://a.vn/", "vi/my-index.html"); len(got) != 1 {
		t.Error(got)
	}
}

// TestSignature checks a signature that another program (OpenSSL, as the format wants it) could read: its form.
func TestSignature(t *testing.T) {
	signature, publicKey, err := sign(testKey(t), "sha256:00")
	if err != nil {
		t.Fatal(err)
	}
	again, _, _ := sign(testKey(t), "sha256:00")
	raw, err := base64.StdEncoding.DecodeString(signature)
	if err != nil || len(raw) != 96 || signature != again {
		t.Errorf("%s, then %s", signature, again)
	}
	if _, err := (&signedData{Hash: "sha256:00", Signature: signature, PublicKey: publicKey}).verify(); err != nil {
		t.Error(err)
	}
	if _, err := (&signedData{Hash: "sha256:01", Signature: signature, PublicKey: publicKey}).verify(); err == nil {
		t.Error("a signature of another hash passes")
	}
}

// FuzzRecord gives the bytes of a record to its reader, which a hash that fits would let through.
func FuzzRecord(f *testing.F) {
	_, files := parts(f, write(f, small()))
	r, err := gzip.NewReader(strings.NewReader(files[warcPath]))
	if err != nil {
		f.Fatal(err)
	}
	all, err := io.ReadAll(r)
	if err != nil {
		f.Fatal(err)
	}
	for record := range bytes.SplitSeq(all, []byte("\r\n\r\nWARC/")) {
		f.Add(append([]byte("WARC/"), append(bytes.TrimPrefix(record, []byte("WARC/")), recordEnd...)...))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		var packed bytes.Buffer
		w, err := gzip.NewWriterLevel(&packed, gzip.NoCompression)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(b); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		if r, _, err := newMembers(&packed, 1<<30, 1<<30).next(); err == nil && !bytes.HasPrefix(b, r.head()) {
			t.Errorf("%q is read as %q", b, r.head())
		}
	})
}
