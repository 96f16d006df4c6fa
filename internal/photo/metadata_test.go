package photo

import (
	"encoding/binary"
	"hash/crc32"
	"slices"
)

// tiff is the data of Exif with one entry, the orientation, in an order of bytes.
func tiff(order string, orientation int) string {
	if order == "II" {
		return "II*\x00\x08\x00\x00\x00\x01\x00\x12\x01\x03\x00\x01\x00\x00\x00" + string(rune(orientation)) + "\x00\x00\x00\x00\x00\x00\x00"
	}
	return "MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00" + string(rune(orientation)) + "\x00\x00\x00\x00\x00\x00"
}

// withSegment puts a segment at the begin of a JPEG file.
func withSegment(file []byte, marker byte, data string) []byte {
	segment := binary.BigEndian.AppendUint16([]byte{0xff, marker}, uint16(len(data)+2))
	return slices.Concat(file[:2], segment, []byte(data), file[2:])
}

// withChunk puts a chunk behind the head of a PNG file.
func withChunk(file []byte, name, data string) []byte {
	const head = 8 + 25
	chunk := binary.BigEndian.AppendUint32(nil, uint32(len(data)))
	chunk = append(chunk, name+data...)
	return slices.Concat(file[:head], chunk, checksum(chunk[4:]), file[head:])
}

func checksum(data []byte) []byte {
	return binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE(data))
}

// cmyk is the head of a JPEG file with four colours, as programs for print write it.
func cmyk() []byte {
	return []byte("\xff\xd8\xff\xee\x00\x0eAdobe\x00\x64\x00\x00\x00\x00\x00" +
		"\xff\xc0\x00\x14\x08\x00\x10\x00\x10\x04\x01\x11\x00\x02\x11\x00\x03\x11\x00\x04\x11\x00" +
		"\xff\xda\x00\x02")
}
