package snapshot

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// largestValue bounds what a key or a row may take in memory: many times what a report may have.
const largestValue = 64 << 20

var errTooLarge = errors.New("a value is too large")

// A decoder reads JSON value after value, so that memory holds one of them.
type decoder struct {
	*json.Decoder
	from          io.Reader
	read, allowed int64
}

func newDecoder(r io.Reader) *decoder {
	d := &decoder{from: r, allowed: largestValue}
	d.Decoder = json.NewDecoder(budgeted{d})
	return d
}

// budgeted gives bytes for as long as the value that is read may have more.
type budgeted struct{ *decoder }

func (b budgeted) Read(p []byte) (int, error) {
	if b.read >= b.allowed {
		return 0, errTooLarge
	}
	n, err := b.from.Read(p[:min(int64(len(p)), b.allowed-b.read)])
	b.read += int64(n)
	return n, err
}

// object reads an object, of which value reads the value of a key, and array an array, of which value reads an entry.
func (d *decoder) object(value func(key string) error) error {
	return d.delimited('{', func() error {
		key, err := d.Token()
		if err != nil {
			return err
		}
		return value(fmt.Sprint(key))
	})
}

func (d *decoder) array(value func() error) error { return d.delimited('[', value) }

func (d *decoder) delimited(opening json.Delim, value func() error) error {
	if token, err := d.Token(); err != nil {
		return err
	} else if token != opening {
		return fmt.Errorf("%v where %v should be", token, opening)
	}
	for d.More() {
		d.allowed = d.InputOffset() + largestValue
		if err := value(); err != nil {
			return err
		}
	}
	_, err := d.Token()
	return err
}
