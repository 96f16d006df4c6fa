// Package sharecard draws the pictures that chat programs and social networks show of a shared page: 1200 × 630
// pixels, as PNG.
//
// A picture has the site's name at the top, a title below a short yellow rule, and up to two lines at the foot, in
// white on the blue of the site's header. Nothing stands within 80 pixels of the edge, since programs round the
// corners or cut a little off.
//
// The title is set in the largest size in which its lines fit, at most four; one too long even for the smallest ends
// with "…". Lines break at spaces and never at a no-break space; a word that is wider than the picture is broken. The
// distance of lines leaves room for the stacked marks of "Ẫ Ỹ Ặ".
//
// Texts are NFC. The letters are those of Liberation Sans Bold, which has all of Vietnamese. What it lacks
// (emoji, Chinese) is left out, as are characters that are not seen. It is under the SIL Open Font License 1.1 (OFL.txt), which allows to ship it within a program and asks nothing
// of pictures drawn with it.
//
// The same words give the same bytes on every machine: outlines are drawn in whole numbers (outline.go), as the
// fractions of processors differ. The picture has 16 shades, so that it takes four bits a pixel.
package sharecard
