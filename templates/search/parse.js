// Queries: the words of a text, which of them stand side by side or in quotes, what else may stand for each, and which
// of them a thing need not have.

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
