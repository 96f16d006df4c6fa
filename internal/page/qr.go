package page

import (
	"strconv"

	"rsc.io/qr"
)

// QR is a square of dark and light modules that a telephone reads as a text: on paper, the way back to the page.
type QR struct {
	Size int    // modules of a side, with the light margin that readers need around it
	Path string // the dark ones, for an SVG of that size: a line through the middle of each run of them in a row
}

// quiet is how many light modules surround a code (ISO/IEC 18004).
const quiet = 4

// newQR makes the code of an address; nil for one that no code can hold. Its level is the lowest, since a sheet of
// paper is clean and fewer modules are larger ones.
func newQR(address string) *QR {
	code, err := qr.Encode(address, qr.L)
	if err != nil {
		return nil
	}
	var path []byte
	for y := range code.Size {
		at := 0
		for x := 0; x < code.Size; x++ {
			if !code.Black(x, y) {
				continue
			}
			end := x
			for code.Black(end, y) {
				end++
			}
			if at == 0 {
				path = append(path, 'M')
				path = strconv.AppendInt(path, int64(quiet+x), 10)
				path = append(path, ' ')
				path = strconv.AppendInt(path, int64(quiet+y), 10)
				path = append(path, ".5"...)
			} else {
				path = append(path, 'm')
				path = strconv.AppendInt(path, int64(x-at), 10)
				path = append(path, " 0"...)
			}
			path = append(path, 'h')
			path = strconv.AppendInt(path, int64(end-x), 10)
			at, x = end, end
		}
	}
	return &QR{Size: code.Size + 2*quiet, Path: string(path)}
}
