package viet

import (
	"fmt"
	"strconv"
	"time"
)

// Day writes a date in words, as it stands inside a sentence: "thứ Tư,
// 15/02/2023" or "Wednesday 15 February 2023". A month or day of 0 is not stated:
// "tháng 4/2019", "năm 2019"; "April 2019", "2019". A month that no year has, or
// a day that its month has not, counts as not stated.
//
// Vietnamese follows Decree 30/2020/NĐ-CP (Appendix I): weekdays are capitalized
// but for "thứ", and where the month stands in words, January and February take
// a leading zero ("tháng 02/2019") and the others none.
func Day(lang Lang, year, month, day int) string {
	month, day = stated(year, month, day)
	switch {
	case month == 0 && lang == En:
		return strconv.Itoa(year)
	case month == 0:
		return "năm " + strconv.Itoa(year)
	case day == 0 && lang == En:
		return time.Month(month).String() + " " + strconv.Itoa(year)
	case day == 0 && month <= 2:
		return "tháng " + twoDigits(month) + "/" + strconv.Itoa(year)
	case day == 0:
		return "tháng " + strconv.Itoa(month) + "/" + strconv.Itoa(year)
	}
	weekday := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC).Weekday()
	if lang == En {
		return weekday.String() + " " + strconv.Itoa(day) + " " + time.Month(month).String() + " " + strconv.Itoa(year)
	}
	return vietnameseWeekdays[weekday] + ", " + twoDigits(day) + "/" + twoDigits(month) + "/" + strconv.Itoa(year)
}

// ShortDay writes a date for tables and lists: "15/02/2023", "04/2019", "2019" or
// "15 Feb 2023", "Apr 2019", "2019". What is not stated is as for [Day].
func ShortDay(lang Lang, year, month, day int) string {
	month, day = stated(year, month, day)
	switch {
	case month == 0:
		return strconv.Itoa(year)
	case day == 0 && lang == En:
		return shortMonth(month) + " " + strconv.Itoa(year)
	case day == 0:
		return twoDigits(month) + "/" + strconv.Itoa(year)
	case lang == En:
		return strconv.Itoa(day) + " " + shortMonth(month) + " " + strconv.Itoa(year)
	}
	return twoDigits(day) + "/" + twoDigits(month) + "/" + strconv.Itoa(year)
}

// LongDay writes a day inside a legal sentence, without its weekday: "01/7/2025",
// "1 July 2025". The zeros are those of Decree 30/2020/NĐ-CP: days below 10 and
// the first two months have one.
func LongDay(lang Lang, year, month, day int) string {
	month, day = stated(year, month, day)
	switch {
	case day == 0:
		return Day(lang, year, month, day)
	case lang == En:
		return fmt.Sprintf("%d %s %d", day, time.Month(month), year)
	case month <= 2:
		return twoDigits(day) + "/" + twoDigits(month) + "/" + strconv.Itoa(year)
	}
	return fmt.Sprintf("%02d/%d/%d", day, month, year)
}

// Quarter writes a quarter of a year: "quý IV/2023", "fourth quarter of 2023".
func Quarter(lang Lang, year, quarter int) string {
	if quarter < 1 || quarter > 4 {
		return Day(lang, year, 0, 0)
	}
	if lang == En {
		return fmt.Sprintf("%s quarter of %d", [...]string{"first", "second", "third", "fourth"}[quarter-1], year)
	}
	return fmt.Sprintf("quý %s/%d", [...]string{"I", "II", "III", "IV"}[quarter-1], year)
}

// Half writes a half of a year: "6 tháng cuối năm 2023", "second half of 2023".
func Half(lang Lang, year, half int) string {
	switch {
	case half < 1 || half > 2:
		return Day(lang, year, 0, 0)
	case lang == En && half == 1:
		return fmt.Sprintf("first half of %d", year)
	case lang == En:
		return fmt.Sprintf("second half of %d", year)
	case half == 1:
		return fmt.Sprintf("6 tháng đầu năm %d", year)
	}
	return fmt.Sprintf("6 tháng cuối năm %d", year)
}

// DayPart joins a part of the day to a day in words: "chiều thứ Tư, 15/02/2023",
// "Wednesday 15 February 2023, afternoon". The parts are morning, afternoon,
// evening and all-day; "" and any other leave day as it is.
func DayPart(lang Lang, part string, day string) string {
	words, ok := dayParts[part]
	switch {
	case !ok:
		return day
	case lang == En && day == "":
		return words.en
	case lang == En:
		return day + ", " + words.en
	case day == "":
		return words.vi
	}
	return words.vi + " " + day
}

// Days joins the first and the last of several days, both in words: "từ … đến
// …", "from … to …". Where both are the same it is that day; where one is "", the
// time is open on that side ("từ …", "đến …"; "from …", "until …").
func Days(lang Lang, from, to string) string {
	switch {
	case from == to:
		return from
	case lang == En && from == "":
		return "until " + to
	case lang == En && to == "":
		return "from " + from
	case lang == En:
		return "from " + from + " to " + to
	case from == "":
		return "đến " + to
	case to == "":
		return "từ " + from
	}
	return "từ " + from + " đến " + to
}

// stated returns month and day, with 0 for what is not stated or can't be.
func stated(year, month, day int) (int, int) {
	if month < 1 || month > 12 {
		return 0, 0
	}
	lastDay := time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
	if day < 1 || day > lastDay {
		return month, 0
	}
	return month, day
}

// twoDigits writes 0 to 99 with a leading zero.
func twoDigits(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

func shortMonth(month int) string { return time.Month(month).String()[:3] }

var vietnameseWeekdays = [...]string{
	time.Sunday:    "Chủ nhật",
	time.Monday:    "thứ Hai",
	time.Tuesday:   "thứ Ba",
	time.Wednesday: "thứ Tư",
	time.Thursday:  "thứ Năm",
	time.Friday:    "thứ Sáu",
	time.Saturday:  "thứ Bảy",
}

var dayParts = map[string]struct{ vi, en string }{
	"morning":   {"sáng", "morning"},
	"afternoon": {"chiều", "afternoon"},
	"evening":   {"tối", "evening"},
	"all-day":   {"cả ngày", "all day"},
}
