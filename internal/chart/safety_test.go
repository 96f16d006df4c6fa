package chart

import (
	"encoding/xml"
	"errors"
	"html/template"
	"io"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"phoihop/internal/viet"
)

// element is a start tag of a picture with what it inherits.
type element struct {
	name, anchor, text string
	attributes         map[string]string
}

// read reads a picture as an XML parser does, and fails where it is not well-formed.
func read(t *testing.T, svg template.HTML) []*element {
	t.Helper()
	var list, open []*element
	for d := xml.NewDecoder(strings.NewReader(string(svg))); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return list
		}
		if err != nil {
			t.Fatalf("%v in:\n%s", err, svg)
		}
		switch token := token.(type) {
		case xml.StartElement:
			e := &element{name: token.Name.Local, attributes: map[string]string{}}
			if len(open) > 0 {
				e.anchor = open[len(open)-1].anchor
			}
			for _, a := range token.Attr {
				e.attributes[a.Name.Local] = a.Value
			}
			if a, ok := e.attributes["text-anchor"]; ok {
				e.anchor = a
			}
			list, open = append(list, e), append(open, e)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if len(open) > 0 {
				open[len(open)-1].text += string(token)
			}
		}
	}
}

// allowed says which elements a picture may have, and with which attributes.
var allowed = map[string]string{
	"svg":     "class id role aria-labelledby viewBox width height fill font-size",
	"title":   "id",
	"desc":    "id",
	"g":       "class text-anchor",
	"text":    "x y",
	"path":    "class d fill stroke stroke-width stroke-opacity stroke-linejoin stroke-dasharray",
	"circle":  "cx cy r fill stroke",
	"pattern": "id class width height patternUnits",
}

var decimalPlace = regexp.MustCompile(`^-?\d+(\.\d)?$`)

// check fails where a picture is not what the page and its policy can bear, or something leaves it.
func check(t *testing.T, svg template.HTML) {
	t.Helper()
	if svg == "" {
		return
	}
	elements, ids, tile := read(t, svg), map[string]bool{}, false
	height := number(t, elements[0].attributes["height"])
	for _, e := range elements {
		names, known := allowed[e.name]
		for a, value := range e.attributes {
			if !known || !slices.Contains(strings.Fields(names), a) {
				t.Errorf("<%s %s=%q> may not be in a picture", e.name, a, value)
			}
			if a == "id" {
				if ids[value] || value == "" {
					t.Errorf("the id %q stands twice or is empty", value)
				}
				ids[value] = true
			}
		}
		if tile { // a pattern's content has places of its own
			tile = false
			continue
		}
		switch e.name {
		case "pattern":
			tile = true
		case "text":
			checkText(t, e, height)
		case "path", "circle":
			for _, at := range places(t, e) {
				if at[0] < 0 || at[0] > 360 || at[1] < 0 || at[1] > height {
					t.Errorf("<%s> leaves the picture at %v: %v", e.name, at, e.attributes)
				}
			}
		}
	}
	for _, reference := range regexp.MustCompile(`url\(#([^)]*)\)`).FindAllStringSubmatch(string(svg), -1) {
		if !ids[reference[1]] {
			t.Errorf("there is no pattern %s", reference[1])
		}
	}
}

// checkText fails where a text leaves the picture, by the estimate of its width.
func checkText(t *testing.T, e *element, height float64) {
	t.Helper()
	x, y, wide := number(t, e.attributes["x"]), number(t, e.attributes["y"]), float64(width(e.text))/10
	if e.anchor == "" {
		wide = float64(spaced(e.text)) / 10 // legends and labels have room for more space between letters
	}
	left := map[string]float64{"": x, "middle": x - wide/2, "end": x - wide}[e.anchor]
	if left < -0.2 || left+wide > 360.2 || y < 14 || y > height {
		t.Errorf("the text %q leaves the picture: from %.1f to %.1f at %.1f", e.text, left, left+wide, y)
	}
}

func number(t *testing.T, s string) float64 {
	t.Helper()
	f, err := strconv.ParseFloat(s, 64)
	if err != nil || !decimalPlace.MatchString(s) {
		t.Errorf("%q is no number with at most one decimal", s)
	}
	return f
}

var pathStep = regexp.MustCompile(`([MLHVz])([^MLHVz]*)`)

// places lists the points that a path or a circle reaches. All commands are absolute.
func places(t *testing.T, e *element) (list [][2]float64) {
	if e.name == "circle" {
		x, y, r := number(t, e.attributes["cx"]), number(t, e.attributes["cy"]), number(t, e.attributes["r"])
		return [][2]float64{{x - r, y - r}, {x + r, y + r}}
	}
	d, at := e.attributes["d"], [2]float64{}
	if rest := pathStep.ReplaceAllString(d, ""); rest != "" || d == "" {
		t.Errorf("the path %q has more than absolute steps", d)
	}
	for _, step := range pathStep.FindAllStringSubmatch(d, -1) {
		switch numbers := strings.Fields(step[2]); step[1] {
		case "M", "L":
			at = [2]float64{number(t, numbers[0]), number(t, numbers[1])}
		case "H":
			at[0] = number(t, numbers[0])
		case "V":
			at[1] = number(t, numbers[0])
		}
		list = append(list, at)
	}
	return list
}

func TestPicturesAreSound(t *testing.T) {
	for _, c := range pictures {
		t.Run(c.file, func(t *testing.T) { check(t, c.SVG()) })
	}
}

const hostile = `"><script>alert(1)</script><!-- ]]> & ' ` + "\x00\x1b\xff\uFFFE\u202E \u0301\n"

// Nothing that an editor writes can become an element, an attribute or an address.
func TestHostileTexts(t *testing.T) {
	series := []Series{{hostile, hostile}, {hostile, "b"}}
	rows := []Row{{hostile, []int{3, 4}}, {strings.Repeat("Ẫ", 500), []int{1, 1}}, {"﷽字" + strings.Repeat("m", 90), []int{1}}}
	point := Point{Label: hostile, Text: hostile, Value: 1, HasPlan: true, Plan: 2}
	for _, d := range []drawing{
		Bars{hostile, viet.Vi, hostile, hostile, "", series, rows},
		Columns{hostile, viet.Vi, hostile, hostile, "", series, rows},
		Line{hostile, viet.Vi, hostile, hostile, "", hostile, hostile, hostile, []Point{point, point}, false},
	} {
		svg := d.SVG()
		check(t, svg)
		if title := read(t, svg)[1].text; title != strings.NewReplacer("\x00", "\uFFFD", "\x1b", "\uFFFD", "\xff", "\uFFFD", "\uFFFE", "\uFFFD").Replace(hostile) {
			t.Errorf("the title is %q", title)
		}
	}
}

func FuzzCounts(f *testing.F) {
	f.Add("id", "Quận Tây Hồ", "Đã hoàn thành", 3, 0, math.MaxInt, uint8(3), uint8(4))
	f.Add("", hostile, hostile, -1, 1, 2, uint8(12), uint8(60))
	f.Add("a", "W", "", 0, 0, 0, uint8(13), uint8(0))
	f.Fuzz(func(t *testing.T, id, label, name string, a, b, c int, parts, rows uint8) {
		series := make([]Series, parts%(uint8(MaxParts)+2))
		for i := range series {
			series[i] = Series{name, name}
		}
		list := make([]Row, rows%40)
		for i := range list {
			list[i] = Row{label, []int{a, b * i, c, i, a / (i + 1), b, i % 2, c / 3}}
		}
		check(t, Bars{id, viet.Vi, label, name, "", series, list}.SVG())
		check(t, Columns{id, viet.En, label, name, "", series, list}.SVG())
	})
}

func FuzzLine(f *testing.F) {
	f.Add("id", "2023", "20,5", 1.0, 20.5, 25.0, 3.0, uint8(5))
	f.Add("", hostile, hostile, math.NaN(), math.Inf(1), -1e300, 1e18, uint8(3))
	f.Add("a", "A\x1b", "\x01", 1.0, 2.0, 3.0, 4.0, uint8(4))
	f.Add("a", "W", strings.Repeat("9", 60), -1e18, 1e18, 5e-324, 0.0, uint8(20))
	f.Fuzz(func(t *testing.T, id, label, text string, x, a, b, c float64, n uint8) {
		points := make([]Point, n%40)
		for i := range points {
			points[i] = Point{label, x * float64(i), []float64{a, b, c}[i%3], text, i%4 > 0, []float64{b, c}[i%2]}
		}
		check(t, Line{id, viet.Vi, label, text, "", text, label, text, points, n%2 > 0}.SVG())
	})
}
