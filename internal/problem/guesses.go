package problem

// Guesses bounds what is spent on hints for the mistakes of one file: only PerFile of them are told, so
// only as many are worth a search for what the writer meant. The zero value is ready for a file. A file
// made of nothing but mistakes is then read in a time that grows with its size alone.
type Guesses struct{ made, steps int }

// mostSteps is how many pairs of letters are compared for one file. A hundred mistakes of 40 letters
// among 2,000 names of 20 stay below it.
const mostSteps = 200_000_000

// More counts one mistake and tells whether its hint may still be searched for.
func (g *Guesses) More() bool {
	g.made++
	return g.made <= PerFile
}

// Nearest is the function Nearest as long as the file's bound allows, then "". It counts no mistake.
func (g *Guesses) Nearest(written string, candidates []string) string {
	for _, c := range candidates {
		g.steps += len(written) * len(c)
	}
	if g.steps > mostSteps {
		return ""
	}
	return Nearest(written, candidates)
}

// DidYouMean sets the hint of a mistake that More has allowed, as Problem.DidYouMean does.
func (g *Guesses) DidYouMean(p Problem, written string, candidates []string) Problem {
	return p.Meant(g.Nearest(written, candidates))
}
