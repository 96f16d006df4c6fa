// Saves a report as one file that opens offline whole. A build writes before this what the page loads besides itself: style,
// the style sheet, and policy, the Content-Security-Policy of the file. internal/render/saved.go does the same to reports with
// pictures, by the same rules: what changes here changes there (TestSavedAlike of internal/browsertest).

var services = document.querySelector('.services');
var button = document.getElementById('_save');

// dropped are the parts of a page that need the rest of the site or a script.
var dropped = 'script, link, form, meta[property], meta[name^="twitter"], meta[name="robots"], nav:not(.jump):not(.contents), ' +
	'.display, .skip, .services, .qr, footer ul';

// base returns the address that the page's links are relative to; '' for a page in a folder.
function base() {
	return services.getAttribute('data-address') || (/^https?:/.test(location.protocol) ? location.href : '');
}

// whole makes a link lead from anywhere: to its whole address, else it is words only.
function whole(link) {
	var href = link.getAttribute('href');
	if (!href || /^(#|[a-z]+:)/.test(href)) {
		return;
	}
	try {
		link.setAttribute('href', new URL(href, base()).href);
	} catch (unknown) {
		var words = document.createElement('span');
		if (link.hasAttribute('lang')) {
			words.setAttribute('lang', link.getAttribute('lang'));
		}
		while (link.firstChild) {
			words.appendChild(link.firstChild);
		}
		link.parentNode.replaceChild(words, link);
	}
}

// file returns the page as the text of a file.
function file() {
	var page = document.documentElement.cloneNode(true);
	function each(selector, change) {
		[].forEach.call(page.querySelectorAll(selector), change);
	}
	function remove(part) {
		part.parentNode.removeChild(part);
	}
	function add(name) {
		return page.querySelector('head').appendChild(document.createElement(name));
	}
	page.removeAttribute('class');
	each(dropped, remove);
	each('a[href]', whole);
	each('.more', function (part) {
		if (!part.querySelector('a[href]:not([href=""])')) {
			remove(part);
		}
	});
	each('meta[http-equiv]', function (meta) {
		meta.setAttribute('content', policy);
	});
	each('.on-paper', function (line) {
		line.removeAttribute('class');
	});
	each('.kept', function (line) {
		line.removeAttribute('hidden');
	});
	var robots = add('meta');
	robots.setAttribute('name', 'robots');
	robots.setAttribute('content', 'noindex');
	add('style').textContent = style;
	return '<!DOCTYPE html>' + page.outerHTML + '\n';
}

function save() {
	var link = document.createElement('a');
	link.href = URL.createObjectURL(new Blob([file()], { type: 'text/html;charset=utf-8' }));
	link.download = button.getAttribute('data-file');
	document.body.appendChild(link);
	link.click();
	document.body.removeChild(link);
}

button.addEventListener('click', save);
save();
