// Package chart draws small pictures of figures as inline SVG: bars cut into parts, columns over time,
// and a line with its plan. A picture shows at a glance what the table beside it says in full.
//
// # What a reader can rely on
//
//   - Nothing is told by colour alone. Parts differ by texture, values and plans by their marks, and a
//     legend inside the picture names each. A texture goes with the place of a part in the legend, so a
//     part looks the same in all pictures that share a legend, even where other parts are absent.
//   - Numbers stand beside the parts where there is room; the sum always stands beside a bar, and above
//     a column where it fits. Where sums don't fit above columns, an axis with round numbers takes their
//     place.
//   - A screen reader hears Title and Summary (or what LabelledBy names) and nothing else: the svg is one image (role="img").
//   - Bars and columns begin at 0. So does the axis of a line, unless a value or a plan is negative.
//   - A part that is not 0 is never thinner than 2 units, so that it can be seen.
//   - Points of a line that is Apart are joined by nothing, in the picture and in its legend.
//   - The order of rows is the caller's. Nothing is ranked here.
//
// # Form
//
// A picture is 360 units wide and as high as it needs to be; letters are 14 units high, so that they are
// at least 12 pixels high on a screen of 360 pixels. Class "chart" makes it as wide as its place. It is
// plain SVG 1.1 with presentation attributes: no style, no script, no foreignObject, no address but
// those of its own patterns. Colours are currentColor, so style sheets can give each part one by the
// class of its series; class "plate" is the paper behind a number, "value" and "plan" are the two lines.
//
// The width of text is estimated, since fonts are the reader's: 0.42 em for narrow characters, 0.64 for
// others, 0.8 for capitals and 1 for wide ones. By this estimate no text leaves the picture; longer
// text is wrapped, then cut with "…". Legends and labels have room for readers who set letters and words apart.
//
// All geometry is in whole tenths of a unit, so that the same figures give the same bytes on every
// machine.
//
// # Input that is not a figure
//
// Texts may hold anything: they are escaped, and characters that XML does not allow become U+FFFD. In an
// ID or a Class, characters other than a-z, A-Z, 0-9, "_" and "-" become "-"; an empty ID is "chart".
// Counts below 0 and those that a row does not have are 0, and counts beyond the legend are not shown.
// Points whose value or place is not a number, or is beyond ±10^18, are left out; so are such plans. A
// picture that would show nothing is "": no rows, all counts 0, no points, or more parts than MaxParts.
package chart
