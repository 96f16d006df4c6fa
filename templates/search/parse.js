// Queries: the words of a text, which of them stand side by side or in quotes, what else may stand for each, and which
// of them a thing need not have.

var longestQuery = 400; // characters
var mostTerms = 64;
var quotes = /["“”„‟«»]/g;

// parse returns a query in a language: {terms, open, language}. A term is {text, start, end, word, near, phrase, quoted,
// symbol, small, unsure, forms}: near tells that it is the neighbour of the term before, phrase that it must be, since both
// are in the same quotes or, as symbol tells, in one symbol; small that a thing need not have it, unsure that this is for
// decideSmall to say. Its forms are rows of words, each of which may stand for it, itself first. open tells that the last
// word may go on. While it is typed, a symbol at the end is none yet.
function parse(text, language, typing) {
	var terms = [];
	var before = 0;
	var last = 0;
	text = text.slice(0, longestQuery);
	eachWord(text, function (word, start, end, near) {
		var opened = (text.slice(0, start).match(quotes) || []).length;
		if (terms.length < mostTerms) {
			terms.push({
				text: text.slice(start, end), start: start, end: end, word: word, near: near, phrase: near && opened === before && opened % 2 === 1,
				quoted: opened % 2 === 1, forms: formsOf(word)
			});
		}
		before = opened;
		last = end;
	});
	var open = terms.length > 0 && last === text.length;
	demandSymbols(text, terms, typing && open);
	terms = withoutNumberWords(terms);
	markSmall(terms, language);
	return { terms: terms, open: open, language: language };
}

// demandSymbols makes phrases of symbols as 54/2017/QH14: words with nothing but "/" or "-" between them, if a figure is
// among them; where the last is being typed, not that.
function demandSymbols(text, terms, typed) {
	var first = 0;
	terms.forEach(function (term, i) {
		var next = terms[i + 1];
		if (next && next.near && /^[\/\-]$/.test(text.slice(term.end, next.start))) {
			return;
		}
		for (var figure = false, at = first; at <= i; at++) {
			figure = figure || /[0-9]/.test(terms[at].word.key);
		}
		for (at = first + 1; figure && at <= i && (next || !typed); at++) {
			terms[at].symbol = !terms[at].phrase;
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
	return { terms: query.terms.slice(0, place).concat(terms, query.terms.slice(place + 1)), open: false, language: query.language };
}

// termFor returns a term that stands in place of another, from a text of one word.
function termFor(text, near, phrase) {
	var word = look(text);
	return { text: text, word: word, near: near, phrase: phrase, quoted: false, symbol: false, small: false, unsure: false, forms: formsOf(word) };
}

// withForms returns a term that these forms may stand for.
function withForms(term, forms) {
	var other = {};
	Object.keys(term).forEach(function (key) {
		other[key] = term[key];
	});
	other.forms = forms;
	return other;
}

function textOfQuery(query) {
	return query.terms.map(function (term) {
		return term.text;
	}).join(' ');
}

// What people write around the words that they look for, by language; of the English ones, those that are names as well.
var smallWords = {
	vi: 'ai là gì ở đâu nào khi bao giờ nhiêu nhiều mấy thế sao vì tại về của và các những cho có không đã đến rồi được thì bị chưa nay này',
	en: 'who what when where which why how is are was were do does did has have had the a an of in on at to for by and or not'
};
var alsoNames = 'an do to';

// What they write before a name, and before a number.
var courtesies = 'ông bà anh chị cô chú mr mrs ms dr';
var numberWords = 'số ngày no';

// isIn tells whether a list has a word as it is written; with loose, a word without marks may stand for one with them.
function isIn(list, word, loose) {
	return wordsOf(list || '').some(function (other) {
		return word.key === other.key && (word.exact === other.exact || loose && !word.exact);
	});
}

function isSmallWord(word, language) {
	return isIn(smallWords[language], word, true);
}

// isCourtesy tells whether a term stands before a name: Bà Trưng, but not Hai Bà Trưng.
function isCourtesy(terms, i, loose) {
	var pair = [i, i - 1].some(function (at) {
		return terms[at] && terms[at + 2] && /^(đồng chí|dong chi|đ c)$/i.test(terms[at].text + ' ' + terms[at + 1].text);
	});
	var text = terms[i].text;
	return pair || terms[i + 1] && (!i || text[0] === text[0].toLowerCase()) && isIn(courtesies, terms[i].word, loose);
}

function isBeforeNumber(terms, i) {
	var next = terms[i + 1];
	return next && (/^\d/.test(next.text) || terms[i + 2] && terms[i + 2].symbol) && isIn(numberWords, terms[i].word, true);
}

// withoutNumberWords leaves out what is written before symbols: Nghị quyết số 54/2017/QH14 stands as Nghị quyết 54/2017/QH14 too.
function withoutNumberWords(terms) {
	return terms.filter(function (term, i) {
		var out = terms[i + 2] && terms[i + 2].symbol && !term.quoted && isBeforeNumber(terms, i);
		if (out) {
			terms[i + 1].near = term.near;
		}
		return !out;
	});
}

// markSmall marks the terms that a thing need not have, if there are others. Who types marks elsewhere means words without
// them as they stand; else da may be đa as well as đã.
function markSmall(terms, language) {
	var loose = !terms.some(function (term) {
		return term.word.exact;
	});
	terms.forEach(function (term, i) {
		var next = terms[i + 1];
		var sure = isBeforeNumber(terms, i);
		var free = !term.quoted && !term.phrase && !(next && next.phrase);
		term.small = free && !!(sure || isIn(smallWords[language], term.word, loose) || isCourtesy(terms, i, loose));
		term.unsure = term.small && !sure && !term.word.exact && (language === 'en' ? isIn(alsoNames, term.word) : loose);
	});
	if (terms.every(isSmall)) {
		terms.forEach(demand);
	}
}

function isSmall(term) {
	return term.small;
}

function isSymbol(term) {
	return term.symbol;
}

function keyOfTerm(term) {
	return term.word.key;
}

function demand(term) {
	term.small = term.unsure = false;
}

// decideSmall demands the unsure terms that are known beside a term that counts: da of dong da. The files of the query
// are there.
function decideSmall(query) {
	var terms = query.terms;
	var rest = terms.map(isSmall);
	terms.forEach(function (term, i) {
		var before = term.near && !rest[i - 1] && areNeighbours(terms[i - 1], term);
		if (term.unsure && (before || terms[i + 1] && terms[i + 1].near && !rest[i + 1] && areNeighbours(term, terms[i + 1]))) {
			demand(term);
		}
	});
}

// areNeighbours tells whether two terms are known to stand side by side somewhere.
function areNeighbours(term, next) {
	return index.languages.some(function (name, language) {
		var list = anyOf(pairPostings(pairsBetween(term, next), language));
		return list && list.things.length > 0;
	});
}

// dropSmall and dropSymbols make a query demand less: its unsure terms, or that symbols stand as they are written. They tell
// whether that is less than before. A document's number alone, 54/2017/QH14, stays: nothing else is meant.
function dropSmall(query) {
	return query.terms.filter(function (term) {
		return term.unsure && !term.small && (term.small = query.terms.length > 1);
	}).length > 0;
}

function dropSymbols(query) {
	var isNumber = /[a-z]/.test(query.terms.map(keyOfTerm).join('')) && query.terms.slice(1).every(isSymbol);
	return !isNumber && query.terms.filter(function (term) {
		return term.symbol && term.phrase && !(term.phrase = false);
	}).length > 0;
}
