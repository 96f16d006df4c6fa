// Queries: the words of a text, which of them stand side by side or in quotes, what else may stand for each, the files
// that tell where they are, and in what order the ways to an answer are tried.

var longestQuery = 400; // characters
var mostTerms = 64;
var quotes = /["“”„‟«»]/g;

// parse returns a query: {terms, open}. A term is {text, start, end, word, near, phrase, small, forms}: near tells that it is the
// neighbour of the term before, phrase that it must be, since both are in the same quotes or in one symbol; small that a thing need not have it. Its forms are rows of words, each of which
// may stand for it, itself first. open tells that the last word may go on.
function parse(text) {
	var terms = [];
	var before = 0;
	var last = 0;
	text = text.slice(0, longestQuery);
	eachWord(text, function (word, start, end, near) {
		var opened = (text.slice(0, start).match(quotes) || []).length;
		if (terms.length < mostTerms) {
			terms.push({
				text: text.slice(start, end), start: start, end: end, word: word, near: near, phrase: near && opened === before && opened % 2 === 1,
				forms: formsOf(word)
			});
		}
		before = opened;
		last = end;
	});
	demandSymbols(text, terms);
	markSmall(terms);
	return { terms: terms, open: terms.length > 0 && last === text.length };
}

// demandSymbols makes phrases of symbols as 54/2017/QH14: words with nothing but "/" or "-" between them, if a figure is
// among them.
function demandSymbols(text, terms) {
	var first = 0;
	terms.forEach(function (term, i) {
		var next = terms[i + 1];
		if (next && next.near && /^[\/\-]$/.test(text.slice(term.end, next.start))) {
			return;
		}
		for (var figure = false, at = first; at <= i; at++) {
			figure = figure || /[0-9]/.test(terms[at].word.key);
		}
		for (at = first + 1; figure && at <= i; at++) {
			terms[at].phrase = true;
		}
		first = i + 1;
	});
}

// formsOf returns the word itself, and, of a short form, its long forms in all languages.
function formsOf(word) {
	return [[word]].concat((index.short[word.key] || []).map(function (long) {
		return wordsOf(long[1]);
	}));
}

function wordsOf(text) {
	var words = [];
	eachWord(text, function (word) {
		words.push(word);
	});
	return words;
}

// replaced returns the query with other terms in place of the one at place.
function replaced(query, place, terms) {
	return { terms: query.terms.slice(0, place).concat(terms, query.terms.slice(place + 1)), open: false };
}

// termFor returns a term that stands in place of another, from a text of one word.
function termFor(text, near, phrase) {
	var word = look(text);
	return { text: text, word: word, near: near, phrase: phrase, forms: formsOf(word) };
}

function textOfQuery(query) {
	return query.terms.map(function (term) {
		return term.text;
	}).join(' ');
}

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

// minds tells whether it is looked up where a query's words stand as they are written: more than three words side by side
// leave little to mistake, and results are judged by their texts in any case.
function minds(query) {
	return query.terms.length <= 3;
}

// filesOf returns the names of the buckets that a query needs.
function filesOf(query) {
	var files = [];
	function need(table, hash) {
		files.push(bucketOf(table, hash));
	}
	query.terms.forEach(function (term, i) {
		if (term.word.exact && minds(query)) {
			need('w', term.word.exactHash);
		}
		term.forms.forEach(function (form) {
			if (form.length === 1) {
				need('w', form[0].hash);
			}
			pairsWithin(form).forEach(need.bind(null, 'p'));
		});
		if (term.near) {
			pairsBetween(query.terms[i - 1], term).forEach(need.bind(null, 'p'));
		}
	});
	return files;
}

// What people write around the words that they look for, as keys.
var smallWords = (' ai la gi o dau nao khi bao gio nhieu may the sao vi tai ve cua va cac nhung cho co khong da den roi duoc thi bi chua nay ' +
	'who what when where which why how is are was were did does do has have had the a an of in on at to for by and or not ').split(' ');

// markSmall marks the terms that a thing need not have, if there are others.
function markSmall(terms) {
	var small = terms.map(function (term, i) {
		var next = terms[i + 1];
		return !term.phrase && !(next && next.phrase) && smallWords.indexOf(term.word.key) >= 0;
	});
	terms.forEach(function (term, i) {
		term.small = small[i] && small.indexOf(false) >= 0;
	});
}

function isDemanding(query) {
	return query.terms.some(function (term) {
		return term.phrase;
	});
}

// shared returns what the script of slips takes from here.
function shared() {
	return {
		index: index,
		load: load,
		look: look,
		pairHash: pairHash,
		vowels: vowels,
		dictionaryOf: dictionaryOf,
		bucketOf: bucketOf,
		postingsOf: postingsOf,
		shardValue: shardValue,
		termFor: termFor,
		replaced: replaced,
		filesOf: filesOf,
		termPostings: termPostings,
		evaluateAll: evaluateAll
	};
}

// answer calls done({query, how, matches}) with what a text finds, by language. how is '' for the words as they stand,
// corrected, some or none. What is in quotes, or is a symbol, is never taken for something else.
function answer(text, typing, done) {
	var query = parse(text);
	function attempt(asked, how, otherwise) {
		var matches = evaluateAll(asked, false);
		if (hasAny(matches)) {
			done({ query: asked, how: how, matches: matches });
		} else {
			otherwise();
		}
	}
	function most() {
		var matches = evaluateAll(query, true);
		done({ query: query, how: hasAny(matches) ? 'some' : 'none', matches: matches });
	}
	function slip() {
		if (isDemanding(query)) {
			most();
			return;
		}
		withSlips(function (slips) {
			slips.correct(query, function (corrected) {
				if (corrected) {
					attempt(corrected, 'corrected', most);
				} else {
					most();
				}
			});
		});
	}
	function ends() {
		withSlips(function (slips) {
			slips.withEnds(query, function (extended) {
				attempt(extended, '', slip);
			});
		});
	}
	function withSlips(go) {
		load(['slips'], function () {
			var slips = shardValue('slips');
			if (slips) {
				go(slips);
			} else {
				attempt(query, '', most);
			}
		});
	}
	load(filesOf(query), function () {
		if (typing) {
			ends();
		} else {
			attempt(query, '', ends);
		}
	});
}

function evaluateAll(query, some) {
	return index.languages.map(function (name, language) {
		return matchesOf(evaluate(query, language), some);
	});
}

function hasAny(matches) {
	return matches.some(function (match) {
		return match.things.length;
	});
}

// poolOf returns the things that match in a language, or, if it is -1, in any, {things, scores, languages}: the last two by
// their numbers. A thing that matches in several is shown in the page's language.
function poolOf(matches, language) {
	var pool = { things: [], scores: new Float32Array(index.numbers), languages: new Uint8Array(index.numbers) };
	var order = matches.map(function (match, i) {
		return i;
	}).filter(function (i) {
		return language < 0 || i === language;
	}).sort(function (a, b) {
		return (index.languages[b] === pageLanguage) - (index.languages[a] === pageLanguage) || a - b;
	});
	order.forEach(function (i) {
		matches[i].things.forEach(function (thing) {
			if (!pool.scores[thing]) {
				pool.things.push(thing);
				pool.languages[thing] = i;
			}
			pool.scores[thing] = Math.max(pool.scores[thing], matches[i].scores[thing]);
		});
	});
	return pool;
}

function languageCounts(matches, values) {
	var counts = {};
	matches.forEach(function (match, i) {
		var failures = failuresOf(match.things, values);
		counts[index.languages[i]] = match.things.filter(function (thing, place) {
			return !failures[place];
		}).length;
	});
	return counts;
}
