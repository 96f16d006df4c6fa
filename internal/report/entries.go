package report

// Attendee is a person (Name) or a body or group (Group) that took part.
type Attendee struct {
	Name         string
	Roles        List[string]
	Group        string
	Count        Number
	Agencies     List[AgencyID]
	Chair        bool
	Did          List[string] // of Acts
	Representing string
	Note         string
}

// Signed is a paper signed at the meeting. ItemCount is what its text declares; Items are those listed.
type Signed struct {
	Kind        string // of SignedKinds; "" is a programme
	Title       string
	Number      string
	Parties     List[AgencyID]
	PartiesNote string
	Period      Period
	ItemCount   Number
	Items       List[string]
	Note        string
	File        string
}

// Result is a figure or a result in words. Parts add up to it; Across says over how many units.
type Result struct {
	ID            string
	Label         string
	Value, Of     Number
	Unit          string
	Plan          Number
	PercentOfPlan Number
	Change        string
	Running       Number
	Level         string // of Levels
	Across        Across
	Parts         List[Result]
	Note          string
}

// Across says how many wards or units a result covers, "11/12 phường".
type Across struct {
	Value, Of Number
	Unit      string
	Missing   string
}

// IsZero tells that the source does not say.
func (a Across) IsZero() bool { return a == Across{} }

// Limitation is a shortcoming that the meeting named.
type Limitation struct {
	Agencies List[AgencyID]
	Text     string
	SaidBy   string
}

// Task is what somebody is to do. A task without an owner takes it from the one that it follows.
type Task struct {
	ID           string
	Title        string
	Owner, With  List[AgencyID]
	OwnerNote    string
	By           string
	Source       string
	Due          Due
	DueNote      string
	Output       string
	Status       string // of Statuses; "" is open
	StatusSource string
	DoneOn       Date
	Result       string
	Follows      string // as written: "district/report#id" or "report#id"
}

// State is the task's status, "open" where none is stated.
func (t Task) State() string { return stateOf(t.Status) }

func stateOf(status string) string {
	if status == "" {
		return StatusOpen
	}
	return status
}

// Document is a legal document that the report names; partial data is legal.
type Document struct {
	Number string
	Kind   string // of DocumentKinds
	Issuer string
	Date   Date
	Title  string
	URL    string
	File   string
	Role   string // of DocumentRoles
}

// Theme is a theme of the year, a campaign, a movement or a model.
type Theme struct {
	Text     string
	Kind     string // of ThemeKinds; "" is a theme
	Level    string // of Levels
	Year     Number
	Variants List[string]
}

// Photo is a picture in the report's folder.
type Photo struct{ File, Alt, Caption, Credit string }

// Attachment is a file in the report's folder.
type Attachment struct{ File, Title string }
