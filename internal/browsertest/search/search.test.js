'use strict';
// What a reader finds, and what the page says.

const test = require('node:test');
const assert = require('node:assert');
const { open } = require('./standin.js');
const { Writer, write, call, script } = require('./writer.js');
const { site, choices, files } = require('./site.js');

const { look, pairHash } = script;
const start = (options) => open({ ...files }, { choices, ...options });

async function search(query, options) {
	const page = start(options);
	await page.submit(query);
	return page;
}

test('a district is found with marks and without, its own page first', async () => {
	for (const query of ['Quận Đống Đa', 'quan dong da', 'QUẬN  ĐỐNG ĐA', 'Quận Đống Đa'.normalize('NFD')]) {
		const page = await search(query);
		assert.deepStrictEqual(page.titles.slice(0, 2), ['Quận Đống Đa', 'Quận Đống Đa tổng kết'], query);
	}
});

test('a report whose title begins with the words stands before the term of the glossary, and this before titles that end so', async () => {
	const begins = { kind: 'r', section: 'tay-ho', year: 2023, day: 45290, vi: { path: 'tay-ho/nam.html', title: 'Tổng kết năm', text: '' } };
	const things = site.things.slice();
	things.splice(5, 0, begins);
	const page = open(write({ ...site, things }), { choices });
	await page.submit('tổng kết');
	assert.deepStrictEqual(page.titles, ['Tổng kết năm', 'tổng kết', 'Quận Đống Đa tổng kết', 'Tây Hồ tổng kết']);
});

test('of two reports, that of which a line begins as the query does comes first', async () => {
	const things = ['Cùng đi. Trồng cây bên hồ', 'Cùng đi.\nTrồng cây bên hồ'].map((text, i) => ({
		kind: 'r', section: 'x', year: 2020, day: 40000 + i, vi: { path: `x/${i}.html`, title: `Bản ${i}`, text },
	}));
	for (const order of [things, things.slice().reverse()]) {
		const page = open(write({ sections: ['x'], things: order.map((thing, i) => ({ ...thing, day: 40000 + i })) }));
		await page.submit('trồng cây');
		assert.deepStrictEqual(page.titles, ['Bản 1', 'Bản 0']);
	}
});

test('small words around the words that count are not demanded, but alone they are looked for', async () => {
	assert.deepStrictEqual((await search('rác ở đâu')).titles, (await search('rác')).titles);
	assert.strictEqual((await search('rác ở đâu')).status, '1 result for “rác ở đâu”');
	assert.deepStrictEqual((await search('cho')).titles, ['Quận Đống Đa tổng kết']);
});

test('the parts of a symbol stand side by side', async () => {
	const things = ['Luật 54/2017/QH14 nói rõ.', 'Luật 54 và 2017. QH14 ở đây.', 'Quy chế 10-QC/TW'].map((text, i) => ({
		kind: 'r', section: 'x', year: 2020, day: 40000 + i, vi: { path: `x/${i}.html`, title: `Bản ${i}`, text },
	}));
	const page = open(write({ sections: ['x'], things }));
	for (const [query, titles] of [
		['54/2017/QH14', ['Bản 0']], ['54/2017/qh14', ['Bản 0']], ['54 2017 qh14', ['Bản 0', 'Bản 1']], ['10-QC/TW', ['Bản 2']],
		['10-qc', ['Bản 2']], ['54/2018/QH14', []],
	]) {
		await page.submit(query);
		assert.deepStrictEqual(page.titles, titles, query);
	}
});

test('a kind of meeting is found as such', async () => {
	const kind = { kind: 'k', vi: { path: 'kinds/briefing.html', title: 'Giao ban', text: 'Họp hằng tháng.' } };
	const at = site.things.findIndex((thing) => thing.kind === 'g');
	const page = open(write({ ...site, things: [...site.things.slice(0, at), kind, ...site.things.slice(at)] }), { choices: { ...choices, thing: [...choices.thing, 'k'] } });
	await page.submit('giao ban');
	assert.strictEqual(page.links[0], '../vi/kinds/briefing.html');
	await page.narrow();
	assert.deepStrictEqual(page.counts('thing'), ['r (1)', 'k (1)']);
});

test('words side by side stand before words apart', async () => {
	const { titles } = await search('dong da');
	assert.ok(titles.indexOf('Quận Đống Đa tổng kết') < titles.indexOf('Hội nghị hè'), titles.join(', '));
	assert.ok(titles.includes('Tổ dân phố đống rác'));
});

test('words side by side in a text stand before words apart of which one is a title', async () => {
	const things = [['Đống rác', 'Đa số tán thành.'], ['Họp', 'Ở Đống Đa.']].map(([title, text], i) => ({
		kind: 'r', section: 'x', year: 2020, day: 40000 + i, vi: { path: `x/${i}.html`, title, text },
	}));
	const page = open(write({ sections: ['x'], things: things.concat(things.slice(1).map((thing) => ({ ...thing, day: 40009 }))) }));
	await page.submit('đống đa');
	assert.deepStrictEqual(page.titles, ['Họp', 'Họp', 'Đống rác']);
});

test('exact marks stand before folded ones, and both are found', async () => {
	assert.deepStrictEqual((await search('Thanh Trì')).titles, ['Tây Hồ tổng kết', 'Giao ban']);
	assert.deepStrictEqual((await search('Thạnh Trị')).titles, ['Giao ban', 'Tây Hồ tổng kết']);
});

test('exact marks count in queries of any length', async () => {
	const things = ['Một hai ba Thạnh Trị', 'Một hai ba Thanh Trì'].map((text, i) => ({
		kind: 'r', section: 'x', year: 2020, day: 40000 + i, vi: { path: `x/${i}.html`, title: `Bản ${i}`, text },
	}));
	const page = open(write({ sections: ['x'], things }));
	await page.submit('một hai ba thạnh trị');
	assert.deepStrictEqual(page.titles, ['Bản 0', 'Bản 1']);
	await page.submit('một hai ba thanh trì');
	assert.deepStrictEqual(page.titles, ['Bản 1', 'Bản 0']);
});

test('of many words every second pair is asked for, the last among them; in quotes all are', async () => {
	const words = 'một hai ba bốn năm'.split(' ');
	const text = words.join(' ');
	const buckets = 1000; // so that each pair has a file of its own
	const all = write({ sections: ['x'], buckets: { w: 1, p: buckets }, things: [{ kind: 'r', section: 'x', vi: { path: 'x.html', title: 'Bản', text } }] });
	const fileOf = (i) => '../assets/search/p/vi/' + Math.floor(pairHash(look(words[i - 1]).hash, look(words[i]).hash) * buckets / 2 ** 32) + '.js';
	for (const [query, pairs] of [[text, [2, 4]], [words.slice(0, 4).join(' '), [1, 3]], [words.slice(0, 3).join(' '), [1, 2]], [`"${text}"`, [1, 2, 3, 4]]]) {
		const page = open(all);
		await page.submit(query);
		assert.deepStrictEqual(page.requests.filter((address) => address.includes('/p/')).sort(), pairs.map(fileOf).sort(), query);
		assert.deepStrictEqual(page.titles, ['Bản'], query);
	}
});

test('quotes demand that words stand side by side', async () => {
	for (const query of ['"đống đa"', '“đống đa”', '«dong da»', '"đống đa']) {
		assert.deepStrictEqual((await search(query)).titles.sort(), ['Quận Đống Đa', 'Quận Đống Đa tổng kết'], query);
	}
	assert.deepStrictEqual((await search('"đống" đa rác')).titles, ['Tổ dân phố đống rác']);
});

test('a phrase of three words whose pairs stand in different places is not shown', async () => {
	const things = ['Một hai ba bốn', 'Hai ba năm. Một hai sáu'].map((text, i) => ({
		kind: 'r', section: 'x', year: 2020, day: 40000 + i, vi: { path: `x/${i}.html`, title: `Bản ${i}`, text },
	}));
	const page = open(write({ sections: ['x'], things }));
	await page.submit('"một hai ba"');
	assert.deepStrictEqual(page.titles, ['Bản 0']);
	assert.strictEqual(page.status, '1 result for "một hai ba"');
});

test('a short form finds its long form, in any language, and the other way round', async () => {
	assert.ok((await search('MTTQ')).titles.includes('Quận Đống Đa tổng kết'));
	assert.ok((await search('ubnd', { language: 'en' })).titles.includes('Dong Da District reviews its year'));
	assert.deepStrictEqual((await search('mttq')).marks(0), []);
	assert.deepStrictEqual((await search('mttq "đống đa"')).marks(0), ['Đống Đa', 'Mặt trận Tổ quốc', 'Đống Đa']);
});

test('words that are being typed are ended from the dictionary', async () => {
	const page = start();
	await page.type('mặt tr');
	assert.ok(page.titles.includes('Quận Đống Đa tổng kết'));
	await page.type('mặt tr ');
	assert.match(page.status, /nothing|most|no “/);
	await page.submit('thàn');
	assert.match(page.titles.join(), /Tổ dân phố/);
});

for (const [typed, meant] of [
	['quaanj ddoongs dda', 'Quận Đống Đa'], ['quan65 d9o61ng d9a', 'Quận Đống Đa'], ['quandong da', 'Quận Đống Đa'],
	['quann dong da', 'Quận Đống Đa'], ['quna dong da', 'Quận Đống Đa'], ['tayho', 'Tây Hồ'],
	['uyr ban', 'Ủy ban'], ['ddas bongs', 'đá bóng'],
]) {
	test(`a slip of typing is mended and said: ${typed}`, async () => {
		const page = await search(typed);
		assert.ok(page.titles.length, page.status);
		assert.ok(page.status.startsWith(`no “${typed}”; this is for “${meant}”`), page.status);
	});
}

test('where nothing has all words, the things that have most of them are shown, and it is said', async () => {
	const page = await search('Thạnh Trị rác bóng hồ sơ');
	assert.match(page.status, /most of the words/);
	assert.ok(page.titles.includes('Hội nghị hè'));
});

test('of four and more words, things that lack one more than the best are shown as well', async () => {
	const things = ['mai lan cúc', 'mai lan', 'mai'].map((text, i) => ({
		kind: 'r', section: 'x', year: 2020, day: 40000 + i, vi: { path: `x/${i}.html`, title: `Bản ${i}`, text },
	}));
	const page = open(write({ sections: ['x'], things }));
	await page.submit('mai lan cúc qqqqqqqq');
	assert.deepStrictEqual(page.titles, ['Bản 0', 'Bản 1']);
	await page.submit('mai lan qqqqqqqq');
	assert.deepStrictEqual(page.titles, ['Bản 0', 'Bản 1']);
	await page.submit('lan cúc qqqqqqqq');
	assert.deepStrictEqual(page.titles, ['Bản 0']);
});

test('what is only in the other language is shown and said', async () => {
	const page = await search('letters from', { language: 'vi' });
	assert.deepStrictEqual(page.titles, ['Briefing <b>&amp;']);
	assert.strictEqual(page.status, 'not in this language; 1 in another');
	const item = page.page.results.children[0];
	assert.strictEqual(item.children[0].lang, 'en');
	assert.strictEqual(page.snippets[0].lang, 'en');
	assert.strictEqual(page.links[0], '../en/tay-ho/tri.html');
});

test('nothing at all is said in words', async () => {
	for (const query of ['zzzzqqqq', '???']) {
		const page = await search(query);
		assert.strictEqual(page.titles.length, 0);
		assert.strictEqual(page.status, `nothing for “${query}”`);
	}
	assert.strictEqual((await search('   ')).status, '');
});

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

for (const [name, query] of [
	['10,000 characters', 'đống đa '.repeat(1250)], ['one endless word', 'a'.repeat(10000)], ['signs of patterns', '(.*+?[^$\\{|}) đống'],
	['markup', '<img src=x onerror=alert(1)> đống'], ['marks of direction', '\u202Eđống\u202C \u2066đa\u2069'], ['NUL', 'đống\0đa'],
	['lone surrogates', 'đống \uD800 \uDC00'], ['names of properties', 'constructor toString __proto__ hasOwnProperty'],
	['templates', '{n} {query} $& $1 đống'],
]) {
	test(`whatever is typed, nothing breaks: ${name}`, async () => {
		const page = await search(query);
		assert.notStrictEqual(page.status, '');
		assert.notStrictEqual(page.status, 'searching');
		assert.ok(page.titles.length || /nothing/.test(page.status), page.status);
		await page.type(query);
		assert.notStrictEqual(page.status, 'searching');
	});
}

const damages = {
	missing: (all, name) => { delete all[name]; },
	truncated: (all, name) => { all[name] = all[name].slice(0, all[name].length / 2); },
	altered: (all, name) => { all[name] = all[name].replace(/"([^"]*)",(\d+)\)$/, (_, data, check) => `"${data.slice(0, -2)}!!",${check})`); },
	empty: (all, name) => { all[name] = ''; },
	nonsense: (all, name) => { all[name] = `phoihopSearch("${name}",7,null,1)`; },
};

for (const [how, damage] of Object.entries(damages)) {
	test(`a file that is ${how} is told, the rest is shown, and it is asked for again`, async () => {
		let tried = 0;
		for (const name of Object.keys(files).filter((file) => /^(w|p|vi)\b/.test(file))) {
			const page = start();
			damage(page.browser.files, name);
			await page.submit('quận đống đa');
			if (!page.requests.includes(`../assets/search/${name}.js`)) continue;
			tried++;
			assert.match(page.status, new RegExp(`${name}.js is broken`), name);
			assert.ok(page.titles.length > 0, name);
			page.browser.files[name] = files[name];
			await page.submit('quận đống đa');
			assert.doesNotMatch(page.status, /broken/);
			assert.strictEqual(page.titles[0], 'Quận Đống Đa');
		}
		assert.ok(tried > 4, `only ${tried} files were damaged`);
	});
}

test('without its base the index is said to be broken', async () => {
	const page = start();
	delete page.browser.files.base;
	await page.submit('rác');
	assert.strictEqual(page.status, 'no search now');
	page.browser.files.base = files.base;
	await page.submit('rác');
	assert.strictEqual(page.titles.length, 1);
});

test('files of another day are said to be so', async () => {
	const page = start();
	Object.assign(page.browser.files, write({ ...site, stamp: 8 }), { base: files.base });
	await page.submit('rác');
	assert.match(page.status, /stale/);
});

test('a base of another format is said to be of another day, whatever else it holds', async () => {
	const page = start();
	page.browser.files.base = 'phoihopSearch("base",7,{"format":4},1)';
	await page.submit('rác');
	assert.strictEqual(page.status, 'stale');
	page.browser.files.base = files.base;
	await page.submit('rác');
	assert.strictEqual(page.titles.length, 1);
});

test('a bucket that makes no sense though its check is right is told, and the rest is shown', async () => {
	const page = start();
	const nonsense = new Writer().gamma(2).list([look('rác').hash & 0xFFFFFF], 0, 2 ** 24).gamma(1000000);
	for (const name of Object.keys(files).filter((file) => file.startsWith('w/vi/'))) page.browser.files[name] = call(name, 7, nonsense.text());
	await page.submit('rác');
	assert.match(page.status, /w\/vi\/\d.js is broken/);
});

test('a query supersedes the one that is loading, and each file is asked for once', async () => {
	const page = start();
	page.browser.hold = true;
	await page.submit('tổng kết');
	await page.submit('rác');
	assert.strictEqual(page.requests.length, 1);
	for (let i = 0; i < 10; i++) { page.release(); await page.idle(); }
	assert.deepStrictEqual(page.titles, ['Tổ dân phố đống rác']);
	assert.strictEqual(new Set(page.requests).size, page.requests.length);
});

test('a browser without String.normalize finds the same', async () => {
	const normalize = String.prototype.normalize;
	String.prototype.normalize = undefined;
	try {
		assert.strictEqual((await search('Quận Đống Đa')).titles[0], 'Quận Đống Đa');
	} finally {
		String.prototype.normalize = normalize;
	}
});

// ---- What the page understands and says ----

function reports(texts) {
	return write({ sections: ['x'], things: texts.map((text, i) => ({
		kind: 'r', section: 'x', year: 2020, day: 40000 + i, vi: { path: `x/${i}.html`, title: `Bản ${i}`, text },
		en: { path: `x/${i}.html`, title: `Draft ${i}`, text },
	})) });
}

async function found(texts, query, options) {
	const page = open(reports(texts), options);
	await page.submit(query);
	return page;
}

for (const [query, texts, titles] of [
	['chợ Bình Chánh', ['Chợ Bình Chánh mở cửa.', 'Huyện Bình Chánh họp.'], ['Bản 0']],
	['đa số', ['Đa số.', 'Số khác.'], ['Bản 0']],
	['dong da', ['Đống Đa.', 'Đống rác.'], ['Bản 0']],
	['đống đã', ['Đống Đa.', 'Đống rác.'], ['Bản 0', 'Bản 1']],
	['rac cua ai', ['Rác.', 'Khác.'], ['Bản 0']],
	['da nhat rac', ['Nhặt rác. Đã nhặt cỏ.', 'Cỏ.'], ['Bản 0']],
	['ông Tuấn', ['Tuấn đến dự.', 'Khác.'], ['Bản 0']],
	['dong chi Tuan', ['Tuấn đến dự.', 'Khác.'], ['Bản 0']],
	['đ/c Tuấn', ['Tuấn đến dự.', 'Khác.'], ['Bản 0']],
	['Hai Bà Trưng', ['Hai Bà Trưng.', 'Hai ông Trưng.'], ['Bản 0']],
	['Nghị quyết số 54/2017/QH14', ['Nghị quyết 54/2017/QH14.', 'Nghị quyết số 3.'], ['Bản 0']],
	['ngày 3/4/2024', ['Họp 3/4/2024.', 'Ngày khác.'], ['Bản 0']],
	['"có rác"', ['Có rác.', 'Rác.'], ['Bản 0']],
]) {
	test(`of the words people write, those are demanded that count: ${query}`, async () => {
		assert.deepStrictEqual((await found(texts, query)).titles.sort(), titles);
	});
}

test('the number of a document finds it before what only cites it, with and without a word before the number', async () => {
	const cites = 'Số liệu kèm theo. Căn cứ nghị quyết về thuế, số 54/2017/QH14.';
	for (const query of ['Nghị quyết số 54/2017/QH14', 'Nghị quyết 54/2017/QH14', 'nghi quyet so 54/2017/QH14']) {
		assert.deepStrictEqual((await found([cites, 'Nghị quyết 54/2017/QH14', cites], query)).titles[0], 'Bản 1', query);
	}
});

test('small words are those of the language that is chosen', async () => {
	const texts = ['Hội An.', 'Hội khác.', 'The committee.', 'Committee.'];
	assert.deepStrictEqual((await found(texts, 'Hội An')).titles, ['Bản 0']);
	assert.deepStrictEqual((await found(texts, 'hoi an', { language: 'en' })).titles, ['Draft 0']);
	assert.strictEqual((await found(texts, 'of the committee', { language: 'en' })).titles.length, 2);
});

for (const [query, texts] of [
	['cây xanh', ['Các anh họp.', 'Trồng cây.', 'Màu xanh.']],
	['tàu điện', ['Thu điện.', 'Con tàu.']],
	['đấu thầu', ['Đầu thu.', 'Thầu khoán.', 'Đấu vật.']],
	['15 tháng 3', ['15 thanh 3.', 'Tháng sau.']],
	['covid19', ['Cô vì đ.']],
	['"xanhh"', ['Xanh.']],
	['cây xanhh', ['Xanh.', 'Cây.']],
	['nghìm vuờn', ['Nghìn vườn.']],
	['xanhh câyy', ['Xanh cây.']],
	['cah', ['Cá.', 'Canh.']],
]) {
	test(`what is doubtful is not corrected: ${query}`, async () => {
		assert.match((await found(texts, query)).status, /^(most|nothing)/);
	});
}

for (const [query, texts, meant] of [
	['trồng câyy', ['Trồng cây.'], 'Trồng cây'], ['bencat', ['Bến Cát.'], 'Bến Cát'], ['vuonf hoa', ['Vườn hoa.'], 'Vườn hoa'],
	['thanhh tra', ['Thanh tra.'], 'Thanh tra'], ['quận đốg đa', ['Quận Đống Đa.'], 'Quận Đống Đa'], ['quan7', ['Quận 7.'], 'Quận 7'],
]) {
	test(`a correction is spelled as it stands: ${query}`, async () => {
		const page = await found(texts, query);
		assert.strictEqual(page.status, `no “${query}”; this is for “${meant}”`);
	});
}

test('words side by side as written stand before others', async () => {
	const texts = ['Thu Hạ, quận Hà Đông.', 'Bà Thu Hà.'];
	assert.deepStrictEqual((await found(texts, 'Thu Hà')).titles, ['Bản 1', 'Bản 0']);
	assert.deepStrictEqual((await found(texts.slice().reverse(), 'Thu Hà')).titles, ['Bản 0', 'Bản 1']);
});

test('a symbol that stands nowhere is taken for its words, and it is said', async () => {
	const page = await found(['Quý 2, năm 2024.', 'Khác.'], 'quý 2/2024');
	assert.deepStrictEqual(page.titles, ['Bản 0']);
	assert.strictEqual(page.status, 'most of the words');
	assert.deepStrictEqual((await found(['Quý 2, năm 2024.'], '"quý 2/2024"')).titles, []);
});

test('while a word is typed that leads nowhere, the words before it are shown', async () => {
	const page = open(reports(['Rạch cầu.', 'Ngày 15/3/2024.']));
	await page.type('rach cau s');
	assert.deepStrictEqual(page.titles, ['Bản 0']);
	assert.strictEqual(page.status, '1 result for “rach cau”');
	await page.type('s');
	assert.strictEqual(page.status, '');
	await page.type('ngày 15/3/20');
	assert.deepStrictEqual(page.titles, ['Bản 1']);
});

test('filters that are set are seen, and can be cleared where they hide everything', async () => {
	const page = start({ query: '?q=ph%E1%BB%91i+h%E1%BB%A3p&district=tay-ho' });
	await page.idle();
	assert.strictEqual(page.page.narrow.open, true);
	assert.strictEqual(page.status, 'filters hide 3 for “phối hợp”');
	assert.strictEqual(page.page.clear.hidden, false);
	page.page.clear.listeners.click();
	await page.idle();
	assert.strictEqual(page.titles.length, 3);
	assert.strictEqual(page.page.clear.hidden, true);
	assert.strictEqual(page.location.search, '?q=ph%E1%BB%91i+h%E1%BB%A3p');
});

test('filters without words ask for words', async () => {
	const page = start({ query: '?district=tay-ho' });
	await page.idle();
	assert.strictEqual(page.status, 'what for?');
});

test('languages are named as they are chosen', async () => {
	const page = start({ query: '?q=letters' });
	page.page.found.attributes['data-other'] = 'no {language}, {n} in {other}';
	await page.idle();
	assert.strictEqual(page.status, 'no vi, 1 in en');
});

test('an address that names no language of the site means that of the page', async () => {
	const page = start({ query: '?q=quan&lang=xx', language: 'en' });
	await page.idle();
	assert.strictEqual(page.elements.lang.value, 'en');
});

test('the button for more, pressed twice, shows nothing twice and loses nothing', async () => {
	const page = await found(Array(30).fill('chung'), 'chung');
	page.page.more.listeners.click({});
	page.page.more.listeners.click({});
	await page.idle();
	assert.strictEqual(page.titles.length, 15);
	await page.press();
	await page.press();
	assert.strictEqual(new Set(page.titles).size, 30);
});

test('the button for more does nothing while another search is on its way', async () => {
	const page = await found([...Array(30).fill('chung'), 'riêng'], 'chung');
	page.browser.hold = true;
	await page.submit('riêng');
	await page.press();
	page.browser.hold = false;
	for (let i = 0; i < 5; i++) { page.release(); await page.idle(); }
	assert.deepStrictEqual(page.titles, ['Bản 30']);
	assert.match(page.status, /^1 result/);
});

test('a snippet keeps the mark between lines behind a marked word, and marks words that follow each other as one', async () => {
	const page = await found(['Đống rác\nĐống rác to'], 'đống rác');
	assert.strictEqual(page.snippets[0].textContent, 'Đống rác · Đống rác to');
	assert.deepStrictEqual(page.marks(0), ['Đống rác', 'Đống rác']);
});

test('a query in broken encoding stays as it is', async () => {
	for (const [query, text] of [['?q=50%', '50%'], ['?q=a+%E1%BA%A', 'a %E1%BA%A']]) {
		const page = start({ query });
		await page.idle();
		assert.strictEqual(page.elements.q.value, text);
	}
});

test('where nothing is found since a file failed, only that is said', async () => {
	const page = start();
	for (const name of Object.keys(files)) if (/^[wp]\//.test(name)) delete page.browser.files[name];
	await page.submit('quận');
	assert.match(page.status, /^\S+ is broken$/);
});

test('the title tells the query, and the other language is asked the same', async () => {
	const page = await search('đống rác');
	assert.strictEqual(page.document.title, 'đống rác – Search');
	assert.strictEqual(page.page.link.href, '../en/search.html?q=%C4%91%E1%BB%91ng+r%C3%A1c');
	await page.submit('');
	assert.strictEqual(page.document.title, 'Search');
	assert.strictEqual(page.page.link.href, '../en/search.html');
});

test('phrases that are not looked up yet are counted as at most so many', async () => {
	const page = await found([...Array(8).fill('một hai ba'), 'Hai ba năm. Một hai sáu'], '"một hai ba"');
	assert.match(page.status, /^up to \d results for "một hai ba" /);
	await page.press();
	assert.strictEqual(page.status, '8 results for "một hai ba"');
});
