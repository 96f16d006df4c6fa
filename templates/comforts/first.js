// Stands in the head of every page and runs before anything is drawn, so that what the reader chose (display.js) is there
// from the first moment. The class "js" shows what works only with a script. A browser may refuse its store: then
// the page is as the device asks for. Other words than the choices are passed over, whoever stored them.

(function (root) {
	root.className = 'js';
	try {
		var chosen = (localStorage.getItem('phoihop-display') || '').match(/\b(larger|largest|light|dark|contrast)\b/g);
		root.className = ['js'].concat(chosen || []).join(' ');
	} catch (refused) {}
}(document.documentElement));
