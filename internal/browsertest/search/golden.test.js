'use strict';
// The index of internal/search/testdata/tiny, as the Go code writes it, searched by the script.

const test = require('node:test');
const assert = require('node:assert');
const fs = require('fs');
const path = require('path');
const { root, names, source } = require('./parts.js');
const { open } = require('./standin.js');

// indexFiles returns the files under index/ of a txtar, {name: script}.
function indexFiles(file) {
	const files = {};
	for (const section of fs.readFileSync(path.join(root, file), 'utf8').split(/^(?=-- .+ --$)/m)) {
		const match = /^-- index\/(.+)\.js --\n([^]*)$/.exec(section);
		if (match) files[match[1]] = match[2];
	}
	return files;
}

const files = indexFiles('internal/search/testdata/tiny/site.txtar');
const choices = { district: ['', 'ba-vi', 'tay-ho'], agency: ['', 'hdnd', 'ubnd'], kind: ['', 'final-review', 'interim-review'], thing: ['', ...'rtpdag'] };

for (const [query, title] of [
	['tổng kết năm 2022', 'Tổng kết năm 2022'],
	['tong ket nam 2022', 'Tổng kết năm 2022'],
	['Nguyễn Văn Thí', 'Nguyễn Văn Thí'],
	['"phối hợp tốt hơn nữa"', 'Tổng kết năm 2022'],
	['hòa giải', 'Tổng kết năm 2022'],
	['1234', 'Tổng kết năm 2022'],
	['sơ kết sáu', 'Sơ kết sáu tháng'],
	['để xe', 'Vạch chỗ để xe'],
]) {
	test(`the Go code's index: ${query}`, async () => {
		const page = open(files, { choices });
		await page.submit(query);
		assert.strictEqual(page.titles[0], title, page.status);
		assert.doesNotMatch(page.status, /broken|stale|nothing/);
	});
}

test('the Go code\'s index in English, by date', async () => {
	const page = open(files, { choices, language: 'en' });
	await page.submit("people's councils");
	assert.strictEqual(page.titles[0], 'Tay Ho reviews a year of coordination');
	await page.choose('sort', 'date');
	assert.doesNotMatch(page.status, /broken|stale/);
});

test('the Go code\'s dictionary ends a word and mends a slip', async () => {
	const page = open(files, { choices });
	await page.type('Vạch ch');
	assert.strictEqual(page.titles[0], 'Vạch chỗ để xe');
	await page.submit('vajch');
	assert.strictEqual(page.titles[0], 'Vạch chỗ để xe');
	assert.match(page.status, /vạch/i);
});

test('every word of the Go code\'s index stands where the Go code says', () => {
	const said = /^Things with each word[^]*?(?=^-- )/m.exec(fs.readFileSync(path.join(root, 'internal/search/testdata/tiny/site.txtar'), 'utf8'))[0];
	const window = {};
	const script = new Function('window', 'document', source(names.slice(0, 4)) + '\nreturn { shards, receive, postingsOf, look };')(window, {});
	for (const name of ['base', ...Object.keys(files).filter((name) => name.startsWith('w/'))]) {
		const shard = script.shards[name] = { call: null, value: null, waiting: [] };
		new Function('phoihopSearch', files[name])(window.phoihopSearch);
		script.receive(name, shard);
		assert.ok(shard.value, name);
	}
	const lines = said.trim().split('\n').slice(1);
	for (const line of lines) {
		const key = line.split(' ')[0];
		const found = [0, 1].map((language) => {
			const { things, classes } = script.postingsOf('w', script.look(key).hash, language);
			return ' /' + [...things].map((thing, i) => ` ${thing}:${classes[i]}`).join('');
		});
		assert.strictEqual(found.join(''), line.slice(line.indexOf(' /')), key);
	}
	assert.ok(lines.length > 50);
});
