package problem

// Reports: rules that hold between the keys of a report, its translation and other reports.
const (
	EndBeforeStart       Code = "end-before-start"
	DuplicateID          Code = "duplicate-id"
	NameOrGroup          Code = "name-or-group"
	RoleTwice            Code = "role-twice"
	FileMissing          Code = "file-missing"
	NotAPicture          Code = "not-a-picture"
	UnknownFollows       Code = "unknown-follows"
	CircularFollows      Code = "circular-follows"
	FollowsLater         Code = "follows-later"
	FollowsTwice         Code = "follows-twice"
	BackFromDone         Code = "back-from-done"
	StatusSource         Code = "status-source"
	SourceMissing        Code = "source-missing"
	OriginalMissing      Code = "original-missing"
	TwoOriginals         Code = "two-originals"
	TranslationFact      Code = "translation-fact"
	TranslationExtra     Code = "translation-extra"
	TranslationEntry     Code = "translation-entry"
	TranslationEntryName Code = "translation-entry-twice"
	TranslationLength    Code = "translation-length"
	TranslationCopied    Code = "translation-copied"
	AliasTaken           Code = "alias-taken"
	AliasForm            Code = "alias-form"
)

var reportCatalog = map[Code]entry{
	EndBeforeStart: {Error,
		Words{"ngày cuối %[1]s sớm hơn ngày đầu %[2]s", "the end %[1]s is before the beginning %[2]s"},
		Words{"xem lại hai ngày; có thể đã viết ngược", "check the two dates; they may be exchanged"}},
	DuplicateID: {Error,
		Words{"mã %[1]q đã dùng trong báo cáo này", "the id %[1]q is already used in this report"},
		Words{"đặt mã khác, ví dụ %[2]q", "choose another id, such as %[2]q"}},
	NameOrGroup: {Error,
		Words{"mỗi mục của attendees có name hoặc group, không phải cả hai", "an entry of attendees has either name or group"},
		Words{"viết name cho một người, group cho một cơ quan hoặc một đoàn", "write name for a person, group for a body or group"}},
	RoleTwice: {Error,
		Words{"role và roles không đứng cùng nhau", "role and roles cannot stand together"},
		Words{"viết tất cả chức vụ trong roles: [ … ]", "write every office under roles: [ … ]"}},
	FileMissing: {Error,
		Words{"không có tệp %[1]q trong thư mục %[2]s", "there is no file %[1]q in the folder %[2]s"},
		Words{"chép tệp vào thư mục đó hoặc sửa tên; chữ hoa và chữ thường khác nhau", "copy the file there or correct its name; capital and small letters differ"}},
	NotAPicture: {Error,
		Words{"%[1]q không phải là ảnh jpg hoặc png", "%[1]q is not a jpg or png picture"},
		Words{"ảnh dùng jpg hoặc png; tệp khác để ở attachments", "pictures are jpg or png; other files go to attachments"}},
	UnknownFollows: {Error,
		Words{"follows không tìm thấy nhiệm vụ %[1]q", "follows names no task: %[1]q"},
		Words{"viết địa-phương/tên-báo-cáo#mã, ví dụ tay-ho/2023-02-15-tong-ket#t1; nhiệm vụ ở báo cáo trước phải có id", "write district/report#id, such as tay-ho/2023-02-15-tong-ket#t1; the earlier task needs an id"}},
	CircularFollows: {Error,
		Words{"các nhiệm vụ nối tiếp nhau thành vòng tròn: %[1]s", "these tasks follow each other in a circle: %[1]s"},
		Words{"nhiệm vụ chỉ nối tiếp nhiệm vụ của báo cáo trước", "a task follows one of an earlier report"}},
	FollowsLater: {Error,
		Words{"nhiệm vụ %[1]q không thuộc một báo cáo trước báo cáo này", "the task %[1]q is not of an earlier report"},
		Words{"nhiệm vụ chỉ nối tiếp nhiệm vụ của báo cáo có ngày sớm hơn; xem lại date của hai báo cáo", "a task follows one of a report with an earlier date; check the dates of both"}},
	FollowsTwice: {Warning,
		Words{"nhiệm vụ %[1]q đã được nối tiếp ở %[2]s, nên có hai nhánh", "the task %[1]q is already followed in %[2]s, so there are two branches"},
		Words{"nếu là một việc thì chỉ một nhiệm vụ ghi follows", "if it is one matter, let one task follow"}},
	BackFromDone: {Warning,
		Words{"nhiệm vụ %[1]q đã được báo cáo là hoàn thành, ở đây lại là %[2]q", "the task %[1]q was reported as done, here it is %[2]q again"},
		Words{"nếu là việc mới thì bỏ follows; nếu báo cáo trước ghi nhầm thì sửa ở đó và ghi corrections", "if it is a new matter, remove follows; if the earlier report was wrong, correct it there and say so in corrections"}},
	StatusSource: {Warning,
		Words{"trạng thái %[1]q chưa có căn cứ", "nothing says who stated %[1]q"},
		Words{"thêm status_source: ai hoặc văn bản nào nói như vậy, ví dụ status_source: Báo cáo tại hội nghị", "add status_source: who or which paper says so, such as status_source: Report at the meeting"}},
	SourceMissing: {Warning,
		Words{"báo cáo không ghi nguồn, trong khi cổng này không phải là cổng chính thức", "the report names no source, and this site is not an official one"},
		Words{"thêm source: {name: …, url: …}", "add source: {name: …, url: …}"}},
	OriginalMissing: {Error,
		Words{"đây là văn bản dịch nhưng không có văn bản gốc", "this is a translation, but its original is missing"},
		Words{"thêm tệp gốc %[1]q, hoặc bỏ khoá translation và viết đủ agency, date", "add the original %[1]q, or remove the key translation and write agency and date"}},
	TwoOriginals: {Error,
		Words{"báo cáo có nhiều tệp nhưng tệp nào cũng có khoá translation", "every file of this report has the key translation"},
		Words{"bỏ khoá translation trong tệp gốc", "remove the key translation from the original"}},
	TranslationFact: {Error,
		Words{"bản dịch ghi %[1]q khác văn bản gốc: %[2]s, còn gốc là %[3]s", "the translation contradicts its original in %[1]q: %[2]s here, %[3]s there"},
		Words{"bỏ khoá này trong bản dịch: số liệu chỉ viết một lần, ở văn bản gốc", "remove the key here: facts stand once, in the original"}},
	TranslationExtra: {Error,
		Words{"bản dịch có %[1]q mà văn bản gốc không có", "the translation has %[1]q, which the original does not have"},
		Words{"thêm vào văn bản gốc hoặc bỏ ở đây", "add it to the original or remove it here"}},
	TranslationEntry: {Error,
		Words{"văn bản gốc không có mục %[1]q trong %[2]q", "the original has no entry %[1]q under %[2]q"},
		Words{"các mục của bản gốc: %[3]s", "entries of the original: %[3]s"}},
	TranslationEntryName: {Error,
		Words{"mục %[1]q của %[2]q được dịch hai lần", "the entry %[1]q of %[2]q is translated twice"},
		Words{"giữ một mục", "keep one of them"}},
	TranslationLength: {Error,
		Words{"danh sách %[1]q có %[2]d mục, còn văn bản gốc có %[3]d mục", "the list %[1]q has %[2]d entries, the original has %[3]d"},
		Words{"dịch đủ các mục theo đúng thứ tự của bản gốc", "translate every entry, in the original's order"}},
	TranslationCopied: {Warning,
		Words{"bản dịch chép nguyên văn %[1]q của văn bản gốc", "the translation repeats the original's %[1]q word for word"},
		Words{"dịch, hoặc bỏ khoá này: trang sẽ hiện nguyên văn và ghi rõ ngôn ngữ của nó", "translate it, or leave the key out: the page then shows the original and says which language it is in"}},
	AliasTaken: {Error,
		Words{"địa chỉ cũ %[1]q đang là một báo cáo khác hoặc đã được dùng", "the former id %[1]q is another report's, or is used twice"},
		Words{"bỏ địa chỉ này khỏi aliases", "remove it from aliases"}},
	AliasForm: {Error,
		Words{"%[1]q không phải là mã báo cáo", "%[1]q is not a report's id"},
		Words{"viết địa-phương/tên-báo-cáo, ví dụ %[2]q", "write district/report, such as %[2]q"}},
}
