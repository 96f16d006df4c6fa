package render

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"slices"
	"text/template/parse"

	"phoihop/internal/problem"
)

// Scripts that make reading easier, and that no page needs. first.js stands in each page; the next are one file that
// pages load after they are drawn; save.js is loaded by readers who save a report. Its parts under comforts/ may be
// overridden as those of the search page.
const (
	comfortsFolder = "comforts/"
	firstPart      = comfortsFolder + "first.js"
	comfortsScript = "assets/comforts.js"
	savePart       = "save.js"
	saveScript     = "assets/save.js"
)

var comfortsParts = []string{"display.js", "services.js"}

// loadFirst reads the script that stands in pages, before templates name it.
func (t *Templates) loadFirst() (problems []problem.Problem) {
	script, problems := t.readPart(firstPart)
	t.first = inScript(shortest(script))
	return problems
}

// loadComforts brings the other scripts, once the style sheet is there: the saved report holds it.
func (t *Templates) loadComforts() []problem.Problem {
	joined, problems := t.joinParts("", comfortsFolder, comfortsParts...)
	t.addScript(comfortsScript, joined)
	sheet, err := json.Marshal(string(t.sheet()))
	if err != nil {
		panic("render: " + err.Error()) // a string always has its JSON
	}
	policy, _ := json.Marshal(savedPolicy(t.sheet()))
	saving, found := t.joinParts("var style = "+string(sheet)+";\nvar policy = "+string(policy)+";\n", comfortsFolder, savePart)
	t.addScript(saveScript, saving)
	return append(problems, found...)
}

// sheet is the style sheet as saved reports hold it.
func (t *Templates) sheet() []byte {
	i := slices.IndexFunc(t.assets, func(a Asset) bool { return a.Path == styleSheet })
	if i < 0 {
		return nil
	}
	return inStyle(t.assets[i].Data)
}

// policyHash is how a Content-Security-Policy names a script or a style that stands in the page itself.
func policyHash(text []byte) string {
	sum := sha256.Sum256(text)
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

func scriptElement(script []byte) string { return "<script>" + string(script) + "</script>" }

// plainSheet is all the style of a page that can't lead to the style sheet: 404.html, which a server shows at any
// address, of a site that names none of its own.
const plainSheet = "body{max-width:38rem;margin:2rem auto;padding:0 1rem;font-family:sans-serif;font-size:1.1rem;line-height:1.6}h1{line-height:1.4}"

const plainStyle = "<style>" + plainSheet + "</style>"

// firstScript gives what the calls firstscript and firsthash stand for, and plainstyle and plainhash. It is the same on all pages and is put into the
// templates when they are read.
func (f *folder) firstScript(n *parse.ActionNode) (text []byte, ok bool) {
	switch n.Pipe.String() {
	case "firstscript":
		return []byte(scriptElement(f.first)), true
	case "firsthash":
		return []byte(policyHash(f.first)), true
	case "plainstyle":
		return []byte(plainStyle), true
	case "plainhash":
		return []byte(policyHash([]byte(plainSheet))), true
	}
	return nil, false
}

// savedPolicy is the Content-Security-Policy of a saved report: it may draw what stands in it, and nothing else.
func savedPolicy(sheet []byte) string {
	return "default-src 'none'; style-src " + policyHash(sheet) + "; img-src data:; base-uri 'none'; form-action 'none'"
}
