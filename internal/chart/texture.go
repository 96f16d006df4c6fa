package chart

// MaxParts is how many parts of a bar or column can be told apart by texture.
const MaxParts = len(textures)

// texture fills a part. A solid or an empty one has no tile.
type texture struct {
	fill string
	tile string // the pattern's content, in a square of side units
	side string
}

const (
	thin = `" fill="none" stroke="currentColor"/>`
	bold = `" fill="none" stroke="currentColor" stroke-width="2"/>`
	full = `" fill="currentColor"/>`
)

// textures go from strong to weak and back, so that neighbours in a bar differ in darkness too.
var textures = [...]texture{
	{fill: "currentColor"},
	{tile: `<path d="M-1 1L1-1M0 6L6 0M5 7L7 5` + thin, side: "6"}, // rising strokes
	{tile: `<path d="M0 0H2V2H0zM2 2H4V4H2z` + full, side: "4"},    // checks
	{fill: "none"}, // empty
	{tile: `<path d="M0 2H6` + bold, side: "6"},                    // level stripes
	{tile: `<circle cx="3" cy="3" r="1.2` + full, side: "6"},       // dots
	{tile: `<path d="M-1 5L1 7M0 0L6 6M5-1L7 1` + bold, side: "6"}, // falling strokes
	{tile: `<path d="M2 0V5` + thin, side: "5"},                    // upright stripes
	{tile: `<path d="M0 0L7 7M0 7L7 0` + thin, side: "7"},          // lattice
	{tile: `<circle cx="4" cy="4" r="2.5` + thin, side: "8"},       // rings
	{tile: `<path d="M0 3H6M3 0V6` + bold, side: "6"},              // grid
	{tile: `<path d="M0 5L4 1L8 5` + thin, side: "8"},              // zigzag
}

// drawParts draws each part's boxes, given as path data by the part's place in the legend, with its
// texture and class.
func (p *picture) drawParts(legend []Series, data [][]byte) {
	for i, boxes := range data {
		if len(boxes) == 0 {
			continue
		}
		class, fill := name(legend[i].Class), textures[i].fill
		if fill == "" {
			id := p.id + "-" + string(rune('a'+i))
			fill = "url(#" + id + ")"
			side := textures[i].side
			p.shapes = append(p.shapes, `<pattern id="`+id+`" class="`+class+`" width="`+side+`" height="`+side+
				`" patternUnits="userSpaceOnUse">`+textures[i].tile+"</pattern>\n"...)
		}
		p.path(class, `fill="`+fill+`" stroke="currentColor"`, boxes)
	}
}
