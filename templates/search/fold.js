// Words as the index has them: the fold of text, keys and exact forms of words, their hashes, and the cutting of a
// text into words. This is the mirror of the Go packages viet and search; the tables of cases in their testdata hold
// both together. The comment of package search says what the terms mean.

// The vowels of Vietnamese, six of each: without a tone, then with the five of tones.
var vowels = 'aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíị' +
	'oòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ';
var tones = '\u0300\u0309\u0303\u0301\u0323';
var marked = { 'a\u0306': 'ă', 'a\u0302': 'â', 'e\u0302': 'ê', 'o\u0302': 'ô', 'o\u031B': 'ơ', 'u\u031B': 'ư' };

// What the fold writes for letters that have no decomposition, and for typographic marks.
var spellings = {
	'đ': 'd', 'ð': 'd', 'ɖ': 'd', 'æ': 'ae', 'œ': 'oe', 'ø': 'o', 'ß': 'ss', 'ł': 'l', 'þ': 'th', 'ħ': 'h', 'ı': 'i',
	'ς': 'σ', '‘': "'", '’': "'", '‚': "'", '‛': "'", 'ʼ': "'", '′': "'",
	'“': '"', '”': '"', '„': '"', '‟': '"', '«': '"', '»': '"', '″': '"',
	'\u2010': '-', '\u2011': '-', '\u2012': '-', '\u2013': '-', '\u2014': '-', '\u2015': '-', '\u2212': '-'
};

// Characters without width, which count as nothing.
var absent = /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;

// The characters of words, in the writing of regular expressions.
var wordCharacters = '0-9A-Za-z\\u00AD\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u1FFF\\u200B-\\u200F\\u202A-\\u202E' +
	'\\u2060-\\u2064\\u2C00-\\u2DFF\\u2E80-\\u2FFF\\u3040-\\uD7FF\\uF900-\\uFE0F\\uFE20-\\uFE2F\\uFE70-\\uFEFF' +
	'\\uFF10-\\uFF19\\uFF21-\\uFF3A\\uFF41-\\uFF5A\\uFF66-\\uFFEF';

// normal returns text in a form of Unicode. Browsers without String.normalize compose what Vietnamese is made of, for
// either form: the fold takes marks off composed letters as well.
function normal(text, form) {
	return text.normalize ? text.normalize(form) : composed(text);
}

// composed returns a lower-case text with its Vietnamese vowels composed.
function composed(text) {
	var out = '';
	for (var i = 0; i < text.length; i++) {
		var letter = withMark(out.slice(-1), text[i]);
		out = letter ? out.slice(0, -1) + letter : out + text[i];
	}
	return out;
}

// withMark returns a vowel with one more mark, which may be a tone; '' if there is no such letter.
function withMark(letter, mark) {
	var place = letter ? vowels.indexOf(letter) : -1;
	var tone = place % 6;
	if (place < 0) {
		return '';
	}
	if (!tone && tones.indexOf(mark) >= 0) {
		return vowels[place + 1 + tones.indexOf(mark)];
	}
	var plain = marked[vowels[place - tone] + mark];
	return plain ? vowels[vowels.indexOf(plain) + tone] : '';
}

// fold returns text for comparison without case, marks and spacing, as viet.Fold.
function fold(text) {
	text = normal(text.replace(absent, '').toLowerCase(), 'NFD').replace(/[\u0300-\u036F]/g, '');
	text = text.toLowerCase().replace(/[^\x00-\x7F]/g, spelledOut);
	text = text.replace(/[\s\x85]+/g, ' ').replace(/^ | $/g, '');
	return text.normalize ? text.normalize('NFC') : text;
}

function spelledOut(letter) {
	var place = vowels.indexOf(letter);
	return place < 0 ? spellings[letter] || letter : 'aaaeeiooouuy'[Math.floor(place / 6)];
}

// keyOf returns what a query finds a word by, from the word's fold.
function keyOf(folded) {
	var key = folded.replace(/'s$/, '');
	if (/^[\d.,]+$/.test(key)) {
		return key.replace(/[.,]/g, '').replace(/^0+(?=\d)/, '');
	}
	return /^[a-z]{3,}s$/.test(key) ? singular(key) : key;
}

function singular(word) {
	if (/[^ae]ies$/.test(word)) {
		return word.slice(0, -3) + 'y';
	}
	if (/(ss|ch|sh|x|z)es$/.test(word)) {
		return word.slice(0, -2);
	}
	return /[usi]s$/.test(word) ? word : word.slice(0, -1);
}

// exactOf returns the exact form of a word, which tells Hà from Hạ; '' where it does not count.
function exactOf(spelling) {
	var small = spelling.replace(absent, '').replace(/./g, function (letter) {
		return letter.toLowerCase(); // one at a time: a final Σ is σ as any other
	});
	var exact = normal(small, 'NFC').replace(/['’ʼ]s$/, '');
	exact = exact.replace(/[òỏõóọ][ae]|[ùủũúụ]y/g, function (pair) {
		var place = vowels.indexOf(pair[0]);
		return vowels[place - place % 6] + vowels[vowels.indexOf(pair[1]) + place % 6];
	});
	return /[^\x00-\x7F]/.test(exact) ? exact : '';
}

// mix spreads what a hash holds over all of its bits.
function mix(h) {
	h = Math.imul(h ^ h >>> 16, 0x85ebca6b);
	h = Math.imul(h ^ h >>> 13, 0xc2b2ae35);
	return (h ^ h >>> 16) >>> 0;
}

// checksum returns FNV-1a of text, over its UTF-16 code units.
function checksum(text) {
	var h = 2166136261;
	for (var i = 0; i < text.length; i++) {
		h = Math.imul(h ^ text.charCodeAt(i), 16777619);
	}
	return h >>> 0;
}

function hashOf(text) {
	return mix(checksum(text));
}

function pairHash(a, b) {
	return mix(Math.imul(a, 0x9E3779B1) + b | 0);
}

// What was worked out for spellings; texts use few, but often.
var remembered = Object.create(null);
var rememberedCount = 0;

// look returns what counts of a spelling: {fold, key, exact, hash, exactHash}. What is no word has the key ''.
function look(spelling) {
	var word = remembered[spelling];
	if (word) {
		return word;
	}
	if (rememberedCount++ > 20000) {
		remembered = Object.create(null);
		rememberedCount = 0;
	}
	var folded = fold(spelling);
	var exact = exactOf(spelling);
	word = { fold: folded, key: keyOf(folded), exact: exact, exactHash: exact && hashOf(exact) };
	word.hash = hashOf(word.key);
	return remembered[spelling] = word;
}

// eachWord calls each(word, start, end, near) for the words of text, in their order; near tells that the word before is
// its neighbour.
function eachWord(text, each) {
	var pattern = new RegExp('(\\d{1,3})(?:[.,]\\d{3})+(?![.,]\\d|[' + wordCharacters + '])|[' + wordCharacters + "]+", 'g');
	var last = -1;
	for (var match = pattern.exec(text); match; match = pattern.exec(text)) {
		var start = match.index;
		if (match[1] && /\d[.,]$/.test(text.slice(Math.max(0, start - 2), start))) {
			pattern.lastIndex = start + match[1].length;
		} else if (!match[1]) {
			pattern.lastIndex = endOfPossessive(text, pattern.lastIndex);
		}
		var end = pattern.lastIndex;
		var word = look(text.slice(start, end));
		if (word.key) {
			each(word, start, end, last >= 0 && joins(text.slice(last, start)));
			last = end;
		}
	}
}

var possessive = new RegExp("^[^0-9]['’]s(?![" + wordCharacters + '])', 'i');

// endOfPossessive returns where "'s" behind a word that ends at end has its end; else end.
function endOfPossessive(text, end) {
	return possessive.test(text.slice(end - 1, end + 3)) ? end + 2 : end;
}

// What the texts shown were cut into, since several things are looked for in each; forgotten when these are many.
var cut = Object.create(null);
var cutCount = 0;

// wordsIn returns the words of a text, {word, start, end, near} as eachWord has them, and line, which tells that one is the
// first of a line.
function wordsIn(text) {
	if (!cut[text] && cutCount++ > 100) {
		cut = Object.create(null);
		cutCount = 0;
	}
	return cut[text] = cut[text] || allWords(text);
}

function allWords(text) {
	var words = [];
	var last = -1;
	eachWord(text, function (word, start, end, near) {
		words.push({ word: word, start: start, end: end, near: near, line: last < 0 || !near && text.slice(last, start).indexOf('\n') >= 0 });
		last = end;
	});
	return words;
}

// joins tells whether two words with gap between them are neighbours.
function joins(gap) {
	return !/[;!?|\n\r\u2028\u2029]/.test(gap) && (gap.length === 1 || !/[.,:]/.test(gap));
}
