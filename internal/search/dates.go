package search

// dates makes the file of the days of reports.
func (p *Plan) dates() File {
	var w bitWriter
	for _, district := range p.districts() {
		w.gamma(uint32(len(district.days)) + 1)
		if len(district.days) > 0 {
			writeRising(&w, district.days)
		}
	}
	return File{"dates", appendScript(nil, "dates", p.stamp, w.appendText(nil))}
}

// dayBits is how many bits a day takes.
const dayBits = 16

// writeRising writes days that never fall. Each has its place added, so that no two are alike, as a list needs it.
func writeRising(w *bitWriter, days []uint16) {
	first, last := uint32(days[0]), uint32(days[len(days)-1])
	w.gamma(last - first + 1)
	w.bits(first, dayBits)
	values := make([]uint32, len(days))
	for i, day := range days {
		values[i] = uint32(day) - first + uint32(i)
	}
	w.list(values, 0, last-first+uint32(len(days)))
}
