// Loading of the index's files. Each is a script that calls phoihopSearch with its name, its stamp, its DATA and the
// checksum of that, so that it loads from a folder as from a server. No file is asked for twice, unless it failed, or
// was forgotten, and a later query needs it. Here is also what their DATA becomes, but for the base (index.js).

var folder = ''; // address of the site's root, from the page
var shards = Object.create(null); // by name: {call, value, waiting}; waiting is null once the file came or failed
var decoded = []; // names of files that may be forgotten, oldest first
var missing = []; // names of files that failed
var stale = false; // a file was of another day than the base
var turn = 0; // counts queries, so that one that was superseded is not gone on with

// How many files stay in memory between queries, besides those that always do.
var capacity = 200;
var kept = /^(base|facets|dates|slips|narrow|dw\/.*)$/;

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
// began meanwhile. In place of a name may stand a list of names.
function load(names, done) {
	var open = 1;
	var mine = turn;
	function settle() {
		if (!--open && mine === turn) {
			done();
		}
	}
	[].concat.apply([], names).forEach(function (name) {
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
	if (!kept.test(name)) {
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
	if (name === 'slips' || name === 'narrow') {
		return call.data(shared());
	}
	if (name === 'base' && call.data.format !== 3) {
		stale = true;
		throw new Error('stale');
	}
	if (checksum(/^(base|facets)$/.test(name) ? JSON.stringify(call.data) : call.data) !== call.check) {
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

// decode returns what a file holds, whose check and stamp are right; {data} of what only narrow.js reads.
function decode(name, call) {
	if (name === 'base') {
		return index = readBase(call.data, call.stamp);
	}
	if (/^(facets|dates)$/.test(name)) {
		return { data: call.data };
	}
	if (/^dw\//.test(name)) {
		return readDictionary(call.data);
	}
	var bits = new Bits(call.data);
	return /^[wp]\//.test(name) ? readBucket(bits, name[0] === 'w') : unpack(bits).split('\x1E');
}

// stampOf returns the stamp that a file must have.
function stampOf(name) {
	if (/^dw\//.test(name)) {
		return 0;
	}
	return /^([wp]\/|dates$|facets$)/.test(name) ? index.stamp : index.marks[name.replace(/^[^\/]+\/|\d+$/g, '')];
}

// readBucket returns a function that returns the entry of a hash; words tells that it is a bucket of words. Entries are read no
// further than they are asked for.
function readBucket(bits, words) {
	var mask = words ? 0xFFFFFF : 0xFFFF;
	var prints = bits.list(bits.gamma() - 1, 0, mask + 1);
	var entries = [];
	return function (hash) {
		var place = prints.indexOf(hash & mask);
		while (entries.length <= place) {
			entries.push(bits.postings(index.numbers));
		}
		return entries[place] || nowhere;
	};
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
