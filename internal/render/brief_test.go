package render

import (
	"bytes"
	"testing"

	"phoihop/internal/page"
	"phoihop/internal/viet"
)

// TestBrief: what is not stated leaves no empty line, and long words are not broken.
func TestBrief(t *testing.T) {
	all := loaded(t)
	for _, c := range []struct {
		name string
		p    page.Brief
		want string
	}{
		{"a title alone", page.Brief{Lang: viet.Vi, District: "Quận Tây Hồ", Held: "năm 2023", Title: "Họp", Address: "vi/tay-ho/a.html"}, "\ufeff" +
			"Quận Tây Hồ, năm 2023\nHọp\n\nvi/tay-ho/a.html\n"},
		{"tasks", page.Brief{Lang: viet.En, District: "Tay Ho District", Held: "2023", Title: "Meeting", GoesOn: true,
			Tasks: []page.BriefTask{{Title: "Who?", Owner: "People's Council"}, {Title: "Then", Due: "31 Dec 2023"}, {Title: "Nobody, never"}}, Address: "a"}, "\ufeff" +
			"Tay Ho District, 2023\nMeeting\n\nTasks assigned:\n1. Who? Lead: People's Council.\n2. Then. Due: 31 Dec 2023.\n3. Nobody, never.\n… (the source's list goes on)\n\na\n"},
		{"long words", page.Brief{Lang: viet.Vi, District: "Quận Tây Hồ", Held: "2023", Title: "Mười chữ cái mười chữ cái mười chữ cái mười chữ cái mười chữ cái mười chữ cái, vừa Ẫ",
			Reference: true, Source: "Báo", Address: "https://example.org/vi/tay-ho/mot-bao-cao-co-ten-rat-dai-khong-the-nao-vua-mot-dong-tam-muoi-chu.html"}, "\ufeff" +
			"Quận Tây Hồ, 2023\nMười chữ cái mười chữ cái mười chữ cái mười chữ cái mười chữ cái mười chữ cái,\nvừa Ẫ\n\n" +
			"Nguồn: Báo\nBản dịch. Chỉ để tham khảo.\nhttps://example.org/vi/tay-ho/mot-bao-cao-co-ten-rat-dai-khong-the-nao-vua-mot-dong-tam-muoi-chu.html\n"},
	} {
		var got bytes.Buffer
		all.Brief(&got, &c.p)
		if got.String() != c.want {
			t.Errorf("%s:\n%s\nwant:\n%s", c.name, got.String(), c.want)
		}
	}
}
