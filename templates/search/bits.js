// Reading of DATA: bits, 13 in two characters; the numbers and lists that they hold; postings; and packed texts.

var alphabet = (function () {
	var characters = '';
	for (var code = 32; code < 127; code++) {
		characters += '"\'<\\'.indexOf(String.fromCharCode(code)) < 0 ? String.fromCharCode(code) : '';
	}
	return characters;
}());

// Places of characters in the alphabet, by code.
var places = (function () {
	var table = new Uint8Array(128);
	for (var i = 0; i < alphabet.length; i++) {
		table[alphabet.charCodeAt(i)] = i;
	}
	return table;
}());

// A Bits reads a stream of bits. Its functions throw an error at the end of the stream, and where the bits make no sense.
function Bits(text) {
	var at = 0; // in text
	var rest = 0; // its lowest bits are those before at
	var count = 0; // how many of the lowest bits of rest are

	// number reads a number of n bits, 0 to 17 of them.
	function number(n) {
		while (count < n) {
			if (at + 2 > text.length) {
				throw new Error('end of bits');
			}
			rest = rest << 13 | 91 * places[text.charCodeAt(at) & 127] + places[text.charCodeAt(at + 1) & 127];
			at += 2;
			count += 13;
		}
		count -= n;
		return rest >>> count & (1 << n) - 1;
	}

	// wide reads a number of n bits, 0 to 31.
	function wide(n) {
		return n > 16 ? number(n - 16) * 65536 + number(16) : number(n);
	}

	// gamma reads a number of at least 1.
	function gamma() {
		var n = 0;
		while (!number(1)) {
			n++;
		}
		if (n > 30) {
			throw new Error('wide number');
		}
		return (1 << n) + wide(n);
	}

	// choice reads one of the values below of.
	function choice(of) {
		var b = 31 - Math.clz32(of);
		var value = wide(b);
		var short = (2 << b) - of;
		return value < short ? value : value * 2 + number(1) - short;
	}

	// list reads k rising numbers within [lo, hi).
	function list(k, lo, hi) {
		if (k > hi - lo) {
			throw new Error('long list');
		}
		var values = new Int32Array(k);
		if (k) {
			interpolate(values, 0, k, lo, hi);
		}
		return values;
	}

	// interpolate reads the numbers of values at [from, to), at least one, which lie within [lo, hi).
	function interpolate(values, from, to, lo, hi) {
		var half = to - from >> 1;
		var free = hi - lo - to + from;
		if (free) {
			lo += half;
			var value = values[from + half] = lo + choice(free + 1);
			if (half) {
				interpolate(values, from, from + half, lo - half, value);
			}
			if (from + half + 1 < to) {
				interpolate(values, from + half + 1, to, value + 1, hi);
			}
		} else {
			while (from < to) {
				values[from++] = lo++;
			}
		}
	}

	// postings reads where a word stands: {things, classes}, of each thing its number and its class.
	function postings(numbers) {
		var count = gamma() - 1;
		return count ? { things: list(count, 0, numbers), classes: classesOf(count) } : nowhere;
	}

	// classesOf reads the classes of as many things.
	function classesOf(count) {
		var classes = new Uint8Array(count);
		var present = number(1) ? number(8) : 1;
		var lowest = 31 - Math.clz32(present & -present);
		var places = null; // of the things without a class so far, once they are not all
		classes.fill(lowest);
		for (var c = 7; c > lowest; c--) {
			if (present >> c & 1) {
				places = classed(classes, places, c, list(gamma() - 1, 0, places ? places.length : count));
			}
		}
		return classes;
	}

	return { number: number, gamma: gamma, choice: choice, list: list, postings: postings };
}

// nowhere are postings of nothing.
var nowhere = { things: new Int32Array(0), classes: new Uint8Array(0) };

// classed gives class c to the things that are chosen among those at places, or among all where it is null; it returns the
// places of the others.
function classed(classes, places, c, chosen) {
	var count = places ? places.length : classes.length;
	var others = new Int32Array(count - chosen.length);
	for (var i = 0, next = 0; i < count; i++) {
		var place = places ? places[i] : i;
		if (chosen[next] === i) {
			classes[place] = c;
			next++;
		} else {
			others[i - next] = place;
		}
	}
	return others;
}

// What writes the five tones behind the vowels (fold.js) that have them.
var toneMarks = '`?~\'.';

// The letter code, as letters.go of package search has it: for each place in a word its symbols, those with codes of 1, 2, 3 …
// bits between bars. "$" ends a word, "*" stands before any other letter, which follows as 16 bits.
var letterTables = [
	"|||s|a b c ch d l m n p t th tr v w đ|1 202 C ba co h ha i k ng nh o ph qu re|2 3 D H M T cu e f fi g gia ho kh mo r ta the u x y|5 6 9 G N P Q S U V gi|0 20 4 7 8 B F J W ơ|A I Đ ư|K O R X j ô|* E L â",
	"||a i o|e u ô|a' iê â ê ơ ư ươ|$ a` ar ee h hi o$ r ro ă|a`$ l t y ông$|F T w|D N Q Đ|n|U W m p|* c g k",
	"|||$ e e$ i s$ t|a d ed$ er er$ h$ k l o r t$ u y$|atio es$ g h ic ing$ io is n s|N b c f m p w|D|v|* y",
	"|||$ n$|?$ a c n r s t|' '$ 'i$ 't$ . .$ .c$ .n$ ? `$ `n$ `ng$ e g i l m ng$ nt o p s$ t$ u v|'c$ 'n$ 'p$ .i$ .t$ ?i$ ` `i$ d d$ f l$ ll m$ mm nc nd nd$ ns$ r$ re$ ti tt w y$ yê ~ ~$ â ô|B b k tio y ê|x ư|h z ơ|I|j|* V",
	"||a$ m$ ng$ nh$ u$|n$ o$ p$ y$|c c$ i$|t$|$ *",
	"$|||0$ 1 2 4 5 6|3 7 8|9|* 0"
].map(function (table, place) {
	return table.split('|').map(function (symbols) {
		return (symbols ? symbols.split(' ') : []).map(function (text) {
			return { text: text, behind: placeBehind(place, text) };
		});
	});
});

// The gaps that a text knows from its start.
var firstGaps = [" ", ", ", "\n", ". ", ".\n", "-", "/", ": ", ".", "", "\u001F", " · ", " (", "; ", "\u001E", " - "];

// placeBehind returns the place in a word behind the letters and tones of text, the first of which stands at a place: 0 the beginning, 1
// behind a consonant before any vowel, 2 behind another consonant, 3 a vowel, 4 a tone, 5 a digit; -1 behind the end.
function placeBehind(place, text) {
	for (var i = 0; i < text.length; i++) {
		place = text[i] === '$' ? -1 : toneMarks.indexOf(text[i]) >= 0 ? 4 : text[i] >= '0' && text[i] <= '9' ? 5 :
			vowels.indexOf(text[i].toLowerCase()) % 6 === 0 ? 3 : place % 5 < 2 ? 1 : 2;
	}
	return place;
}

// symbolOf reads one symbol of the table of a place.
function symbolOf(bits, place) {
	var table = letterTables[place];
	var code = 0;
	for (var length = 0; length < table.length; length++) {
		code = code * 2 + bits.number(1);
		if (code < table[length].length) {
			var symbol = table[length][code];
			var letter = symbol.text === '*' && String.fromCharCode(bits.number(16));
			return letter ? { text: letter, behind: placeBehind(place, letter) } : symbol;
		}
		code -= table[length].length;
	}
	throw new Error('no letter');
}

// spelledWord reads a word letter by letter.
function spelledWord(bits) {
	var word = '';
	for (var place = 0; place >= 0;) {
		var symbol = symbolOf(bits, place);
		place = symbol.behind;
		word += symbol.text;
	}
	return word.slice(0, -1).replace(/.[`?~'.]/g, tonedVowel);
}

// tonedVowel returns the vowel that one without a tone and the mark of a tone write.
function tonedVowel(both) {
	var small = both[0].toLowerCase();
	var letter = vowels[vowels.indexOf(small) + 1 + toneMarks.indexOf(both[1])];
	return small === both[0] ? letter : letter.toUpperCase();
}

// spelledGap reads a gap by its UTF-16 code units.
function spelledGap(bits) {
	var gap = '';
	for (var length = bits.gamma(); length > 0; length--) {
		gap += String.fromCharCode(bits.number(bits.number(1) ? 16 : 7));
	}
	return gap;
}

// turnedWord returns a word with its first letter as the other case, as it is packed where a sentence begins.
function turnedWord(word) {
	return word.replace(/^[A-Za-zÀ-ÿ]|^[Ā-ơẠ-ỿ]|^[Ưư]/, function (letter) {
		var code = letter.charCodeAt(0);
		return String.fromCharCode(code < 256 ? code ^ 32 : code === 431 || code === 432 ? 863 - code : code ^ 1);
	});
}

// partsOf returns the words or the gaps of a text, ranked by how often they came, to begin with those of a list.
function partsOf(list) {
	var ranked = [];
	var above = []; // by count: how many parts came more often

	// add returns a new part; ends tells that a sentence ends in it.
	function add(text) {
		var part = { text: text, count: 1, rank: ranked.length, gap: null, word: null, ends: /[\n.\x1F]/.test(text) };
		ranked.push(part);
		return part;
	}

	// use returns a part, and has it exchange ranks with the first that came as often.
	function use(part) {
		if (!part) {
			throw new Error('no such part');
		}
		var first = above[part.count] || 0;
		above[part.count++] = first + 1;
		var other = ranked[first];
		other.rank = part.rank;
		ranked[other.rank] = other;
		part.rank = first;
		return ranked[first] = part;
	}

	list.forEach(add);
	return { ranked: ranked, add: add, use: use };
}

// unpack reads a packed text.
function unpack(bits) {
	var gaps = partsOf(firstGaps);
	var words = partsOf(['']);
	var text = '';
	function nextGap() {
		var rank = bits.gamma() - 1;
		return rank === gaps.ranked.length ? gaps.add(spelledGap(bits)) : gaps.use(gaps.ranked[rank]);
	}
	function nextWord() {
		return bits.number(1) ? words.add(spelledWord(bits)) : words.use(words.ranked[(bits.gamma() - 1) * 16 + bits.number(4)]);
	}
	for (var count = bits.gamma() - 1, before = words.ranked[0]; count > 0; count--) {
		if (before.word && bits.number(1)) {
			gaps.use(before.gap);
			words.use(before.word);
		} else {
			var gap = nextGap();
			before.word = nextWord();
			before.gap = gap;
		}
		text += before.gap.text + (before.gap.ends ? turnedWord(before.word.text) : before.word.text);
		before = before.word;
	}
	return text + nextGap().text;
}
