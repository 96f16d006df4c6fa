// Evaluating a query in a language: which things have its words, and in what order they are shown.

// How much a word counts, by the class of where it stands: from the text to a short title.
var classWeights = [1, 1.5, 1.5, 3, 5, 7, 9, 12];

// How much things of a kind count.
var kindWeights = { r: 1, t: 0.8, p: 2.5, d: 4, a: 2, c: 2, h: 1, k: 1.5, g: 0.3 };

// seek returns the first place at or behind from where a rising list has thing or more.
function seek(list, from, thing) {
	for (var step = 1, to = from; to < list.length && list[to] < thing; step *= 2) {
		from = to + 1;
		to += step;
	}
	to = Math.min(to, list.length);
	while (from < to) {
		var middle = from + to >> 1;
		if (list[middle] < thing) {
			from = middle + 1;
		} else {
			to = middle;
		}
	}
	return from;
}

// placesIn returns where in a rising list each of rising things stands; -1 for those that do not.
function placesIn(list, things) {
	var places = new Int32Array(things.length);
	for (var i = 0, j = 0; i < things.length; i++) {
		if (list[j] < things[i]) {
			j = seek(list, j + 1, things[i]);
		}
		places[i] = list[j] === things[i] ? j : -1;
	}
	return places;
}

// bothOf returns the things that are in both of two postings, of the lower class.
function bothOf(a, b) {
	var places = placesIn(b.things, a.things);
	var things = new Int32Array(places.length);
	var classes = new Uint8Array(places.length);
	var count = 0;
	for (var i = 0; i < places.length; i++) {
		if (places[i] >= 0) {
			things[count] = a.things[i];
			classes[count++] = Math.min(a.classes[i], b.classes[places[i]]);
		}
	}
	return { things: things.subarray(0, count), classes: classes.subarray(0, count) };
}

// eitherOf returns the things that are in one of two postings, of the higher class.
function eitherOf(a, b) {
	var things = [];
	var classes = [];
	for (var i = 0, j = 0; i < a.things.length || j < b.things.length;) {
		var left = i < a.things.length ? a.things[i] : Infinity;
		var right = j < b.things.length ? b.things[j] : Infinity;
		things.push(Math.min(left, right));
		classes.push(Math.max(left <= right ? a.classes[i++] : 0, right <= left ? b.classes[j++] : 0));
	}
	return { things: things, classes: classes };
}

// commonOf returns what is in all of lists, of which there is at least one: the shortest first, so that little is looked at.
function commonOf(lists) {
	return lists.slice().sort(function (a, b) {
		return a.things.length - b.things.length;
	}).reduce(bothOf);
}

// anyOf returns the union of those lists that are known; null if none is.
function anyOf(lists) {
	var known = lists.filter(Boolean);
	return known.length ? known.reduce(eitherOf) : null;
}

var counts = null; // by numbers of things; 0 between queries

// mostOf returns the things that are in most of lists; of four and more lists, also those that are in one less.
function mostOf(lists) {
	var things = [];
	var most = 0;
	counts = counts || new Uint8Array(index.numbers);
	lists.forEach(function (list) {
		for (var i = 0; i < list.things.length; i++) {
			var thing = list.things[i];
			if (!counts[thing]++) {
				things.push(thing);
			}
			most = Math.max(most, counts[thing]);
		}
	});
	var chosen = things.filter(function (thing) {
		return counts[thing] >= most - (lists.length > 3 ? 1 : 0);
	});
	things.forEach(function (thing) {
		counts[thing] = 0;
	});
	return { things: new Int32Array(chosen).sort(), classes: new Uint8Array(chosen.length) };
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
		return pairs.every(Boolean) && pairs.length ? commonOf(pairs) : null;
	}));
}

// exactPostings returns the things that have a word as it is written, without classes; null where there is nothing to prefer.
function exactPostings(word, language) {
	var list = postingsOf('w', word.exactHash, language);
	return list && list.things.length ? { things: list.things } : null;
}

// evaluate returns what a query finds in a language: {things, scores, sideBySide, tally}. things, in order of number, have all
// words and phrases, or, with some, most of the words; scores go with them; sideBySide is the highest number of pairs that
// one of them has. tally tells how many pairs and phrases can be had: what stands in files that failed can't; aside has the
// things of which a demanded pair stands beside the text shown.
function evaluate(query, language, some) {
	var words = [];
	var phrases = [];
	var found = query.terms.map(function (term, i) {
		var list = termPostings(term, language);
		var pair = usesPair(query, i) ? anyOf(pairPostings(pairsBetween(query.terms[i - 1], term), language)) : null;
		if (list && !term.small) {
			words.push(list);
		}
		if (pair && term.phrase) {
			phrases.push(pair);
		}
		return { list: list, exact: tellsExact(query, i) ? exactPostings(term.word, language) : null, pair: pair };
	});
	return words.length ? ranked(commonOf((some ? [mostOf(words)] : words).concat(phrases)).things, found, phrases) : unasked;
}

// ranked weighs things by what was found of each term, {list, exact, pair}, of which each may be null.
function ranked(things, found, phrases) {
	var weight = new Float32Array(things.length);
	var words = new Uint8Array(things.length);
	var pairs = new Uint8Array(things.length);
	var exact = new Uint8Array(things.length);
	var aside = Object.create(null);
	var pairCount = 0;
	var exactCount = 0;
	// add counts a list, and weighs it, the rarer the more, where it has classes; it returns how many lists that were.
	function add(list, counts) {
		var places = list ? placesIn(list.things, things) : [];
		var rarity = list && Math.log(1 + index.numbers / (list.things.length || 1));
		for (var i = 0; i < places.length; i++) {
			if (places[i] >= 0) {
				weight[i] += list.classes ? rarity * classWeights[list.classes[places[i]]] : 0;
				counts[i]++;
			}
		}
		return list ? 1 : 0;
	}
	found.forEach(function (term) {
		add(term.list, words);
		exactCount += add(term.exact, exact);
		pairCount += add(term.pair, pairs);
	});
	phrases.forEach(function (list) {
		placesIn(list.things, things).forEach(function (place, i) {
			aside[things[i]] = aside[things[i]] || list.classes[place] === 2;
		});
	});
	return {
		things: things, scores: scoresOf(things, weight, powers(32, pairCount), pairs, powers(40, exactCount), exact),
		sideBySide: pairs.reduce(function (most, count) {
			return Math.max(most, count);
		}, 0),
		tally: { pairCount: pairCount, phraseCount: phrases.length, aside: aside }
	};
}

// scoresOf returns the scores of things. Side by side beats scattered, exact beats folded.
function scoresOf(things, weight, together, pairs, written, exact) {
	return weight.map(function (weight, i) {
		return weight * together[pairs[i]] * written[exact[i]] *
			kindWeights[index.rooms[index.roomOf[things[i]]].kind] * freshness(index.yearOf[things[i]]);
	});
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

// inOrder returns things in order of a table by their numbers, the highest first, then of number. Numbers alone are sorted
// much faster than by a function: the bits of a value above 0 rise as it does, and a thing stands below them.
function inOrder(things, table) {
	var value = new Float32Array(1);
	var bits = new Uint32Array(value.buffer);
	var keys = new Float64Array(things.length);
	for (var i = 0; i < things.length; i++) {
		value[0] = table[things[i]];
		keys[i] = things[i] - bits[0] * 2097152;
	}
	keys.sort();
	var sorted = [];
	for (i = 0; i < keys.length; i++) {
		sorted.push(keys[i] + Math.ceil(-keys[i] / 2097152) * 2097152);
	}
	return sorted;
}
