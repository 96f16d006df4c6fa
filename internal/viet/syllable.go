package viet

import "strings"

const (
	vowels = "aeiouy"
	onsets = "  b c ch d g gh gi h k kh l m n ng ngh nh p ph q qu r s t th tr v x "
	codas  = "  c ch m n ng nh p t "
	nuclei = " a e i o u y ai ao au ay eo eu ia ie iu oa oe oi oo ua ue ui uo uu uy ye ieu oai oao oay oeo uai uao uau uay ueo uoi uou uya uye uyu yeu " +
		"io iai iao iau iay ieo iua iuo ioi ioo iui iuu iuou " // behind g
)

// IsSyllable tells whether a folded word has the shape of a Vietnamese syllable.
func IsSyllable(plain string) bool {
	nucleus := strings.IndexAny(plain, vowels)
	if nucleus < 0 {
		return false
	}
	onset, rhyme := plain[:nucleus], plain[nucleus:]
	coda := strings.TrimLeft(rhyme, vowels)
	return strings.Contains(nuclei, " "+rhyme[:len(rhyme)-len(coda)]+" ") && strings.Contains(onsets, " "+onset+" ") && strings.Contains(codas, " "+coda+" ")
}
