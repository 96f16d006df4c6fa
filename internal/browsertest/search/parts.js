'use strict';
// Joins the parts of the search page's script as the build does, and runs them in a page made of a few plain objects.

const fs = require('fs');
const path = require('path');

const root = path.join(__dirname, '..', '..', '..');
const names = ['fold', 'bits', 'shards', 'index', 'parse', 'query', 'rank', 'results', 'page'];

const late = ['slips', 'narrow']; // the scripts of their own

// source returns the parts with these names, joined.
function source(parts) {
	return parts.map((name) => fs.readFileSync(path.join(root, 'templates/search', name + '.js'), 'utf8')).join('\n');
}

// leaves returns the functions of the parts that need no page.
function leaves(text = source(names.slice(0, 2))) {
	const wanted = 'fold, eachWord, look, hashOf, pairHash, checksum, Bits, letterTables, firstGaps, unpack, composed';
	return new Function('window', 'document', text + '\nreturn { ' + wanted + ' };')({}, {});
}

// cases returns the [text, wanted] of a table in testdata; see the head of each.
function cases(file) {
	const unescape = (text) => text.replace(/\\u([0-9A-F]{4})/g, (_, code) => String.fromCharCode(parseInt(code, 16)));
	return fs.readFileSync(path.join(root, file), 'utf8').split('\n')
		.filter((line) => line && !line.startsWith('#'))
		.map((line) => line.split('\t').map(unescape));
}

module.exports = { root, names, late, source, leaves, cases };
