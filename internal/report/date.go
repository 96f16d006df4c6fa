package report

import (
	"cmp"
	"fmt"
	"strconv"
	"time"
)

// Date is a day, or only a month (Day 0) or a year (Month 0) where the source gives no more. It is small:
// memory holds several for each report and task.
type Date struct {
	Year       int16
	Month, Day int8
}

// DateOf makes a date of its parts; year is at most 9999.
func DateOf(year, month, day int) Date { return Date{int16(year), int8(month), int8(day)} }

// Parts gives year, month and day.
func (d Date) Parts() (year, month, day int) { return int(d.Year), int(d.Month), int(d.Day) }

// IsZero tells that no date is stated.
func (d Date) IsZero() bool { return d.Year == 0 }

// IsDay tells that the date names a day.
func (d Date) IsDay() bool { return d.Day > 0 }

// String gives "2023-02-15", "2023-02" or "2023"; "" for the zero date.
func (d Date) String() string {
	if d.Year == 0 {
		return ""
	}
	var room [16]byte
	text := appendDigits(room[:0], int(d.Year), 4)
	if d.Month > 0 {
		text = appendDigits(append(text, '-'), int(d.Month), 2)
	}
	if d.Month > 0 && d.Day > 0 {
		text = appendDigits(append(text, '-'), int(d.Day), 2)
	}
	return string(text)
}

// appendDigits writes a number with leading zeros.
func appendDigits(text []byte, n, digits int) []byte {
	for limit := 10; digits > 1; digits, limit = digits-1, limit*10 {
		if n < limit {
			text = append(text, '0')
		}
	}
	return strconv.AppendInt(text, int64(n), 10)
}

// Compare orders dates; a month stands before its days, a year before its months.
func (d Date) Compare(o Date) int {
	return cmp.Or(cmp.Compare(d.Year, o.Year), cmp.Compare(d.Month, o.Month), cmp.Compare(d.Day, o.Day))
}

// First is the first day that the date can mean, Last the last.
func (d Date) First() Date { return Date{d.Year, max(1, d.Month), max(1, d.Day)} }

// Last is the last day that the date can mean.
func (d Date) Last() Date {
	if d.Month == 0 {
		return Date{d.Year, 12, 31}
	}
	if d.Day == 0 {
		return Date{d.Year, d.Month, int8(DaysIn(d))}
	}
	return d
}

// Next is the day after the date's last day.
func (d Date) Next() Date {
	l := d.Last()
	t := time.Date(int(l.Year), time.Month(l.Month), int(l.Day)+1, 0, 0, 0, 0, time.UTC)
	return DateOf(t.Year(), int(t.Month()), t.Day())
}

// DaysIn is the number of days of the month that a date names.
func DaysIn(d Date) int {
	return time.Date(int(d.Year), time.Month(d.Month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// Due is when a task is to be done: a day, a month, a quarter, a half or a whole year; it means the
// last day of that time.
type Due struct {
	Date
	Quarter, Half int8 // 0: none
}

// String gives the due date as it is written in a report: "2023-12-31", "2023-Q4", "2023-H2" …
func (d Due) String() string {
	switch {
	case d.Quarter > 0:
		return fmt.Sprintf("%04d-Q%d", d.Year, d.Quarter)
	case d.Half > 0:
		return fmt.Sprintf("%04d-H%d", d.Year, d.Half)
	}
	return d.Date.String()
}

// Last is the last day on which the task is in time.
func (d Due) Last() Date {
	switch {
	case d.Quarter > 0:
		return Date{d.Year, 3 * d.Quarter, 0}.Last()
	case d.Half > 0:
		return Date{d.Year, 6 * d.Half, 0}.Last()
	}
	return d.Date.Last()
}
