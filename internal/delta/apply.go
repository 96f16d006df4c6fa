package delta

import (
	"bufio"
	"crypto/sha512"
	"encoding/hex"
	"errors"
	"io"

	"phoihop/internal/sealed"
)

// Apply writes the result. A base of other bytes than the delta was made for is a [*BaseError], before anything is
// written. After any error what was written is to be thrown away.
func (d *Delta) Apply(w io.Writer, base File) error {
	have, err := Identify(base)
	if err != nil {
		return err
	}
	if !have.Same(d.Base) {
		return &BaseError{Want: d.Base, Have: have}
	}
	in := map[string]*bufio.Reader{}
	for _, name := range []string{copiesFile, literalFile, differenceFile} {
		content, err := d.entries[name].Open()
		if err != nil {
			return err
		}
		defer content.Close()
		in[name] = bufio.NewReaderSize(content, blockSize)
	}
	sum := sha512.New()
	a := &application{to: io.MultiWriter(w, sum), base: base, literal: in[literalFile], difference: in[differenceFile]}
	instructions := &decoder{r: in[copiesFile], base: d.Base.Size, result: d.Result.Size}
	for {
		next, err := instructions.next()
		if err == io.EOF {
			break
		}
		if err == nil {
			err = a.do(next)
		}
		if err != nil {
			return err
		}
	}
	for _, name := range []string{literalFile, differenceFile} {
		if _, err := in[name].ReadByte(); err == nil {
			return &FormatError{Part: name, Fault: "has more than the result needs"}
		} else if err != io.EOF {
			return damaged(name, err)
		}
	}
	if hex.EncodeToString(sum.Sum(nil)) != d.Result.SHA512 {
		return &FormatError{Fault: "the result has another SHA-512 than " + d.Result.SHA512}
	}
	return nil
}

// application is a result that is being made.
type application struct {
	to                  io.Writer
	base                io.ReaderAt
	literal, difference io.Reader
	at                  int64
	old, plus           [blockSize / 2]byte
}

func (a *application) do(in instruction) error {
	for left := in.length; left > 0; {
		p := a.old[:min(left, int64(len(a.old)))]
		if in.kind == literal {
			if _, err := io.ReadFull(a.literal, p); err != nil {
				return damaged(literalFile, err)
			}
		} else if err := readAt(a.base, p, a.at+in.distance); err != nil {
			return err
		}
		if in.kind == near {
			plus := a.plus[:len(p)]
			if _, err := io.ReadFull(a.difference, plus); err != nil {
				return damaged(differenceFile, err)
			}
			for i, b := range plus {
				p[i] += b
			}
		}
		if _, err := a.to.Write(p); err != nil {
			return err
		}
		a.at, left = a.at+int64(len(p)), left-int64(len(p))
	}
	return nil
}

// damaged tells what is wrong with an entry. Errors of reading the file are faults of package sealed already.
func damaged(part string, err error) error {
	fault := (*sealed.Fault)(nil)
	switch {
	case errors.As(err, &fault):
		return &FormatError{Part: part, Err: fault}
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return &FormatError{Part: part, Fault: "is too short"}
	}
	return &FormatError{Part: part, Fault: err.Error()}
}
