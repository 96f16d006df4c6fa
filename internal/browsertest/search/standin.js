'use strict';
// A stand-in for a browser: as much of a page as the search page's script touches, and scripts that load from a map of
// files. What it can't show (layout, focus, policies) is for a real browser to tell.

const { names, late, source } = require('./parts.js');

class Node {
	constructor(name, text) {
		Object.assign(this, { name, children: [], attributes: {}, listeners: {}, ownText: text || '', hidden: false, parentNode: null });
	}
	get childNodes() { return this.children; }
	get firstChild() { return this.children[0]; }
	get textContent() { return this.ownText + this.children.map((child) => child.textContent).join(''); }
	set textContent(text) { this.ownText = String(text); this.children = []; }
	set lang(value) { this.attributes.lang = value; }
	get lang() { return this.attributes.lang; }
	getAttribute(name) { return name in this.attributes ? this.attributes[name] : null; }
	setAttribute(name, value) { this.attributes[name] = value; }
	appendChild(child) {
		if (this.ownText) { this.children.push(new Node('#text', this.ownText)); this.ownText = ''; }
		this.children.push(child);
		child.parentNode = this;
		return child;
	}
	removeChild(child) { this.children.splice(this.children.indexOf(child), 1); }
	addEventListener(name, listener) { this.listeners[name] = listener; }
	all(name) { return this.children.flatMap((child) => (child.name === name ? [child] : []).concat(child.all(name))); }
	focus() {}
}

class Control extends Node {
	constructor(values) {
		super('select');
		this.options = values.map((value) => Object.assign(new Node('option', value || 'all'), { value, disabled: false }));
		this.selectedIndex = 0;
	}
	get value() { return this.selectedIndex < 0 ? '' : this.options[this.selectedIndex].value; }
	set value(value) { this.selectedIndex = this.options.findIndex((option) => option.value === value); }
}

const said = {
	searching: 'searching', none: 'nothing for “{query}”', one: '{n} result for “{query}”', many: '{n} results for “{query}”',
	shown: '({n} shown, {more} more)', other: 'not in this language; {n} in another',
	corrected: 'no “{query}”; this is for “{word}”', some: 'most of the words', broken: '{file} is broken', stale: 'stale',
};

Object.assign(said, {
	unusable: 'no search now', filtered: 'filters hide {n} for “{query}”', ask: 'what for?', upto: 'up to {n}', unread: 'not loaded',
});

// open opens the search page over files, {name: script} without assets/search/ and .js, and returns how to use it. options:
// language, query (of the page's address), choices ({district: [ids], …}), plain (a browser without String.normalize), text (the script).
function open(files, options = {}) {
	const language = options.language || 'vi';
	const choices = { lang: ['', 'vi', 'en', 'all'], district: [''], year: [''], agency: [''], kind: [''], thing: [''], sort: ['', 'date'], ...options.choices };
	const elements = { q: Object.assign(new Node('input'), { value: '' }) };
	for (const [name, values] of Object.entries(choices)) {
		elements[name] = new Control(name === 'lang' ? values.slice(1) : values);
	}
	const page = { search: new Node('form'), found: new Node('div'), status: new Node('p'), results: new Node('ol'), more: new Node('button') };
	page.search.elements = elements;
	page.found.attributes = { 'data-lang': language, 'data-base': '../' };
	for (const [name, text] of Object.entries(said)) page.found.attributes['data-' + name] = text;
	for (const kind of 'rtpdachkg') page.found.attributes['data-kind-' + kind] = 'kind ' + kind;
	page.more.hidden = true;
	Object.assign(page, { narrow: new Node('details'), clear: new Node('button'), link: new Node('a') });
	page.link.attributes.href = '../en/search.html';

	const requests = [];
	const held = [];
	const browser = { files, hold: false };
	const run = (script) => {
		const name = script.src.replace('../assets/search/', '').replace(/\.js$/, '');
		const text = name in browser.files || !late.includes(name) ? browser.files[name] : source([name]);
		if (text === undefined) return script.onerror();
		try { new Function('phoihopSearch', text)(window.phoihopSearch); } catch { /* a browser tells its console */ }
		script.onload();
	};
	const head = new Node('head');
	head.appendChild = (script) => {
		requests.push(script.src);
		script.parentNode = head;
		head.children.push(script);
		if (browser.hold) held.push(script); else setImmediate(run, script);
	};
	const document = {
		head, title: 'Search', activeElement: null, querySelectorAll: () => [page.link], getElementById: (id) => page[id],
		createElement: (name) => new Node(name), createTextNode: (text) => new Node('#text', text),
	};
	const location = { search: options.query || '', pathname: '/vi/search.html' };
	const history = { replaceState(_, __, address) { location.search = address.replace(/^[^?]*/, ''); } };
	const window = new Node('window');
	const timers = new Map();
	let timerCount = 0;
	const setTimeout = (action) => { timers.set(++timerCount, action); return timerCount; };
	const clearTimeout = (id) => timers.delete(id);
	new Function('window', 'document', 'location', 'history', 'setTimeout', 'clearTimeout', options.text || source(names))(
		window, document, location, history, setTimeout, clearTimeout);

	const idle = async () => { for (let i = 0; i < 60; i++) await new Promise(setImmediate); };
	return {
		page, document, elements, requests, location, window, browser, idle,
		release() { held.splice(0).forEach(run); },
		async type(text) {
			elements.q.value = text;
			page.search.elements.q.listeners.input({});
			for (const [id, action] of [...timers]) { timers.delete(id); action(); }
			await idle();
		},
		async submit(text) {
			elements.q.value = text;
			page.search.listeners.submit({ preventDefault() {} });
			await idle();
		},
		async choose(name, value) {
			elements[name].value = value;
			page.search.listeners.change({ target: elements[name] });
			await idle();
		},
		async narrow() { page.search.listeners.toggle({ target: { open: true } }); await idle(); },
		async press() { page.more.listeners.click({}); await idle(); },
		get status() { return page.status.textContent; },
		get titles() { return page.results.children.map((item) => item.children[0].textContent); },
		get links() { return page.results.children.map((item) => item.children[0].href); },
		get snippets() { return page.results.children.map((item) => item.children[item.children.length - 1]); },
		marks(i) { return page.results.children[i].all('mark').map((mark) => mark.textContent); },
		counts(name) {
			return elements[name].options.filter((o) => o.value && !o.hidden).map((o) => o.textContent);
		},
	};
}

module.exports = { open };
