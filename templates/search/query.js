// Answers: the files that tell where the words of a query are, the ways to an answer and in what order they are tried.

// pairsWithin returns the hashes of the pairs that make a row of words.
function pairsWithin(words) {
	return words.slice(1).map(function (word, i) {
		return pairHash(words[i].hash, word.hash);
	});
}

// pairsBetween returns the hashes of the pairs that two terms make, one behind the other, in any of their forms.
function pairsBetween(term, next) {
	var pairs = [];
	term.forms.forEach(function (form) {
		next.forms.forEach(function (behind) {
			pairs.push(pairHash(form[form.length - 1].hash, behind[0].hash));
		});
	});
	return pairs;
}

// usesPair tells whether it counts that the term at place is the neighbour of the one before. Of many words every second
// pair, the last among them, tells as much as all; but what is in quotes is held to its word, and whether a word is
// small shows in its pairs.
function usesPair(query, place) {
	var terms = query.terms;
	var demanding = terms.length <= 3 || terms.some(function (term) {
		return term.phrase;
	});
	return terms[place].near && (demanding || (terms.length - place) % 2 === 1 || terms[place].unsure || terms[place - 1].unsure);
}

// tellsExact tells whether it is looked up where the term at place stands as it is written: of the last three that have
// marks, since every form has a list of its own.
function tellsExact(query, place) {
	var marked = query.terms.slice(place).filter(function (term) {
		return term.word.exact;
	});
	return query.terms[place] === marked[0] && marked.length <= 3;
}

// filesOf returns the names of the buckets that a query needs in languages.
function filesOf(query, languages) {
	var files = [];
	function need(table, hashes) {
		hashes.forEach(function (hash) {
			languages.forEach(function (language) {
				files.push(bucketOf(table, hash, language));
			});
		});
	}
	query.terms.forEach(function (term, i) {
		if (tellsExact(query, i)) {
			need('w', [term.word.exactHash]);
		}
		term.forms.forEach(function (form) {
			if (form.length === 1) {
				need('w', [form[0].hash]);
			}
			need('p', pairsWithin(form));
		});
		if (usesPair(query, i)) {
			need('p', pairsBetween(query.terms[i - 1], term));
		}
	});
	return files;
}

// allLanguages returns the languages of the index, as places in index.languages.
function allLanguages() {
	return index.languages.map(function (name, language) {
		return language;
	});
}

// shared returns what the scripts that are loaded when they are needed take from here. Slips are looked for in all
// languages; ends of words in those that are asked for.
function shared() {
	return {
		index: index,
		load: load,
		look: look,
		pairHash: pairHash,
		eachWord: eachWord,
		vowels: vowels,
		dictionaryOf: dictionaryOf,
		postingsOf: postingsOf,
		shardValue: shardValue,
		textOf: textOf,
		recordOf: recordOf,
		termFor: termFor,
		withForms: withForms,
		replaced: replaced,
		isSmallWord: isSmallWord,
		termPostings: termPostings,
		Bits: Bits,
		filterNames: filterNames,
		inOrder: inOrder,
		bucketOf: function (table, hash) {
			return askedLanguages().map(function (language) {
				return bucketOf(table, hash, language);
			});
		},
		filesOf: function (query) {
			return filesOf(query, allLanguages());
		},
		evaluateAll: function (query, some) {
			return matchesIn(allLanguages(), query, some, []);
		}
	};
}

// answer calls done({query, how, matches, text}) with what a text finds, by language: in the languages that are asked for,
// and where they have nothing in the others; small words are those of the language that is chosen. how is '' for the words
// as they stand, corrected, some or none; text is without a last word that is being typed, if that led nowhere.
function answer(text, language, typing, done) {
	var query = parse(text, language, typing);
	function attempt(wanted, how, some, otherwise) {
		var matches = [];
		function within(languages, nothing) {
			load(filesOf(wanted, languages), function () {
				matches = matchesIn(languages, wanted, some, matches);
				if (hasAny(matches)) {
					done({ query: wanted, how: how, matches: matches, text: wanted.text || text });
				} else {
					nothing();
				}
			});
		}
		within(askedLanguages(), function () {
			within(allLanguages(), otherwise);
		});
	}
	function asItStands(asked, otherwise) {
		load(filesOf(asked, askedLanguages()), function () {
			decideSmall(asked);
			attempt(asked, '', false, function () {
				if (dropSmall(asked)) {
					attempt(asked, '', false, otherwise);
				} else {
					otherwise();
				}
			});
		});
	}
	function most() {
		if (dropSymbols(query)) {
			attempt(query, 'some', false, most);
			return;
		}
		attempt(query, 'some', true, function () {
			done({ query: query, how: 'none', matches: matchesIn([], query, false, []), text: text });
		});
	}
	function slip() {
		withSlips(function (slips) {
			slips.correct(query, function (corrected) {
				if (corrected) {
					attempt(corrected, 'corrected', false, most);
				} else {
					most();
				}
			});
		});
	}
	function shorter() {
		var last = query.terms[query.terms.length - 1];
		if (typing && query.open && query.terms.length > 1 && !last.quoted) {
			asItStands({ terms: query.terms.slice(0, -1), open: false, language: language, text: text.slice(0, last.start).trim() }, slip);
		} else {
			slip();
		}
	}
	function ends() {
		withSlips(function (slips) {
			slips.withEnds(query, function (extended) {
				attempt(extended, '', false, shorter);
			});
		});
	}
	function withSlips(go) {
		load(['slips'], function () {
			var slips = shardValue('slips');
			if (slips) {
				go(slips);
			} else {
				attempt(query, '', false, most);
			}
		});
	}
	if (typing) {
		load([filesOf(query, askedLanguages()), 'slips'], function () {
			decideSmall(query);
			ends();
		});
	} else {
		asItStands(query, ends);
	}
}

// Of a language in which nothing was looked for.
var unasked = { things: [], scores: [], sideBySide: 0, tally: { phraseCount: 0, pairCount: 0, aside: {} } };

// matchesIn returns what a query finds, by language, in some languages; in the others what was found before, if anything.
function matchesIn(languages, query, some, before) {
	return index.languages.map(function (name, language) {
		var known = before[language] || unasked;
		return known === unasked && languages.indexOf(language) >= 0 ? evaluate(query, language, some) : known;
	});
}

function hasAny(matches) {
	return matches.some(function (match) {
		return match.things.length;
	});
}

var pool = null; // what poolOf returned last, whose tables serve again

// poolOf returns the things that match in a language, or, if it is -1, in any, {things, scores, languages}: the last two by
// their numbers, until it is called again. A thing that matches in several is shown in the page's language.
function poolOf(matches, language) {
	var scores = pool ? pool.scores : new Float32Array(index.numbers);
	var languages = pool ? pool.languages : new Uint8Array(index.numbers);
	(pool ? pool.things : []).forEach(function (thing) {
		scores[thing] = 0;
	});
	pool = { things: [], scores: scores, languages: languages };
	allLanguages().filter(function (i) {
		return language < 0 || i === language;
	}).sort(function (a, b) {
		return (index.languages[b] === pageLanguage) - (index.languages[a] === pageLanguage) || a - b;
	}).forEach(function (i) {
		matches[i].things.forEach(function (thing, place) {
			if (!scores[thing]) {
				pool.things.push(thing);
				languages[thing] = i;
			}
			scores[thing] = Math.max(scores[thing], matches[i].scores[place]);
		});
	});
	return pool;
}
