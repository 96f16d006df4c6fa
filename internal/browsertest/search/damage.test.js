'use strict';
// What hostile queries and damaged files do to the page: nothing that is not told.

const test = require('node:test');
const assert = require('node:assert');
const { Writer, write, call, script } = require('./writer.js');
const { site, files, start, search } = require('./site.js');

const { look } = script;

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
