'use strict';
// The search page in Firefox: node search.js '{"roots": [ADDRESS, …], "control": ADDRESS, "firefox": PROGRAM, …}', a site's root each, and
// what the tests of searching know of it. Writes a line for each fault and ends with status 1 if there are any.

const puppeteer = require('puppeteer-core');

const known = JSON.parse(process.argv[2]);
let faults = 0;

// How long a step may take, in milliseconds, so that a browser that hangs ends a test.
const patience = 15000;

function expect(holds, what) {
	if (!holds) {
		faults++;
		console.log(what);
	}
}

// same tells whether two values are the same as JSON.
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

// hostile are queries that must be nothing but text.
const hostile = [
	'<img src=x onerror=pwned()>', '"><script>pwned()</script>', '__proto__', 'constructor', '(.*+?[^$\\{|})', 'đa '.repeat(3400),
	'\u202Eđa\u202C', 'a\0b', '\uD800', '"""', '…?!', '👩‍👩‍👧 🇻🇳',
];

// A reader follows the search page from outside, as searchpage.go does.
class Reader {
	constructor(page, root) { Object.assign(this, { page, root }); }

	static async start(browser, root) {
		const page = await browser.newPage();
		page.setDefaultTimeout(patience);
		const reader = new Reader(page, root);
		page.on('console', (message) => expect(false, `${root}: the page writes to the console: ${message.text()}`));
		page.on('pageerror', (error) => expect(false, `${root}: a script fails: ${error.message}`));
		await page.evaluateOnNewDocument(() => {
			window.told = { at: 0, refused: [] };
			const ask = () => { window.told.at = 0; };
			addEventListener('submit', ask, true);
			addEventListener('change', ask, true);
			document.addEventListener('securitypolicyviolation', (event) => window.told.refused.push(event.violatedDirective + ' ' + event.blockedURI));
			new MutationObserver((records) => {
				const status = document.getElementById('status');
				const found = document.getElementById('found');
				if (found && status && status.textContent && status.textContent !== found.getAttribute('data-searching') && records.some((r) => r.target === status)) {
					window.told.at = performance.now() + 1;
				}
			}).observe(document, { childList: true, subtree: true });
		});
		return reader;
	}

	answered() { return this.page.waitForFunction(() => window.told && window.told.at, { polling: 10 }); }

	async open(query, language = 'vi') {
		await this.page.goto(`${this.root}${language}/search.html${query && '?q=' + encodeURIComponent(query)}`);
		if (query) await this.answered();
	}

	async ask(query) {
		await this.page.evaluate((text) => { const form = document.getElementById('search'); form.elements.q.value = text; form.requestSubmit(); }, query);
		await this.answered();
	}

	async choose(name, value) {
		await this.page.evaluate((filter, id) => {
			const control = document.getElementById('search').elements[filter];
			control.value = id;
			control.dispatchEvent(new Event('change', { bubbles: true }));
		}, name, value);
		await this.answered();
	}

	async all() {
		for (;;) {
			const more = await this.page.evaluate(() => {
				const button = document.getElementById('more');
				if (button.hidden) return false;
				window.told.at = 0;
				button.click();
				return true;
			});
			if (!more) return this.found();
			await this.answered();
		}
	}

	found() {
		return this.page.evaluate((root) => ({
			status: document.getElementById('status').textContent,
			paths: [...document.querySelectorAll('#results > li > a')].map((a) => decodeURI(a.href.replace(root, ''))),
		}), this.root);
	}

	focus() { return this.page.evaluate(() => document.activeElement.id || document.activeElement.closest('#results') && 'result' || document.activeElement.tagName); }

	async tabTo(element) {
		for (let i = 0; i < 60; i++) {
			if (await this.focus() === element) return;
			await this.page.keyboard.press('Tab');
		}
		throw new Error(`60 times Tab don't lead to ${element}`);
	}

	async words(name, n, query) {
		const template = await this.page.evaluate((attribute) => document.getElementById('found').getAttribute(attribute), 'data-' + name);
		const names = await this.page.evaluate(() => ['vi', 'en'].map((id) => document.querySelector(`#_lang option[value=${id}]`).textContent));
		return template.replace('{n}', n).replace('{query}', query).replace('{language}', names[0]).replace('{other}', names[1]);
	}

	// back goes back to the page at an address, which may come as it was left, without being loaded.
	async back(address) {
		await this.page.evaluate(() => { setTimeout(() => history.back(), 0); });
		for (let tries = 0; tries < 500; tries++) {
			const there = await this.page.evaluate((wanted) => location.href === wanted && window.told && window.told.at > 0, address).catch(() => false);
			if (there) return;
			await new Promise((resolve) => setTimeout(resolve, 20));
		}
		throw new Error(`back leads to ${this.page.url()}`);
	}

	refused() { return this.page.evaluate(() => window.told.refused); }
}

const tests = {
	async 'words typed without marks find the district, and the keyboard is enough'(r) {
		await r.open('');
		await r.tabTo('q');
		await r.page.keyboard.type(known.typed);
		await r.page.keyboard.press('Enter');
		await r.answered();
		expect((await r.found()).paths[0] === known.place, `${known.typed} finds ${(await r.found()).paths}`);
		expect(await r.focus() === 'q', `the focus is moved to ${await r.focus()}`);
		const { status, paths } = await r.all();
		expect(status === await r.words('many', paths.length, known.typed), `of ${paths.length} results the page says ${status}`);
		await r.tabTo('result');
		await Promise.all([r.page.waitForNavigation(), r.page.keyboard.press('Enter')]);
		expect(r.page.url() === r.root + known.place, `Enter leads to ${r.page.url()}`);
	},
	async 'the box of a report leads here'(r) {
		await r.page.goto(r.root + known.report);
		await r.tabTo('_find');
		await r.page.keyboard.type(known.typed);
		await Promise.all([r.page.waitForNavigation(), r.page.keyboard.press('Enter')]);
		await r.answered();
		expect((await r.found()).paths[0] === known.place, `the box finds ${(await r.found()).paths} at ${r.page.url()}`);
	},
	async 'filters narrow as they say, and the address keeps them'(r) {
		await r.open(known.common);
		await r.page.evaluate(() => { document.getElementById('narrow').open = true; });
		await r.page.waitForFunction(() => /\(\d+\)$/.test(document.querySelector('#_thing option[value=r]').textContent));
		const things = await r.page.evaluate(() => [...document.getElementById('_thing').options].filter((o) => o.value && !o.hidden)
			.map((o) => [o.value, +/\((\d+)\)$/.exec(o.textContent)[1]]));
		expect(things.length > 2, `only ${things} are offered`);
		for (const [id, count] of things) {
			await r.choose('thing', id);
			const { paths } = await r.all();
			expect(paths.length === count, `${id} says ${count} and shows ${paths.length}`);
		}
		await r.choose('thing', 'r');
		await r.choose('sort', 'date');
		const before = await r.found();
		const address = r.page.url();
		expect(address.endsWith('&thing=r&sort=date'), `the address is ${address}`);
		await r.page.reload();
		await r.answered();
		expect(same(await r.found(), before), 'reloaded, the page shows something else');
		await r.page.goto(r.root + known.report);
		await r.back(address);
		expect(same(await r.found(), before), 'gone back to, the page shows something else');
	},
	async 'the other language and slips are told'(r) {
		await r.open(known.english);
		const { status } = await r.found();
		const { paths } = await r.all();
		expect(status.startsWith(await r.words('other', paths.length, known.english)), `the page says ${status}`);
		expect(paths.length && paths.every((path) => path.startsWith('en/')), `${known.english} finds ${paths}`);
		await r.ask(known.slip);
		const mended = await r.found();
		expect(mended.paths[0] === known.place && mended.status.includes(known.meant), `${known.slip} finds ${mended.paths}: ${mended.status}`);
	},
	async 'hostile queries are text'(r) {
		await r.open('');
		const markup = () => r.page.evaluate(() => document.querySelectorAll('body *:not(#results *)').length + ' ' + document.querySelectorAll('#results :not(li, a, p, span, mark)').length);
		const before = await markup();
		for (const query of hostile) {
			await r.ask(query);
			expect(await markup() === before, `${query.slice(0, 40)} changes the page`);
		}
		expect(same(await r.refused(), []), `the policy of the page refuses ${await r.refused()}`);
		await r.ask(known.typed);
		expect((await r.found()).paths[0] === known.place, 'after hostile queries nothing is found');
	},
};

// control shows that this Firefox guards files as a reader's does: a page from a folder may not read the file beside it.
async function control(browser) {
	const page = await browser.newPage();
	await page.goto(known.control);
	const read = await page.evaluate(() => fetch('beside.txt').then((answer) => answer.text(), () => ''));
	expect(read === '', 'a page from a folder reads the file beside it, as no reader\'s Firefox lets it');
	await page.close();
}

(async () => {
	const browser = await puppeteer.launch({
		browser: 'firefox', executablePath: known.firefox, headless: true,
		extraPrefsFirefox: { 'security.fileuri.strict_origin_policy': true }, // puppeteer's profile turns it off
	});
	try {
		await control(browser);
		for (const root of known.roots) {
			for (const [what, test] of Object.entries(tests)) {
				const reader = await Reader.start(browser, root);
				await test(reader).catch((error) => expect(false, `${root}: ${what}: ${error.message}`));
				await reader.page.close();
			}
		}
	} finally {
		await browser.close();
	}
	process.exit(faults ? 1 : 0);
})().catch((error) => {
	console.log(error);
	process.exit(1);
});
