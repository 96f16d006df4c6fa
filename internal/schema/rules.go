package schema

// rules adds what holds between the keys of one mapping.
func (m *maker) rules(name string, n *node) {
	switch name {
	case "Attendee":
		n.AllOf = append(n.AllOf,
			m.oneAtMost("name", "group", "một mục có name (người) hoặc group (nhóm), không có cả hai", "an entry has a name (a person) or a group, not both"),
			m.oneAtMost("role", "roles", "role hoặc roles, không viết cả hai", "role or roles, not both"))
		if !m.translation {
			n.AnyOf = []*node{m.states("name"), m.states("group")}
		}
	case "Agency":
		n.Type = "object"
	case "Successor":
		n.AnyOf = []*node{m.named("name"), m.states("district")}
	case "kindSetting":
		n.AnyOf = []*node{m.text("vi"), m.text("en")}
	}
}

// oneAtMost describes mappings in which one of two keys has no value.
func (m *maker) oneAtMost(one, other, vi, en string) *node {
	absent := func(key string) *node {
		said := m.both(vi, en)
		return &node{Properties: members{{key, &node{AnyOf: []*node{
			{Enum: []any{nil, "…", "...", []any{}, []any{"…"}, []any{"..."}, struct{}{}}, ErrorMessage: said},
			{Type: "string", Pattern: `^\s*$`, ErrorMessage: said},
		}}}}}
	}
	return &node{AnyOf: []*node{absent(one), absent(other)}}
}

// states describes mappings whose key has a value.
func (m *maker) states(key string) *node {
	return &node{Required: []string{key}, Properties: members{{key, m.filled()}}}
}

// text describes mappings whose key has a text.
func (m *maker) text(key string) *node {
	return &node{Required: []string{key}, Properties: members{{key, &node{Not: m.blank()}}}}
}

// named describes mappings whose key has a text, in one language or both.
func (m *maker) named(key string) *node {
	return &node{Required: []string{key}, Properties: members{{key, &node{AnyOf: []*node{
		{Type: []string{"string", "number", "boolean"}, Not: m.blank()},
		{Type: "object", AnyOf: []*node{m.text("vi"), m.text("en")}},
	}}}}}
}
