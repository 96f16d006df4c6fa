// What stylelint asks of the style sheet: its standard rules, and nothing that browsers from 2015 on lack
// unless a reader without it loses nothing that is needed.
module.exports = {
  extends: ["stylelint-config-standard"],
  plugins: ["stylelint-no-unsupported-browser-features"],
  reportNeedlessDisables: true,
  rules: {
    // The sheet is set with one rule a line, so that a component is seen at once.
    "declaration-block-single-line-max-declarations": null,
    "at-rule-empty-line-before": null,
    "comment-empty-line-before": null,
    // Parts of a page are described in the order in which they stand on it; a rule that is more specific may come first.
    "no-descending-specificity": null,
    // Browsers of 2015 know these by their prefix or old name only; each stands beside today's.
    "property-no-vendor-prefix": [true, { ignoreProperties: ["-webkit-text-size-adjust", "-webkit-appearance", "-webkit-flex", "-webkit-flex-wrap", "-webkit-flex-basis"] }],
    "value-no-vendor-prefix": [true, { ignoreValues: ["-webkit-flex"] }],
    "property-no-deprecated": [true, { ignoreProperties: ["word-wrap", "page-break-after", "page-break-before", "page-break-inside", "grid-column-gap"] }],
    "declaration-property-value-keyword-no-deprecated": [true, { ignoreKeywords: ["break-word"] }],
    "media-feature-range-notation": "prefix",
    // Names are written as the standard names them.
    "value-keyword-case": ["lower", { ignoreKeywords: ["A4", "CanvasText", "Canvas", "Highlight", "ButtonText", "ButtonFace", "MarkText", "Mark", "currentColor"] }],
    "plugin/no-unsupported-browser-features": [true, {
      browsers: ["chrome >= 49", "android >= 4.4", "ios_saf >= 9", "op_mini all", "and_uc > 0", "samsung >= 4"],
      ignore: [
        // Ornament: without it the page is plainer.
        "border-radius", // the dots of a chronicle are square
        "css-boxshadow", // the second ring of the focus; the first is an outline
        "css-scroll-behavior", // a jump is a jump
        "mdn-text-decoration-shorthand", "text-decoration", // the line under a link does not thicken when pointed at
        "css-appearance", // a field keeps the look of the device
        // A reader's wish that a browser which does not know it cannot tell: the page stays light, and as it is.
        "prefers-color-scheme", "prefers-reduced-motion",
        "object-fit", "viewport-units", // a tall photo is as wide as the text, and higher than the screen
        // A plain value stands before it.
        "calc", // widths in percent
        "css-math-functions", // as calc
        "css-grid", // inside @supports: one column
        "css-variables", // the build writes a plain value before each use (internal/render/style.go)
        // Partly known is enough.
        "css-overflow", // auto and hidden are known everywhere; the newer values are not used
        "wordwrap", "word-break", // word-wrap stands beside overflow-wrap; where neither is known, a long address makes the page scroll
        "outline", // Opera Mini marks what has the focus by itself
        // Paper only: a break in an unlucky place, no number of the page.
        "css-page-break", "css-paged-media", "multicolumn", // break-after, break-before and break-inside are counted among columns
      ],
    }],
  },
};
