package page

// Period is a time under review or planned for.
type Period struct {
	Stated bool // the source names such a time
	Label  Text
	Bounds string // "từ 15/04/2018 đến 15/04/2019"; "" where the label says as much
}

// Attendee is a person (Name) or a group that took part.
type Attendee struct {
	Name         Text
	Group        Text
	Roles        []Text
	RolesOpen    bool
	Count        string
	Agencies     Links
	Chair        bool
	Did          []string
	DidOpen      bool
	Representing Text
	Note         Text
}

// Signed is a paper signed at the meeting.
type Signed struct {
	Kind        string
	Title       Text
	Number      Text
	Parties     Links
	PartiesNote Text
	Period      Period
	Declared    string // items that its text declares
	Items       []Text
	Listed      int
	Mismatch    bool // the declared and the listed number differ
	ItemsOpen   bool
	Note        Text
	File        string
}

// Result is a row of the table of results. Parts stand below the row that they add up to.
type Result struct {
	Depth   int // 0 for a result, 1 for a part, 2 for a part of a part
	Label   Text
	Value   string
	Of      string
	Unit    Text
	Plan    string
	Percent string
	Change  Text
	Running string
	Level   string
	Across  *Across
	Note    Text
	Open    bool // the source's list of parts goes on
}

// ResultColumns says which columns of the table of results have an entry.
type ResultColumns struct{ Value, Plan, Percent bool }

// Across says how many units a result covers.
type Across struct {
	Value, Of string
	Unit      Text
	Missing   Text
}

// Limitation is a shortcoming that the meeting named.
type Limitation struct {
	Agencies Links
	Text     Text
	SaidBy   Text
}

// Task is what somebody is to do.
type Task struct {
	ID           string // fragment of the entry, "task_t1" or "task_3"
	Title        Text
	Owner, With  Links
	OwnerNote    Text
	By           Text
	Source       Text
	Due          Date
	DueNote      Text
	Output       Text
	State        string // id, for styles
	StateName    string
	StatusSource Text
	DoneOn       Date
	Result       Text
	Follows      *Lead  // the task of an earlier report that it carries on
	Thread       string // address of what became of it; "" on that page
}

// Document is a legal document that the report names.
type Document struct {
	Kind   string
	Number Text
	Issuer Text
	Date   Date
	Title  Text
	URL    string
	Leaves bool // the link that is stated leaves the part that the site is; then URL may be ""
	File   string
	Role   string
	Page   string // address of the page of all reports that cite it; "" for one without a number
}

// Theme is a theme of the year, a campaign, a movement or a model.
type Theme struct {
	Kind         string
	Text         Text
	Level        string
	Year         string
	Variants     []Text
	VariantsOpen bool
	Page         string // address of the page of all reports that name it; "" for one without letters
}

// Photo is a picture of the meeting.
type Photo struct {
	Picture
	Alt      Text
	Caption  Text
	Credit   Text
	Lazy     bool   // to be loaded when the reader comes near
	Largest  string // address of the largest size
	Original string // address of the picture as it was taken; "" where it is not published
}

// Attachment is a file to fetch.
type Attachment struct {
	URL   string
	Title Text // the file's name where it has no title
	Type  string
}

// Correction is a change after publication.
type Correction struct {
	Kind string
	Date Date
	Text Text
}

// Change is the newest correction, or the newest update, that stands at the top of the page.
type Change struct {
	Corrects bool // a correction, not an update
	Date     Date
}

// Source says where the report was first published.
type Source struct {
	Name      Text
	URL       string
	Leaves    bool // see Document
	Section   Text
	Retrieved Date
}
