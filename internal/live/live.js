// Keeps an open page as it was saved last. Without this script a page is shown as it was when it was opened.
(function () {
'use strict';

var own = document.getElementById('_live-script');
var path = own.getAttribute('data-path');
var page = own.getAttribute('data-page');
var bar = own.getAttribute('data-bar');
var look = own.getAttribute('data-look');
var source = null, timer = 0, asking = false, again = false;

// listen waits for news. A page that nobody sees holds no connection: a browser opens only six of them to one server.
function listen() {
	clearTimeout(timer);
	if (source) source.close();
	source = null;
	if (document.hidden || !window.EventSource) return;
	source = new EventSource('/_live/events?path=' + encodeURIComponent(path) + '&page=' + page + '&bar=' + bar);
	source.onmessage = ask;
	source.onerror = function () {
		source.close();
		source = null;
		timer = setTimeout(listen, 1000);
	};
}

// ask fetches this page as it is now.
function ask() {
	if (asking) {
		again = true;
		return;
	}
	asking = true;
	var request = new XMLHttpRequest();
	request.open('GET', location.pathname + location.search);
	request.responseType = 'document';
	request.onloadend = function () {
		asking = false;
		if (request.response) show(request.response);
		if (again) {
			again = false;
			ask();
		}
	};
	request.send();
}

// show puts what was fetched in the place of what stands there.
function show(fetched) {
	var script = fetched.getElementById('_live-script');
	if (!script || script.getAttribute('data-look') !== look || script.getAttribute('data-page') !== page && runs(document)) {
		reload();
		return;
	}
	var old = page;
	page = script.getAttribute('data-page');
	bar = script.getAttribute('data-bar');
	if (page === old || script.hasAttribute('data-gone')) { // what is gone for a moment, while files are exchanged, stays
		replace(document.getElementById('_live'), fetched.getElementById('_live'));
	} else {
		var x = window.pageXOffset, y = window.pageYOffset;
		document.title = fetched.title;
		document.documentElement.lang = fetched.documentElement.lang;
		var header = document.querySelector('body > header');
		replace(document.body, fetched.body);
		replace(document.querySelector('body > header'), header); // in which the reader's choices work; other settings make another look
		go(x, y);
	}
	fold();
	mark();
	document.documentElement.setAttribute('data-live', page);
}

// go scrolls at once, whatever the style says.
function go(x, y) {
	var style = document.documentElement.style;
	style.scrollBehavior = 'auto';
	window.scrollTo(x, y);
	style.scrollBehavior = '';
}

function replace(old, made) {
	if (old && made && old !== made) old.parentNode.replaceChild(document.adoptNode(made), old);
}

// runs tells that a page cannot do without scripts of its own, which run only when it is loaded.
function runs(page) {
	return page.querySelector('script[src]:not(#_live-script):not([src$="assets/comforts.js"])') !== null;
}

function reload() {
	keep('place', JSON.stringify([location.href, window.pageXOffset, window.pageYOffset]));
	location.reload();
}

// fold shows the bar as the reader left it.
function fold() {
	var details = document.querySelector('#_live details');
	if (!details) return;
	var kept = recall('folded');
	if (kept) details.open = kept === 'no';
	details.querySelector('summary').addEventListener('click', function () {
		keep('folded', details.open ? 'yes' : 'no'); // it is about to change
	});
}

// mark names the links that lead to drafts, of which the bar has a list.
function mark() {
	var list = document.getElementById('_live-drafts'), links = document.getElementsByTagName('a'), drafts = {}, i;
	for (i = 0; list && i < list.children.length; i++) drafts[list.children[i].href] = true;
	for (i = 0; i < links.length; i++) {
		if (drafts[links[i].href.split('#')[0]] && !document.getElementById('_live').contains(links[i])) {
			links[i].setAttribute('data-live-draft', list.getAttribute('data-mark'));
		} else {
			links[i].removeAttribute('data-live-draft');
		}
	}
}

// A browser may refuse to keep anything.
function keep(name, value) {
	try { sessionStorage.setItem('_live-' + name, value); } catch (e) {}
}
function recall(name) {
	try { return sessionStorage.getItem('_live-' + name); } catch (e) { return null; }
}

var place = recall('place');
if (place) {
	keep('place', '');
	place = JSON.parse(place);
	if (place[0] === location.href) go(place[1], place[2]);
}
fold();
mark();
document.addEventListener('visibilitychange', listen);
listen();
})();
