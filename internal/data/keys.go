package data

import "phoihop/internal/report"

// key is what the data say of a key of the front matter beyond its type.
type key struct {
	role    role
	title   both
	choices report.Choices // closed list
}

// role says what a text of the front matter is. Whatever is no text is a fact.
type role uint8

const (
	spoken role = iota // words, which a translation may give; what a key is that keys does not name
	fact               // stands once
	linked             // an address; one within the site leads from the report's page
	filed              // a file in the report's folder; its address is told beside it, as NAME_url
	own                // said of the file itself: a translation has its own
	untold             // not in the data
)

// keys are the keys of the front matter, by name, or by type and name where it has a meaning of its own there. A test
// asks for every one.
var keys = map[string]key{
	"title":          {title: both{"Tiêu đề", "Title"}},
	"summary":        {title: both{"Tóm tắt", "Summary"}},
	"agency":         {title: both{"Cơ quan", "Agencies"}},
	"Report.agency":  {title: both{"Cơ quan họp", "Bodies that met"}},
	"convener":       {title: both{"Cơ quan triệu tập", "Body that called the meeting"}},
	"date":           {title: both{"Ngày", "Date"}},
	"Report.date":    {title: both{"Ngày họp", "Day held"}},
	"end_date":       {title: both{"Ngày kết thúc", "Last day"}},
	"part_of_day":    {role: fact, title: both{"Buổi", "Part of the day"}, choices: report.PartsOfDay},
	"kind":           {title: both{"Loại hội nghị", "Kinds of meeting"}},
	"venue":          {title: both{"Địa điểm", "Venue"}},
	"term":           {title: both{"Nhiệm kỳ", "Term"}},
	"session":        {title: both{"Kỳ họp", "Session"}},
	"period":         {title: both{"Thời gian được đánh giá", "Time under review"}},
	"Signed.period":  {title: both{"Thời gian thực hiện", "Period"}},
	"next_period":    {title: both{"Thời gian được bàn tới", "Time planned for"}},
	"from":           {title: both{"Từ", "From"}},
	"to":             {title: both{"Đến", "To"}},
	"label":          {title: both{"Nội dung", "Subject"}},
	"Period.label":   {title: both{"Như nguồn ghi", "As the source words it"}},
	"published":      {title: both{"Ngày đăng", "Published"}},
	"updated":        {title: both{"Ngày cập nhật", "Updated"}},
	"author":         {title: both{"Tác giả", "Author"}},
	"source":         {title: both{"Nguồn", "Source"}},
	"Task.source":    {title: both{"Căn cứ", "Basis"}},
	"url":            {role: linked, title: both{"Địa chỉ", "Address"}},
	"section":        {title: both{"Chuyên mục", "Section"}},
	"retrieved":      {title: both{"Ngày truy cập", "Day retrieved"}},
	"source_notes":   {title: both{"Ghi chú biên tập", "Editor's notes"}},
	"attendees":      {title: both{"Thành phần dự", "Those present"}},
	"name":           {role: fact, title: both{"Họ và tên", "Name"}},
	"Source.name":    {title: both{"Tên nguồn", "Name of the source"}},
	"roles":          {title: both{"Chức vụ", "Offices"}},
	"group":          {title: both{"Cơ quan, đoàn", "Body or group"}},
	"count":          {title: both{"Số người", "Number of people"}},
	"chair":          {title: both{"Chủ trì", "Chaired the meeting"}},
	"did":            {role: fact, title: both{"Việc làm tại hội nghị", "What they did"}, choices: report.Acts},
	"representing":   {title: both{"Đại diện", "Representing"}},
	"note":           {title: both{"Ghi chú", "Note"}},
	"signed":         {title: both{"Văn bản đã ký", "What was signed"}},
	"Signed.kind":    {role: fact, title: both{"Loại văn bản", "Kind"}, choices: report.SignedKinds},
	"number":         {role: fact, title: both{"Số hiệu", "Number"}},
	"parties":        {title: both{"Các bên ký", "Parties"}},
	"parties_note":   {title: both{"Các bên ký, như nguồn ghi", "Parties, as the source words them"}},
	"item_count":     {title: both{"Số nội dung mà văn bản nêu", "Number of items that the text declares"}},
	"items":          {title: both{"Các nội dung", "Items"}},
	"file":           {role: filed, title: both{"Tệp", "File"}},
	"results":        {title: both{"Kết quả", "Results"}},
	"id":             {role: fact, title: both{"Mã", "Id"}},
	"value":          {title: both{"Thực hiện", "Done"}},
	"of":             {title: both{"Trên tổng số", "Out of"}},
	"unit":           {title: both{"Đơn vị", "Unit"}},
	"plan":           {title: both{"Kế hoạch", "Plan"}},
	"change":         {title: both{"Thay đổi", "Change"}},
	"running":        {title: both{"Đang triển khai", "Still under way"}},
	"level":          {role: fact, title: both{"Cấp", "Level"}, choices: report.Levels},
	"across":         {title: both{"Số đơn vị có kết quả", "Units that it covers"}},
	"missing":        {title: both{"Đơn vị còn thiếu", "Units still missing"}},
	"parts":          {title: both{"Các phần", "Parts"}},
	"limitations":    {title: both{"Tồn tại, hạn chế", "Limitations"}},
	"text":           {title: both{"Nội dung", "Text"}},
	"said_by":        {title: both{"Theo", "According to"}},
	"tasks":          {title: both{"Nhiệm vụ", "Tasks"}},
	"owner":          {title: both{"Cơ quan chủ trì", "Lead"}},
	"with":           {title: both{"Cơ quan phối hợp", "Together with"}},
	"owner_note":     {title: both{"Chủ trì, như nguồn ghi", "Lead, as the source words it"}},
	"by":             {title: both{"Người giao", "Asked by"}},
	"due":            {title: both{"Thời hạn", "Due"}},
	"due_note":       {title: both{"Thời hạn, như nguồn ghi", "Due, as the source words it"}},
	"output":         {title: both{"Sản phẩm", "Output"}},
	"status":         {role: fact, title: both{"Trạng thái", "Status"}, choices: report.Statuses},
	"status_source":  {title: both{"Nguồn của trạng thái", "Source of the status"}},
	"done_on":        {title: both{"Ngày hoàn thành", "Done on"}},
	"result":         {title: both{"Kết quả", "Result"}},
	"follows":        {role: fact, title: both{"Tiếp nối nhiệm vụ, như báo cáo ghi", "Task that it carries on, as the report names it"}},
	"documents":      {title: both{"Văn bản liên quan", "Documents"}},
	"Document.kind":  {role: fact, title: both{"Loại văn bản", "Kind"}, choices: report.DocumentKinds},
	"issuer":         {title: both{"Cơ quan ban hành", "Issuer"}},
	"role":           {role: fact, title: both{"Vai trò", "Role"}, choices: report.DocumentRoles},
	"themes":         {title: both{"Chủ đề, cuộc vận động, phong trào", "Themes, campaigns and movements"}},
	"Theme.kind":     {role: fact, title: both{"Loại", "Kind"}, choices: report.ThemeKinds},
	"year":           {title: both{"Năm", "Year"}},
	"variants":       {title: both{"Cách ghi khác", "Other wordings"}},
	"photos":         {title: both{"Ảnh", "Photos"}},
	"alt":            {title: both{"Mô tả ảnh", "Alternative text"}},
	"caption":        {title: both{"Chú thích", "Caption"}},
	"credit":         {title: both{"Người chụp", "Credit"}},
	"attachments":    {title: both{"Tệp đính kèm", "Attachments"}},
	"corrections":    {title: both{"Đính chính, cập nhật", "Corrections and updates"}},
	"draft":          {title: both{"Bản nháp", "Draft"}},
	"aliases":        {role: fact, title: both{"Mã cũ", "Former ids"}},
	"translation":    {role: own, title: both{"Bản dịch", "Translation"}},
	"authoritative":  {title: both{"Bản dịch chính thức", "Official translation"}},
	"Translation.by": {role: fact, title: both{"Người dịch", "Translated by"}},
	"Translation.of": {role: fact, title: both{"Dấu của bản gốc đã dịch", "Fingerprint of the original that was translated"}},

	"percent_of_plan": {title: both{"So với kế hoạch (%)", "Share of the plan (%)"}},
	"Correction.kind": {role: fact, title: both{"Loại", "Kind"}, choices: report.CorrectionKinds},

	"Report.withdrawn":   {role: untold}, // a withdrawn report is not in the data
	"Translation.stated": {role: untold}, // no key of a file
}

// names are the keys that are not called as their fields are.
var names = map[string]string{"Agencies": "agency", "Kinds": "kind"}
