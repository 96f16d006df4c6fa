package delta

import "slices"

const (
	// slack is by how many bytes more those that differ may outnumber those that agree before what comes after is
	// taken for something else.
	slack = 64
	// longRun is the length from which bytes that agree are copied rather than have a difference of zeros: the
	// instructions for it take as much as that many zeros deflated.
	longRun = 4 << 10
)

// matcher finds how the result can be made from the base.
type matcher struct {
	base, result *cursor
	index        *index
	list         instructions
	distance     int64 // of the last copy
}

// match compares two files.
func match(base, result File) (instructions, error) {
	m := &matcher{base: newCursor(base), result: newCursor(result)}
	m.index = newIndex(m.base, maxRuns, tailSize)
	m.run()
	if m.base.err != nil {
		return nil, m.base.err
	}
	return m.list, m.result.err
}

func (m *matcher) run() {
	at := m.copyFrom(0, 0)
	for at < m.result.size && m.result.err == nil && m.base.err == nil {
		found, distance := m.search(at)
		if found < 0 {
			m.list.add(literal, m.result.size-at, 0)
			return
		}
		begin := m.backward(found, at, distance)
		m.list.add(literal, begin-at, 0)
		m.emit(begin, found, distance)
		at = m.copyFrom(found, distance)
	}
}

// copyFrom takes what resembles the base at a distance, and returns where that ends.
func (m *matcher) copyFrom(at, distance int64) int64 {
	end := m.forward(at, distance)
	m.emit(at, end, distance)
	m.distance = distance
	return end
}

// search returns the next place of the result at which a run of the base stands, or -1.
func (m *matcher) search(at int64) (found, distance int64) {
	var ring [runSize]byte // the run before the byte at hand
	var sum roller
	n := at
	for {
		block := m.result.from(n)
		if len(block) == 0 {
			return -1, 0
		}
		for _, b := range block {
			place := &ring[(n-at)%runSize]
			if n-at < runSize {
				sum = sum.in(b)
			} else {
				sum = sum.move(*place, b)
			}
			*place = b
			n++
			if n-at < runSize {
				continue
			}
			if from, maybe := m.index.find(sum.sum()); maybe {
				split := (n - at) % runSize
				run := slices.Concat(ring[split:], ring[:split])
				start := n - runSize
				if m.base.has(run, start+m.distance) {
					return start, m.distance
				}
				if m.base.has(run, from) {
					return start, from - start
				}
			}
		}
	}
}

// forward returns how far the result resembles the base.
func (m *matcher) forward(at, distance int64) int64 {
	end, score, best := at, 0, 0
	for {
		a, b := m.result.from(at), m.base.from(at+distance)
		n := min(len(a), len(b))
		if n == 0 {
			return end
		}
		a, b = a[:n], b[:n]
		for i := 0; i < n; {
			if k := agree(a[i:], b[i:]); k > 0 {
				i, score = i+k, score+k
				if score > best {
					best, end = score, at+int64(i)
				}
				continue
			}
			i++
			if score--; score < best-slack {
				return end
			}
		}
		at += int64(n)
	}
}

// backward returns from where on, but not before limit, the result resembles the base up to an offset.
func (m *matcher) backward(at, limit, distance int64) int64 {
	begin, score, best := at, 0, 0
	for at > limit {
		a, b := m.result.upTo(at), m.base.upTo(at+distance)
		n := min(int64(len(a)), int64(len(b)), at-limit)
		if n == 0 {
			return begin
		}
		a, b = a[int64(len(a))-n:], b[int64(len(b))-n:]
		for i := n - 1; i >= 0; i-- {
			if a[i] != b[i] {
				if score--; score < best-slack {
					return begin
				}
				continue
			}
			if score++; score > best {
				best, begin = score, at-n+i
			}
		}
		at -= n
	}
	return begin
}

// emit writes down that a part of the result resembles the base, or, in long runs, is the same.
func (m *matcher) emit(at, end, distance int64) {
	var alike int64  // bytes before at that agree and are not written down yet
	var differ int64 // bytes before those, likewise
	flush := func() {
		if differ == 0 || alike >= longRun {
			m.list.add(near, differ, distance)
			m.list.add(same, alike, distance)
			differ, alike = 0, 0
		}
	}
	for at < end {
		a, b := m.result.from(at), m.base.from(at+distance)
		n := int(min(int64(len(a)), int64(len(b)), end-at))
		if n == 0 {
			return // after an error
		}
		a, b = a[:n], b[:n]
		for i := 0; i < n; {
			if k := agree(a[i:], b[i:]); k > 0 {
				i, alike = i+k, alike+int64(k)
				continue
			}
			flush()
			differ += alike + 1
			alike = 0
			i++
		}
		at += int64(n)
	}
	if differ > 0 && alike < longRun {
		differ, alike = differ+alike, 0
	}
	m.list.add(near, differ, distance)
	m.list.add(same, alike, distance)
}
