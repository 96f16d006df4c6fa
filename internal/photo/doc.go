// Package photo makes pictures fit to publish. From a JPEG or PNG file as a camera, a telephone or a scanner
// wrote it come one to three smaller pictures, for small and large screens.
//
// # What comes out
//
// The widths are 480, 960 and 1600 pixels, but never more than the picture has: one that is narrower than 1600
// pixels keeps its own width as the largest, and a width that is within a fifth of the largest is left out. A picture
// that the camera held upright is turned as its Exif or eXIf data say before anything else.
//
// JPEG files become JPEG (baseline, quality 80). A PNG file, which may be a chart of few colours, becomes
// whichever of the two is smaller at its largest width. What shows through in a PNG becomes white.
//
// Nothing but pixels is carried over: no Exif, no place, no name of the camera or its owner, no XMP, no thumbnail
// that may show what was cut away, no colour profile. Browsers take the colours for sRGB.
//
// # The same bytes
//
// Equal files give equal pictures on every machine: all arithmetic is in integers, since compilers may join
// a multiplication and an addition of floats into one, which rounds differently. So pictures are made smaller by
// the mean of the areas that their pixels cover, and not by the kernels of golang.org/x/image/draw, which
// also would hold 32 bytes for each row of the source and column of the result: 280 MB for a picture of 40 megapixels.
//
// # What is refused
//
// Each refusal is a [problem.Problem] that says what to do: a file that is no picture, one of another format
// under a false name, one that is cut off, one of more than 40 megapixels or 64 MB, one in the colours of printing
// presses (CMYK), whose look depends on a profile. Sizes are judged by the head of the file, before anything is
// decoded. Decoding takes up to 4 bytes a pixel, of a progressive JPEG up to 16.
package photo
