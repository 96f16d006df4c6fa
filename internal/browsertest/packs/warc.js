'use strict';
// Reads a web archive collection with unzip, warcio.js and Node's crypto, and holds all that it says of itself against what
// is in it, and that against the folder that it was made of:
//
//   node warc.js FILE FOLDER ADDRESS
//
// ADDRESS is where the folder's files were. Writes a line for each fault and ends with status 1 if there are any.

const { WARCParser } = require('warcio');
const { execFileSync } = require('node:child_process');
const crypto = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');

const [file, folder, address] = process.argv.slice(2);
let faults = 0;

function expect(holds, ...what) {
	if (!holds) {
		faults++;
		console.log(...what);
	}
}

const unzip = (...args) => execFileSync('unzip', args, { maxBuffer: 1 << 30 });
const part = (name) => unzip('-p', file, name);
const lines = (bytes) => bytes.toString().trim().split('\n');
const sha256 = (bytes) => 'sha256:' + crypto.createHash('sha256').update(bytes).digest('hex');

// base32 writes bytes as digests in WARC records are written.
function base32(bytes) {
	let text = '', value = 0, bits = 0;
	for (const b of bytes) {
		value = (value << 8) | b;
		for (bits += 8; bits >= 5; bits -= 5) text += 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[(value >>> (bits - 5)) & 31];
		value &= 0xff;
	}
	return text;
}

// parts checks the package: every part as described, none beyond, records not deflated.
function parts() {
	const names = lines(unzip('-Z1', file));
	const described = JSON.parse(part('datapackage.json'));
	expect(described.profile === 'data-package', 'the profile is', described.profile);
	for (const resource of described.resources) {
		const there = names.includes(resource.path);
		expect(there, resource.path, 'is missing');
		if (!there) continue;
		const bytes = part(resource.path);
		expect(sha256(bytes) === resource.hash, resource.path, 'has another hash');
		expect(bytes.length === resource.bytes, resource.path, 'has another size');
	}
	const listed = described.resources.map((resource) => resource.path);
	for (const name of names) expect(listed.includes(name) || /^datapackage(-digest)?\.json$/.test(name), name, 'is not described');
	for (const line of lines(unzip('-v', file))) {
		const at = line.trim().split(/\s+/);
		expect(!at[at.length - 1].startsWith('archive/') || at[1] === 'Stored', at[at.length - 1], 'is deflated');
	}
}

// signature checks what is signed, and by which key.
function signature() {
	const digest = JSON.parse(part('datapackage-digest.json'));
	const hash = sha256(part('datapackage.json'));
	expect(digest.hash === hash, 'datapackage.json has another hash');
	const signed = digest.signedData;
	expect(signed, 'nothing is signed');
	if (!signed) return;
	const key = crypto.createPublicKey({ key: Buffer.from(signed.publicKey, 'base64'), format: 'der', type: 'spki' });
	expect(key.asymmetricKeyDetails.namedCurve === 'secp384r1', 'the key is of', key.asymmetricKeyDetails.namedCurve);
	expect(signed.hash === hash, 'another hash is signed');
	expect(crypto.verify('sha256', Buffer.from(signed.hash), { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signed.signature, 'base64')), 'the signature does not hold');
}

// indexed gives the index by where records stand.
function indexed() {
	const found = new Map();
	const sorted = lines(part('indexes/index.cdx'));
	expect(sorted.every((line, i) => i === 0 || Buffer.compare(Buffer.from(sorted[i - 1]), Buffer.from(line)) < 0), 'the index is not sorted');
	for (const line of sorted) {
		const entry = JSON.parse(line.slice(line.indexOf('{')));
		found.set(`${entry.filename}:${entry.offset}`, entry);
	}
	return found;
}

// records lets warcio parse all records, with HTTP heads apart from what follows or not.
async function* records(bytes, parseHttp) {
	const parser = new WARCParser((async function* () { yield new Uint8Array(bytes); })(), { parseHttp });
	for await (const record of parser) {
		const content = Buffer.from(await record.readFully(false));
		yield { record, content, offset: parser.offset, length: parser.recordLength };
	}
}

function digests(record, header, content) {
	const told = record.warcHeader(header) || '';
	if (!told && record.warcType !== 'response') return;
	const [algorithm, value] = told.split(':');
	expect(algorithm === 'sha1' && value === base32(crypto.createHash('sha1').update(content).digest()), record.warcTargetURI || record.warcType, header, told, 'does not hold');
}

// archive checks every record and its line in the index, and gives what is at each address.
async function archive() {
	const bytes = part('archive/data.warc.gz');
	for await (const { record, content } of records(bytes, false)) digests(record, 'WARC-Block-Digest', content);
	const index = indexed(), pages = new Map();
	for await (const { record, content, offset } of records(bytes, true)) {
		if (record.warcType !== 'response') continue;
		digests(record, 'WARC-Payload-Digest', content);
		const url = record.warcTargetURI, entry = index.get(`data.warc.gz:${offset}`);
		expect(!pages.has(url), url, 'is there twice');
		pages.set(url, content);
		expect(entry && entry.url === url, url, 'has no line in the index');
		expect(entry && record.warcHeader('WARC-Payload-Digest') === 'sha1:' + entry.digest, url, 'has another digest in the index');
		expect(record.httpHeaders && record.httpHeaders.statusCode === 200, url, 'is no answer of a server');
	}
	expect(index.size === pages.size, `the index has ${index.size} lines, there are ${pages.size} responses`);
	const begin = lines(part('pages/pages.jsonl')).slice(1).map((line) => JSON.parse(line));
	expect(begin.length > 0, 'no page is listed');
	for (const page of begin) expect(pages.has(page.url) && page.ts && page.title, page.url, 'is a page without its record, time or title');
	return pages;
}

// site compares the records with the files; a folder's index is there by both its addresses.
function site(pages) {
	const wanted = new Map();
	for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
		if (!entry.isFile()) continue;
		const full = path.join(entry.parentPath || entry.path, entry.name), url = address + path.relative(folder, full).split(path.sep).map(encodeURIComponent).join('/');
		const content = fs.readFileSync(full);
		wanted.set(url, content);
		if (entry.name === 'index.html') wanted.set(url.slice(0, -entry.name.length), content);
	}
	for (const [url, content] of wanted) expect(pages.has(url) && content.equals(pages.get(url)), url, pages.has(url) ? 'differs' : 'is missing');
	for (const url of pages.keys()) expect(wanted.has(url), url, 'is too much');
}

parts();
signature();
archive().then(site).catch((error) => expect(false, error.message)).finally(() => { process.exitCode = faults ? 1 : 0; });
