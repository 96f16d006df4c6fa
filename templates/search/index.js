// The base of the index, with the numbering of things and their facets, and look-ups in the files that were loaded.

// The kinds of things: report, task, person, district, agency, document, theme, kind of meeting, glossary term. Those of districts come
// first.
var kinds = 'rtpdachkg';
var districtKinds = 3;

// The base, once it came: {stamp, buckets, languages, sections, rooms, marks, numbers, roomOf, yearOf, newest, short,
// letters}. A room is what one section has of a kind: {kind, section, start, shift, mark}; section is
// '' for the site's. roomOf and yearOf go by the numbers of things.
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
				readRoom(base, bits, kinds[k], sections[s]);
				if (k < 2) {
					readYears(bits, base.numbers, count, years);
				}
			}
			base.numbers += roomFor(count);
		}
	}
	return years;
}

function readRoom(base, bits, kind, section) {
	var room = { kind: kind, section: section, start: base.numbers, shift: bits.gamma() - 1, mark: bits.number(13) };
	base.rooms.push(room);
	base.marks[(section && section + '/') + kind] = room.mark;
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
		fill(base.roomOf, room.start, base.numbers, i);
	});
	years.forEach(function (entry) {
		fill(base.yearOf, entry[0], entry[0] + entry[1], entry[2]);
		base.newest = Math.max(base.newest, entry[2]);
	});
}

function fill(table, from, to, value) {
	while (from < to) {
		table[from++] = value;
	}
}

// readFacets reads {kinds, agencies}, lists of things by their ids.
function readFacets(data) {
	return { kinds: readLists(data.kinds, index.numbers), agencies: readLists(data.agencies, index.numbers) };
}

// facetLists returns the lists of a facet, kinds or agencies; null while they are not there.
function facetLists(name) {
	return shardValue('facets') && shardValue('facets')[name];
}

// readLists reads [[id, bits], …] as [{id, things}, …].
function readLists(entries, numbers) {
	return entries.map(function (entry) {
		var bits = new Bits(entry[1]);
		return { id: entry[0], things: bits.list(bits.gamma() - 1, 0, numbers) };
	});
}

// bucketOf returns the name of the file that a hash stands in; table is w or p.
function bucketOf(table, hash) {
	return table + '/' + Math.floor(hash * index.buckets[table] / 4294967296);
}

var nowhere = { things: new Int32Array(0), classes: new Uint8Array(0) };

// postingsOf returns where a hash stands in a language; null if that is not known, since the file failed.
function postingsOf(table, hash, language) {
	var bucket = shardValue(bucketOf(table, hash));
	if (!bucket) {
		return null;
	}
	var entry = bucket[hash & 65535];
	return entry ? entry[language] : nowhere;
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

// memberTable returns a table that tells of each thing whether it is in the list with this id; null if no id is chosen,
// or there are no lists.
function memberTable(lists, id) {
	var table = id && lists ? new Uint8Array(index.numbers) : null;
	(table ? lists : []).forEach(function (list) {
		for (var i = 0; list.id === id && i < list.things.length; i++) {
			table[list.things[i]] = 1;
		}
	});
	return table;
}

// failuresOf returns for each of things which filters it does not pass: a bit each, in the order of filterNames.
function failuresOf(things, filters) {
	var failures = new Uint8Array(things.length);
	var agency = memberTable(facetLists('agencies'), filters.agency);
	var kind = memberTable(facetLists('kinds'), filters.kind);
	for (var i = 0; i < things.length; i++) {
		var thing = things[i];
		var room = index.rooms[index.roomOf[thing]];
		failures[i] = (filters.district && room.section !== filters.district ? 1 : 0) |
			(filters.year && index.yearOf[thing] !== +filters.year ? 2 : 0) |
			(agency && !agency[thing] ? 4 : 0) |
			(kind && !kind[thing] ? 8 : 0) |
			(filters.thing && room.kind !== filters.thing ? 16 : 0);
	}
	return failures;
}

// facetsOf counts things by what the filters may choose: {district: {id: count}, …}, each under all other filters.
function facetsOf(things, failures) {
	var facets = {};
	filterNames.forEach(function (name, f) {
		var passing = [];
		for (var i = 0; i < things.length; i++) {
			if (!(failures[i] & ~(1 << f))) {
				passing.push(things[i]);
			}
		}
		facets[name] = facetOf(name, passing);
	});
	return facets;
}

function facetOf(name, things) {
	if (name === 'agency') {
		return countMembers(facetLists('agencies'), things);
	}
	if (name === 'kind') {
		return countMembers(facetLists('kinds'), things);
	}
	var counts = Object.create(null);
	for (var i = 0; i < things.length; i++) {
		var room = index.rooms[index.roomOf[things[i]]];
		var value = name === 'year' ? index.yearOf[things[i]] : name === 'thing' ? room.kind : room.section;
		counts[value] = (counts[value] || 0) + 1;
	}
	return counts;
}

// countMembers counts by id those things that are in lists; null if there are no lists.
function countMembers(lists, things) {
	if (!lists) {
		return null;
	}
	var among = new Uint8Array(index.numbers);
	var counts = Object.create(null);
	for (var i = 0; i < things.length; i++) {
		among[things[i]] = 1;
	}
	lists.forEach(function (list) {
		var count = 0;
		for (var i = 0; i < list.things.length; i++) {
			count += among[list.things[i]];
		}
		counts[list.id] = count;
	});
	return counts;
}
