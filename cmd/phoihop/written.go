package main

import (
	"encoding/json"

	"phoihop/internal/snapshot"
)

// jsonWritten is a file or folder that a command wrote, as other tools read it.
type jsonWritten struct {
	File      string `json:"file"`
	Format    string `json:"format,omitempty"` // of a pack, or "delta"
	Date      string `json:"date,omitempty"`
	Bytes     int64  `json:"bytes,omitempty"`
	SHA512    string `json:"sha512,omitempty"`
	Signature string `json:"signature,omitempty"` // the file beside it
	Files     int    `json:"files,omitempty"`     // in a folder
	Same      bool   `json:"same,omitempty"`      // it was there already, byte for byte
}

// tellWritten tells other tools what was written, if they asked.
func (c *command) tellWritten(w jsonWritten) {
	if !c.common.json {
		return
	}
	encoder := json.NewEncoder(c.stdout)
	encoder.SetEscapeHTML(false)
	encoder.Encode(w)
}

func packWritten(p snapshot.Pack, date string) jsonWritten {
	return jsonWritten{File: p.Path, Format: string(p.Format), Date: date, Bytes: p.Bytes, SHA512: p.SHA512, Signature: p.Signed, Same: p.Same}
}
