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
