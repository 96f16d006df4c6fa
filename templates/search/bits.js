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

// A Bits reads a stream of bits. Its methods throw an error at the end of the stream, and where the bits make no sense.
function Bits(text) {
	this.text = text;
	this.at = 0; // in text
	this.rest = 0; // its lowest bits are those before at
	this.count = 0; // how many of the lowest bits of rest are
}

// number reads a number of n bits, 0 to 17 of them.
Bits.prototype.number = function (n) {
	while (this.count < n) {
		if (this.at + 2 > this.text.length) {
			throw new Error('end of bits');
		}
		var unit = 91 * places[this.text.charCodeAt(this.at) & 127] + places[this.text.charCodeAt(this.at + 1) & 127];
		this.rest = this.rest << 13 | unit;
		this.count += 13;
		this.at += 2;
	}
	this.count -= n;
	var value = this.rest >>> this.count;
	this.rest &= (1 << this.count) - 1;
	return value;
};

// wide reads a number of n bits, 0 to 31.
Bits.prototype.wide = function (n) {
	return n > 16 ? this.number(n - 16) * 65536 + this.number(16) : this.number(n);
};

// gamma reads a number of at least 1.
Bits.prototype.gamma = function () {
	var n = 0;
	while (!this.number(1)) {
		n++;
	}
	if (n > 30) {
		throw new Error('wide number');
	}
	return (1 << n) + this.wide(n);
};

// choice reads one of the values below of.
Bits.prototype.choice = function (of) {
	var b = 31 - Math.clz32(of);
	var value = this.wide(b);
	var short = (2 << b) - of;
	return value < short ? value : value * 2 + this.number(1) - short;
};

// list reads k rising numbers within [lo, hi).
Bits.prototype.list = function (k, lo, hi) {
	if (k > hi - lo) {
		throw new Error('long list');
	}
	var values = new Int32Array(k);
	this.interpolate(values, 0, k, lo, hi);
	return values;
};

// interpolate reads the numbers of values at [from, to), which lie within [lo, hi).
Bits.prototype.interpolate = function (values, from, to, lo, hi) {
	var k = to - from;
	if (k === hi - lo) {
		while (from < to) {
			values[from++] = lo++;
		}
	} else if (k) {
		var middle = from + (k >> 1);
		var value = lo + (k >> 1) + this.choice(hi - lo - k + 1);
		values[middle] = value;
		this.interpolate(values, from, middle, lo, value);
		this.interpolate(values, middle + 1, to, value + 1, hi);
	}
};

// postings reads where a word stands: {things, classes}, of each thing its number and its class.
Bits.prototype.postings = function (numbers) {
	var count = this.gamma() - 1;
	var things = this.list(count, 0, count && numbers);
	var classes = new Uint8Array(count);
	if (count && this.number(1)) {
		this.classes(classes);
	}
	return { things: things, classes: classes };
};

// classes reads the classes of as many things.
Bits.prototype.classes = function (classes) {
	var present = this.number(8);
	var rest = [];
	for (var i = 0; i < classes.length; i++) {
		rest.push(i);
	}
	for (var c = 7; c >= 0; c--) {
		if (present >> c & 1) {
			var lowest = !(present & (1 << c) - 1);
			var chosen = lowest ? null : this.list(this.gamma() - 1, 0, rest.length);
			rest = classed(classes, rest, c, chosen);
		}
	}
};

// classed gives class c to those things of rest at the places chosen, or to all where chosen is null; it returns the others.
function classed(classes, rest, c, chosen) {
	var others = [];
	for (var i = 0, next = 0; i < rest.length; i++) {
		if (!chosen || chosen[next] === i) {
			classes[rest[i]] = c;
			next++;
		} else {
			others.push(rest[i]);
		}
	}
	return others;
}

// The letter code, as letters.go of package search has it: for each place in a word its symbols, those with codes of 1, 2, 3 …
// bits between bars. "$" ends a word, "*" stands before any other letter, which follows as 16 bits.
var letterTables = [
	"|||s|a b c ch d l m n p t th tr v w đ|1 202 C ba co h ha i k ng nh o ph qu re|2 3 D H M T cu e f fi g gia ho kh mo r ta the u x y|5 6 9 G N P Q S U V gi|0 20 4 7 8 B F J W ơ|A I Đ ư|K O R X j ô|* E L â",
	"||a i o|e u ô|a' iê â ê ơ ư ươ|$ a` ar ee h hi o$ r ro ă|a`$ l t y ông$|F T w|D N Q Đ|n|U W m p|* c g k",
	"|||$ e e$ i s$ t|a d ed$ er er$ h$ k l o r t$ u y$|atio es$ g h ic ing$ io is n s|N b c f m p w|D|v|* y",
	"|||$ n$|?$ a c n r s t|' '$ 'i$ 't$ . .$ .c$ .n$ ? `$ `n$ `ng$ e g i l m ng$ nt o p s$ t$ u v|'c$ 'n$ 'p$ .i$ .t$ ?i$ ` `i$ d d$ f l$ ll m$ mm nc nd nd$ ns$ r$ re$ ti tt w y$ yê ~ ~$ â ô|B b k tio y ê|x ư|h z ơ|I|j|* V",
	"||a$ m$ ng$ nh$ u$|n$ o$ p$ y$|c c$ i$|t$|$ *",
	"$|||0$ 1 2 4 5 6|3 7 8|9|* 0"
].map(function (table) {
	return table.split('|').map(function (symbols) {
		return symbols ? symbols.split(' ') : [];
	});
});

// The gaps that a text knows from its start.
var firstGaps = [" ", ", ", "\n", ". ", ".\n", "-", "/", ": ", ".", "", "\u001F", " · ", " (", "; ", "\u001E", " - "];

// What writes the five tones behind the vowels (fold.js) that have them.
var toneMarks = '`?~\'.';

// placeBehind returns the place in a word behind a letter, or a tone, that stands at a place: 0 the beginning, 1 behind a
// consonant before any vowel, 2 behind another consonant, 3 a vowel, 4 a tone, 5 a digit.
function placeBehind(place, letter) {
	if (toneMarks.indexOf(letter) >= 0) {
		return 4;
	}
	if (letter >= '0' && letter <= '9') {
		return 5;
	}
	return vowels.indexOf(letter.toLowerCase()) % 6 === 0 ? 3 : place % 5 < 2 ? 1 : 2;
}

// symbol reads one symbol of a table.
Bits.prototype.symbol = function (table) {
	var code = 0;
	var first = 0;
	for (var length = 0; length < table.length; length++) {
		code = code * 2 + this.number(1);
		first *= 2;
		if (code - first < table[length].length) {
			var symbol = table[length][code - first];
			return symbol === '*' ? String.fromCharCode(this.number(16)) : symbol;
		}
		first += table[length].length;
	}
	throw new Error('no letter');
};

// spelled reads a word letter by letter.
Bits.prototype.spelled = function () {
	var word = '';
	for (var place = 0; word.slice(-1) !== '$';) {
		var symbol = this.symbol(letterTables[place]);
		for (var i = 0; i < symbol.length; i++) {
			place = placeBehind(place, symbol[i]);
		}
		word += symbol;
	}
	return word.slice(0, -1).replace(/(.)([`?~'.])/g, function (both, vowel, mark) {
		var small = vowel.toLowerCase();
		var letter = vowels[vowels.indexOf(small) + 1 + toneMarks.indexOf(mark)];
		return small === vowel ? letter : letter.toUpperCase();
	});
};

// spelledGap reads a gap by its UTF-16 code units.
Bits.prototype.spelledGap = function () {
	var gap = '';
	for (var length = this.gamma(); length > 0; length--) {
		gap += String.fromCharCode(this.number(this.number(1) ? 16 : 7));
	}
	return gap;
};

// turnedWord returns a word behind a gap: where a sentence begins, its first letter is packed as the other case.
function turnedWord(word, gap) {
	return /[\n.\x1F]/.test(gap) ? word.replace(/^[A-Za-zÀ-ÿ]|^[Ā-ơẠ-ỿ]|^[Ưư]/, function (letter) {
		var code = letter.charCodeAt(0);
		return String.fromCharCode(code < 256 ? code ^ 32 : code === 431 || code === 432 ? 863 - code : code ^ 1);
	}) : word;
}

// Parts are the words or the gaps of a text, ranked by how often they came.
function Parts(list) {
	this.ranked = [];
	this.above = []; // by count: how many parts came more often
	list.forEach(this.add, this);
}

Parts.prototype.add = function (text) {
	var part = { text: text, count: 1, rank: this.ranked.length, gap: null, word: null };
	this.ranked.push(part);
	return part;
};

// use returns a part, and has it exchange ranks with the first that came as often.
Parts.prototype.use = function (part) {
	if (!part) {
		throw new Error('no such part');
	}
	var first = this.above[part.count] || 0;
	this.above[part.count++] = first + 1;
	var other = this.ranked[first];
	other.rank = part.rank;
	this.ranked[other.rank] = other;
	part.rank = first;
	return this.ranked[first] = part;
};

Bits.prototype.gap = function (gaps) {
	var rank = this.gamma() - 1;
	return rank === gaps.ranked.length ? gaps.add(this.spelledGap()) : gaps.use(gaps.ranked[rank]);
};

Bits.prototype.word = function (words) {
	return this.number(1) ? words.add(this.spelled()) : words.use(words.ranked[(this.gamma() - 1) * 16 + this.number(4)]);
};

// unpack reads a packed text.
Bits.prototype.unpack = function () {
	var gaps = new Parts(firstGaps);
	var words = new Parts(['']);
	var text = '';
	for (var count = this.gamma() - 1, before = words.ranked[0]; count > 0; count--) {
		if (before.word && this.number(1)) {
			gaps.use(before.gap);
			words.use(before.word);
		} else {
			var gap = this.gap(gaps);
			before.word = this.word(words);
			before.gap = gap;
		}
		text += before.gap.text + turnedWord(before.word.text, before.gap.text);
		before = before.word;
	}
	return text + this.gap(gaps).text;
};
