'use strict';
// Reads an unzipped pack in a browser as a reader does who has no network: node crawl.js '{"browser": "firefox", "program":
// PATH, "root": "file:///…/", "report": PATH, "query": WORDS, "finds": PATH}'. Goes from the landing page to every page that
// can be reached, follows the language switch and searches. Writes a line for each fault and ends with status 1 if there are
// any.

const fs = require('node:fs');
const path = require('node:path');
const { fileURLToPath, pathToFileURL } = require('node:url');
const puppeteer = require('puppeteer-core');

const known = JSON.parse(process.argv[2]);
const site = known.root + 'data/';
let faults = 0;

// How long a step may take, in milliseconds, so that a browser that hangs ends a test.
const patience = 15000;

function expect(holds, ...what) {
	if (!holds) {
		faults++;
		console.log(...what);
	}
}

// No name is resolved, and puppeteer's profile for Firefox lets files read one another, which no reader's does.
const offline = {
	chrome: { args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-component-update', '--host-resolver-rules=MAP * ~NOTFOUND'] },
	firefox: { extraPrefsFirefox: {
		'security.fileuri.strict_origin_policy': true,
		'network.proxy.type': 1, 'network.proxy.http': '127.0.0.1', 'network.proxy.http_port': 9, 'network.proxy.ssl': '127.0.0.1', 'network.proxy.ssl_port': 9,
	} },
};

// watch tells what a reader would not see.
function watch(page) {
	page.setDefaultTimeout(patience);
	page.on('console', (message) => expect(false, `${page.url()} writes to the console: ${message.text()}`));
	page.on('pageerror', (error) => expect(false, `${page.url()}: a script fails: ${error.message}`));
	page.on('requestfailed', (request) => expect(false, `${page.url()}: ${request.url()} does not load`));
	page.on('request', (request) => expect(/^(data:|about:|blob:)/.test(request.url()) || request.url().startsWith(known.root), `${page.url()} asks for ${request.url()}`));
}

const plain = (address) => address.replace(/[?#].*$/s, '');
const isFile = (name) => fs.existsSync(name) && fs.statSync(name).isFile();

// leadsOn gives where a page leads that is none itself.
const leadsOn = (html) => (/http-equiv="?refresh"? content="0; ?url=([^"]+)"/.exec(html) || [])[1];

// look opens a page and gives the addresses of its links.
async function look(page, address) {
	const on = leadsOn(fs.readFileSync(fileURLToPath(address), 'utf8'));
	if (on) return [new URL(on, address).href];
	await page.goto(address);
	const seen = await page.evaluate(() => ({
		heading: (document.querySelector('h1') || {}).textContent,
		styled: document.styleSheets.length > 0,
		broken: [...document.images].filter((image) => image.loading !== 'lazy' && !image.naturalWidth).map((image) => image.src),
		links: [...document.querySelectorAll('a[href], link[href]')].map((link) => link.href),
	}));
	expect(seen.heading && seen.styled, `${address} has the heading ${seen.heading} and ${seen.styled ? 'a' : 'no'} style`);
	for (const image of seen.broken) expect(false, `${address}: the picture ${image} is not shown`);
	return seen.links;
}

// crawl follows every link, from the landing page on. A copy of a report to be kept is for saving, and no part of the way.
async function crawl(page) {
	const reached = new Set();
	for (const todo = [known.root + 'index.html']; todo.length > 0;) {
		const address = todo.pop();
		if (reached.has(address)) continue;
		reached.add(address);
		for (const link of await look(page, address)) {
			if (/^(https?|mailto|tel):/.test(link)) continue; // a reader with a network may follow it
			const to = plain(link);
			if (!to.startsWith(known.root)) expect(false, `${address}: ${link} leads out of the folder`);
			else if (!isFile(fileURLToPath(to))) expect(false, `${address}: ${link} leads nowhere`);
			else if (to.endsWith('.html') && !to.endsWith('.save.html')) todo.push(to);
		}
	}
	return reached;
}

// all checks that every page of the site was reached that is meant to be.
function all(reached) {
	const folder = fileURLToPath(site);
	let there = 0;
	for (const name of fs.readdirSync(folder, { recursive: true })) {
		if (!name.endsWith('.html') || /^(404\.html|sources\b.*|.*\.save\.html)$/.test(name)) continue;
		there++;
		const html = fs.readFileSync(path.join(folder, name), 'utf8');
		expect(reached.has(pathToFileURL(path.join(folder, name)).href) || /name="?robots"? content="?noindex/.test(html) || leadsOn(html), `no link leads to ${name}`);
	}
	expect(there > 20, `there are only ${there} pages`);
}

// leave does what leads to another page and waits until it is there.
async function leave(page, act) {
	await Promise.all([page.waitForNavigation(), act()]);
	return page.url();
}

async function switchLanguage(page) {
	const there = site + known.report, english = there.replace('/data/vi/', '/data/en/');
	await page.goto(there);
	for (const [language, wanted] of [['en', english], ['vi', there]]) {
		const led = await leave(page, () => page.click(`nav a[hreflang=${language}]`));
		expect(led === wanted, `the language switch leads to ${led}`);
		const shown = await page.evaluate(() => document.documentElement.lang);
		expect(shown === language, `${led} is in ${shown}`);
	}
}

async function search(page) {
	for (const language of ['vi', 'en']) {
		await page.goto(`${site}${language}/search.html`);
		await page.focus('#q');
		await page.keyboard.type(known.query);
		await page.keyboard.press('Enter');
		await page.waitForSelector('#results > li > a');
		const wanted = site + known.finds.replace(/^vi/, language);
		const found = await page.evaluate(() => document.querySelector('#results > li > a').href);
		expect(found === wanted, `${known.query} finds ${found}`);
		const led = await leave(page, () => page.click('#results > li > a'));
		expect(led === wanted, `the result leads to ${led}`);
	}
}

async function main() {
	const browser = await puppeteer.launch({ browser: known.browser, executablePath: known.program, headless: true, ...offline[known.browser] });
	try {
		const page = await browser.newPage();
		watch(page);
		all(await crawl(page));
		for (const act of [switchLanguage, search]) await act(page).catch((error) => expect(false, `${act.name}: ${error.message}`));
	} finally {
		await browser.close();
	}
}

main().catch((error) => expect(false, error.message)).finally(() => { process.exitCode = faults ? 1 : 0; });
