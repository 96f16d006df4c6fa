// What is tried beyond the words as they stand: ends of a last word that is being typed, and slips of typing. A script of its own, loaded
// when it is needed; it takes from the others what query.js shares.

phoihopSearch('slips', 0, function (shared) {
	'use strict';
	var index = shared.index;
	var load = shared.load;
	var look = shared.look;
	var pairHash = shared.pairHash;
	var vowels = shared.vowels;
	var dictionaryOf = shared.dictionaryOf;
	var bucketOf = shared.bucketOf;
	var postingsOf = shared.postingsOf;
	var shardValue = shared.shardValue;
	var textOf = shared.textOf;
	var recordOf = shared.recordOf;
	var eachWord = shared.eachWord;
	var termFor = shared.termFor;
	var withForms = shared.withForms;
	var replaced = shared.replaced;
	var isSmallWord = shared.isSmallWord;
	var filesOf = shared.filesOf;
	var termPostings = shared.termPostings;
	var evaluateAll = shared.evaluateAll;

	var mostEnds = 3;
	var mostSlips = 16;
	var mostTexts = 4; // read to see how a correction is spelled

	// Telex's keys of tones in the order of tones, VNI's in the order of their digits; and Telex's doubled letters.
	var telexTones = 'frxsj';
	var vniTones = 'sfrxj';
	var telexLetters = { aa: 'â', ee: 'ê', oo: 'ô', dd: 'đ', aw: 'ă', ow: 'ơ', uw: 'ư', w: 'ư' };

	// withEnds calls done with a query in which what its last word may become stands for it too; with query itself if that
	// is nothing, or the word is finished.
	function withEnds(query, done) {
		var place = query.terms.length - 1;
		var term = query.terms[place];
		var file = query.open && (term.near || term.word.fold.length > 1) && dictionaryOf(term.word.fold);
		if (!file) {
			done(query);
			return;
		}
		load([file], function () {
			var ends = endsOf(term.word);
			load(ends.map(function (end) {
				return term.near ? bucketOf('p', pairBefore(query, end)) : bucketOf('w', end.hash);
			}), function () {
				var forms = term.forms.concat(bestEnds(query, ends));
				done(replaced(query, place, [withForms(term, forms)]));
			});
		});
	}

	// endsOf returns the most frequent words that begin with what stands there.
	function endsOf(word) {
		var dictionary = shardValue(dictionaryOf(word.fold)) || { keys: [], counts: [] };
		var ends = [];
		dictionary.keys.forEach(function (key, i) {
			if (key.slice(0, word.fold.length) === word.fold && key !== word.key) {
				ends.push({ text: key, count: dictionary.counts[i] });
			}
		});
		return ends.sort(byCount).slice(0, 4 * mostEnds).map(function (end) {
			return look(end.text);
		});
	}

	function byCount(a, b) {
		return b.count - a.count || (a.text < b.text ? -1 : 1);
	}

	function pairBefore(query, word) {
		var form = query.terms[query.terms.length - 2].forms[0];
		return pairHash(form[0].hash, word.hash);
	}

	// bestEnds returns the most frequent of ends as forms; behind a neighbour, those that stand most often behind it.
	function bestEnds(query, ends) {
		var near = query.terms[query.terms.length - 1].near;
		var counted = ends.map(function (word, i) {
			var count = 0;
			index.languages.forEach(function (name, language) {
				var list = near && postingsOf('p', pairBefore(query, word), language);
				count += list ? list.things.length : 0;
			});
			return { word: word, count: count, text: String.fromCharCode(i) };
		});
		return counted.sort(byCount).slice(0, mostEnds).map(function (end) {
			return [end.word];
		});
	}

	// correct calls done with the query in which one word is mended, or what was typed without the program that makes Vietnamese
	// letters of it; with null if that helps nothing. What stands in quotes and figures stay.
	function correct(query, done) {
		load(index.letters.map(function (letter) {
			return 'dw/' + letter;
		}), function () {
			var read = query;
			var unknown = [];
			query.terms.forEach(function (term, place) {
				if (isUnknown(term)) {
					var meant = isOpenToDoubt(query, place) && retyped(term.text);
					if (meant && countOf(look(meant).key) >= 0) {
						read = replaced(read, place, [termFor(meant, term.near, false)]);
					} else {
						unknown.push(place);
					}
				}
			});
			var known = !unknown.length && read === query;
			var places = known ? Object.keys(query.terms).map(Number).slice(0, 6) : unknown;
			var corrections = [].concat.apply([], places.map(function (place) {
				return isOpenToDoubt(read, place) && (!known || query.terms[place].word.key.length > 3) ? correctionsAt(read, place, known) : [];
			}));
			if (read !== query && !unknown.length) {
				load(filesOf(read), function () {
					done(read);
				});
			} else if (unknown.length > 1) {
				done(null);
			} else {
				bestOf(corrections, done);
			}
		});
	}

	// isUnknown tells whether a term is known to stand nowhere.
	function isUnknown(term) {
		return index.languages.every(function (name, language) {
			var list = termPostings(term, language);
			return list && !list.things.length;
		});
	}

	function isOpenToDoubt(query, place) {
		var term = query.terms[place];
		var next = query.terms[place + 1];
		return !term.quoted && !term.phrase && !(next && next.phrase) && !term.small && /[^\d]/.test(term.word.key);
	}

	// correctionsAt returns what the query may have been, [{query, demanding, at, place, split, typed}], if its word at place has a
	// slip. demanding is the query in which the word at at must stand behind the one before: two that replace one, as split
	// tells, or one that does and its neighbour; at is -1 for a single word.
	function correctionsAt(query, place, known) {
		var term = query.terms[place];
		var corrections = [];
		slipsOf(query, term, known).forEach(function (text) {
			var terms = text.split(' ').map(function (part, i) {
				return termFor(part, i > 0 || term.near, false);
			});
			var changed = replaced(query, place, terms);
			var pairs = terms.length > 1 ? [place + 1] : [place, place + 1].filter(function (at) {
				var pair = changed.terms.slice(at - 1, at + 1);
				return at && pair.length > 1 && pair[1].near && !pair.some(isNoEvidence);
			});
			(query.terms.length > 1 || terms.length > 1 ? pairs : [-1]).forEach(function (at) {
				corrections.push({ query: changed, demanding: withPhrase(changed, at), at: at, place: place, split: terms.length > 1, typed: term });
			});
		});
		return corrections;
	}

	function isNoEvidence(term) {
		return term.small || /^\d+$/.test(term.word.key);
	}

	// withPhrase returns the query in which the term at a place is demanded behind the one before.
	function withPhrase(query, at) {
		if (at < 1) {
			return query;
		}
		var term = withForms(query.terms[at], query.terms[at].forms);
		term.phrase = true;
		return replaced(query, at, [term]);
	}

	// bestOf calls done with the query of that correction for which most speaks, if it fits what was typed; else with null.
	function bestOf(corrections, done) {
		load([].concat.apply([], corrections.map(function (correction) {
			return filesOf(correction.demanding);
		})), function () {
			corrections.forEach(function (correction, i) {
				var counts = evaluateAll(correction.demanding, false).map(function (match) {
					return match.things.length;
				});
				correction.text = String.fromCharCode(i);
				correction.count = Math.max.apply(null, counts);
			});
			firstThatFits(corrections.sort(byCount).slice(0, mostTexts), done);
		});
	}

	function firstThatFits(corrections, done) {
		var correction = corrections[0];
		if (!correction || !correction.count) {
			done(null);
			return;
		}
		var texts = [];
		evaluateAll(correction.demanding, false).forEach(function (match, language) {
			for (var i = 0; i < match.things.length && i < mostTexts; i++) {
				texts.push({ thing: match.things[i], language: index.languages[language] });
			}
		});
		var marked = correction.query.terms.concat(correction.typed).some(function (term) {
			return term.word.exact;
		});
		load(marked ? texts.map(function (text) {
			return textOf(text.thing, text.language);
		}) : [], function () {
			var fits = !marked || texts.some(function (text) {
				var record = recordOf(text.thing, text.language);
				return record && fitsIn(correction, record.title + '\n' + record.facts + '\n' + record.text);
			});
			if (fits) {
				done(correction.query);
			} else {
				firstThatFits(corrections.slice(1), done);
			}
		});
	}

	// fitsIn tells whether a text has what is demanded of a correction with the marks that were typed: the neighbour's as they
	// are, those of the mended word but for the slip.
	function fitsIn(correction, text) {
		var typed = correction.typed.word;
		var first = Math.max(0, correction.at - 1);
		var terms = correction.query.terms.slice(first, Math.max(1, correction.at + 1));
		var found = false;
		var before = null;
		function fits(word, i) {
			var wanted = terms[i].word;
			var exact = first + i === correction.place ? typed.exact : wanted.exact;
			return word && word.key === wanted.key && (correction.split || !exact || exact === word.exact ||
				first + i === correction.place && oneSlip(exact, word.exact || word.key));
		}
		eachWord(text, function (word) {
			var words = terms.length > 1 ? [before, word] : [word];
			before = word;
			found = found || words.every(fits) && !(correction.split && typed.exact && typed.exact !== words.map(written).join(''));
		});
		return found;
	}

	function written(word) {
		return word.exact || word.key;
	}

	// slipsOf returns what may have been meant by a term, the most frequent first: known words of which a slip makes
	// this one, or two of them without the space between. A short word has
	// none but two letters swapped, or among others one missing.
	function slipsOf(query, term, known) {
		var key = term.word.key;
		var slips = [];
		index.letters.forEach(function (letter) {
			var dictionary = shardValue('dw/' + letter) || { keys: [], counts: [] };
			dictionary.keys.forEach(function (other, i) {
				if (!/\d/.test(key + other) && oneSlip(key, other) && (key.length > 3 || areSwapped(key, other) || query.terms.length > 1 && key.length === 3 && other.length > 3) && !isSmallWord(look(other), query.language)) {
					slips.push({ text: other, count: dictionary.counts[i] });
				}
			});
		});
		slips = known ? slips : slips.concat(splitsOf(key));
		return slips.sort(byCount).slice(0, known ? 5 : mostSlips).map(function (slip) {
			return slip.text;
		});
	}

	function areSwapped(a, b) {
		return a.length === b.length && a.split('').sort().join() === b.split('').sort().join();
	}

	// oneSlip tells whether two different words are one slip apart: a letter missing, too many or wrong, or two swapped.
	function oneSlip(a, b) {
		if (Math.abs(a.length - b.length) > 1 || a === b) {
			return false;
		}
		var i = 0;
		while (a[i] === b[i]) {
			i++;
		}
		return a.slice(i + 1) === b.slice(i + 1) || a.slice(i + 1) === b.slice(i) || a.slice(i) === b.slice(i + 1) ||
			a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2);
	}

	// splitsOf returns the two known words that a key may be without the space between them.
	function splitsOf(key) {
		var splits = [];
		for (var i = 2; key.length > 3 && i < key.length; i++) {
			var count = Math.min(countOf(key.slice(0, i)), countOf(key.slice(i)));
			if (count >= 0 && (i < key.length - 1 || /\d$/.test(key))) {
				splits.push({ text: key.slice(0, i) + ' ' + key.slice(i), count: count });
			}
		}
		return splits;
	}

	// countOf returns how frequent a key is by the dictionary; -1 if it is not there. Any number may be.
	function countOf(key) {
		var dictionary = shardValue(dictionaryOf(key)) || { keys: [] };
		var place = dictionary.keys.indexOf(key);
		return /^\d+$/.test(key) ? 0 : place < 0 ? -1 : dictionary.counts[place];
	}

	// retyped returns the word that Telex or VNI would have made of these keys: đống of ddoongs or d9o61ng; '' if none, or if
	// they are a word and a number: quan1, covid19.
	function retyped(text) {
		var keys = text.toLowerCase();
		if (/^\D+\d$/.test(keys)) {
			return '';
		}
		keys = keys.replace(/d(\w*)9/, 'dd$1').replace(/([aeo])(\w*?)6/, '$1$1$2');
		keys = keys.replace(/([ou])(\w*?)7/, '$1w$2').replace(/a(\w*?)8/, 'aw$1').replace(/[1-5]/, function (digit) {
			return vniTones[digit - 1];
		});
		var parts = /^([^aeiouyw]*[aeiouyw][a-z]*?)([frxsj])([a-z]*)$/.exec(keys) || [keys, keys, '', ''];
		var letters = (parts[1] + parts[3]).replace(/aa|ee|oo|dd|[aou]?w/g, function (pair) {
			return telexLetters[pair];
		}).replace(/(uơ|ưo)(?=.)/, 'ươ');
		var word = toned(letters, parts[2] ? telexTones.indexOf(parts[2]) + 1 : 0);
		return /\d/.test(word) || word === text.toLowerCase() ? '' : word;
	}

	// toned returns a word with a tone on the vowel that it belongs to; '' if it has not one group of vowels.
	function toned(word, tone) {
		var parts = /^(qu|gi(?=[aeouăâêôơư])|[^aeiouyăâêôơư]*)([aeiouyăâêôơư]+)([^aeiouyăâêôơư]*)$/.exec(word);
		if (!parts) {
			return '';
		}
		var nucleus = parts[2];
		var place = parts[3] ? nucleus.length - 1 : nucleus.length > 2 ? 1 : 0;
		for (var i = 0; i < nucleus.length; i++) {
			place = 'ăâêôơư'.indexOf(nucleus[i]) < 0 ? place : i;
		}
		var vowel = vowels[vowels.indexOf(nucleus[place]) + tone];
		return parts[1] + nucleus.slice(0, place) + vowel + nucleus.slice(place + 1) + parts[3];
	}

	return { withEnds: withEnds, correct: correct };
}, 0);
