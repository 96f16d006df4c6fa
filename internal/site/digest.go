package site

import (
	"encoding/binary"

	"github.com/cespare/xxhash/v2"
	"github.com/gohugoio/hashstructure"

	"phoihop/internal/report"
)

// Digest is the stored fingerprint of something that was read. hashstructure takes it as it is, so that
// the fingerprint of a page combines the digests of its reports and need not walk through them.
type Digest uint64

// DigestOf is the fingerprint of a value. hashstructure sees the names of struct types and of their
// exported fields, their order, the order of slices, and every byte of a string: texts must be NFC
// before. It does not see unexported fields. It is a checksum of 64 bits against accidents, not against
// forgers.
func DigestOf(v any) Digest {
	sum, err := hashstructure.Hash(v, nil)
	if err != nil {
		panic("site: no digest of this type: " + err.Error()) // only functions and channels have none
	}
	return Digest(sum)
}

// Hash stands for a report in a list: what lists show of it, and of its district.
func (r *Report) Hash() (uint64, error) {
	return uint64(r.Parts.Shown)*31 + uint64(r.District.digest), nil
}

// Hash stands for a district: what its district.yaml says, and the names of those that came after it.
func (d *District) Hash() (uint64, error) { return uint64(d.digest), nil }

// Hash stands for a year in a menu of years: the year and how many reports it has.
func (y *Year) Hash() (uint64, error) { return uint64(y.Year)<<32 | uint64(len(y.Reports)), nil }

// Hash stands for an agency in a list: which it is, and how many reports it has. Its names are the site's
// settings.
func (a *Agency) Hash() (uint64, error) {
	return uint64(DigestOf(struct {
		ID      string
		Reports int
		Parts   []*Agency
	}{string(a.ID), len(a.Reports), a.Parts})), nil
}

// Hash stands for a kind of meeting in a list.
func (k *Kind) Hash() (uint64, error) {
	return uint64(DigestOf(struct {
		ID      string
		Reports int
	}{k.ID, len(k.Reports)})), nil
}

// addDigests gives each district its digest.
func (s *Site) addDigests() {
	own := make([]Digest, len(s.Districts))
	for i, d := range s.Districts {
		own[i] = DigestOf(d.District)
		d.digest = own[i]
	}
	for i, d := range s.Districts {
		names := []Digest{own[i]}
		for _, after := range d.Successors {
			if here := s.All().byID[after.District]; here != nil {
				names = append(names, DigestOf(here.Name))
			}
		}
		d.digest = DigestOf(names)
	}
}

// DigestOfThreads stands for threads where they are told as stories: the state of each, its day where that is
// not the site's (which a page that names it has in its basis), and all that its reports say of their tasks.
func DigestOfThreads(threads []*Thread) Digest {
	var sum xxhash.Digest
	sum.Reset()
	var b [8]byte
	for _, t := range threads {
		binary.LittleEndian.PutUint64(b[:], uint64(t.digest))
		sum.Write(b[:])
	}
	return Digest(sum.Sum64())
}

// fingerprint stands for a thread of a site with the day today.
func (t *Thread) fingerprint(today report.Date) Digest {
	var own report.Date
	if t.Day != today {
		own = t.Day
	}
	var room [512]byte
	b := append(room[:0], byte(t.State), byte(own.Year), byte(own.Year>>8), byte(own.Month), byte(own.Day))
	for _, e := range t.Entries {
		shown, _ := e.Report.Hash()
		b = binary.LittleEndian.AppendUint64(b, shown)
		b = binary.LittleEndian.AppendUint64(b, uint64(e.Report.Parts.Tasks))
		b = binary.LittleEndian.AppendUint64(b, uint64(e.Place))
		b = append(append(append(b, e.Report.Ref.District...), '/'), e.Report.Ref.Name...)
		for _, id := range e.Owner().Items {
			b = append(append(b, ' '), id...)
		}
		due := e.Due()
		b = append(b, '\n', byte(due.Year), byte(due.Year>>8), byte(due.Month), byte(due.Day), byte(due.Quarter), byte(due.Half))
	}
	if t.Review != nil {
		shown, _ := t.Review.Hash()
		b = binary.LittleEndian.AppendUint64(b, shown)
		b = append(append(b, t.Review.Ref.District...), t.Review.Ref.Name...)
	}
	return Digest(xxhash.Sum64(b))
}
