package search

// A ranking ranks places by how often they were used.
type ranking struct {
	ranks  []int32 // of places
	ranked []int32 // places by rank
	counts []int32 // how often a place was used
	above  []int32 // by count: how many places were used more often
}

func (r *ranking) reset() {
	r.ranks, r.ranked, r.counts, r.above = r.ranks[:0], r.ranked[:0], r.counts[:0], r.above[:0]
}

// add adds a place that was used once.
func (r *ranking) add() (place int32) {
	place = int32(len(r.ranks))
	r.ranks = append(r.ranks, place)
	r.ranked = append(r.ranked, place)
	r.counts = append(r.counts, 1)
	return place
}

// use returns the rank of a place, and has it exchange ranks with the first that was used as often.
func (r *ranking) use(place int32) (rank int32) {
	rank = r.ranks[place]
	count := r.counts[place]
	r.counts[place]++
	for int32(len(r.above)) <= count {
		r.above = append(r.above, 0)
	}
	first := r.above[count]
	r.above[count]++
	other := r.ranked[first]
	r.ranks[place], r.ranks[other] = first, rank
	r.ranked[first], r.ranked[rank] = place, other
	return rank
}
