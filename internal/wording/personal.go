package wording

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"phoihop/internal/problem"
	"phoihop/internal/viet"
)

// personalWords are the words beside which personal data stand, as canonical writes them.
var personalWords = map[viet.Lang][]string{
	viet.Vi: {"sinh", "sn", "trú", "ngụ", "nhà"},
	viet.En: {"born", "birth", "residing", "resides", "lives", "house"},
}

// A birth is that of a living person: years before 1920 are history. What is behind the word decides, and for
// "sinh" what is before it (see isBirth).
var (
	birthVi = regexp.MustCompile(`^(?i:sinh|sn)[ :]+(?:ngày[ :]*|năm[ :]*)?(?:\d{1,2}[/.-]\d{1,2}[/.-](?:19[2-9]\d|20[0-2]\d)|\d{1,2} tháng \d{1,2} năm (?:19[2-9]\d|20[0-2]\d)|(?:19[2-9]\d|20[0-2]\d))(?:[^\d/-]|$)`)
	birthEn = regexp.MustCompile(`^(?i:born) (?:on|in) (?:\d{1,2}(?:st|nd|rd|th)? )?(?:(?:January|February|March|April|May|June|July|August|September|October|November|December),? )?(?:\d{1,2},? )?(?:19[2-9]\d|20[0-2]\d)\b|^(?i:birth)(?: is)?:? \d{1,4}[ /.-]`)

	// A house has a number; where an office stands, or that somebody lives in a ward, is no private address.
	residence  = regexp.MustCompile(`^(?i:trú|ngụ)(?: tại| ở)?[ :]*(?:(?i:số nhà|nhà số|số|ngõ|hẻm|ngách|căn hộ|phòng) \d+|\d+[\d/A-Za-z]*,? (?:đường|phố|ngõ|hẻm|ngách|\p{Lu}))`)
	houseVi    = regexp.MustCompile(`^(?i:nhà)(?: số)? \d+[\d/A-Za-z]*,? (?:đường|phố|ngõ|hẻm|ngách|tổ|ấp|thôn|xóm|khu|phường|xã|\p{Lu})`)
	addressEn  = regexp.MustCompile(`^(?i:residing|resides|lives) at (?:No\.? |number )?\d+[\d/A-Za-z]*,? \pL`)
	houseEn    = regexp.MustCompile(`^(?i:house) (?:No\.? |number )\d+[\d/A-Za-z]*,? \p{Lu}`)
	cardBefore = regexp.MustCompile(cardWord + `[^\d\n]{0,20}$`)
	cardRight  = regexp.MustCompile(cardWord + `(?: công dân)?(?:[ :.,(-]|số|là|mang|no|number|is)*$`)
)

const cardWord = `(?i)(?:cmnd|cccd|cmtnd|căn cước|chứng minh(?: nhân dân| thư)?|định danh(?: cá nhân)?|identity card|identity number|id card|id number|passport)`

// window is how far personal data are looked for on either side of what hints at them.
const window = 100

// personal looks at a word beside which personal data may stand.
func (s *reading) personal(canon string, before, at place) {
	if len(canon) > len("residing") || !listed(s.beside, canon) {
		return
	}
	behind := s.line(at.start)
	told := func(p problem.Code, length int) {
		if at.start >= s.private && s.IsProse(at.start) {
			s.private = at.start + length
			s.tell(at.start, problem.New(p, strings.TrimRight(behind[:length], " ,.;:)(")))
		}
	}
	switch canon {
	case "sinh", "sn":
		if m := birthVi.FindStringIndex(behind); m != nil && s.isBirth(canon, before, at) {
			told(problem.BirthDate, m[1])
		}
	case "born", "birth":
		isYear := strings.HasPrefix(behind, "born in") // also said of movements and wards
		if m := birthEn.FindStringIndex(behind); m != nil && (!isYear || strings.ContainsAny(string(s.Data[before.end:at.start]), "(,")) {
			told(problem.BirthDate, m[1])
		}
	case "trú", "ngụ":
		if m := residence.FindStringIndex(behind); m != nil {
			told(problem.PrivateAddress, restOfPhrase(behind, m[1]))
		}
	case "nhà":
		isNumbered := strings.HasPrefix(behind[len("nhà"):], " số ") || string(s.Data[before.start:before.end]) == "số"
		if m := houseVi.FindStringIndex(behind); m != nil && isNumbered {
			told(problem.PrivateAddress, restOfPhrase(behind, m[1]))
		}
	case "residing", "resides", "lives":
		if m := addressEn.FindStringIndex(behind); m != nil {
			told(problem.PrivateAddress, restOfPhrase(behind, m[1]))
		}
	case "house":
		if m := houseEn.FindStringIndex(behind); m != nil {
			told(problem.PrivateAddress, restOfPhrase(behind, m[1]))
		}
	}
}

// restOfPhrase is the length up to the sign that ends a phrase.
func restOfPhrase(text string, from int) int {
	if end := strings.IndexAny(text[from:], ".;,)(\"”]}"); end >= 0 {
		return from + end
	}
	return len(text)
}

// line gives the text at an offset, to the end of its line and not further than a window.
func (s *reading) line(at int) string {
	text := s.Data[at:min(len(s.Data), at+2*window)]
	for i, b := range text {
		if b == '\n' {
			text = text[:i]
			break
		}
	}
	return strings.ToValidUTF8(strings.ReplaceAll(string(text), "\u00a0", " "), "")
}

// isBirth tells whether "sinh", before a date, is said of a person: of one named right before it, or behind a
// comma or a bracket, or as "ngày sinh". It ends many other words: "học sinh năm 2023", "tuyển sinh ngày 5/7/2023".
func (s *reading) isBirth(canon string, before, at place) bool {
	word := s.Data[at.start:at.end]
	if canon == "sn" {
		return string(word) == "SN" || string(word) == "sn"
	}
	if isCapitalized(word) {
		return at.start > 0 && s.Data[at.start-1] != ' '
	}
	between := strings.TrimSpace(string(s.Data[before.end:at.start]))
	if between != "" {
		last, _ := utf8.DecodeLastRuneInString(between)
		return strings.ContainsRune("(,;:–-", last)
	}
	previous := s.Data[before.start:before.end]
	if listedWord(" ngày năm ", previous) {
		return true
	}
	return isCapitalized(previous) && !listedWord(" học tuyển vệ phát hy hi dân an nữ nam tân ký tái khai sản thí bệnh phục giáo thư cứu nghiên y ", previous)
}

// number looks at digits that begin at an offset, and gives where the next word may begin.
func (s *reading) number(start int) int {
	end := start
	for end < len(s.Data) && begins[s.Data[end]] == 2 {
		end++
	}
	switch digits := end - start; {
	case start < s.private:
	case start > 0 && (within[s.Data[start-1]] != 0 || strings.IndexByte("/_=.,", s.Data[start-1]) >= 0):
	case s.cardInGroups(start, end):
		return s.private
	case digits >= 9 || s.Data[start] == '0' && digits > 1 && strings.IndexByte("235789", s.Data[start+1]) >= 0,
		digits >= 2 && start > 0 && s.Data[start-1] == '+' && s.Data[start] == '8' && s.Data[start+1] == '4':
		s.privateNumber(start, digits)
	}
	return end
}

// privateNumber tells a number that is a person's: of a telephone, an identity card or a passport.
func (s *reading) privateNumber(start, digits int) {
	text := s.line(start)
	code, length := problem.PhoneNumber, phoneLength(text, start > 0 && s.Data[start-1] == '+')
	if length == 0 {
		card := digits == 12 && text[0] == '0' && text[1] <= '9'
		if digits == 9 || digits == 12 {
			head := s.Data[max(0, start-window):start]
			card = card || cardBefore.Match(head)
		}
		if !card {
			return
		}
		code, length = problem.IdentityNumber, digits
	}
	next, _ := utf8.DecodeRuneInString(text[length:])
	if unicode.IsLetter(next) || unicode.IsDigit(next) || next == '/' || next == '%' || !s.IsProse(start) {
		return
	}
	s.private = start + length
	shown := text[:length]
	if start > 0 && (s.Data[start-1] == '+' || s.Data[start-1] == '(' && strings.Contains(shown, ")")) {
		start--
		shown = string(s.Data[start]) + shown
	}
	s.tell(start, problem.New(code, shown))
}

// cardInGroups tells a number of an identity card whose digits, nine or twelve, stand in groups: "CCCD 001 085 012 345".
// Its first group ends at end. Other numbers are grouped too: only the word right before it makes it one.
func (s *reading) cardInGroups(start, end int) bool {
	if end-start > 4 || groupBehind(s.Data, end) == end || !cardRight.Match(s.Data[max(0, start-window):start]) {
		return false
	}
	digits, last := end-start, 0
	for at := end; digits < 12; {
		next := groupBehind(s.Data, at)
		if next == at {
			break
		}
		for at = next; at < len(s.Data) && begins[s.Data[at]] == 2; at++ {
			digits++
		}
		if digits == 9 || digits == 12 {
			last = at
		}
	}
	if next, _ := utf8.DecodeRune(s.Data[last:]); last == 0 || unicode.IsLetter(next) || unicode.IsDigit(next) || !s.IsProse(start) {
		return false
	}
	s.private = last
	s.tell(start, problem.New(problem.IdentityNumber, strings.ReplaceAll(string(s.Data[start:last]), "\u00a0", " ")))
	return true
}

// groupBehind gives where the next group of digits begins, behind one space or point; at itself where there is none.
func groupBehind(data []byte, at int) int {
	for _, sign := range []string{" ", ".", "\u00a0"} {
		next := at + len(sign)
		if next < len(data) && string(data[at:next]) == sign && begins[data[next]] == 2 {
			return next
		}
	}
	return at
}

// phoneLength gives how much of a text, which begins with digits, is a telephone number of Viet Nam; 0 for none.
// Its digits are ten, or eleven of a landline, in groups as people write them: "0912 345 678", "024.3825.3536",
// "0912 34 56 78". Dates and rows of figures are grouped otherwise.
func phoneLength(text string, international bool) int {
	var groups []int
	end, digits := 0, 0
	for i := 0; i < len(text) && digits < 14; {
		n := 0
		for i+n < len(text) && begins[text[i+n]] == 2 {
			n++
		}
		if n == 0 {
			break
		}
		groups = append(groups, n)
		digits += n
		end = i + n
		if strings.HasPrefix(text[end:], ") ") && len(groups) == 1 {
			i = end + 2 // (024) 3825 3536
			continue
		}
		i = end + 1
		if end+1 >= len(text) || strings.IndexByte(" .-", text[end]) < 0 || begins[text[end+1]] != 2 {
			break
		}
	}
	first := text
	if international {
		digits -= len("84") - len("0")
		first = "0" + strings.TrimLeft(text[len("84"):], " .-")
	}
	landline := strings.HasPrefix(first, "02")
	if !landline && digits != 10 || landline && digits != 11 && digits != 10 || len(first) < 2 || strings.IndexByte("235789", first[1]) < 0 {
		return 0
	}
	for i, n := range groups {
		short := 3
		if international || i > 0 && groups[0] >= 4 {
			short = 2
		}
		if i == 0 && (n < 2 || n > 4 && len(groups) > 1) || i > 0 && n < short {
			return 0
		}
	}
	return end
}
