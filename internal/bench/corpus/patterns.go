package corpus

// Patterns of text; see fill for how their places are filled.

var sentences = []phrase{
	{"{when}, {unit} đã {verb} {number} {object} về {field} {state}",
		"{when}, {unit} {verb+ed} {number} {object} on {field} {state}"},
	{"{unit} đã {verb} {object} về {field} tại {place}, trong đó {number} trường hợp {outcome}",
		"{unit} {verb+ed} {object} on {field} in {place}, of which {number} cases {outcome}"},
	{"{few} trong số {number} {object} về {field} {outcome}; phần còn lại được chuyển đến {unit} trước ngày {due}",
		"{few} of {number} {object} on {field} {outcome}; the rest go to {unit} before {due}"},
	{"hội nghị đề nghị {unit} {verb} {object} về {field} ở {place} trước ngày {due}, {purpose}",
		"the meeting asked {unit} to {verb} {object} on {field} in {place} before {due}, {purpose}"},
	{"nguyên nhân chính là {cause}, nên {object} về {field} ở {place} mới đạt {percent} kế hoạch",
		"the main reason is that {cause}, so that {object} on {field} in {place} came to {percent} of the plan"},
	{"{unit} và {unit2} thống nhất {verb} {object} về {field}, {purpose}",
		"{unit} and {unit2} agreed to {verb} {object} on {field}, {purpose}"},
	{"so với năm {year}, số {object} về {field} tăng {number}, nhất là ở {place} và {place2}",
		"compared with {year}, {object} on {field} rose by {number}, above all in {place} and {place2}"},
	{"từ ngày {date}, {unit} giao một lãnh đạo theo dõi {field} và {verb} {object} {state}",
		"since {date} {unit} has had one of its leaders follow {field} and {verb} {object} {state}"},
	{"theo báo cáo của {unit}, tỷ lệ {object} {outcome} là {percent}, riêng {place} đạt {percent2}",
		"as {unit} reports, the share of {object} that {outcome} is {percent}, and {percent2} in {place} alone"},
	{"tại {place}, {unit} {verb} {number} {object} và lấy ý kiến {few} tổ dân phố về {field}",
		"in {place} {unit} {verb+ed} {number} {object} and asked {few} residential groups about {field}"},
	{"việc {verb} {object} về {field} còn chậm vì {cause}",
		"the work to {verb} {object} on {field} is still slow because {cause}"},
	{"{unit} tiếp thu {number} ý kiến về {field}, giải trình {few} nội dung và {verb} {object} {state}",
		"{unit} took up {number} comments on {field}, explained {few} matters and {verb+ed} {object} {state}"},
	{"đoàn giám sát do {unit} chủ trì đã đến {place} ngày {date}, {verb} {number} {object} và kết luận về {field}",
		"a delegation led by {unit} came to {place} on {date}, {verb+ed} {number} {object} and drew conclusions on {field}"},
	{"ở {place}, {object} {state} giảm từ {number} xuống {few}, {purpose}",
		"in {place} {object} {state} fell from {number} to {few}, {purpose}"},
	{"cử tri {place} quan tâm đến {field} và {field2}; {unit} đã trả lời {number} ý kiến",
		"voters in {place} care about {field} and {field2}; {unit} answered {number} comments"},
	{"{unit} cho rằng cần {verb} {object} trước khi bàn đến {field}, vì {cause}",
		"{unit} holds that one should {verb} {object} before {field} is discussed, since {cause}"},
	{"ngoài {field}, hai bên còn phối hợp {verb} {few} {object} ở {place} {when}",
		"besides {field}, both sides worked together to {verb} {few} {object} in {place} {when}"},
	{"kế hoạch năm {year} nêu {number} {object}; đến ngày {date} có {percent} {outcome}",
		"the plan for {year} names {number} {object}; by {date}, {percent} of them {outcome}"},
	{"{when}, {place} là nơi có nhiều {object} về {field} nhất, với {number} trường hợp {state}",
		"{when}, {place} had the most {object} on {field}, with {number} cases {state}"},
	{"{unit} gửi {object} cho {unit2} ngày {date}, kèm {few} phụ lục về {field}",
		"{unit} sent {object} to {unit2} on {date}, with {few} annexes on {field}"},
	{"sau khi {verb} {object} ở {place}, {unit} rút ra bài học về {field}: làm từng việc, có người chịu trách nhiệm và thời hạn",
		"after it had to {verb} {object} in {place}, {unit} drew a lesson on {field}: one task at a time, with someone in charge and a date"},
	{"{number} hộ ở {place} hưởng ứng, góp phần để {object} về {field} {outcome}",
		"{number} households in {place} took part, and helped that {object} on {field} {outcome}"},
	{"ý kiến của {unit} khác với {unit2} về {field}; hội nghị giao {unit3} {verb} {object} và báo cáo ngày {due}",
		"the views of {unit} and {unit2} on {field} differ; the meeting had {unit3} {verb} {object} and report on {due}"},
	{"đây là năm thứ {few} {unit} {verb} {object} về {field}, {purpose}",
		"this is year {few} in which {unit} set out to {verb} {object} on {field}, {purpose}"},
}

var headingPatterns = []phrase{
	{"Kết quả về {field}", "Results on {field}"},
	{"Công tác {field}", "The work on {field}"},
	{"Hạn chế trong {field}", "Limitations in {field}"},
	{"Phối hợp giữa các bên về {field}", "Coordination on {field}"},
	{"Ý kiến thảo luận về {field}", "Discussion on {field}"},
	{"Phương hướng về {field}", "The way ahead on {field}"},
	{"Giám sát {object} về {field}", "Supervision of {object} on {field}"},
	{"Từ {field} đến {field2}", "From {field} to {field2}"},
}

var taskTitles = []phrase{
	{"{verb} {object} về {field} {state}", "{verb} {object} on {field} {state}"},
	{"{verb} {object} tại {place}", "{verb} {object} in {place}"},
	{"{verb} {object} về {field}, {purpose}", "{verb} {object} on {field}, {purpose}"},
	{"Cùng {unit} {verb} {object} về {field}", "Together with {unit}, {verb} {object} on {field}"},
	{"Báo cáo {unit} về {field} ở {place}", "Report to {unit} on {field} in {place}"},
}

var titles = []phrase{
	{"{kind} công tác phối hợp về {field}", "{kind} of coordination on {field}"},
	{"{kind} việc {verb} {object} về {field}", "{kind}: the work to {verb} {object} on {field}"},
	{"{kind} quy chế phối hợp, trọng tâm là {field}", "{kind} of the coordination regulation, with weight on {field}"},
	{"{kind} chương trình phối hợp năm {year} về {field} và {field2}", "{kind} of the {year} programme on {field} and {field2}"},
}

var summaries = []phrase{
	{"{unit} cùng các bên nhìn lại {field}, nêu {few} hạn chế và giao việc {verb} {object}.", "{unit} and the other bodies looked back on {field}, named {few} limitations and asked to {verb} {object}."},
	{"Hội nghị đánh giá {field} ở {place} và thống nhất {few} nhiệm vụ về {field2}.", "The meeting assessed {field} in {place} and agreed on {few} tasks on {field2}."},
	{"Các bên bàn việc {verb} {object} {state}, {purpose}.", "The bodies discussed how to {verb} {object} {state}, {purpose}."},
}

var limitationTexts = []phrase{
	{"{verb} {object} về {field} có lúc còn chậm, do {cause}", "At times the work to {verb} {object} on {field} is slow, because {cause}"},
	{"Còn {number} {object} về {field} {state}", "There are {number} {object} on {field} {state}"},
	{"{object} ở {place} mới đạt {percent} kế hoạch", "{object} in {place} are at {percent} of the plan"},
}

var noteTexts = []phrase{
	{"Nguồn ghi {number} {object} ở đầu bài và {number2} ở phần sau.", "The source gives {number} {object} at its head and {number2} further on."},
	{"Năm {year} của số liệu về {field} được suy ra từ ngày đăng.", "The year {year} of the figures on {field} is inferred from the date of publication."},
	{"Tên đơn vị ở {place} được ghi tắt trong nguồn.", "The source abbreviates the name of the unit in {place}."},
}

var correctionTexts = []phrase{
	{"Sửa số {object} về {field} thành {number}.", "The number of {object} on {field} is corrected to {number}."},
	{"Bổ sung kết quả về {field} ở {place}.", "Results on {field} in {place} were added."},
}

var documentTitles = []phrase{
	{"Về {field} giai đoạn {year}", "On {field} from {year}"},
	{"Quy định việc {verb} {object} về {field}", "Rules to {verb} {object} on {field}"},
	{"Tăng cường {field} tại {place}", "Strengthening {field} in {place}"},
}

var signedTitles = []phrase{
	{"Chương trình phối hợp về {field} và {field2}", "Coordination programme on {field} and {field2}"},
	{"Quy chế phối hợp {verb} {object} về {field}", "Coordination regulation to {verb} {object} on {field}"},
}

var themeTexts = []phrase{
	{"Năm của {field} và {field2}", "Year of {field} and {field2}"},
	{"Toàn dân tham gia {field} ở {place}", "Everyone takes part in {field} in {place}"},
}

var definitionTexts = []phrase{
	{"{object} về {field} do {unit} theo dõi, {purpose}", "{object} on {field} that {unit} follows, {purpose}"},
}
