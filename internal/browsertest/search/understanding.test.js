'use strict';
// What the page understands of how people write, and what it says of that.

const test = require('node:test');
const assert = require('node:assert');
const { open } = require('./standin.js');
const { write } = require('./writer.js');
const { files, start, search } = require('./site.js');

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
