package viet

import "testing"

func TestDay(t *testing.T) {
	for _, c := range []struct {
		year, month, day int
		vi, en           string
		shortVi, shortEn string
	}{
		{2023, 2, 15, "thứ Tư, 15/02/2023", "Wednesday 15 February 2023", "15/02/2023", "15 Feb 2023"},
		{2024, 3, 13, "thứ Tư, 13/03/2024", "Wednesday 13 March 2024", "13/03/2024", "13 Mar 2024"},
		{2019, 5, 31, "thứ Sáu, 31/05/2019", "Friday 31 May 2019", "31/05/2019", "31 May 2019"},
		{2025, 7, 1, "thứ Ba, 01/07/2025", "Tuesday 1 July 2025", "01/07/2025", "1 Jul 2025"},
		{2024, 2, 29, "thứ Năm, 29/02/2024", "Thursday 29 February 2024", "29/02/2024", "29 Feb 2024"},
		{2023, 12, 31, "Chủ nhật, 31/12/2023", "Sunday 31 December 2023", "31/12/2023", "31 Dec 2023"},
		{2024, 1, 1, "thứ Hai, 01/01/2024", "Monday 1 January 2024", "01/01/2024", "1 Jan 2024"},
		{2024, 1, 6, "thứ Bảy, 06/01/2024", "Saturday 6 January 2024", "06/01/2024", "6 Jan 2024"},

		// Not stated.
		{2019, 4, 0, "tháng 4/2019", "April 2019", "04/2019", "Apr 2019"},
		{2019, 2, 0, "tháng 02/2019", "February 2019", "02/2019", "Feb 2019"},
		{2023, 12, 0, "tháng 12/2023", "December 2023", "12/2023", "Dec 2023"},
		{2019, 0, 0, "năm 2019", "2019", "2019", "2019"},
		{2019, 0, 5, "năm 2019", "2019", "2019", "2019"},

		// No such day, no such month.
		{2023, 2, 29, "tháng 02/2023", "February 2023", "02/2023", "Feb 2023"},
		{2023, 13, 1, "năm 2023", "2023", "2023", "2023"},
		{2023, -1, -1, "năm 2023", "2023", "2023", "2023"},
	} {
		for _, form := range []struct{ name, got, want string }{
			{"Day vi", Day(Vi, c.year, c.month, c.day), c.vi},
			{"Day en", Day(En, c.year, c.month, c.day), c.en},
			{"ShortDay vi", ShortDay(Vi, c.year, c.month, c.day), c.shortVi},
			{"ShortDay en", ShortDay(En, c.year, c.month, c.day), c.shortEn},
		} {
			if form.got != form.want {
				t.Errorf("%s of %d-%d-%d is %q, want %q", form.name, c.year, c.month, c.day, form.got, form.want)
			}
		}
	}
}

func TestDayPart(t *testing.T) {
	const vi, en = "thứ Tư, 15/02/2023", "Wednesday 15 February 2023"
	for _, c := range []struct{ part, vi, en string }{
		{"morning", "sáng thứ Tư, 15/02/2023", "Wednesday 15 February 2023, morning"},
		{"afternoon", "chiều thứ Tư, 15/02/2023", "Wednesday 15 February 2023, afternoon"},
		{"evening", "tối thứ Tư, 15/02/2023", "Wednesday 15 February 2023, evening"},
		{"all-day", "cả ngày thứ Tư, 15/02/2023", "Wednesday 15 February 2023, all day"},
		{"", vi, en},
		{"noon", vi, en},
	} {
		if got := DayPart(Vi, c.part, vi); got != c.vi {
			t.Errorf("DayPart(vi, %q) is %q, want %q", c.part, got, c.vi)
		}
		if got := DayPart(En, c.part, en); got != c.en {
			t.Errorf("DayPart(en, %q) is %q, want %q", c.part, got, c.en)
		}
	}
	if vi, en := DayPart(Vi, "morning", ""), DayPart(En, "morning", ""); vi != "sáng" || en != "morning" {
		t.Errorf("the part of a day not given is %q and %q, want sáng and morning", vi, en)
	}
}

func TestDays(t *testing.T) {
	for _, c := range []struct {
		lang           Lang
		from, to, want string
	}{
		{Vi, "15/04/2018", "15/04/2019", "từ 15/04/2018 đến 15/04/2019"},
		{En, "15 Apr 2018", "15 Apr 2019", "from 15 Apr 2018 to 15 Apr 2019"},
		{Vi, "năm 2023", "năm 2023", "năm 2023"},
		{En, "2023", "2023", "2023"},
		{Vi, "năm 2023", "", "từ năm 2023"},
		{En, "2023", "", "from 2023"},
		{Vi, "", "năm 2023", "đến năm 2023"},
		{En, "", "2023", "until 2023"},
		{Vi, "", "", ""},
	} {
		if got := Days(c.lang, c.from, c.to); got != c.want {
			t.Errorf("Days(%s, %q, %q) is %q, want %q", c.lang, c.from, c.to, got, c.want)
		}
	}
}

func TestLegalDates(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{LongDay(Vi, 2025, 7, 1), "01/7/2025"},
		{LongDay(Vi, 2023, 2, 15), "15/02/2023"},
		{LongDay(En, 2025, 7, 1), "1 July 2025"},
		{LongDay(Vi, 2025, 7, 0), "tháng 7/2025"},
		{Quarter(Vi, 2023, 4), "quý IV/2023"},
		{Quarter(En, 2023, 1), "first quarter of 2023"},
		{Quarter(En, 2023, 5), "2023"},
		{Half(Vi, 2023, 1), "6 tháng đầu năm 2023"},
		{Half(Vi, 2023, 2), "6 tháng cuối năm 2023"},
		{Half(En, 2023, 2), "second half of 2023"},
		{Half(Vi, 2023, 3), "năm 2023"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}
