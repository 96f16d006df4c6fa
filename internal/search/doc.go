// Package search makes the index that the search page reads: scripts of a few kilobytes, of which a query loads
// those that it needs, from a web server as from a folder. This comment is the specification of what they hold;
// templates/search/ has the scripts that read them.
//
// # How it is made
//
//	Scan        a text → its words and pairs, and what results show of it        (lexicon.go, scan.go, short.go, record.go)
//	Invert      a section → postings in pieces, one a group; files of texts; facts  (invert.go, piece.go, texts.go, facts.go)
//	Plan        the facts of all sections → numbers, buckets; base, facets, dates (plan.go, base.go, dates.go)
//	Group       a group's pieces of all sections → its buckets                   (group.go, postings.go)
//	Dictionary  what the groups know of keys → the dictionary                    (dictionary.go)
//	OpenIndex   reads all of it again, which proves that it can be read          (reading.go, lookup.go)
//
// A group is a range of hashes, and its buckets are its own: so a section's pieces can be kept from one build to the
// next, and memory holds no more than one group at a time.
//
// # Things
//
// What can be found is a thing: a report, a task with all that became of it, a person of a district, a district,
// an agency, a cited document, a theme, a kind of meeting, a term of the glossary. Each has a page, or a place in one, and says
// something in each language in which the site has it. Things stand in sections, one a district and a last one for
// the site, whose ID is empty. Within a section they are sorted by kind
//
//	r report  t task  p person  d district  a agency  c document  h theme  k kind of meeting  g glossary term
//
// and then: reports by date and id, tasks by year, the others as their pages have them, but that tasks of a year, and
// persons, stand together that have the same words (see SortThings): their numbers follow each other then. Sections of
// districts have r, t and p, the site's has the rest.
//
// # Numbers of things
//
// All things are numbered from 0, by kind in the order above, and within a kind by section. A section's things of a
// kind have room(count) numbers, so that a further report seldom moves the things of other sections: room rounds
// up to the next number of four significant bits (13 → 13, 17 → 18, 100 → 104, 1000 → 1024). N is the number
// behind the last room.
//
// # Words
//
// Text is cut into words. Word characters are 0-9, A-Z, a-z, and all from U+00C0 on except × ÷,
// U+2000-U+2BFF, U+2E00-U+2E7F, U+3000-U+303F, U+D800-U+DFFF, U+E000-U+F8FF, U+FE10-U+FE1F, U+FE30-U+FE6F,
// U+FF00-U+FF0F, U+FF1A-U+FF20, U+FF3B-U+FF40, U+FF5B-U+FF65 and U+FFF0-U+FFFF. Characters that the fold drops
// (soft hyphen, U+200B-U+200F, U+202A-U+202E, U+2060-U+2064, U+FEFF) count as word characters too. A word is a longest run
// of word characters, with two additions: "'s" or "’s" behind a letter, with no word character behind, belongs to
// the word (People's); and 1 to 3 digits followed by groups of a point or comma and 3 digits, with no word
// character and no further point or comma with a digit around, are one word (1.234.567). Words whose key is empty
// are none.
//
// Of each word there is
//
//   - the key: viet.Fold, without "'s" at the end, points and commas; of digits alone, without zeros in front; of
//     more than three letters a to z ending in s, the singular: -ies → -y (not -eies, -aies); -sses, -ches, -shes,
//     -xes, -zes lose es; else -s is lost (not -us, -ss, -is).
//   - the exact form: lower case in NFC with the tone mark on the vowel where the newer style puts it (oà oá oả oã oạ, oè…,
//     uỳ…, wherever òa óa ỏa õa ọa, òe…, ùy… stand), without those characters that the fold drops. It counts only
//     where it has a character beyond ASCII.
//
// Two words are neighbours if what stands between them has none of ; ! ? | and no line break, and is one character
// long or has none of . , : either. Two neighbours make a pair. Words of two fields are never neighbours.
//
// Some short forms, as q for quận, stand for their long form in queries alone (names.go). Any other word that is a short
// form (see Short) of a language, in the text's spelling with no small letter at its beginning, counts also as the words and
// pairs of its long form there, if it has only one.
//
// # Hash
//
// The hash of a key, or of an exact form, is 32 bits wide: FNV-1a over its UTF-16 code units (h = 2166136261; for
// each, h = (h ^ unit) * 16777619), then mixed (h ^= h>>>16; h *= 0x85ebca6b; h ^= h>>>13; h *= 0xc2b2ae35; h ^=
// h>>>16). The hash of a pair of words with hashes a and b is the mix of a * 0x9E3779B1 + b. Everything modulo 2^32.
//
// # Buckets
//
// The index is two tables of hashes for each language: w of words and exact forms, p of pairs. A table has n buckets, a
// number that the base tells; a hash stands in bucket floor(hash * n / 2^32), there under its print, the lower 24 bits in w
// and 16 in p. Hashes that share bucket and print are one entry. A bucket is a stream of bits, the first bit of a number
// being its highest:
//
//	gamma(entries + 1)
//	list of the prints, within [0, 2^24) or [0, 2^16)
//	each entry, in order of print: postings
//
//	gamma(v), v >= 1:  as many 0 as v has bits behind its highest, then v's bits
//	postings:          gamma(things + 1); list of things within [0, N); classes
//	classes:           a bit: 0, all are of class 0; else 8 bits: which classes there are, class 7 first;
//	                   then for each of these classes from the highest, but for the lowest:
//	                   gamma(things + 1) of this class, list of their places among those things that have no class yet
//
// A list of k rising numbers within [lo, hi) is written by binary interpolation: nothing where k is 0 or k = hi-lo; else the
// number in the middle, at place m = k>>1, less lo+m, as one of the hi-lo-k+1 values that it can have; then the m before it
// within [lo, it), then the rest within [it+1, hi). One of v values is written in truncated binary: b = floor(log2 v), u =
// 2^(b+1) - v; a value below u as b bits, any other, x, as x+u in b+1 bits.
//
// # Classes
//
// The class of a posting tells where the thing has the word, the highest that holds:
//
//	7  in a title of up to 3 words     3  lead: summary, headings, titles of tasks
//	6  in a title of up to 6           2  facts beside the text: people present, roles, places, agencies
//	5  in a title of up to 12          1  of pairs only: more than once in the text
//	4  in a longer title               0  in the text
//
// The words of a title are counted before short forms are spelled out. Of a thing that has an entry in several places
// the highest class counts, and two pairs that share an entry count as one that stands there twice. Exact forms have no
// classes (all 0), but where one shares an entry with a key, as a word does whose exact form is its key. A word whose
// exact form has no entry, or the same things as its key, is no reason to prefer one thing to another.
//
// # Files
//
// All lie in assets/search/ and are classic scripts of one call, so that they load from file:// too (what the page's
// script loads of itself lies there as well, and calls with a function and no CHECK):
//
//	phoihopSearch("w/vi/12",STAMP,"DATA",CHECK)
//
// The first argument is the file's own name without ending. STAMP stands for the numbering: a number that changes when the
// room of any section begins at another number, or the number of buckets changes, or this format; in texts it is the mark
// that the base has for them, which changes with what things of this kind the section has (by their paths, in their order)
// and how many a file has, but not with their words; in dictionaries 0. A script whose STAMP is another than expected is of
// another day than the base. CHECK is FNV-1a (unmixed) of DATA's characters. DATA holds bits, 13 in two characters: v = 91 *
// a + b, each a place in the 91 characters from space to ~ without " ' < \; the last 13 are filled up with 0.
//
//	w/LANG/N  p/LANG/N     a bucket
//	dw/X                   the dictionary: keys that begin with X (see Dictionary); its DATA is text
//	LANG/SECTION/KIND+N    texts, as vi/tay-ho/r12; of the site's section LANG/KIND+N. A file in which no thing would speak the
//	                       language is not written
//	base                   what each query needs
//	facets                 what the filters for kinds of meeting and agencies need
//	dates                  dates of reports, for sorting by date
//
// # Base
//
// DATA of the base is an object, CHECK that of its JSON text:
//
//	format     3; who knows another reads no further
//	languages  ["vi","en"]
//	w, p       numbers of buckets, for each language
//	sections   ids of the districts' sections, in order
//	counts     bits: for each kind that districts have, for each of their sections: gamma(things+1), and if there are any:
//	           gamma(g+1), 2^g being the things a file of texts, and 13 bits, the mark of these texts; for r and t also the years: gamma(first year
//	           less 1900), gamma(span+1), span being the last year less the first, and, for each year behind the first, how many things
//	           stand before it, plus the place of that year among these, a list within [0, things+span); things
//	           without a year count as of 1900 + 1. Then for each kind of the site's section gamma(things+1), and if there are any gamma(g+1) and the mark
//	short      [[key, [[language, "long form"], …]], …] sorted: short forms; the long form as the words of its name whose initials it
//	           has, or the whole name
//	letters    dictionary files there are, ["a", …]
//
// # Facets
//
// DATA is an object as that of the base is. Only two of the page's filters need it, so that only who uses these loads it.
//
//	kinds      [[id, bits], …] sorted by id: list of reports of this kind of meeting: gamma(k+1), list within [0, N)
//	agencies   [[id, bits], …] sorted by id: list of the things of this agency, likewise
//
// # Dates
//
// bits: for each section of a district: gamma(reports+1); if there are any, gamma(span+1), span being the last day less the
// first, the first day as 16 bits (days since 1900-01-01), and, day by day less the first, each plus its own place, a list
// within [0, span + reports). A task counts as of 1 January of its year, or day 0 without one. A month or a year counts as
// its first day; no date is day 0, a date outside of what 16 bits hold the nearest that they do.
//
// # Dictionary
//
// Keys other than figures alone, of up to 24 characters, sorted by code point, all that begin with one letter a to z in a
// file of its name, all others in "_". Each as two capital letters and the rest of it: how many characters it shares with
// the one before, from A; and how many things have its entry in the language where these are most, A for 1, B for 2 and 3, C
// for 4 to 7, …; it serves the ends of a word and slips in typing.
//
// # Texts
//
// What results show: for each thing, in the order of things, a record; fields of a record are separated by U+001F, records
// by U+001E. The fields: path from the folder of the language (or from the site's root with "../"), title, a line of facts
// (district, date, kind), text. A thing that does not speak this language has an empty record. All records of a file
// together are packed: the text is cut into words, here longest runs of word characters alone, and gaps between them.
//
// Words and gaps are each ranked from 0: by how often they came so far, as that was when they overtook each other. One that
// comes for the first time stands last; one that comes again changes places with the first of those that came as often
// before. To begin with, the gaps are those of firstGaps (letters.go), which count as if each had come once, and the words
// are one that is empty, which so stands before the first.
//
//	gamma(words + 1), then each word with the gap before it, then the last gap
//	word with gap:  where the word before was followed by another already, a bit: 1, the same gap and word as the last
//	                time; else, behind that bit 0 if it stands: gap, word
//	gap:            gamma(rank + 1); of a new one, as of the next rank, and its code units: gamma(units), and of each a bit: 0, 7 bits; 1, 16 bits
//	word:           a bit: 0, gamma((rank >> 4) + 1) and the 4 lowest bits of rank; 1, a new one, its symbols
//
// Behind a gap with a line break, a point or U+001F a sentence begins, so that a word there is packed with its first letter
// turned, small for capital: of A-Z, a-z and U+00C0-U+00FF bit 5 is changed, of U+0100-U+01A1 and U+1EA0-U+1EFF bit 0,
// and Ư and ư change into each other.
//
// The symbols of a word are its letters, or several of them at once: first the tone of each of the vowels aăâeêioôơuưy,
// small or capital, is written behind it, as ` ? ~ ' . for à ả ã á ạ, and $ behind the word. Each place in a word has a code
// of its own: the beginning, behind a consonant with no vowel before it, behind another consonant, behind a vowel, behind a
// tone, behind a digit. A consonant is any other letter; behind a digit, a word begins anew in that. Each code is a fixed
// canonical prefix code (letters.go): the symbols in their order, those of 1, 2, 3 … bits between bars. The symbol * stands
// before a letter that follows as 16 bits.
package search
