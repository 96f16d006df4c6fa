// The size of the text and the colours that the reader chooses, kept in this browser alone. A choice is a class of the page;
// what the device asks for is none.

var root = document.documentElement;
var display = document.querySelector('.display');
var groups = display ? display.querySelectorAll('[role="group"]') : [];

// chosen returns the classes that the page has by choice, parted by spaces.
function chosen() {
	return root.className.replace(/\bjs\b/, '').trim();
}

// stored returns the classes that were kept, of those that there are to choose.
function stored() {
	var known = [].map.call(document.querySelectorAll('[data-class]'), function (button) {
		return button.getAttribute('data-class');
	}).join(' ').split(' ');
	return (localStorage.getItem('phoihop-display') || '').split(' ').filter(function (name) {
		return name && known.indexOf(name) >= 0;
	});
}

// tell sets the state of the buttons: in each group, the last one whose classes the page has, else the first.
function tell() {
	var classes = ' ' + chosen() + ' ';
	[].forEach.call(groups, function (group) {
		var buttons = group.querySelectorAll('button');
		var pressed = buttons[0];
		[].forEach.call(buttons, function (button) {
			var name = button.getAttribute('data-class');
			if (name && classes.indexOf(' ' + name + ' ') >= 0) {
				pressed = button;
			}
		});
		[].forEach.call(buttons, function (button) {
			button.setAttribute('aria-pressed', String(button === pressed));
		});
	});
}

// choose gives the page the classes of the pressed buttons, and keeps them for the pages to come.
function choose(button) {
	[].forEach.call(button.parentNode.querySelectorAll('button'), function (other) {
		other.setAttribute('aria-pressed', String(other === button));
	});
	var names = [].map.call(display.querySelectorAll('[aria-pressed="true"]'), function (pressed) {
		return pressed.getAttribute('data-class');
	}).filter(Boolean);
	root.className = ['js'].concat(names).join(' ');
	try {
		localStorage.setItem('phoihop-display', names.join(' '));
	} catch (refused) {}
}

// close closes the choices, unless the event came from within them.
function close(event) {
	if (display.open && !(event && display.contains(event.target))) {
		display.open = false;
	}
}

if (display) {
	tell();
	display.addEventListener('click', function (event) {
		if (event.target.hasAttribute('data-class')) {
			choose(event.target);
		}
	});
	document.addEventListener('click', close);
	document.addEventListener('focusin', close); // what has the focus must not lie under the choices
	display.addEventListener('keydown', function (event) {
		if (event.key === 'Escape' && display.open) {
			close();
			display.querySelector('summary').focus();
		}
	});
}

// A page that comes back from the browser's memory is as it was left; the choice may be newer.
window.addEventListener('pageshow', function (event) {
	if (event.persisted) {
		try {
			root.className = ['js'].concat(stored()).join(' ');
		} catch (refused) {}
		tell();
	}
});
