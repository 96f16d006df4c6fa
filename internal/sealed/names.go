package sealed

import "phoihop/internal/filename"

// CheckName returns a *Fault where package filename finds something wrong with a name.
func CheckName(name string) error {
	if fault := checkName(name); fault != nil {
		return fault
	}
	return nil
}

func checkName(name string) *Fault {
	if kind := filename.Check(name); kind != "" {
		return &Fault{Kind: Kind(kind), Entry: name}
	}
	return nil
}

// Names are those of an archive so far.
type Names struct{ set *filename.Set }

func NewNames() Names { return Names{filename.NewSet()} }

// Add takes a name that CheckName accepts, and tells if it cannot stand beside those before.
func (n Names) Add(name string) *Fault {
	switch kind, beside := n.set.Add(name); {
	case kind == filename.Duplicate:
		return &Fault{Kind: DuplicateName, Entry: name}
	case kind != "":
		return &Fault{Kind: Kind(kind), Entry: name, Detail: "beside " + beside}
	}
	return nil
}
