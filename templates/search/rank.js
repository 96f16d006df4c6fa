// Evaluating a query in a language: which things have its words, and in what order they are shown.

// How much a word counts, by the class of where it stands: from the text to a short title.
var classWeights = [1, 1.5, 1.5, 3, 5, 7, 9, 12];

// How much things of a kind count.
var kindWeights = { r: 1, t: 0.8, p: 2.5, d: 4, a: 2, c: 2, h: 1, k: 1.5, g: 0.3 };

// combine returns the things that are in all of lists, of the lowest class, or in any of them, of the highest.
function combine(lists, all) {
	if (lists.length === 1) {
		return lists[0];
	}
	var counts = new Uint8Array(index.numbers);
	var best = new Uint8Array(index.numbers);
	lists.forEach(function (list) {
		for (var i = 0; i < list.things.length; i++) {
			var thing = list.things[i];
			var other = list.classes[i];
			best[thing] = !counts[thing] || all === other < best[thing] ? other : best[thing];
			counts[thing]++;
		}
	});
	return pick(counts, best, all ? lists.length : 1);
}

// pick returns postings of the things that were counted often enough.
function pick(counts, best, least) {
	var things = [];
	var classes = [];
	for (var thing = 0; thing < counts.length; thing++) {
		if (counts[thing] && counts[thing] >= least) {
			things.push(thing);
			classes.push(best[thing]);
		}
	}
	return { things: things, classes: classes };
}

// anyOf returns the union of those lists that are known; null if none is.
function anyOf(lists) {
	var known = lists.filter(Boolean);
	return known.length ? combine(known, false) : null;
}

function pairPostings(hashes, language) {
	return hashes.map(function (hash) {
		return postingsOf('p', hash, language);
	});
}

// termPostings returns where a term stands, in any of its forms; null if that is not known.
function termPostings(term, language) {
	return anyOf(term.forms.map(function (form) {
		if (form.length === 1) {
			return postingsOf('w', form[0].hash, language);
		}
		var pairs = pairPostings(pairsWithin(form), language);
		return pairs.every(Boolean) && pairs.length ? combine(pairs, true) : null;
	}));
}

// evaluate tells how things meet a query in a language. Its tables go by the numbers of things: weight sums up what a
// thing has; words, pairs, phrases and exact count it; aside tells that a demanded pair stands beside the text shown.
// wordCount and so on are what can be had: what stands in files that failed can't.
function evaluate(query, language) {
	var size = index.numbers;
	var tally = {
		weight: new Float32Array(size), words: new Uint8Array(size), small: new Uint8Array(size), pairs: new Uint8Array(size), phrases: new Uint8Array(size),
		exact: new Uint8Array(size), aside: new Uint8Array(size), wordCount: 0, pairCount: 0, phraseCount: 0, exactCount: 0
	};
	query.terms.forEach(function (term, i) {
		var list = termPostings(term, language);
		if (list && term.small) {
			add(tally.weight, tally.small, list);
		} else if (list) {
			tally.wordCount++;
			add(tally.weight, tally.words, list);
		}
		if (minds(query)) {
			addExact(tally, term, language);
		}
		if (term.near) {
			addPair(tally, anyOf(pairPostings(pairsBetween(query.terms[i - 1], term), language)), term.phrase);
		}
	});
	return tally;
}

// add counts a list, and weighs it: the rarer, the more.
function add(weight, counts, list) {
	var rarity = Math.log(1 + index.numbers / (list.things.length || 1));
	for (var i = 0; i < list.things.length; i++) {
		weight[list.things[i]] += rarity * classWeights[list.classes[i]];
		counts[list.things[i]]++;
	}
}

function addPair(tally, list, phrase) {
	if (!list) {
		return;
	}
	tally.pairCount++;
	add(tally.weight, tally.pairs, list);
	tally.phraseCount += phrase ? 1 : 0;
	for (var i = 0; phrase && i < list.things.length; i++) {
		tally.phrases[list.things[i]]++;
		tally.aside[list.things[i]] |= list.classes[i] === 2;
	}
}

// addExact counts the things that have a term as it is written. Of a word that the index has in no other way, or not at
// all, there is nothing to prefer.
function addExact(tally, term, language) {
	var list = term.word.exact ? postingsOf('w', term.word.exactHash, language) : null;
	var things = list ? list.things : [];
	tally.exactCount += things.length ? 1 : 0;
	for (var i = 0; i < things.length; i++) {
		tally.exact[things[i]]++;
	}
}

// matchesOf returns {things, scores, sideBySide, tally}: the things that have all words and phrases, in order of number,
// and scores by their numbers; sideBySide is the highest number of pairs that one of them has. With some, they are those
// that have most words.
function matchesOf(tally, some) {
	var things = [];
	var least = some ? highest(tally.words) : tally.wordCount;
	var phrases = tally.phraseCount;
	var sideBySide = 0;
	for (var thing = 0; least && thing < index.numbers; thing++) {
		if (tally.words[thing] >= least && tally.phrases[thing] >= phrases) {
			things.push(thing);
			sideBySide = Math.max(sideBySide, tally.pairs[thing]);
		}
	}
	return { things: things, scores: scoresOf(tally, things), sideBySide: sideBySide, tally: tally };
}

function highest(counts) {
	var most = 0;
	for (var i = 0; i < counts.length; i++) {
		most = Math.max(most, counts[i]);
	}
	return most;
}

// scoresOf returns the scores of things by their numbers. Side by side beats scattered, exact beats folded.
function scoresOf(tally, things) {
	var scores = new Float32Array(index.numbers);
	var together = powers(32, tally.pairCount);
	var written = powers(40, tally.exactCount);
	for (var i = 0; i < things.length; i++) {
		var thing = things[i];
		scores[thing] = tally.weight[thing] * together[tally.pairs[thing]] * written[tally.exact[thing]] *
			kindWeights[index.rooms[index.roomOf[thing]].kind] * freshness(index.yearOf[thing]);
	}
	return scores;
}

// powers returns base to the power of each share 0/count, 1/count, …, 1.
function powers(base, count) {
	var table = [];
	for (var i = 0; i <= count; i++) {
		table.push(Math.pow(base, i / (count || 1)));
	}
	return table;
}

// freshness returns how much a year counts: 1 for the newest and for none, down to 0.7.
function freshness(year) {
	return year ? Math.max(0.7, 1 - (index.newest - year) / 50) : 1;
}

// inOrder sorts things by a table, the highest first, then by number.
function inOrder(things, table) {
	return things.sort(function (a, b) {
		return table[b] - table[a] || a - b;
	});
}
