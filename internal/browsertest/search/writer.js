'use strict';
// Writes small indexes for tests, plainly, from the specification of package search. The words are cut by the script's own
// functions, which the tables of cases hold to the specification.

const { leaves } = require('./parts.js');
const script = leaves();

const alphabet = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).filter((c) => !`"'<\\`.includes(c));
const kinds = 'rtpdachkg';

class Writer {
	constructor() { this.bits = []; }
	number(value, n) { for (let i = n - 1; i >= 0; i--) this.bits.push(Math.floor(value / 2 ** i) % 2); return this; }
	gamma(value) { const n = Math.floor(Math.log2(value)); return this.number(0, n).number(value, n + 1); }
	choice(value, of) {
		const b = Math.floor(Math.log2(of));
		const short = 2 ** (b + 1) - of;
		return value < short ? this.number(value, b) : this.number(value + short, b + 1);
	}
	list(values, lo, hi) {
		const k = values.length;
		if (k === 0 || k === hi - lo) return this;
		const m = k >> 1;
		this.choice(values[m] - lo - m, hi - lo - k + 1);
		return this.list(values.slice(0, m), lo, values[m]).list(values.slice(m + 1), values[m] + 1, hi);
	}
	// postings writes [[thing, class], …].
	postings(entries, numbers) {
		this.gamma(entries.length + 1);
		if (!entries.length) return this;
		this.list(entries.map((entry) => entry[0]), 0, numbers);
		const present = [7, 6, 5, 4, 3, 2, 1, 0].filter((c) => entries.some((entry) => entry[1] === c));
		if (present.join() === '0') return this.number(0, 1);
		this.number(1, 1).number(present.reduce((sum, c) => sum + 2 ** c, 0), 8);
		let rest = entries;
		for (const c of present.slice(0, -1)) {
			const places = rest.flatMap((entry, i) => entry[1] === c ? [i] : []);
			this.gamma(places.length + 1).list(places, 0, rest.length);
			rest = rest.filter((entry) => entry[1] !== c);
		}
		return this;
	}
	// pack packs a text in the plainest way there is: as one gap, spelled, with no words.
	pack(text) {
		this.gamma(1);
		if (!text) return this.gamma(script.firstGaps.indexOf('') + 1);
		this.gamma(script.firstGaps.length + 1).gamma(text.length);
		for (let i = 0; i < text.length; i++) this.number(1, 1).number(text.charCodeAt(i), 16);
		return this;
	}
	text() {
		let out = '';
		for (let i = 0; i < this.bits.length; i += 13) {
			let unit = 0;
			for (let j = 0; j < 13; j++) unit = unit * 2 + (this.bits[i + j] || 0);
			out += alphabet[Math.floor(unit / 91)] + alphabet[unit % 91];
		}
		return out;
	}
}

function call(name, stamp, data) {
	const text = typeof data === 'string' ? data : JSON.stringify(data);
	return `phoihopSearch("${name}",${stamp},${JSON.stringify(data)},${script.checksum(text)})`;
}

function room(count) {
	let step = 1;
	while (count > 15 * step) step *= 2;
	return Math.ceil(count / step) * step;
}

// titleClass returns the class of words in a title of so many.
function titleClass(count) { return count <= 3 ? 7 : count <= 6 ? 6 : count <= 12 ? 5 : 4; }

// A table collects postings of a language: hash → thing → class.
class Table {
	constructor() { this.entries = new Map(); }
	add(hash, thing, rank) {
		if (!this.entries.has(hash)) this.entries.set(hash, new Map());
		const things = this.entries.get(hash);
		things.set(thing, Math.max(rank, things.get(thing) || 0));
	}
	// files writes the table's buckets; prints are as many bits wide.
	files(name, width, buckets, numbers, stamp) {
		const files = {};
		for (let b = 0; b < buckets; b++) {
			const prints = new Map([...this.entries].filter(([hash]) => Math.floor(hash * buckets / 2 ** 32) === b)
				.map(([hash, entry]) => [hash & (2 ** width - 1), entry]));
			const sorted = [...prints.keys()].sort((a, b) => a - b);
			const writer = new Writer().gamma(sorted.length + 1).list(sorted, 0, 2 ** width);
			for (const print of sorted) {
				writer.postings([...prints.get(print)].sort((a, b) => a[0] - b[0]), numbers);
			}
			files[`${name}/${b}`] = call(`${name}/${b}`, stamp, writer.text());
		}
		return files;
	}
}

// write returns the files of the index of a site: {languages, sections, things, short, stamp}. sections are the ids of districts; a
// thing is {kind, section, year, day, meeting, agencies, vi: {path, title, facts, text, lead, aside}, en: …}, sorted as
// the specification has it. Of 2 things each the texts share a file.
function write(site) {
	const { languages = ['vi', 'en'], sections, things, short = [], stamp = 7, buckets = { w: 3, p: 2 } } = site;
	const counts = new Writer();
	const dates = new Writer();
	const files = {};
	let numbers = 0;
	const texts = [];
	for (const kind of kinds) {
		for (const section of 'rtp'.includes(kind) ? sections : ['']) {
			const members = things.filter((thing) => thing.kind === kind && (thing.section || '') === section);
			members.forEach((thing, i) => { thing.number = numbers + i; });
			numbers += room(members.length);
			const mark = 1000 + texts.length;
			counts.gamma(members.length + 1);
			if (members.length) {
				counts.gamma(2).number(mark, 13);
				texts.push({ kind, section, members, mark });
			}
			if ('rt'.includes(kind)) {
				if (members.length) writeYears(counts, members);
				if (kind === 'r') writeDays(dates, members);
			}
		}
	}
	const keys = new Map();
	for (const language of languages) {
		const words = new Table();
		const pairs = new Table();
		for (const thing of things) if (thing[language]) scan(thing[language], thing.number, words, pairs, keys);
		Object.assign(files, words.files('w/' + language, 24, buckets.w, numbers, stamp), pairs.files('p/' + language, 16, buckets.p, numbers, stamp));
	}
	for (const group of texts) Object.assign(files, writeTexts(group, languages));
	const letters = writeDictionary(keys, files);
	const lists = (ids, has) => ids.map((id) => {
		const list = things.filter((thing) => has(thing, id)).map((thing) => thing.number).sort((a, b) => a - b);
		return [id, new Writer().gamma(list.length + 1).list(list, 0, numbers).text()];
	});
	const all = (values) => [...new Set(values.filter(Boolean))].sort();
	files.base = call('base', stamp, {
		format: 3, languages, w: languages.map(() => buckets.w), p: languages.map(() => buckets.p), sections, counts: counts.text(), short, letters,
	});
	files.facets = call('facets', stamp, {
		kinds: lists(all(things.map((thing) => thing.meeting)), (thing, id) => thing.meeting === id),
		agencies: lists(all(things.flatMap((thing) => thing.agencies || [])), (thing, id) => (thing.agencies || []).includes(id)),
	});
	files.dates = call('dates', stamp, dates.text());
	return files;
}

function writeYears(counts, members) {
	const years = members.map((thing) => thing.year || 1901);
	const span = years[years.length - 1] - years[0];
	const behind = [];
	for (let i = 0; i < span; i++) behind.push(years.filter((year) => year <= years[0] + i).length + i);
	counts.gamma(years[0] - 1900).gamma(span + 1).list(behind, 0, years.length + span);
}

function writeDays(dates, members) {
	dates.gamma(members.length + 1);
	if (!members.length) return;
	const days = members.map((thing) => thing.day || 0);
	const span = days[days.length - 1] - days[0];
	dates.gamma(span + 1).number(days[0], 16).list(days.map((day, i) => day - days[0] + i), 0, span + days.length);
}

function scan(text, thing, words, pairs, keys) {
	let count = 0;
	script.eachWord(text.title, () => count++);
	const seen = new Map();
	for (const [field, rank] of [[text.title, titleClass(count)], [text.lead, 3], [text.aside, 2], [text.text, 0]]) {
		let before = null;
		script.eachWord(field || '', (word, start, end, near) => {
			words.add(word.hash, thing, rank);
			if (word.exact) words.add(word.exactHash, thing, 0);
			if (near) {
				const pair = script.pairHash(before.hash, word.hash);
				pairs.add(pair, thing, rank || (seen.has(pair) ? 1 : 0));
				seen.set(pair, true);
			}
			if (!/\d/.test(word.key)) keys.set(word.key, (keys.get(word.key) || new Set()).add(thing));
			before = word;
		});
	}
}

function writeTexts({ kind, section, members, mark }, languages) {
	const files = {};
	for (const language of languages) {
		for (let i = 0; i < members.length; i += 2) {
			const records = members.slice(i, i + 2).map((thing) => {
				const text = thing[language];
				return text ? [text.path, text.title, text.facts || '', text.text].join('\x1F') : '';
			});
			if (!records.some(Boolean)) continue;
			const name = `${language}/${section && section + '/'}${kind}${i / 2}`;
			files[name] = call(name, mark, new Writer().pack(records.join('\x1E')).text());
		}
	}
	return files;
}

function writeDictionary(keys, files) {
	const capital = (n) => String.fromCharCode(65 + n);
	const data = {};
	const last = {};
	for (const key of [...keys.keys()].sort()) {
		const letter = /^[a-z]/.test(key) ? key[0] : '_';
		const before = last[letter] || '';
		let shared = 0;
		while (shared < Math.min(before.length, key.length) && before[shared] === key[shared]) shared++;
		data[letter] = (data[letter] || '') + capital(shared) + capital(Math.floor(Math.log2(keys.get(key).size))) + key.slice(shared);
		last[letter] = key;
	}
	for (const letter of Object.keys(data)) files['dw/' + letter] = call('dw/' + letter, 0, data[letter]);
	return Object.keys(data).sort();
}

module.exports = { Writer, write, call, script };
