package problem

// Figures: numbers of a report that do not agree with each other.
const (
	FigureSum     Code = "figure-sum"
	FigurePercent Code = "figure-percent"
	FigureItems   Code = "figure-items"
	FigureOver    Code = "figure-over"
)

var figureCatalog = map[Code]entry{
	FigureSum: {Warning,
		Words{"%[1]s cộng lại là %[2]s, còn tổng ghi %[3]s", "%[1]s add up to %[2]s, but the whole states %[3]s"},
		Words{"xem lại nguồn; nếu chỉ kể một số phần thì thêm “…” ở cuối danh sách; nếu nguồn ghi đúng như vậy thì giữ nguyên số và nói rõ trong note của mục này, sẽ không nhắc nữa",
			"check the source; if only some parts are listed, end the list with “…”; if the source says so, leave the figures and say so in this entry's note, which ends this warning"}},
	FigurePercent: {Warning,
		Words{"ghi %[1]s%% kế hoạch, còn %[2]s", "%[1]s%% of the plan is stated, but %[2]s"},
		Words{"xem lại nguồn; nếu nguồn ghi đúng như vậy thì giữ nguyên số và nói rõ trong note của mục này, sẽ không nhắc nữa",
			"check the source; if it says so, leave the figures and say so in this entry's note, which ends this warning"}},
	FigureItems: {Warning,
		Words{"văn bản ghi %[1]s nội dung, còn ở đây liệt kê %[2]s", "the paper declares %[1]s items, but %[2]s are listed"},
		Words{"xem lại nguồn; nếu nguồn còn kể tiếp thì thêm “…” ở cuối danh sách; nếu nguồn ghi đúng như vậy thì giữ nguyên số và nói rõ trong note của mục này, sẽ không nhắc nữa",
			"check the source; if its list goes on, end items with “…”; if the source says so, leave the figures and say so in this entry's note, which ends this warning"}},
	FigureOver: {Warning,
		Words{"%[1]s lớn hơn tổng số %[2]s", "%[1]s is more than the %[2]s that there are"},
		Words{"xem lại nguồn; số vượt kế hoạch thì ghi kế hoạch ở plan; nếu nguồn ghi đúng như vậy thì giữ nguyên số và nói rõ trong note của mục này, sẽ không nhắc nữa",
			"check the source; what went beyond a plan has that plan in plan; if the source says so, leave the figures and say so in this entry's note, which ends this warning"}},
}
