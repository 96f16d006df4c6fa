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
	var termFor = shared.termFor;
	var replaced = shared.replaced;
	var filesOf = shared.filesOf;
	var termPostings = shared.termPostings;
	var evaluateAll = shared.evaluateAll;

	var mostEnds = 3;
	var mostSlips = 16;

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
				var last = { text: term.text, word: term.word, near: term.near, phrase: term.phrase, forms: forms };
				done(replaced(query, place, [last]));
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

	// correct calls done with the query in which slips of typing are mended: in words that the index does not know, else in
	// the word where it helps most; with null if nothing helps.
	function correct(query, done) {
		load(index.letters.map(function (letter) {
			return 'dw/' + letter;
		}), function () {
			if (query.terms.some(isUnknown)) {
				correctUnknown(query, done);
			} else {
				bestOf([].concat.apply([], query.terms.slice(0, 6).map(function (term, place) {
					return variantsOf(query, place, 5);
				})), done);
			}
		});
	}

	// correctUnknown mends unknown words one by one, each so that it goes with those that are known or mended.
	function correctUnknown(query, done) {
		var unknown = query.terms.filter(isUnknown);
		if (!unknown.length) {
			load(filesOf(query), function () {
				done(query);
			});
			return;
		}
		bestOf(variantsOf(query, query.terms.indexOf(unknown[0]), mostSlips), function (better) {
			if (better) {
				correctUnknown(better, done);
			} else {
				done(null);
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

	// knownOnly returns the query without its unknown words.
	function knownOnly(query) {
		var terms = [];
		var parted = false;
		query.terms.forEach(function (term) {
			if (isUnknown(term)) {
				parted = true;
				return;
			}
			terms.push(parted ? { text: term.text, word: term.word, near: false, phrase: false, forms: term.forms } : term);
			parted = false;
		});
		return { terms: terms, open: false };
	}

	// variantsOf returns what the query may have been, [{query, sure}], if its word at place has a slip.
	function variantsOf(query, place, most) {
		var term = query.terms[place];
		return slipsOf(term, most).map(function (slip) {
			var terms = slip.text.split(' ').map(function (text, i) {
				return termFor(text, i > 0 || term.near, !i && term.phrase);
			});
			return { query: replaced(query, place, terms), sure: slip.sure };
		});
	}

	// bestOf calls done with the one of variants whose words go together best; with null if none's do.
	function bestOf(variants, done) {
		var tries = variants.map(function (variant) {
			return knownOnly(variant.query);
		});
		load([].concat.apply([], tries.map(filesOf)), function () {
			var best = null;
			var bestWorth = 0;
			tries.forEach(function (query, i) {
				var worth = worthOf(query) * (variants[i].sure ? 1e9 : 1);
				if (worth > bestWorth) {
					best = variants[i].query;
					bestWorth = worth;
				}
			});
			done(best);
		});
	}

	// worthOf tells how well the words of a query go together: side by side first, then in how many things; 0 if not at all.
	function worthOf(query) {
		return Math.max.apply(null, evaluateAll(query, false).map(function (match) {
			return match.things.length * Math.pow(1e6, match.sideBySide / (match.tally.pairCount || 1));
		}));
	}

	// slipsOf returns known words, [{text, count, sure}], of which a slip makes this one, the most frequent first; but before
	// them what the keys of Telex or VNI mean. Those are sure.
	function slipsOf(term, most) {
		var key = term.word.key;
		var slips = [];
		if (key.length < 2 || /^\d+$/.test(key)) {
			return slips;
		}
		index.letters.forEach(function (letter) {
			var dictionary = shardValue('dw/' + letter) || { keys: [], counts: [] };
			dictionary.keys.forEach(function (other, i) {
				if (oneSlip(key, other) && !/\d/.test(key + other)) {
					slips.push({ text: other, count: dictionary.counts[i], sure: false });
				}
			});
		});
		slips = slips.concat(splitsOf(key)).sort(byCount).slice(0, most);
		var meant = retyped(term.text);
		return meant && countOf(look(meant).key) >= 0 ? [{ text: meant, count: 0, sure: true }].concat(slips) : slips;
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
		for (var i = 1; i < key.length; i++) {
			var count = Math.min(countOf(key.slice(0, i)), countOf(key.slice(i)));
			if (count >= 0) {
				splits.push({ text: key.slice(0, i) + ' ' + key.slice(i), count: count, sure: false });
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

	// retyped returns the word that Telex or VNI would have made of these keys: đống of ddoongs or d9o61ng; '' if none.
	function retyped(text) {
		var keys = text.toLowerCase().replace(/d(\w*)9/, 'dd$1').replace(/([aeo])(\w*?)6/, '$1$1$2');
		keys = keys.replace(/([ou])(\w*?)7/, '$1w$2').replace(/a(\w*?)8/, 'aw$1').replace(/[1-5]/, function (digit) {
			return vniTones[digit - 1];
		});
		var parts = /^([^aeiouyw]*[aeiouyw][a-z]*?)([frxsj])([a-z]*)$/.exec(keys) || [keys, keys, '', ''];
		var letters = (parts[1] + parts[3]).replace(/aa|ee|oo|dd|[aou]?w/g, function (pair) {
			return telexLetters[pair];
		}).replace(/(uơ|ưo)(?=.)/, 'ươ');
		var word = parts[2] ? toned(letters, telexTones.indexOf(parts[2]) + 1) : letters;
		return word === text.toLowerCase() ? '' : word;
	}

	// toned returns a word with a tone on the vowel that it belongs to; '' if there is no vowel.
	function toned(word, tone) {
		var parts = /^(qu|gi(?=[aeouăâêôơư])|[^aeiouyăâêôơư]*)([aeiouyăâêôơư]+)(.*)$/.exec(word);
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
