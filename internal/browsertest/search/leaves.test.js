'use strict';
// Folding, words, hashes and bits, held against the tables of cases that the Go code is held against as well.

const test = require('node:test');
const assert = require('node:assert');
const fs = require('fs');
const path = require('path');
const { root, leaves, cases, source, names } = require('./parts.js');
const { Writer } = require('./writer.js');

const script = leaves();

// wordsOf writes the words of a text as internal/search/testdata/words.txt does.
function wordsOf(text) {
	let out = '';
	script.eachWord(text, (word, start, end, near) => {
		out += (out && (near ? '+' : ' ')) + word.key + (word.exact && '/' + word.exact);
	});
	return out;
}

test('the fold', () => {
	for (const [text, wanted] of cases('internal/viet/testdata/fold.txt')) {
		assert.strictEqual(script.fold(text), wanted, `the fold of ${JSON.stringify(text)}`);
		assert.strictEqual(script.fold(text.normalize('NFD')), wanted, `the fold of ${JSON.stringify(text)}, decomposed`);
	}
});

test('words, keys, exact forms and neighbours', () => {
	for (const [text, wanted] of cases('internal/search/testdata/words.txt')) {
		assert.strictEqual(wordsOf(text), wanted, `the words of ${JSON.stringify(text)}`);
	}
});

test('a browser without String.normalize reads Vietnamese all the same', () => {
	const normalize = String.prototype.normalize;
	const text = 'Uỷ ban nhân dân quận Đống Đa, ẢẴẾỘỢỰỸ';
	const decomposed = text.normalize('NFD');
	String.prototype.normalize = undefined;
	try {
		const old = leaves();
		assert.strictEqual(old.fold(text), 'uy ban nhan dan quan dong da, aaeoouy');
		assert.strictEqual(old.fold(decomposed), old.fold(text));
		assert.strictEqual(old.composed(decomposed.toLowerCase()), text.toLowerCase());
	} finally {
		String.prototype.normalize = normalize;
	}
});

test('hashes', () => {
	for (const [text, wanted, pair] of cases('internal/search/testdata/hash.txt')) {
		if (pair === undefined) {
			assert.strictEqual(script.hashOf(text), parseInt(wanted, 16), `the hash of ${JSON.stringify(text)}`);
		} else {
			assert.strictEqual(script.pairHash(script.hashOf(text), script.hashOf(wanted)), parseInt(pair, 16), `the hash of ${text} ${wanted}`);
		}
	}
});

test('the letter code is the one that texts are packed with', () => {
	const lines = fs.readFileSync(path.join(root, 'internal/search/testdata/letters.txt'), 'utf8').split('\n')
		.filter((line) => line.startsWith('"')).map((line) => JSON.parse(line));
	const tables = script.letterTables.map((table) => table.map((symbols) => symbols.map(({ text }) => text).join(' ')).join('|'));
	assert.deepStrictEqual(tables.concat(script.firstGaps), lines);
});

test('numbers, lists and texts are read as they were written', () => {
	const writer = new Writer().number(5, 3).gamma(1).gamma(1000).number(40000, 16).choice(4, 7).choice(0, 1)
		.list([3, 4, 9], 2, 17).list([0, 1, 2], 0, 3).list([], 0, 0).list([], 0, 9).pack('Quận Tây Hồ – quận\u001Ftây\u0000 \uD800').pack('');
	const bits = new script.Bits(writer.text());
	assert.strictEqual(bits.number(3), 5);
	assert.strictEqual(bits.gamma(), 1);
	assert.strictEqual(bits.gamma(), 1000);
	assert.strictEqual(bits.number(16), 40000);
	assert.strictEqual(bits.choice(7), 4);
	assert.strictEqual(bits.choice(1), 0);
	assert.deepStrictEqual([...bits.list(3, 2, 17)], [3, 4, 9]);
	assert.deepStrictEqual([...bits.list(3, 0, 3)], [0, 1, 2]);
	assert.deepStrictEqual([...bits.list(0, 0, 0)], []);
	assert.deepStrictEqual([...bits.list(0, 0, 9)], []);
	assert.strictEqual(script.unpack(bits), 'Quận Tây Hồ – quận\u001Ftây\u0000 \uD800');
	assert.strictEqual(script.unpack(bits), '');
});

test('postings are read with their classes', () => {
	const entries = [[1, 0], [5, 7], [6, 3], [8, 0], [30, 7], [31, 1]];
	const only = [[2, 3], [4, 3]];
	const bits = new script.Bits(new Writer().postings(entries, 40).postings(only, 40).postings([], 40).text());
	for (const wanted of [entries, only, []]) {
		const { things, classes } = bits.postings(40);
		assert.deepStrictEqual([...things].map((thing, i) => [thing, classes[i]]), wanted);
	}
});

test('bits that end early or make no sense are an error, never an endless loop', () => {
	const text = new Writer().pack('Quận Tây Hồ').postings([[1, 0], [5, 7]], 40).text();
	for (let end = 0; end < text.length - 2; end++) {
		assert.throws(() => { const bits = new script.Bits(text.slice(0, end)); script.unpack(bits); bits.postings(40); });
	}
	assert.throws(() => new script.Bits('    '.repeat(9)).gamma());
});

test('places of things in a list are found however far apart they stand', () => {
	const { placesIn } = new Function(source(['rank']) + '\nreturn { placesIn };')();
	const every = (step, end) => Array.from({ length: Math.ceil(end / step) }, (_, i) => i * step);
	const lists = [[], [0], [1, 2, 3], [999], every(1, 1000), every(7, 1000), every(100, 1000), every(501, 1000)];
	for (const list of lists) {
		for (const things of lists) {
			assert.deepStrictEqual([...placesIn(list, things)], things.map((thing) => list.indexOf(thing)), `[${things}] in [${list}]`);
		}
	}
});

test('things are put in order of a table, then of number', () => {
	const { inOrder } = new Function(source(['rank']) + '\nreturn { inOrder };')();
	assert.deepStrictEqual(inOrder([], {}), []);
	assert.deepStrictEqual(inOrder([90000, 3, 0, 7, 5, 1], { 0: 0, 1: 1e-9, 3: 2.5, 5: 40000, 7: 2.5, 90000: 2.5 }), [5, 3, 7, 90000, 1, 0]);
});

test('the script makes no markup of text and no pattern of a query', () => {
	const text = source(names);
	for (const word of ['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'document.write', 'eval(', 'new Function', 'fetch(', 'XMLHttpRequest']) {
		assert.ok(!text.includes(word), `the script has ${word}`);
	}
	const patterns = text.match(/new RegExp\([^\n]*/g);
	assert.ok(patterns.every((pattern) => pattern.includes('wordCharacters')), patterns.join('\n'));
});
