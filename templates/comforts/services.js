// What readers can do with a report: copy its address, and save it. Both need a script; what they say stands in the page.

var services = document.querySelector('.services');

// address returns the whole address of the report: on the web site that it belongs to, else where it is read.
function address() {
	return services.getAttribute('data-address') || location.href.replace(/#.*/, '');
}

// copied tells whether a text could be put where the reader can paste it from, the old way.
function copied(text) {
	var field = document.createElement('textarea');
	field.value = text;
	field.style.position = 'fixed';
	field.style.top = '0';
	field.style.opacity = '0';
	field.readOnly = true;
	document.body.appendChild(field);
	field.select();
	field.setSelectionRange(0, text.length);
	var done = false;
	try {
		done = document.execCommand('copy');
	} catch (refused) {}
	document.body.removeChild(field);
	return done;
}

// copy copies the address and says so. Where that can't be done, it shows the address, to be copied by hand.
function copy() {
	var button = document.getElementById('_copy');
	var status = document.getElementById('_copied');
	var text = address();
	function say(done) {
		status.textContent = done ? status.getAttribute('data-done') : text;
		button.focus();
	}
	status.textContent = '';
	if (navigator.clipboard && navigator.clipboard.writeText) {
		navigator.clipboard.writeText(text).then(function () {
			say(true);
		}, function () {
			say(copied(text));
		});
	} else {
		say(copied(text));
	}
}

var policy;

// trusted returns an address of the site in the form in which the page's policy lets a script come from it.
function trusted(address) {
	if (!policy && window.trustedTypes) {
		policy = window.trustedTypes.createPolicy('phoihop', {
			createScriptURL: function (url) {
				return url;
			}
		});
	}
	return policy ? policy.createScriptURL(address) : address;
}

// save brings the script that saves the report. From then on that script answers the button; where it does not come,
// this is said, and the button tries again.
function save() {
	var button = document.getElementById('_save');
	var status = document.getElementById('_saving');
	var script = document.createElement('script');
	button.removeEventListener('click', save);
	status.textContent = '';
	script.onerror = function () {
		document.body.removeChild(script);
		status.textContent = status.getAttribute('data-failed');
		button.addEventListener('click', save);
	};
	script.src = trusted(button.getAttribute('data-script'));
	document.body.appendChild(script);
}

if (services) {
	document.getElementById('_copy').addEventListener('click', copy);
	if (document.getElementById('_save')) {
		document.getElementById('_save').addEventListener('click', save);
	}
}
