// Results: which words of a text the query asks for, snippets around them, how a result is shown, and what the page says.

var snippetLength = 160; // characters

// patternsOf returns what to look for in texts, by the first key: {keys, first, last, exact}. Its keys, neighbours in the
// text, stand for the terms of the query from first to last: one term in one of its forms, or a short form for the terms of
// its long form.
function patternsOf(query) {
	var patterns = Object.create(null);
	function add(words, first, last, exact) {
		var keys = words.map(function (word) {
			return word.key;
		});
		(patterns[keys[0]] = patterns[keys[0]] || []).push({ keys: keys, first: first, last: last, exact: exact });
	}
	query.terms.forEach(function (term, i) {
		term.forms.forEach(function (form) {
			if (form.length) {
				add(form, i, i, form[0] === term.word ? term.word.exact : '');
			}
		});
	});
	Object.keys(index.short).forEach(function (key) {
		index.short[key].forEach(function (long) {
			placesOf(query, wordsOf(long[1])).forEach(function (span) {
				add([look(key)], span.first, span.last, '');
			});
		});
	});
	return patterns;
}

// placesOf returns where words stand one behind the other in the query.
function placesOf(query, words) {
	var spans = [];
	query.terms.forEach(function (term, i) {
		var all = words.length > 1 && words.every(function (word, k) {
			return query.terms[i + k] && query.terms[i + k].word.key === word.key;
		});
		if (all) {
			spans.push({ first: i, last: i + words.length - 1 });
		}
	});
	return spans;
}

// hitsOf returns where patterns match in text: {from, to, near, start, end, first, last, exact}, of which from and to count
// words of the text, and start and end its characters; exact tells that the words are those of the query as written.
function hitsOf(patterns, text) {
	var words = wordsIn(text);
	var hits = [];
	words.forEach(function (first, from) {
		(patterns[first.word.key] || []).forEach(function (pattern) {
			if (matchesAt(words, from, pattern.keys)) {
				var to = from + pattern.keys.length - 1;
				hits.push({
					from: from, to: to, near: first.near, start: first.start, end: words[to].end,
					first: pattern.first, last: pattern.last, exact: pattern.exact && pattern.exact === first.word.exact
				});
			}
		});
	});
	return hits;
}

function matchesAt(words, from, keys) {
	return keys.every(function (key, i) {
		var word = words[from + i];
		return word && word.word.key === key && (!i || word.near);
	});
}

// asWritten returns hits without those that are folded where the same term stands exactly as written.
function asWritten(hits) {
	var exact = {};
	hits.forEach(function (hit) {
		exact[hit.first] = exact[hit.first] || hit.exact;
	});
	return hits.filter(function (hit) {
		return hit.exact || hit.first < hit.last || !exact[hit.first];
	});
}

// follows tells whether a hit goes on in text and query where another ends.
function follows(hit, before) {
	return hit.near && hit.from === before.to + 1 && hit.first === before.last + 1;
}

// beginning returns which share of the query's words begins a line of a record, in the query's order: all of them 1, a
// single one of several 0.
function beginning(query, record) {
	var most = 0;
	var at = -1; // how many of the query's words the line has so far; -1 once it went on with others
	wordsIn(record.title).concat(wordsIn(record.text)).forEach(function (entry) {
		at = entry.line ? 0 : at;
		var wanted = at >= 0 && query.terms[at] ? query.terms[at].word : null;
		at = wanted && wanted.key === entry.word.key && (!wanted.exact || wanted.exact === entry.word.exact) ? at + 1 : -1;
		most = Math.max(most, at);
	});
	return most > 1 || query.terms.length === 1 ? most / query.terms.length : 0;
}

// writtenShare returns which share of the query's neighbours stand side by side in a record exactly as they are written; 0
// where they are written without marks.
function writtenShare(query, record) {
	var found = {};
	var pairs = query.terms.slice(1).filter(isNear).length;
	if (!query.terms.some(hasMarks)) {
		return 0;
	}
	[record.title, record.facts, record.text].forEach(function (text) {
		wordsIn(text).forEach(function (entry, place, words) {
			query.terms.forEach(function (term, i) {
				if (i && entry.near && term.near && isSame(term.word, entry.word) && isSame(query.terms[i - 1].word, words[place - 1].word)) {
					found[i] = true;
				}
			});
		});
	});
	return pairs && Object.keys(found).length / pairs;
}

function isNear(term) {
	return term.near;
}

function hasMarks(term) {
	return term.word.exact;
}

function isSame(word, other) {
	return word.key === other.key && word.exact === other.exact;
}

function allOf(record) {
	return record.title + '\n' + record.facts + '\n' + record.text;
}

// spelledAs returns the words of a query as a record has them where they stand closest together.
function spelledAs(query, record) {
	var text = allOf(record);
	var hits = asWritten(hitsOf(patternsOf(query), text));
	var part = densest(hits);
	return query.terms.map(function (term, i) {
		var spelled = hits.filter(function (hit) {
			return hit.start >= part.start && hit.first === i && hit.last === i && look(text.slice(hit.start, hit.end)).key === term.word.key;
		})[0];
		return spelled ? text.slice(spelled.start, spelled.end) : term.text;
	}).join(' ');
}

// hasPhrases tells whether each phrase of the query stands in text, as far as its words make pairs.
function hasPhrases(query, hits) {
	var reached = query.terms.map(function () {
		return [];
	});
	hits.forEach(function (hit) {
		var begins = !query.terms[hit.first].phrase;
		var goesOn = begins || reached[hit.first - 1].some(function (before) {
			return follows(hit, before);
		});
		if (goesOn) {
			reached[hit.last].push(hit);
		}
	});
	return query.terms.every(function (term, i) {
		var next = query.terms[i + 1];
		return !term.phrase || next && next.phrase || reached[i].length;
	});
}

// densest returns {start, end} of the part of a text where most terms stand closest together, side by side first; null
// without hits.
function densest(hits) {
	var best = null;
	for (var i = 0; i < hits.length; i++) {
		var seen = {};
		var worth = 0;
		for (var j = i; j < hits.length && hits[j].end - hits[i].start <= snippetLength; j++) {
			worth += seen[hits[j].last] ? 0 : 2 + hits[j].last - hits[j].first;
			worth += j > i && !seen[hits[j].last] && follows(hits[j], hits[j - 1]) ? 1 : 0;
			seen[hits[j].last] = true;
			var span = hits[j].end - hits[i].start;
			if (!best || worth > best.worth || worth === best.worth && span < best.end - best.start) {
				best = { start: hits[i].start, end: hits[j].end, worth: worth };
			}
		}
	}
	return best;
}

// snippetOf returns {start, end}, cut at spaces, of about 160 characters of text around its densest part, or at its
// beginning.
function snippetOf(text, hits) {
	var part = densest(hits) || { start: 0, end: 0 };
	var margin = Math.max(0, snippetLength - part.end + part.start) >> 1;
	var start = Math.max(0, Math.min(part.start - margin, text.length - snippetLength));
	var end = Math.min(text.length, Math.max(start + snippetLength, part.end));
	while (start > 0 && start < part.start && !/\s/.test(text[start - 1])) {
		start++;
	}
	while (end < text.length && end > part.end && !/\s/.test(text[end])) {
		end--;
	}
	return { start: start, end: end > start ? end : Math.min(text.length, start + snippetLength) };
}

// appendMarked appends text[start:end] to an element, with marks around hits; hits that follow each other have one mark.
function appendMarked(element, text, start, end, hits) {
	var marks = [];
	hits.forEach(function (hit) {
		var last = marks[marks.length - 1];
		if (last && hit.end <= end && hit.from === last.to + 1 && /^[ \/-]$/.test(text.slice(last.end, hit.start))) {
			last.end = hit.end;
			last.to = hit.to;
		} else if (hit.start >= (last ? last.end : start) && hit.end <= end) {
			marks.push({ start: hit.start, end: hit.end, to: hit.to });
		}
	});
	marks.forEach(function (mark) {
		appendText(element, inOneLine(text, start, mark.start));
		append(element, 'mark', text.slice(mark.start, mark.end));
		start = mark.end;
	});
	appendText(element, inOneLine(text, start, end));
}

// appendText appends a text to an element. The dots between its parts are for the eye alone.
function appendText(element, text) {
	text.split('·').forEach(function (part, i) {
		if (i > 0) {
			append(element, 'span', '·').setAttribute('aria-hidden', 'true');
		}
		element.appendChild(document.createTextNode(part));
	});
}

// inOneLine returns text[start:end] with a mark between lines, unless the first ends in one.
function inOneLine(text, start, end) {
	return text.slice(start, end).replace(/\n/g, function (line, at) {
		return /[^\s.,:;!?…]/.test(text.charAt(start + at - 1)) ? ' · ' : ' ';
	});
}

// append appends a new element with a text to a parent, and returns it.
function append(parent, name, text, language) {
	var element = document.createElement(name);
	element.textContent = text;
	if (language) {
		element.lang = language;
	}
	return parent.appendChild(element);
}

// isInside tells whether a path from the folder of a language stays in the site.
function isInside(path) {
	var plain = path.replace(/%2e/gi, '.').replace(/[?#].*$/, '');
	var depth = 1;
	return !/[\\\x00-\x20]|^\/|^[^\/]*:/.test(plain) && plain.split('/').every(function (part) {
		depth += part === '..' ? -1 : part === '.' ? 0 : 1;
		return depth >= 0;
	});
}

// showResult appends a result to the list; where its text failed, what is known of it. The language is given where it is
// not the page's.
function showResult(list, record, language, patterns, kind) {
	var item = append(list, 'li', '');
	var foreign = language === pageLanguage ? '' : language;
	if (!record) {
		append(item, 'span', words('kind-' + kind)).className = 'kind';
		append(item, 'p', words('unread')).className = 'facts';
		return;
	}
	var link = append(item, 'a', '', foreign);
	var hits = asWritten(hitsOf(patterns, record.text));
	var part = snippetOf(record.text, hits);
	if (isInside(record.path)) {
		link.href = folder + language + '/' + record.path;
	}
	appendMarked(link, record.title, 0, record.title.length, asWritten(hitsOf(patterns, record.title)));
	item.appendChild(document.createTextNode(' '));
	append(item, 'span', words('kind-' + kind)).className = 'kind';
	var facts = append(item, 'p', '', foreign);
	facts.className = 'facts';
	appendText(facts, record.facts);
	var snippet = append(item, 'p', part.start ? '… ' : '', foreign);
	snippet.className = 'snippet';
	appendMarked(snippet, record.text, part.start, part.end, hits);
	snippet.appendChild(document.createTextNode(part.end < record.text.length ? ' …' : ''));
}

// words returns words of the page, with what stands for {n}, {query} and others. A query with quotes gets no more of them.
function words(name, values) {
	var text = panel.getAttribute('data-' + name) || '';
	if (values && values.query && values.query.search(quotes) >= 0) {
		text = text.replace('“{query}”', '{query}');
	}
	return text.replace(/\{(\w+)\}/g, function (place, key) {
		return values && key in values ? values[key] : place;
	});
}

// tell says in words what was found.
function tell() {
	var n = shown.things.length;
	var open = !more.hidden;
	var hides = !n && shown.pool.length > 0 && isNarrowed(chosen());
	var values = {
		n: open && shown.query.terms.filter(isPhrase).length > 1 ? words('upto', { n: n }) : n, query: shown.text,
		word: shown.spelled || textOfQuery(shown.query), language: nameOf(form.elements.lang.value), other: namesOf(shown.things)
	};
	var parts = [n ? words(shown.how || (n > 1 ? 'many' : 'one'), values) : hides ? words('filtered', { n: shown.pool.length, query: shown.text }) :
		words('none', values)];
	if (open) {
		parts.push(words('shown', { n: shown.count, more: n - shown.at }));
	}
	clearing.hidden = !hides;
	status.textContent = n || !trouble() ? parts.concat(trouble()).filter(Boolean).join(' ') : trouble();
}

function isPhrase(term) {
	return term.phrase;
}

// nameOf returns the name of a language, by itself; namesOf those in which things are shown.
function nameOf(language) {
	for (var i = 0, options = form.elements.lang.options; i < options.length; i++) {
		if (options[i].value === language) {
			return options[i].getAttribute('data-name') || options[i].textContent;
		}
	}
	return language;
}

function namesOf(things) {
	return index.languages.filter(function (language) {
		return things.some(function (thing) {
			return languageOf(thing) === language;
		});
	}).map(nameOf).join(', ');
}

// trouble says in words which files failed; '' if none.
function trouble() {
	return stale ? words('stale') : !index ? words('unusable') : missing.length ? words('broken', { file: missing[0] + '.js' }) : '';
}

// visible returns a query as it is shown, without characters that turn the writing around it.
function visible(text) {
	return text.slice(0, longestQuery).replace(/[\x00-\x1F\u200E\u200F\u202A-\u202E\u2066-\u2069]+/g, ' ');
}
