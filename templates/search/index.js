// The base of the index, with the numbering of things, and look-ups in the files that were loaded.

// The kinds of things: report, task, person, district, agency, document, theme, kind of meeting, glossary term. Those of districts come
// first.
var kinds = 'rtpdachkg';
var districtKinds = 3;

// The base, once it came: {stamp, buckets, languages, sections, rooms, marks, numbers, roomOf, yearOf, newest, short,
// letters}; buckets are numbers of them, by table and language. A room is what one section has of a kind: {kind, section,
// start, count, shift}, count being how many things are there; section is '' for the site's. roomOf and yearOf go by the
// numbers of things.
var index = null;

function readBase(data, stamp) {
	var base = {
		stamp: stamp, buckets: { w: data.w, p: data.p }, languages: data.languages, sections: data.sections,
		letters: data.letters, rooms: [], marks: Object.create(null), short: Object.create(null), numbers: 0
	};
	var years = readCounts(base, new Bits(data.counts));
	number(base, years);
	data.short.forEach(function (entry) {
		base.short[entry[0]] = entry[1];
	});
	return base;
}

// readCounts adds the rooms to base. It returns [first number, things, year] for each year of each room.
function readCounts(base, bits) {
	var years = [];
	for (var k = 0; k < kinds.length; k++) {
		var sections = k < districtKinds ? base.sections : [''];
		for (var s = 0; s < sections.length; s++) {
			var count = bits.gamma() - 1;
			if (count) {
				readRoom(base, bits, kinds[k], sections[s], count);
				if (k < 2) {
					readYears(bits, base.numbers, count, years);
				}
			}
			base.numbers += roomFor(count);
		}
	}
	return years;
}

function readRoom(base, bits, kind, section, count) {
	base.rooms.push({ kind: kind, section: section, start: base.numbers, count: count, shift: bits.gamma() - 1 });
	base.marks[(section && section + '/') + kind] = bits.number(13);
}

function readYears(bits, start, count, years) {
	var year = 1900 + bits.gamma();
	var span = bits.gamma() - 1;
	var list = bits.list(span, 0, count + span);
	for (var i = 0, begun = 0; i <= span; i++) {
		var next = i < span ? list[i] - i : count;
		if (next > begun) {
			years.push([start + begun, next - begun, year + i]);
		}
		begun = next;
	}
}

// roomFor returns how many numbers are kept for so many things: the next number of four significant bits.
function roomFor(count) {
	var step = 1;
	while (count > 15 * step) {
		step *= 2;
	}
	return Math.ceil(count / step) * step;
}

// number fills the tables that go by the numbers of things.
function number(base, years) {
	base.roomOf = new Uint16Array(base.numbers);
	base.yearOf = new Uint16Array(base.numbers);
	base.newest = 0;
	base.rooms.forEach(function (room, i) {
		var next = base.rooms[i + 1];
		base.roomOf.fill(i, room.start, next ? next.start : base.numbers);
	});
	years.forEach(function (entry) {
		base.yearOf.fill(entry[2], entry[0], entry[0] + entry[1]);
		base.newest = Math.max(base.newest, entry[2]);
	});
}

// bucketOf returns the name of the file that has a hash in a language; table is w or p.
function bucketOf(table, hash, language) {
	return table + '/' + index.languages[language] + '/' + Math.floor(hash * index.buckets[table][language] / 4294967296);
}

// postingsOf returns where a hash stands in a language; null if that is not known, since its file was not loaded or failed.
function postingsOf(table, hash, language) {
	var name = bucketOf(table, hash, language);
	var bucket = shardValue(name);
	try {
		return bucket ? bucket(hash) : null;
	} catch (damage) {
		missing.push(name);
		return shards[name].value = null;
	}
}

// dictionaryOf returns the name of the file that has the keys with this beginning; '' if there is none.
function dictionaryOf(beginning) {
	var letter = /^[a-z]/.test(beginning) ? beginning[0] : '_';
	return index.letters.indexOf(letter) < 0 ? '' : 'dw/' + letter;
}

// textOf returns the name of the file that has a thing's text in a language, which is one of index.languages.
function textOf(thing, language) {
	var room = index.rooms[index.roomOf[thing]];
	return language + '/' + (room.section && room.section + '/') + room.kind + (thing - room.start >> room.shift);
}

// recordOf returns what a result shows of a thing: {path, title, facts, text}; null if its file failed or has none.
function recordOf(thing, language) {
	var room = index.rooms[index.roomOf[thing]];
	var records = shardValue(textOf(thing, language));
	var fields = records && (records[thing - room.start & (1 << room.shift) - 1] || '').split('\x1F');
	return fields && fields.length === 4 ? { path: fields[0], title: fields[1], facts: fields[2], text: fields[3] } : null;
}

// The filters of the page, besides that of the language.
var filterNames = ['district', 'year', 'agency', 'kind', 'thing'];
