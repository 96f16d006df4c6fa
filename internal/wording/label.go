package wording

import (
	"path"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"phoihop/internal/problem"
	"phoihop/internal/viet"
)

// Alt finds what is wrong with the words that stand for a picture: they are a file's name, say no more
// than that it is a picture, repeat the caption that is read anyway, or are too few. It tells one of these;
// file and caption may be "".
func Alt(alt, file, caption string, lang viet.Lang) (problem.Problem, bool) {
	bare := barely(alt)
	switch {
	case bare == "":
		return problem.New(problem.AltGeneric, alt), alt != ""
	case isFileName(alt, file):
		return problem.New(problem.AltFileName, alt), true
	case listed(genericAlts, strings.ReplaceAll(strings.TrimRight(bare, " 0123456789"), " ", "_")):
		return problem.New(problem.AltGeneric, alt), true
	case bare == barely(caption):
		return problem.New(problem.AltAsCaption), true
	case isShort(bare, lang):
		return problem.New(problem.AltShort, alt), true
	}
	return problem.Problem{}, false
}

// barely folds a text and leaves out signs around it.
func barely(s string) string {
	return strings.TrimFunc(viet.Fold(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// genericAlts are folded, their spaces as "_".
const genericAlts = " anh hinh hinh_anh buc_anh buc_hinh tam_anh tam_hinh anh_chup anh_minh_hoa hinh_minh_hoa hinh_anh_minh_hoa minh_hoa " +
	"anh_so hinh_so anh_hoat_dong anh_hoi_nghi hinh_anh_hoi_nghi bieu_do so_do ban_do logo " +
	"image images photo photos picture pictures pic graphic figure fig illustration photograph screenshot chart map img alt untitled "

// camera are names that cameras, telephones and programs give to pictures.
var camera = regexp.MustCompile(`^(?i)(img|dsc|dscn|dscf|pxl|mvimg|scan|screenshot|screen shot|whatsapp image|z|p|untitled)[-_ ]?\d[-\d_ .()]*$`)

// isFileName tells whether words for a picture are a file's name, with or without its ending. A name of
// several words, which somebody has thought of, is none unless it has an ending.
func isFileName(alt, file string) bool {
	alt = strings.TrimSpace(alt)
	if listed(" .jpg .jpeg .png .gif .webp .heic .tif .tiff .bmp .svg ", strings.ToLower(path.Ext(alt))) {
		return true
	}
	if camera.MatchString(alt) {
		return true
	}
	if strings.ContainsFunc(alt, unicode.IsSpace) {
		return false
	}
	name := path.Base(file)
	return strings.Contains(alt, "_") || strings.Count(alt, "-") > 1 || strings.ContainsAny(alt, "-0123456789") && strings.EqualFold(alt, strings.TrimSuffix(name, path.Ext(name)))
}

// isShort tells whether folded words are too few to say what a picture shows. A word of Vietnamese has two
// syllables as a rule.
func isShort(bare string, lang viet.Lang) bool {
	least := 3
	if lang == viet.En {
		least = 2
	}
	return len(strings.Fields(bare)) < least || utf8.RuneCountInString(bare) < 7
}

// IsVague tells whether the words of a link say nothing of where it leads. A screen reader lists links
// without what stands around them.
func IsVague(words string) bool {
	words = strings.TrimFunc(viet.Plain(words), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return words == "" || listed(vagueLinks, strings.ReplaceAll(strings.ToLower(words), " ", "_"))
}

const vagueLinks = " tại_đây ở_đây đây vào_đây xem đọc xem_thêm đọc_thêm đọc_tiếp xem_tiếp tìm_hiểu_thêm xem_tại_đây xem_ở_đây xem_chi_tiết xem_chi_tiết_tại_đây chi_tiết chi_tiết_tại_đây chi_tiết_xem_tại_đây " +
	"bấm_vào_đây bấm_đây nhấn_vào_đây nhấp_vào_đây nhấp_chuột_vào_đây nhấn_đây click_vào_đây ấn_vào_đây tải_tại_đây tải_về tải_về_tại_đây tải_xuống tải_xuống_tại_đây thêm tiếp liên_kết liên_kết_này đường_link đường_dẫn link_này trang_này bài_này " +
	"here click click_here click_this tap_here press_here see_here read_here more read_more see_more view_more learn_more find_out_more show_more more_details more_information more_info details view_details see_details info " +
	"link links this_link this this_page this_article this_website website download download_here continue continue_reading go read view see url "
