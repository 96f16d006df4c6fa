'use strict';
// A small made-up site for tests of searching: two districts, reports in Vietnamese and English, and things of all kinds.

const { write } = require('./writer.js');
const { open } = require('./standin.js');

function report(section, day, name, agencies, meeting, vi, en) {
	const path = `${section}/${name}.html`;
	const thing = { kind: 'r', section, year: day > 45000 ? 2023 : 2022, day, agencies, meeting, vi: { path, facts: section, ...vi } };
	if (en) thing.en = { path, facts: section, ...en };
	return thing;
}

const far = 'Phần này của văn bản chỉ nói về chuyện khác, để cho dài. '.repeat(12);

const things = [
	report('dong-da', 44600, 'to', ['ubnd'], 'briefing', { title: 'Tổ dân phố đống rác', text: 'Họp bàn về đống rác. Đa số tán thành.' }),
	report('dong-da', 44700, 'quan', ['ubnd', 'hdnd'], 'final-review',
		{ title: 'Quận Đống Đa tổng kết', text: far + 'Ủy ban nhân dân và Mặt trận Tổ quốc quận Đống Đa phối hợp chặt chẽ.' + far },
		{ title: 'Dong Da District reviews its year', text: "The People's Committee of Dong Da District and its committees met." }),
	report('dong-da', 45100, 'he', ['ubnd'], 'interim-review',
		{ title: 'Hội nghị hè', text: 'Đại biểu dự họp ở quận; dòng người dài; đá bóng. Đống hồ sơ. Đã xong. UBND chủ trì.' }),
	report('tay-ho', 44800, 'ho', ['mttq'], 'final-review', { title: 'Tây Hồ tổng kết', text: 'Hồ Tây và tây bắc. Thanh Trì gửi lời chào.' }),
	report('tay-ho', 45200, 'tri', ['mttq'], 'briefing', { title: 'Giao ban', text: 'Thạnh Trị gửi lời chào Tây Hồ.' },
		{ title: 'Briefing <b>&amp;', text: 'Letters from Thanh Tri <script>alert(1)</script> were read.' }),
	{ kind: 't', section: 'dong-da', year: 2023, day: 45300, agencies: ['ubnd'], vi: { path: 'tasks/dong-da/2023.html#t1', title: 'Rà soát quy chế', text: 'Ủy ban rà soát quy chế phối hợp.' } },
	{ kind: 't', section: 'dong-da', year: 2023, agencies: [], vi: { path: 'tasks/dong-da/2023.html#t2', title: 'Trồng cây', text: 'Phối hợp trồng cây.' } },
	{ kind: 'p', section: 'tay-ho', vi: { path: 'people/tay-ho.html#an', title: 'Nguyễn Văn An', text: '', aside: 'Chủ tịch Mặt trận Tổ quốc' } },
	{ kind: 'd', vi: { path: 'dong-da/index.html', title: 'Quận Đống Đa', text: '' }, en: { path: 'dong-da/index.html', title: 'Dong Da District', text: '' } },
	{ kind: 'd', vi: { path: 'tay-ho/index.html', title: 'Quận Tây Hồ', text: '' } },
	{ kind: 'a', vi: { path: 'agencies/ubnd.html', title: 'Ủy ban nhân dân', text: '' } },
	{ kind: 'g', vi: { path: 'glossary.html#tk', title: 'tổng kết', text: 'Hội nghị tổng kết một giai đoạn.' } },
];

const site = {
	sections: ['dong-da', 'tay-ho'], things,
	short: [['mttq', [['vi', 'Mặt trận Tổ quốc']]], ['ubnd', [['vi', 'Ủy ban nhân dân'], ['en', "People's Committee"]]]],
};

const choices = {
	district: ['', 'dong-da', 'tay-ho'], year: ['', '2022', '2023'], agency: ['', 'hdnd', 'mttq', 'ubnd'],
	kind: ['', 'briefing', 'final-review', 'interim-review'], thing: ['', 'r', 't', 'p', 'd', 'a', 'g'],
};

const files = write(site);

// start opens the search page of the site.
const start = (options) => open({ ...files }, { choices, ...options });

// search opens it and asks for something.
async function search(query, options) {
	const page = start(options);
	await page.submit(query);
	return page;
}

module.exports = { site, choices, files, start, search };
