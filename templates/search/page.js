// The page: its form, filters and address, the search that they ask for, and what the page says of it. All words that
// are shown stand in data attributes of #found.

var form = document.getElementById('search');
var panel = document.getElementById('found');
var status = document.getElementById('status');
var results = document.getElementById('results');
var more = document.getElementById('more');
var clearing = document.getElementById('clear');
var details = document.getElementById('narrow');
var title = document.title;
var pageLanguage = panel.getAttribute('data-lang');
var controls = ['q', 'lang'].concat(filterNames, 'sort');
var pauses = { search: 120, address: 300 }; // milliseconds without typing
var mostEmpty = 5; // how often the page goes on by itself where no text could be shown
var timers = {};
var asked = ''; // the address of what is shown or on its way

var narrow = false; // the filters are open

// What is shown and what is left of it: {query, matches, patterns, things, languages, scores, byDate, pool, at, count, empty, how,
// text, spelled, busy}; busy tells that more is on its way, or another search; at counts the things dealt with, count those of them that are shown, empty the batches of which none was.
var shown = null;

// chosen returns what the form says: {q, lang, district, …}.
function chosen() {
	var values = {};
	controls.forEach(function (name) {
		var control = form.elements[name];
		values[name] = control ? control.value : '';
	});
	return values;
}

// addressOf returns the part of the page's address that tells what is chosen, from "?" on; '' for nothing.
function addressOf(values) {
	var parts = [];
	controls.forEach(function (name) {
		if (values[name] && (name !== 'lang' || values.lang !== pageLanguage)) {
			try {
				parts.push(name + '=' + encodeURIComponent(values[name].slice(0, longestQuery)).replace(/%20/g, '+'));
			} catch (loneSurrogate) {
				// has no place in an address
			}
		}
	});
	return parts.length ? '?' + parts.join('&') : '';
}

// readAddress sets the form to what the page's address says.
function readAddress() {
	var values = { lang: pageLanguage };
	location.search.slice(1).split('&').forEach(function (part) {
		var cut = (part + '=').indexOf('=');
		try {
			values[part.slice(0, cut)] = decodeURIComponent(part.slice(cut + 1).replace(/\+/g, ' '));
		} catch (malformed) {
			values[part.slice(0, cut)] = part.slice(cut + 1).replace(/\+/g, ' ');
		}
	});
	controls.forEach(function (name) {
		var control = form.elements[name];
		if (control) {
			control.value = values[name] || '';
			if (control.selectedIndex < 0) {
				control.value = name === 'lang' ? pageLanguage : '';
			}
		}
	});
	if (isNarrowed(values) || form.elements.sort.value || form.elements.lang.value !== pageLanguage) {
		details.open = true;
	}
}

// isNarrowed tells whether a filter is set, other than that of the language.
function isNarrowed(values) {
	return filterNames.some(function (name) {
		return values[name];
	});
}

function writeAddress() {
	try {
		history.replaceState(null, '', location.pathname + addressOf(chosen()));
	} catch (refused) {
		// some browsers let pages in folders keep no address
	}
}

// search shows what the form asks for; typing tells that the last word may go on.
function search(typing) {
	var values = chosen();
	asked = addressOf(values);
	refresh();
	entitle(values.q);
	if (shown) {
		shown.busy = true;
	}
	if (!/\S/.test(values.q) || typing && /^\s*\S\s*$/.test(values.q)) {
		clear(!values.q && isNarrowed(values) ? words('ask') : '');
		return;
	}
	if (!index) {
		status.textContent = words('searching');
	}
	load(['base'], function () {
		if (index) {
			answer(values.q, values.lang === 'all' ? pageLanguage : values.lang, typing, function (answered) {
				values.q = answered.text;
				load(besides(values), function () {
					present(answered, values);
				});
			});
		} else {
			clear(trouble());
		}
	});
}

// askedLanguages returns the languages that an answer is looked for in first, as places in index.languages: the one that is
// chosen; all of them if they are, or while the filters are open and tell of each.
function askedLanguages() {
	var language = narrow ? -1 : index.languages.indexOf(chosen().lang);
	return language < 0 ? allLanguages() : [language];
}

// demanded returns the files without which what is set can't be done.
function demanded(values) {
	var date = values.sort === 'date' ? ['dates'] : [];
	return date.concat(date[0] || isNarrowed(values) ? ['narrow'] : [], values.agency || values.kind ? ['facets'] : []);
}

// entitle names the page by the query, and has its other languages ask for the same.
function entitle(query) {
	var text = visible(query).trim();
	var links = document.querySelectorAll('.languages a');
	document.title = text ? text + ' – ' + title : title;
	for (var i = 0; i < links.length; i++) {
		links[i].href = links[i].getAttribute('href').replace(/\?.*/, '') + addressOf({ q: text });
	}
}

// besides returns the files that the form needs besides those of the query.
function besides(values) {
	return demanded(values).concat(narrow ? ['narrow', 'facets'] : []);
}

function clear(text) {
	shown = null;
	results.textContent = '';
	more.hidden = true;
	clearing.hidden = true;
	status.textContent = text;
	labelOptions(null);
}

// present shows an answer as the form wants it: in a language, filtered, in order; nothing if it can't be had so.
function present(answered, values) {
	var language = index.languages.indexOf(values.lang);
	var how = answered.how;
	if (language >= 0 && !answered.matches[language].things.length && hasAny(answered.matches)) {
		language = -1;
		how = how || 'other';
	}
	var demands = demanded(values);
	if (!demands.every(shardValue)) {
		clear(trouble());
		return;
	}
	var filters = demands.length ? shardValue('narrow') : null;
	var pool = poolOf(answered.matches, language);
	var things = inOrder(filters ? filters.filtered(pool.things, values) : pool.things, pool.scores);
	if (values.sort === 'date') {
		things = filters.byDate(things);
	}
	shown = {
		query: answered.query, matches: answered.matches, patterns: patternsOf(answered.query), things: things,
		languages: pool.languages, scores: pool.scores, byDate: values.sort === 'date', pool: pool.things, at: 0, count: 0, empty: 0, how: how,
		text: visible(values.q)
	};
	label(values);
	showMore(5, true);
}

// label has the open filters tell how much each choice would show of what is shown, in all languages.
function label(values) {
	var labelled = shown;
	load(narrow ? [besides(values), filesOf(shown.query, allLanguages())] : [], function () {
		if (narrow && shown === labelled) {
			shown.matches = matchesIn(allLanguages(), shown.query, shown.how === 'some', shown.matches);
			labelOptions(shown.pool, shown.matches, values);
		}
	});
}

// labelOptions has the filters tell of things and matches; of nothing where these are null.
function labelOptions(things, matches, values) {
	var filters = shardValue('narrow');
	if (filters) {
		filters.labelOptions(form, things, matches || null, values);
	}
}

// showMore shows so many more results, the first in place of those shown before.
function showMore(count, first) {
	var batch = shown.things.slice(shown.at, shown.at + count);
	shown.busy = true;
	load(batch.map(function (thing) {
		return textOf(thing, languageOf(thing));
	}), function () {
		var focused = document.activeElement === more;
		var before = first ? 0 : results.childNodes.length;
		shown.busy = false;
		if (first) {
			results.textContent = '';
		}
		shown.at += batch.length;
		(shown.byDate ? batch : byBeginning(batch)).forEach(showThing);
		more.hidden = shown.at >= shown.things.length;
		if (!more.hidden && before === results.childNodes.length && shown.empty++ < mostEmpty) {
			showMore(count, false);
			return;
		}
		tell();
		if (focused && more.hidden && results.childNodes[before]) {
			results.childNodes[before].firstChild.focus(); // the button that had the focus is gone
		}
	});
}

// byBeginning sorts things whose texts are there anew: those count more of which a line begins as the query does, or which
// have its words side by side as they are written.
function byBeginning(things) {
	var scores = {};
	things.forEach(function (thing) {
		var record = recordOf(thing, languageOf(thing));
		var share = record ? beginning(shown.query, record) : 0;
		scores[thing] = shown.scores[thing] * (1 + 6 * share * share) * Math.pow(8, record ? writtenShare(shown.query, record) : 0);
	});
	return inOrder(things, scores);
}

function languageOf(thing) {
	return index.languages[shown.languages[thing]];
}

// showThing shows a thing, unless its phrases of three and more words turn out to stand apart in the text that is there.
function showThing(thing) {
	var record = recordOf(thing, languageOf(thing));
	var tally = shown.matches[shown.languages[thing]].tally;
	if (record && tally.phraseCount > 1 && !tally.aside[thing] && !hasPhrases(shown.query, hitsOf(shown.patterns, allOf(record)))) {
		shown.things.splice(shown.things.indexOf(thing), 1);
		shown.at--;
		return;
	}
	showResult(results, record, languageOf(thing), shown.patterns, index.rooms[index.roomOf[thing]].kind);
	if (record && shown.how === 'corrected' && !shown.spelled) {
		shown.spelled = spelledAs(shown.query, record);
	}
	shown.count++;
}

// after calls action when nothing was typed for a while.
function after(name, action) {
	clearTimeout(timers[name]);
	timers[name] = setTimeout(action, pauses[name]);
}

function typed() {
	after('search', function () {
		search(true);
	});
	after('address', writeAddress);
}

function submitted() {
	clearTimeout(timers.search);
	clearTimeout(timers.address);
	writeAddress();
	search(false);
}

// restore shows what the address says, unless it is there.
function restore() {
	readAddress();
	if (addressOf(chosen()) !== asked) {
		search(false);
	}
}

folder = panel.getAttribute('data-base');
form.addEventListener('submit', function (event) {
	event.preventDefault();
	submitted();
});
form.elements.q.addEventListener('input', typed);
form.addEventListener('change', function (event) {
	if (event.target !== form.elements.q) {
		submitted();
	}
});
form.addEventListener('toggle', function (event) { // does not bubble
	narrow = event.target.open;
	if (narrow && shown) {
		label(chosen());
	}
}, true);
more.addEventListener('click', function () {
	if (shown && !shown.busy) {
		showMore(10, false);
	}
});
clearing.addEventListener('click', function () {
	filterNames.forEach(function (name) {
		form.elements[name].value = '';
	});
	submitted();
	form.elements.q.focus(); // the button that had the focus is gone
});
window.addEventListener('popstate', restore);
window.addEventListener('pageshow', function () {
	if (!timers.search) { // what a reader typed while the page was loading stays
		restore();
	}
});
restore();
