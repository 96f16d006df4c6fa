package live

import (
	"html/template"

	"phoihop/internal/problem"
)

// words are all that the server's own pages and bars say. A place for a number is %d.
var words = map[string]problem.Words{
	"wrong-host":   {Vi: "Máy chủ xem thử chỉ trả lời dưới tên localhost, 127.0.0.1, [::1] hoặc tên đã cho ở --host.", En: "The preview answers only as localhost, 127.0.0.1, [::1] or the name given with --host."},
	"wrong-method": {Vi: "Máy chủ xem thử chỉ trả lời GET và HEAD.", En: "The preview answers GET and HEAD only."},
	"wrong-site":   {Vi: "Một trang khác không được hỏi máy chủ xem thử.", En: "Another site may not ask the preview."},
	"no-page":      {Vi: "Trang thử không có địa chỉ này.", En: "There is nothing at this address."},
	"bar":          {Vi: "Xem thử", En: "Preview"},
	"fine":         {Vi: "không có lỗi", En: "no problems"},
	"errors":       {Vi: "lỗi", En: "error(s)"},
	"warnings":     {Vi: "cảnh báo", En: "warning(s)"},
	"notes":        {Vi: "gợi ý", En: "note(s)"},
	"error":        {Vi: "Lỗi", En: "Error"},
	"warning":      {Vi: "Cảnh báo", En: "Warning"},
	"note":         {Vi: "Gợi ý", En: "Note"},
	"draft":        {Vi: "Bản nháp: chưa được công bố", En: "Draft: not published yet"},
	"old":          {Vi: "Bản không lỗi gần nhất đang hiện; sửa lỗi dưới đây để thấy bản mới.", En: "This is the last version without errors; repair what is told below to see the new one."},
	"none":         {Vi: "Chưa có bản nào không lỗi để hiện.", En: "There is no version without errors to show yet."},
	"gone":         {Vi: "Không có trang nào ở địa chỉ này; tệp nguồn có thể đã được đổi tên hoặc xoá.", En: "There is no page at this address; its source may have been renamed or deleted."},
	"more":         {Vi: "và thêm nữa trong các tệp này:", En: "and more in these files:"},
	"elsewhere":    {Vi: "Ở các tệp khác:", En: "In other files:"},
	"searching":    {Vi: "Chỉ mục tìm kiếm đang được lập; kết quả sẽ hiện khi xong.", En: "The search index is being made; answers come when it is ready."},
	"search-old":   {Vi: "Chỉ mục tìm kiếm đang được lập lại; tạm thời tìm trong nội dung trước lần lưu cuối.", En: "The search index is being made anew; until then answers are from before the last save."},
	"open":         {Vi: "Mở trong VS Code:", En: "Open in VS Code:"},
	"status":       {Vi: "Tình trạng các báo cáo", En: "Status of all reports"},
	"home":         {Vi: "Trang chủ", En: "Home page"},
	"all":          {Vi: "Tất cả", En: "All"},
	"with-errors":  {Vi: "Có lỗi", En: "With errors"},
	"with-warning": {Vi: "Có cảnh báo", En: "With warnings"},
	"drafts":       {Vi: "Bản nháp", En: "Drafts"},
	"drafts-here":  {Vi: "Bản nháp mà trang này dẫn tới:", En: "Drafts that this page leads to:"},
	"draft-mark":   {Vi: "Bản nháp", En: "Draft"},
	"missing":      {Vi: "Thiếu bản dịch", En: "Without translation"},
	"stale":        {Vi: "Bản dịch cũ hơn bản gốc", En: "Translation behind its original"},
	"find":         {Vi: "Lọc theo tên tệp hoặc tiêu đề", En: "Filter by file or title"},
	"show":         {Vi: "Lọc", En: "Filter"},
	"problems":     {Vi: "Lỗi, cảnh báo, gợi ý", En: "Problems"},
	"report":       {Vi: "Báo cáo", En: "Report"},
	"date":         {Vi: "Ngày", En: "Date"},
	"languages":    {Vi: "Ngôn ngữ", En: "Languages"},
	"state":        {Vi: "Tình trạng", En: "State"},
	"source":       {Vi: "Nguồn", En: "Source"},
	"is-draft":     {Vi: "nháp", En: "draft"},
	"is-missing":   {Vi: "chưa có", En: "missing"},
	"is-stale":     {Vi: "bản dịch cũ hơn bản gốc", En: "translation behind its original"},
	"is-withdrawn": {Vi: "đã thu hồi", En: "withdrawn"},
	"is-absent":    {Vi: "chưa hiện được", En: "can't be shown yet"},
	"reports":      {Vi: "báo cáo", En: "report(s)"},
	"earlier":      {Vi: "Trang trước", En: "Previous page"},
	"later":        {Vi: "Trang sau", En: "Next page"},
	"checking":     {Vi: "Liên kết đang được kiểm tra.", En: "Links are being checked."},
}

// say gives a text in a language of messages.
func say(lang, key string) string { return words[key].In(lang) }

// ownPages are the server's own templates by language of messages.
var ownPages = map[string]*template.Template{"vi": parse("vi"), "en": parse("en")}

func parse(lang string) *template.Template {
	t := template.New("").Funcs(template.FuncMap{"t": func(key string) (string, error) {
		if _, known := words[key]; !known {
			return "", &unknownWordError{key}
		}
		return say(lang, key), nil
	}, "lang": func() string { return lang }})
	return template.Must(t.ParseFS(files, "*.html"))
}

type unknownWordError struct{ key string }

func (e *unknownWordError) Error() string { return "there is no text " + e.key }
