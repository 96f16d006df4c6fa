package snapshot

// A Format is a way to pack a site.
type Format string

const (
	Zip  Format = "zip"  // a BagIt bag in a sealed zip, which opens with a double click
	Zim  Format = "zim"  // for Kiwix
	Wacz Format = "wacz" // a web archive, for ReplayWeb.page and libraries' collections
)

// Bag is no way to pack but what is left of a zip that was unzipped.
const Bag Format = "bag"

// Formats are all of them.
var Formats = []Format{Zip, Zim, Wacz}
