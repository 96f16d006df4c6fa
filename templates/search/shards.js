// Loading of the index's files. Each is a script that calls phoihopSearch with its name, its stamp, its DATA and the
// checksum of that, so that it loads from a folder as from a server. No file is asked for twice, unless it failed, or
// was forgotten, and a later query needs it. Here is also what their DATA becomes, but for the base (index.js).

var folder = ''; // address of the site's root, from the page
var shards = Object.create(null); // by name: {call, value, waiting}; waiting is null once the file came or failed
var decoded = []; // names of files that may be forgotten, oldest first
var missing = []; // names of files that failed
var stale = false; // a file was of another day than the base
var turn = 0; // counts queries, so that one that was superseded is not gone on with

// How many files other than the base and the dictionary stay in memory between queries.
var capacity = 200;

var policy = window.trustedTypes && window.trustedTypes.createPolicy('phoihop', {
	createScriptURL: function (address) {
		return address;
	}
});

window.phoihopSearch = function (name, stamp, data, check) {
	if (shards[name]) {
		shards[name].call = { stamp: stamp, data: data, check: check };
	}
};

// load calls done when each of the named files has come or failed; at once if they are all there; never if a new query
// began meanwhile.
function load(names, done) {
	var open = 1;
	var mine = turn;
	function settle() {
		if (!--open && mine === turn) {
			done();
		}
	}
	names.forEach(function (name) {
		var shard = shards[name] || request(name);
		if (shard.waiting) {
			open++;
			shard.waiting.push(settle);
		}
	});
	settle();
}

// shardValue returns what a file that was loaded holds; null if it failed.
function shardValue(name) {
	return shards[name] && shards[name].value;
}

// request asks the browser for a file.
function request(name) {
	var shard = shards[name] = { call: null, value: null, waiting: [] };
	var script = document.createElement('script');
	var address = folder + 'assets/search/' + name + '.js';
	script.onload = script.onerror = function () {
		script.parentNode.removeChild(script);
		receive(name, shard);
	};
	script.charset = 'utf-8';
	script.src = policy ? policy.createScriptURL(address) : address;
	document.head.appendChild(script);
	return shard;
}

// receive takes in a file whose script was run, or could not be.
function receive(name, shard) {
	try {
		shard.value = checkedValue(name, shard.call);
	} catch (damage) {
		missing.push(name);
	}
	shard.call = null;
	if (/^[^bdfs]/.test(name)) {
		decoded.push(name);
	}
	var waiting = shard.waiting;
	shard.waiting = null;
	waiting.forEach(function (settle) {
		settle();
	});
}

// checkedValue decodes what a file said. It throws an error if it said nothing, or if that is damaged or of another day.
function checkedValue(name, call) {
	if (name === 'slips') {
		return call.data(shared());
	}
	var text = /^(base|facets)$/.test(name) ? JSON.stringify(call.data) : call.data;
	if (checksum(text) !== call.check) {
		throw new Error('damaged');
	}
	if (name !== 'base' && call.stamp !== stampOf(name)) {
		stale = true;
		throw new Error('stale');
	}
	return decode(name, call);
}

// refresh begins a new query: it makes room, and forgets failures so that files that failed are asked for again.
function refresh() {
	turn++;
	while (decoded.length > capacity) {
		delete shards[decoded.shift()];
	}
	missing.forEach(function (name) {
		delete shards[name];
	});
	decoded = decoded.filter(function (name) {
		return shards[name];
	});
	missing = [];
	stale = false;
}

// decode returns what a file holds, whose check and stamp are right.
function decode(name, call) {
	if (name === 'base') {
		return index = readBase(call.data, call.stamp);
	}
	if (name === 'dates') {
		return readDates(new Bits(call.data));
	}
	if (name === 'facets') {
		return readFacets(call.data);
	}
	if (/^dw/.test(name)) {
		return readDictionary(call.data);
	}
	return /^[wp]\//.test(name) ? readBucket(new Bits(call.data)) : readTexts(new Bits(call.data));
}

// stampOf returns the stamp that a file must have.
function stampOf(name) {
	if (/^dw/.test(name)) {
		return 0;
	}
	return /^([wp]\/|dates$|facets$)/.test(name) ? index.stamp : index.marks[name.replace(/^\w+\/|\d+$/g, '')];
}

// readBucket returns a bucket's entries by their prints: each the postings in each language.
function readBucket(bits) {
	var entries = Object.create(null);
	var prints = bits.list(bits.gamma() - 1, 0, 65536);
	for (var i = 0; i < prints.length; i++) {
		entries[prints[i]] = index.languages.map(function () {
			return bits.postings(index.numbers);
		});
	}
	return entries;
}

// readDictionary returns {keys, counts}: keys in order, and of each the binary logarithm of the number of its things.
function readDictionary(data) {
	var keys = [];
	var counts = [];
	var pattern = /([A-Z])([A-Z])([^A-Z]*)/g;
	for (var match = pattern.exec(data), key = ''; match; match = pattern.exec(data)) {
		key = key.slice(0, match[1].charCodeAt(0) - 65) + match[3];
		keys.push(key);
		counts.push(match[2].charCodeAt(0) - 65);
	}
	return { keys: keys, counts: counts };
}

// readDates returns days since 1900 by the numbers of things, 0 for none: of reports; of tasks that of 1 January.
function readDates(bits) {
	var days = new Uint16Array(index.numbers);
	var rooms = Object.create(null);
	index.rooms.forEach(function (room) {
		rooms[room.kind + room.section] = room;
	});
	index.sections.forEach(function (section) {
		var count = bits.gamma() - 1;
		if (count) {
			readDays(bits, count, days, rooms['r' + section].start);
		}
	});
	for (var thing = 0; thing < days.length; thing++) {
		var year = index.yearOf[thing] - 1900;
		if (year > 1 && index.rooms[index.roomOf[thing]].kind === 't') {
			days[thing] = Math.min(65535, 365 * year + Math.floor((year - 1) / 4));
		}
	}
	return days;
}

function readDays(bits, count, days, start) {
	var span = bits.gamma() - 1;
	var first = bits.number(16);
	var list = bits.list(count, 0, span + count);
	for (var place = 0; place < count; place++) {
		days[start + place] = first + list[place] - place;
	}
}

function readTexts(bits) {
	return bits.unpack().split('\x1E');
}
