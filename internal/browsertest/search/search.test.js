'use strict';
// What a reader finds, and in what order.

const test = require('node:test');
const assert = require('node:assert');
const { open } = require('./standin.js');
const { write, script } = require('./writer.js');
const { site, choices, start, search } = require('./site.js');

const { look, pairHash } = script;

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
