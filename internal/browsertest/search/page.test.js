'use strict';
// What the page does with answers: filters, addresses, snippets, further results.

const test = require('node:test');
const assert = require('node:assert');
const { open } = require('./standin.js');
const { write } = require('./writer.js');
const { files, start, search } = require('./site.js');

test('open filters choose, and tell how much each choice would show', async () => {
	const page = await search('phối hợp');
	assert.strictEqual(page.status, '3 results for “phối hợp”');
	await page.narrow();
	assert.deepStrictEqual(page.counts('thing'), ['r (1)', 't (2)']);
	assert.deepStrictEqual(page.counts('district'), ['dong-da (3)']);
	assert.deepStrictEqual(page.counts('lang'), ['vi (3)', 'all']);
	await page.choose('year', '2023');
	assert.strictEqual(page.titles.length, 2);
	assert.deepStrictEqual(page.counts('year'), ['2022 (1)', '2023 (2)']);
	assert.deepStrictEqual(page.counts('thing'), ['t (2)']);
	await page.choose('agency', 'mttq');
	assert.strictEqual(page.titles.length, 0);
	assert.match(page.status, /^filters hide/);
	assert.ok(page.counts('agency').includes('mttq (0)'), 'what is chosen stays');
	await page.choose('year', '');
	await page.choose('agency', '');
	assert.deepStrictEqual(page.counts('agency'), ['hdnd (1)', 'ubnd (2)']);
	assert.deepStrictEqual(page.counts('kind'), ['final-review (1)']);
});

test('open filters count what the other language has', async () => {
	const page = await search('thanh tri');
	assert.deepStrictEqual(page.requests.filter((address) => /\/[wp]\/en\//.test(address)), [], 'a language that is not asked for waits');
	await page.narrow();
	assert.deepStrictEqual(page.counts('lang'), ['vi (2)', 'en (1)', 'all']);
	await page.choose('lang', 'en');
	assert.deepStrictEqual(page.titles, ['Briefing <b>&amp;']);
	await page.choose('lang', 'all');
	assert.deepStrictEqual(page.links.sort(), ['../vi/tay-ho/ho.html', '../vi/tay-ho/tri.html'], 'what stands in both is shown in the language of the page');
});

test('a district\'s own page is of the district', async () => {
	const page = await search('quận');
	await page.choose('district', 'tay-ho');
	assert.deepStrictEqual(page.titles, ['Quận Tây Hồ']);
	await page.choose('district', 'dong-da');
	assert.ok(page.titles.includes('Quận Đống Đa') && !page.titles.includes('Quận Tây Hồ'), page.titles.join(', '));
});

test('what filters need is loaded when they are open or set, no sooner', async () => {
	const page = await search('phối hợp');
	const loaded = () => page.requests.map((address) => /^..\/assets\/search\/(narrow|facets|dates)\.js$/.exec(address)).filter(Boolean).map((match) => match[1]);
	assert.deepStrictEqual(loaded(), []);
	await page.choose('district', 'dong-da');
	assert.deepStrictEqual(loaded(), ['narrow']);
	await page.choose('agency', 'hdnd');
	assert.deepStrictEqual(loaded(), ['narrow', 'facets']);
	assert.deepStrictEqual(page.titles, ['Quận Đống Đa tổng kết']);
	await page.choose('sort', 'date');
	assert.deepStrictEqual(loaded(), ['narrow', 'facets', 'dates']);
});

test('results that could not be filtered or sorted as is set are not shown, and it is said why', async () => {
	for (const [file, name, value] of [
		['narrow', 'district', 'dong-da'], ['narrow', 'year', '2022'], ['narrow', 'sort', 'date'], ['facets', 'agency', 'ubnd'],
		['facets', 'kind', 'briefing'], ['dates', 'sort', 'date'],
	]) {
		const page = await search('phối hợp');
		page.browser.files[file] = '';
		await page.choose(name, value);
		assert.deepStrictEqual(page.titles, [], file + ' ' + name);
		assert.strictEqual(page.status, `${file}.js is broken`);
		delete page.browser.files[file];
		if (files[file]) page.browser.files[file] = files[file];
		await page.choose(name, value);
		assert.doesNotMatch(page.status, /broken/);
	}
});

test('without the lists of the filters that are open but not set, results are shown all the same', async () => {
	const page = start();
	delete page.browser.files.facets;
	await page.narrow();
	await page.submit('phối hợp');
	assert.strictEqual(page.titles.length, 3);
	assert.deepStrictEqual(page.counts('thing'), ['r (1)', 't (2)']);
	assert.deepStrictEqual(page.counts('agency'), ['hdnd', 'mttq', 'ubnd']);
});

test('sorted by date the newest come first', async () => {
	const page = await search('phối hợp');
	await page.choose('sort', 'date');
	assert.deepStrictEqual(page.titles, ['Rà soát quy chế', 'Trồng cây', 'Quận Đống Đa tổng kết']); // tasks count as of 1 January of their year
});

test('the address keeps what is chosen, and opens it again', async () => {
	const page = start();
	await page.type('phối hợp & "a"+b');
	assert.strictEqual(page.location.search, '?q=ph%E1%BB%91i+h%E1%BB%A3p+%26+%22a%22%2Bb');
	await page.submit('phối hợp');
	await page.choose('district', 'dong-da');
	await page.choose('sort', 'date');
	assert.strictEqual(page.location.search, '?q=ph%E1%BB%91i+h%E1%BB%A3p&district=dong-da&sort=date');
	const again = start({ query: page.location.search });
	await again.idle();
	assert.deepStrictEqual(again.titles, page.titles);
	assert.strictEqual(again.elements.district.value, 'dong-da');
});

test('what a reader types while the page is still loading stays', async () => {
	const page = start();
	page.elements.q.value = 'rác';
	page.page.search.elements.q.listeners.input({});
	page.window.listeners.pageshow({});
	assert.strictEqual(page.elements.q.value, 'rác');
});

test('a result whose text failed shows its kind, and that it is not there', async () => {
	const things = Array.from({ length: 18 }, (_, i) => ({
		kind: 'r', section: 'x', year: 2000 + i, day: 40000 + i, vi: { path: `x/${i}.html`, title: `Bản ${i}`, text: 'chung' },
	}));
	const page = open(write({ sections: ['x'], things }));
	for (let i = 4; i < 9; i++) delete page.browser.files[`vi/x/r${i}`];
	await page.submit('chung');
	assert.strictEqual(page.page.results.children[0].textContent, 'kind rnot loaded');
	assert.match(page.status, /is broken/);
});

test('an address that makes no sense breaks nothing', async () => {
	for (const query of ['?q=%E1%B', '?q=%FF&district=nowhere&lang=xx&=&&x=y&sort', '?__proto__=1&q=rác']) {
		const page = start({ query });
		await page.idle();
		assert.strictEqual(page.elements.lang.value, 'vi');
		assert.strictEqual(page.elements.district.value, '');
	}
});

test('a snippet shows the words where they stand closest together, with marks', async () => {
	const page = await search('tổ quốc đống đa');
	const text = page.snippets[0].textContent;
	assert.match(text, /^… .*Mặt trận Tổ quốc quận Đống Đa phối hợp.* …$/);
	assert.ok(text.length < 175, text);
	assert.deepStrictEqual(page.snippets[0].all('mark').map((mark) => mark.textContent), ['Tổ quốc', 'Đống Đa']);
});

test('words only in the title: the snippet is the beginning of the text', async () => {
	const page = await search('reviews its year', { language: 'en' });
	assert.match(page.snippets[0].textContent, /^The People's Committee/);
});

test('text is shown as text', async () => {
	const page = await search('briefing', { language: 'en' });
	const names = page.page.results.children[0].children.map((child) => child.name);
	assert.deepStrictEqual(names, ['a', '#text', 'span', 'p', 'p']);
	assert.strictEqual(page.titles[0], 'Briefing <b>&amp;');
	assert.match(page.snippets[0].textContent, /<script>alert\(1\)<\/script>/);
});

test('five results are shown, and ten more when asked', async () => {
	const things = Array.from({ length: 18 }, (_, i) => ({
		kind: 'r', section: 'x', year: 2000 + i, day: 40000 + i, vi: { path: `x/${i}.html`, title: `Bản ${i}`, text: 'chung' },
	}));
	const page = open(write({ sections: ['x'], things }));
	await page.submit('chung');
	assert.strictEqual(page.status, '18 results for “chung” (5 shown, 13 more)');
	assert.deepStrictEqual(page.titles, ['Bản 17', 'Bản 16', 'Bản 15', 'Bản 14', 'Bản 13']);
	await page.press();
	assert.strictEqual(page.titles.length, 15);
	await page.press();
	assert.strictEqual(page.titles.length, 18);
	assert.ok(page.page.more.hidden);
	assert.strictEqual(new Set(page.requests).size, page.requests.length, 'no file is asked for twice');
});

test('links lead nowhere outside the site', async () => {
	const paths = ['javascript:alert(1)', '/etc', '../../x.html', 'a/../../../x.html', '//evil.example', '\\\\evil', '%2e%2e/%2E./x', 'a\nb', 'x/a.html#t:1', '../assets/x', 'a.html?b=../../..'];
	const things = paths.map((path, i) => ({ kind: 'r', section: 'x', year: 2020, day: 40000 + i, vi: { path, title: `Bản ${i}`, text: 'chung' } }));
	const page = open(write({ sections: ['x'], things }));
	await page.submit('chung');
	await page.press();
	const links = page.links.filter(Boolean).sort();
	assert.deepStrictEqual(links, ['../vi/../assets/x', '../vi/a.html?b=../../..', '../vi/x/a.html#t:1']);
});
