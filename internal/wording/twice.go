package wording

import (
	"bytes"
	"strings"

	"phoihop/internal/problem"
	"phoihop/internal/viet"
)

// neverTwice are words of which two in a row are a slip, whatever stands around them. Vietnamese doubles words
// for good (luôn luôn, đời đời, ngày ngày), and many a phrase ends in the word that the next begins with: "Uỷ ban
// ban hành", "hiện tại tại quận", "nêu trên trên địa bàn", "đưa vào vào năm". All of these are left alone, so this
// list is short.
var neverTwice = map[viet.Lang]string{
	viet.Vi: " các những và với được đã đang sẽ cũng hoặc nhưng nếu nhằm rằng bởi thì khi của mà ",
	viet.En: " the a an of and or this these their its our which if ",
}

// rightTwice are what may follow a doubled word and make it right: "của của công" is said of public property.
const rightTwice = " công cải chung chìm "

// pairsNeverTwice are words of two syllables of which two in a row are a slip. As above, all that may be a verb as well is
// left alone: "Ban Chỉ đạo chỉ đạo", "Ban Tổ chức tổ chức hội nghị".
const pairsNeverTwice = "|hội nghị|cơ quan|nhân dân|uỷ ban|hội đồng|mặt trận|chính quyền|cán bộ|công chức|đại biểu|cử tri|nghị quyết|kế hoạch|chương trình|" +
	"quy chế|nội dung|nhiệm vụ|kết quả|giải pháp|chỉ tiêu|địa bàn|địa phương|đơn vị|chủ tịch|bí thư|đồng chí|văn phòng|thành viên|đoàn viên|hội viên|" +
	"quốc hội|chính phủ|trong đó|đồng thời|tuy nhiên|bên cạnh|do đó|vì vậy|theo đó|thời gian|"

// pairTwice looks at two words that may be the same as the two before them.
func (s *reading) pairTwice(four [4]place) {
	var words [4][]byte
	for i, at := range four {
		words[i] = s.Data[at.start:at.end]
		if i > 0 && !onlySpace(s.Data[four[i-1].end:at.start]) {
			return
		}
	}
	if !sameWord(words[0], words[2]) || !sameWord(words[1], words[3]) {
		return
	}
	pair := canonical(words[0]) + " " + canonical(words[1])
	second := s.Data[four[2].start:four[3].end]
	if !strings.Contains(pairsNeverTwice, "|"+pair+"|") || !bytes.Equal(second, bytes.ToLower(second)) {
		return // a capital begins a name: "cơ quan Cơ quan điều tra"
	}
	if at := four[2].start; s.IsProse(at) && !s.quoted(at) {
		s.tell(at, problem.New(problem.DoubledWord, pair))
	}
}

// twice looks at a word that may be the same as the one before it.
func (s *reading) twice(before, at place) {
	word, first := s.Data[at.start:at.end], s.Data[before.start:before.end]
	if !bytes.Equal(word, bytes.ToLower(word)) || !bytes.EqualFold(word, first) || !onlySpace(s.Data[before.end:at.start]) || !listedWord(neverTwice[s.lang], word) {
		return
	}
	if len(word) == 1 && first[0] != word[0] {
		return // "Class A a list"
	}
	if string(word) == "của" {
		next, _ := nextWord(s.Data[at.end:min(len(s.Data), at.end+20)])
		if listedWord(rightTwice, next.text) {
			return
		}
	}
	if s.IsProse(at.start) && !s.quoted(at.start) {
		s.tell(at.start, problem.New(problem.DoubledWord, string(word)))
	}
}
