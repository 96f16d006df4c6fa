package page

import (
	"fmt"
	"strings"
	"testing"

	"phoihop/internal/report"
	"phoihop/internal/site"
	"phoihop/internal/viet"
)

// mentionsOf reads "1:hdnd 2:hdnd,mttq 2:ubnd 3:": the mentions of one name, each with its report and agencies.
func mentionsOf(text string) (mentions []mention) {
	reports := map[string]*site.Report{}
	for i, word := range strings.Fields(text) {
		name, agencies, _ := strings.Cut(word, ":")
		if reports[name] == nil {
			reports[name] = &site.Report{Input: site.Input{Abstract: &report.Abstract{Ref: report.Ref{Name: name}}}}
		}
		m := mention{report: reports[name], place: i}
		for _, id := range strings.FieldsFunc(agencies, func(r rune) bool { return r == ',' }) {
			m.agencies = append(m.agencies, report.AgencyID(id))
		}
		mentions = append(mentions, m)
	}
	return mentions
}

// told names each mention of a group by its report and place: "1#0" is the oldest, of report 1.
func told(group []mention) string {
	var names []string
	for _, m := range group {
		names = append(names, fmt.Sprint(m.report.Ref.Name, "#", m.place))
	}
	return strings.Join(names, " ")
}

// Two people of one name must never become one on a page, unless a source says which agency both belong to.
func TestPersonsAreJoinedByAgencyAlone(t *testing.T) {
	for _, c := range []struct{ what, mentions, known, unknown string }{
		{"one mention", "1:hdnd", "1#0", ""},
		{"the same agency", "1:hdnd 2:hdnd", "1#0 2#1", ""},
		{"another agency", "1:hdnd 2:ubnd", "1#0 | 2#1", ""},
		{"a report that gives both agencies", "1:hdnd 2:ubnd 3:hdnd,ubnd", "1#0 2#1 3#2", ""},
		{"through several agencies", "1:a 2:b 3:c 4:a,b 5:b,c", "1#0 2#1 3#2 4#3 5#4", ""},
		{"no agency joins nothing, and stays apart", "1: 2:hdnd 3: 4:hdnd", "2#1 4#3", "1#0 3#2"},
		{"two in one report, of two agencies", "1:hdnd 1:ubnd 2:hdnd 3:ubnd", "1#0 2#2 | 1#1 3#3", ""},
		{"two in one report, of one agency", "1:hdnd 1:hdnd", "1#0 | 1#1", ""},
		{"either of the two might be the third", "1:hdnd 1:hdnd 2:hdnd", "1#0 | 1#1 | 2#2", ""},
		{"two in one report, whose agencies another mention joins", "1:hdnd 1:ubnd 2:hdnd,ubnd", "1#0 | 1#1 | 2#2", ""},
		{"only one of the two fits the others", "1:a,x 1:x 2:a 3:a", "1#0 2#2 3#3 | 1#1", ""},
		{"two, of whom one is without agency", "1:hdnd 1: 2:hdnd", "1#0 2#2", "1#1"},
		{"nobody", "", "", ""},
	} {
		known, unknown := persons(mentionsOf(c.mentions))
		var groups []string
		for _, g := range known {
			groups = append(groups, told(g))
		}
		if got := strings.Join(groups, " | "); got != c.known || told(unknown) != c.unknown {
			t.Errorf("%s (%s): got %q and %q, want %q and %q", c.what, c.mentions, got, told(unknown), c.known, c.unknown)
		}
	}
}

// Whatever the mentions, no group has two of one report, and every mention is somewhere once.
func TestNoPersonIsTwiceInAReport(t *testing.T) {
	agencies := []string{"", "a", "b", "a,b", "c", "b,c"}
	for n := range 6 * 6 * 6 * 6 {
		var words []string
		for i, left := 0, n; i < 4; i, left = i+1, left/6 {
			words = append(words, fmt.Sprintf("%d:%s", i/2, agencies[left%6]))
		}
		text := strings.Join(words, " ")
		known, unknown := persons(mentionsOf(text))
		all := len(unknown)
		for _, g := range known {
			all += len(g)
			if len(namedTwice(g)) > 0 {
				t.Errorf("%s: %s are one person", text, told(g))
			}
		}
		if all != 4 {
			t.Errorf("%s: %d mentions are told", text, all)
		}
	}
}

func TestOffices(t *testing.T) {
	at := func(date string, roles ...string) mention {
		var year, month, day int
		fmt.Sscanf(date, "%d-%d-%d", &year, &month, &day)
		m := mention{report: &site.Report{Input: site.Input{Abstract: &report.Abstract{Date: report.DateOf(year, month, day)}}}}
		for _, role := range roles {
			m.offices = append(m.offices, viet.Plain(role))
			m.roles = append(m.roles, Text{Words: role})
		}
		return m
	}
	for _, c := range []struct {
		what     string
		mentions []mention
		want     string
	}{
		{"one", []mention{at("2021-02-03", "Bí thư")}, "Bí thư (03/02/2021)"},
		{"the same for years", []mention{at("2021", "Bí thư"), at("2022", "Bí  thư"), at("2023", "Bí thư")}, "Bí thư (2021 – 2023)"},
		{"an office, another, and the first again", []mention{at("2021", "Bí thư"), at("2022", "Chủ tịch"), at("2023", "Bí thư")}, "Bí thư (2021); Chủ tịch (2022); Bí thư (2023)"},
		{"a report that gives none says nothing", []mention{at("2021", "Bí thư"), at("2022"), at("2023", "Bí thư")}, "Bí thư (2021 – 2023)"},
		{"two offices at once", []mention{at("2021", "Bí thư", "Chủ tịch"), at("2022", "Bí thư")}, "Bí thư, Chủ tịch (2021); Bí thư (2022)"},
		{"two meetings of one day", []mention{at("2021-02-03", "Bí thư"), at("2021-02-03", "Bí thư")}, "Bí thư (03/02/2021)"},
		{"none", []mention{at("2021")}, ""},
	} {
		var got []string
		for _, o := range offices(c.mentions, viet.Vi) {
			var roles []string
			for _, role := range o.Roles {
				roles = append(roles, role.Words)
			}
			got = append(got, strings.Join(roles, ", ")+" ("+strings.Trim(o.First.Words+" – "+o.Last.Words, " –")+")")
		}
		if told := strings.Join(got, "; "); told != c.want {
			t.Errorf("%s: got %q, want %q", c.what, told, c.want)
		}
	}
}

func TestFragmentsOfNames(t *testing.T) {
	taken := fragments{}
	for _, c := range []struct{ name, want string }{
		{"Nguyễn Văn An", "nguyen-van-an"}, {"Nguyễn Văn Ân", "nguyen-van-an-2"}, {"Nguyễn Văn An 2", "nguyen-van-an-2-2"},
		{"NGUYỄN VĂN AN", "nguyen-van-an-3"}, {"Đỗ Ý", "do-y"}, {"王", "_name"}, {"李", "_name-2"},
	} {
		if got := taken.free(c.name); got != c.want {
			t.Errorf("%s stands at #%s, want #%s", c.name, got, c.want)
		}
	}
}

func TestInitials(t *testing.T) {
	for name, want := range map[string]string{"Nguyễn Thị Ánh": "A", "Lê Ấn": "Â", "Đỗ Đức": "Đ", "Trần Dũng": "D", "Phạm Ước": "Ư", "Vũ Yến": "Y", "an": "A"} {
		if got := initial(name); got != want {
			t.Errorf("%q is under %q, want %q", name, got, want)
		}
	}
}
