// Package browsertest looks at the built site with a reader's eyes: it builds the real content into a
// folder and opens it from there in a browser, as from a memory stick.
//
// What it promises to a reader, page by page and in each language: every link, picture and #fragment
// leads somewhere; the language switch leads to the same page and back; nothing is fetched from
// outside the folder, nothing is refused by the page's own policy and nothing is written to the
// console; no line runs out of the screen, be it 320 pixels wide, with letters of double size, dark
// or on paper; judges of accessibility, HTML and CSS find nothing (docs/accessibility.md lists them), a keyboard alone leads
// everywhere, and nothing is lost in large or wide letters. The figures of these tests are told by the site's statement on
// accessibility, templates/accessibility.yaml.
//
// What needs nothing but Go is tested everywhere. The rest stands behind build tags named after the
// tool that it needs, so that no test is ever skipped: "chromium", "firefox", "java" and "npm" (the
// packages of package.json); "packs" is what reads packed sites (packs). The script tools finds or installs them and names the tags; make test uses it.
//
// The search page is used as readers use it, by key events, from a server and from a folder, in both
// browsers; its script is also run in Node (search/), its answers are scored (score), and what they cost
// on a slow device is told by the program searchcost.
package browsertest
