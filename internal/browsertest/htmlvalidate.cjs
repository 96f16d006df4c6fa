// What html-validate asks of every page: all of its presets on HTML and accessibility.
module.exports = {
  root: true,
  extends: ["html-validate:recommended", "html-validate:a11y", "html-validate:standard"],
  rules: {
    // Either case is HTML; the pages keep to one.
    "doctype-style": ["error", { style: "lowercase" }],
    // A page's title begins with the report's own title, which is the source's and not ours to cut.
    "long-title": "off",
  },
};
