package render

import (
	"bytes"
	"slices"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/js"

	"phoihop/internal/problem"
)

// searchScript is where the script of the search page stands in the site, lateScripts the folder of those that it loads
// when they are needed. A user's folder may bring whole ones of its own, or parts of them under search/.
const (
	searchScript = "assets/search.js"
	lateScripts  = "assets/search/"
)

// scriptParts are the parts of the search page's script, in the order in which they are joined: they share names, and
// nothing else sees these.
var scriptParts = []string{"fold.js", "bits.js", "shards.js", "index.js", "parse.js", "query.js", "rank.js", "results.js", "page.js"}

// lateParts are the scripts of their own: slips.js for when words as they stand find nothing, narrow.js for filters and
// sorting by date.
var lateParts = []string{"slips.js", "narrow.js"}

// loadScripts brings the scripts of the search page and those of every page, without what only people read.
func (t *Templates) loadScripts() (problems []problem.Problem) {
	joined, problems := t.joinParts("", "search/", scriptParts...)
	t.addScript(searchScript, joined)
	for _, part := range lateParts {
		data, found := t.readPart("search/" + part)
		problems = append(problems, found...)
		t.addScript(lateScripts+part, data)
	}
	return append(problems, t.loadComforts()...)
}

// joinParts joins parts of a folder to one script, whose names nothing else sees. before is put before them.
func (t *Templates) joinParts(before, folder string, parts ...string) (script []byte, problems []problem.Problem) {
	script = append(script, "(function () {\n\"use strict\";\n"+before...)
	for _, part := range parts {
		data, found := t.readPart(folder + part)
		problems = append(problems, found...)
		script = append(script, data...)
	}
	return append(script, "}());\n"...), problems
}

func (t *Templates) readPart(name string) ([]byte, []problem.Problem) {
	data, at, err := t.files.read(name)
	if err != nil {
		return nil, []problem.Problem{at.problem(problem.New(problem.Unreadable, err).At(1, 1))}
	}
	return data, nil
}

// addScript adds a script in its shortest form, unless a user's folder has one of this name. A part that is none that a
// browser of 2015 could read stays as it is: the browser tells where.
func (t *Templates) addScript(path string, script []byte) {
	if slices.ContainsFunc(t.assets, func(a Asset) bool { return a.Path == path }) {
		return
	}
	t.assets = append(t.assets, Asset{Path: path, Data: append(shortest(script), '\n')})
}

// shortest is a script without what only people read.
func shortest(script []byte) []byte {
	var short bytes.Buffer
	if err := (&js.Minifier{Version: 5}).Minify(minify.New(), &short, bytes.NewReader(script), nil); err != nil {
		return script
	}
	return short.Bytes()
}
