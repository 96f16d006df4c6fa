// What filters and sorting by date need. A script of its own, loaded when the filters are open, or one is set, or the newest are
// asked for first; it takes from the others what query.js shares.

phoihopSearch('narrow', 0, function (shared) {
	'use strict';
	var index = shared.index;
	var shardValue = shared.shardValue;
	var Bits = shared.Bits;
	var filterNames = shared.filterNames;
	var inOrder = shared.inOrder;

	var facets = null; // {kinds, agencies}, each [{id, things}, …], once they are asked for and there
	var days = null; // days since 1900 by the numbers of things, once they are asked for

	// listsOf returns the lists of a facet, kinds or agencies; none while they are not there.
	function listsOf(name) {
		var file = shardValue('facets');
		facets = facets || file && { kinds: readLists(file.data.kinds), agencies: readLists(file.data.agencies) };
		return facets ? facets[name] : [];
	}

	// readLists reads [[id, bits], …] as [{id, things}, …].
	function readLists(entries) {
		return entries.map(function (entry) {
			var bits = new Bits(entry[1]);
			return { id: entry[0], things: bits.list(bits.gamma() - 1, 0, index.numbers) };
		});
	}

	// readDates returns days since 1900 by the numbers of things, 0 for none: of reports; of tasks that of 1 January.
	function readDates(bits) {
		var days = new Uint16Array(index.numbers);
		var reports = Object.create(null);
		index.rooms.forEach(function (room) {
			if (room.kind === 'r') {
				reports[room.section] = room;
			}
			for (var thing = room.start; room.kind === 't' && thing < room.start + room.count; thing++) {
				var year = index.yearOf[thing] - 1900;
				days[thing] = year > 1 ? Math.min(65535, 365 * year + Math.floor((year - 1) / 4)) : 0;
			}
		});
		index.sections.forEach(function (section) {
			var count = bits.gamma() - 1;
			if (count) {
				readDays(bits, count, days, reports[section].start);
			}
		});
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

	// byDate returns things in order, the newest first.
	function byDate(things) {
		days = days || readDates(new Bits(shardValue('dates').data));
		return inOrder(things, days);
	}

	function roomOf(thing) {
		return index.rooms[index.roomOf[thing]];
	}

	// districtOf returns the section that a thing is of; a district's page, which stands in the site's section, is of its own,
	// where each section has one.
	function districtOf(thing) {
		var room = roomOf(thing);
		return room.kind === 'd' && room.count === index.sections.length ? index.sections[thing - room.start] : room.section;
	}

	// memberTable returns a table that tells of each thing whether it is in the list with this id; null if no id is chosen.
	function memberTable(lists, id) {
		var table = id ? new Uint8Array(index.numbers) : null;
		lists.forEach(function (list) {
			for (var i = 0; id && list.id === id && i < list.things.length; i++) {
				table[list.things[i]] = 1;
			}
		});
		return table;
	}

	// failuresOf returns for each of things which filters it does not pass: a bit each, in the order of filterNames.
	function failuresOf(things, values) {
		var failures = new Uint8Array(things.length);
		var agency = memberTable(listsOf('agencies'), values.agency);
		var kind = memberTable(listsOf('kinds'), values.kind);
		for (var i = 0; i < things.length; i++) {
			var thing = things[i];
			failures[i] = (values.district && districtOf(thing) !== values.district ? 1 : 0) |
				(values.year && index.yearOf[thing] !== +values.year ? 2 : 0) |
				(agency && !agency[thing] ? 4 : 0) |
				(kind && !kind[thing] ? 8 : 0) |
				(values.thing && roomOf(thing).kind !== values.thing ? 16 : 0);
		}
		return failures;
	}

	// passing returns the things that pass all filters but those of the bits in waived.
	function passing(things, failures, waived) {
		return [].filter.call(things, function (thing, i) {
			return !(failures[i] & ~waived);
		});
	}

	// filtered returns those things that pass all filters.
	function filtered(things, values) {
		return passing(things, failuresOf(things, values), 0);
	}

	// facetOf counts things by what a filter may choose, {id: count}; null if that is not there.
	function facetOf(name, things) {
		if (name === 'agency' || name === 'kind') {
			return countMembers(listsOf(name === 'kind' ? 'kinds' : 'agencies'), things);
		}
		var counts = Object.create(null);
		things.forEach(function (thing) {
			var value = name === 'year' ? index.yearOf[thing] : name === 'thing' ? roomOf(thing).kind : districtOf(thing);
			counts[value] = (counts[value] || 0) + 1;
		});
		return counts;
	}

	// countMembers counts by id those things that are in lists; null if there are no lists.
	function countMembers(lists, things) {
		var among = new Uint8Array(index.numbers);
		var counts = Object.create(null);
		things.forEach(function (thing) {
			among[thing] = 1;
		});
		lists.forEach(function (list) {
			counts[list.id] = list.things.reduce(function (count, thing) {
				return count + among[thing];
			}, 0);
		});
		return facets && counts;
	}

	// labelOptions sets counts behind the names of a form's options, each as it would be under all other filters, and hides
	// those that would show nothing. things are what matches without filters, matches the same by language; both null
	// without a query.
	function labelOptions(form, things, matches, values) {
		var failures = things && failuresOf(things, values);
		filterNames.forEach(function (name, f) {
			labelControl(form.elements[name], things && facetOf(name, passing(things, failures, 1 << f)), things && values[name]);
		});
		var languages = {};
		(matches || []).forEach(function (match, i) {
			languages[index.languages[i]] = filtered(match.things, values).length;
		});
		labelControl(form.elements.lang, matches && languages, matches && values.lang);
	}

	function labelControl(control, counts, value) {
		var options = control ? control.options : [];
		for (var i = 0; i < options.length; i++) {
			if (options[i].value && options[i].value !== 'all') {
				labelOption(options[i], counts && (counts[options[i].value] || 0), value);
			}
		}
	}

	function labelOption(option, count, value) {
		var name = option.getAttribute('data-name') || option.textContent;
		option.setAttribute('data-name', name);
		option.textContent = count === null ? name : name + ' (' + count + ')';
		option.hidden = option.disabled = count === 0 && option.value !== value;
	}

	return { filtered: filtered, byDate: byDate, labelOptions: labelOptions };
}, 0);
