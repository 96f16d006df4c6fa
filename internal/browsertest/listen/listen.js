'use strict';
// Lets a virtual screen reader read pages from their beginning to their end, and writes what it says, as JSON: a list
// of lines for each page.
//
//	node listen/listen.js file:///…/PAGE.html ...
//
// Pages are heard as on a screen, with their style sheets, and with the scripts of the search page, which is heard once
// it has answered what its address asks for. Nothing is loaded from another host.
//
// What lies between a phrase and its "end of …" is indented and the end left out; a thing that holds one phrase stands in
// one line with it, "paragraph: …". A passage in another language than its surroundings begins with that, "[en] …".

const fs = require('node:fs');
const { fileURLToPath } = require('node:url');
const { JSDOM } = require('jsdom');
const { Virtual } = require('@guidepup/virtual-screen-reader');

// More than any page says: where the reader goes round in circles, it ends here.
const most = 20000;

// open loads a page and what it needs from its own folder.
async function open(address) {
	const name = fileURLToPath(new URL(address.split('?')[0]));
	const own = !/<link rel="stylesheet" href="https?:/.test(fs.readFileSync(name, 'utf8'));
	const asks = address.includes('?q=');
	const { window } = await JSDOM.fromFile(name, {
		url: address, resources: own ? 'usable' : undefined, runScripts: asks ? 'dangerously' : undefined, pretendToBeVisual: asks,
	});
	if (own) {
		await new Promise((loaded) => window.addEventListener('load', loaded));
		for (const sheet of window.document.styleSheets) onlyHiding(sheet);
	}
	if (asks) await answered(window.document);
	prune(window.document, asks);
	return window;
}

// prune leaves out what browsers do not tell readers of, and this one does not know: what stands for scripts where they
// run, and what a picture is drawn of.
function prune(document, scripts) {
	if (scripts) document.querySelectorAll('noscript').forEach((e) => e.remove());
	document.querySelectorAll('svg[role=img] > :not(title):not(desc)').forEach((e) => e.remove());
}

// onlyHiding leaves of a style sheet what a reader has to know, and is asked for each element: what is not shown.
function onlyHiding(sheet) {
	for (let i = sheet.cssRules.length - 1; i >= 0; i--) {
		const { style } = sheet.cssRules[i];
		if (!style || (style.display !== 'none' && style.visibility !== 'hidden')) sheet.deleteRule(i);
	}
}

async function answered(document) {
	const searching = document.getElementById('found').getAttribute('data-searching');
	for (let tries = 0; tries < 1000; tries++) {
		const status = document.getElementById('status').textContent;
		if (status && status !== searching) return;
		await new Promise((later) => setTimeout(later, 10));
	}
	throw new Error('the search page does not answer');
}

// listen gives what is said of a page: each phrase, and the language of the element it is about.
async function listen(address) {
	const window = await open(address);
	const reader = new Virtual();
	await reader.start({ window, container: window.document.body });
	const said = [];
	for (;;) {
		const phrase = await reader.lastSpokenPhrase();
		said.push({ phrase, lang: language(reader.activeNode) });
		if (phrase === 'end of document') break;
		if (said.length > most) throw new Error(`the end of ${address} is never reached`);
		await reader.next();
	}
	await reader.stop();
	window.close();
	return said;
}

function language(node) {
	const element = node && (node.nodeType === 1 ? node : node.parentElement);
	const speaking = element && element.closest('[lang]');
	return speaking ? speaking.getAttribute('lang') : '';
}

// nest gives the phrases as a tree: a phrase is opened if its end follows.
function nest(said) {
	const opened = new Set();
	const ended = [];
	for (let i = said.length - 1; i >= 0; i--) {
		const end = /^end(?: of|,) (.*)$/s.exec(said[i].phrase);
		if (end && said.slice(0, i).some((s) => s.phrase === end[1])) {
			ended.push(end[1]);
			said[i].isEnd = true;
		} else if (ended.length > 0 && ended[ended.length - 1] === said[i].phrase) {
			ended.pop();
			opened.add(i);
		}
	}
	const root = { inside: [] };
	const path = [root];
	said.forEach((s, i) => {
		const here = path[path.length - 1];
		if (s.isEnd) {
			path.pop();
		} else {
			const node = { phrase: brief(s.phrase), lang: s.lang, inside: [] };
			here.inside.push(node);
			if (opened.has(i)) path.push(node);
		}
	});
	return root.inside;
}

// brief says an item as readers do: "item 2 of 3".
const brief = (phrase) => phrase.replace(/^listitem, level (\d+), position (\d+), set size (\d+)/,
	(all, level, position, size) => `item ${position} of ${size}` + (level === '1' ? '' : `, level ${level}`));

function write(nodes, lang, depth, lines) {
	for (const node of nodes) {
		let line = '\t'.repeat(depth) + tongue(node, lang) + node.phrase;
		let { inside } = node;
		let inner = node;
		if (inside.length > 0 && inside.every((choice) => /^option, /.test(choice.phrase))) {
			line += ': ' + inside.map((choice) => choice.phrase.replace(/^option, (.*?), .*/, '$1')).join('; ');
			inside = [];
		}
		while (inside.length === 1) {
			line += ': ' + tongue(inside[0], inner.lang) + inside[0].phrase;
			inner = inside[0];
			({ inside } = inner);
		}
		lines.push(line.replace(/\s*\n\s*/g, ' '));
		write(inside, inner.lang, depth + 1, lines);
	}
	return lines;
}

const tongue = (node, around) => (node.lang === around ? '' : `[${node.lang}] `);

(async () => {
	const pages = [];
	for (const address of process.argv.slice(2)) {
		const said = await listen(address);
		pages.push(write(nest(said), said[0].lang, 0, []));
	}
	process.stdout.write(JSON.stringify(pages));
})().catch((err) => {
	console.error(err);
	process.exit(1);
});
