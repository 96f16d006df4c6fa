package problem

// Output: the folder that a build writes.
const (
	OutNotOurs   Code = "out-not-ours"
	OutForbidden Code = "out-forbidden"
	OutConflict  Code = "out-conflict"
	OutBusy      Code = "out-busy"
	OutFailed    Code = "out-failed"

	OutBeside     Code = "out-beside"
	OutUnfinished Code = "out-unfinished"
)

var outputCatalog = map[Code]entry{
	OutNotOurs: {Error,
		Words{"thư mục %[1]q không do phoihop tạo ra (có %[2]q), nên không bị thay đổi", "the folder %[1]q was not made by phoihop (it holds %[2]q), so it is left alone"},
		Words{"chọn thư mục khác bằng --out, hoặc dọn trống thư mục này", "choose another folder with --out, or empty this one"}},
	OutForbidden: {Error,
		Words{"không thể ghi vào %[1]q: %[2]s", "nothing can be written into %[1]q: %[2]s"},
		Words{"chọn thư mục khác bằng --out", "choose another folder with --out"}},
	OutConflict: {Error,
		Words{"trong thư mục công bố có tệp lạ %[1]q nằm đúng chỗ của một trang", "the output folder holds a file %[1]q that is not ours where a page belongs"},
		Words{"chuyển tệp đó đi nơi khác, hoặc để nó trong content/_root", "move that file away, or put it into content/_root"}},
	OutBusy: {Error,
		Words{"một lần dựng khác đang ghi vào %[1]q", "another build is writing %[1]q"},
		Words{"đợi lần dựng kia xong rồi chạy lại", "wait until it is done and run again"}},
	OutBeside: {Error,
		Words{"không ghi được vào thư mục %[1]q: %[2]s", "the folder %[1]q cannot be written: %[2]s"},
		Words{"phoihop dựng trang mới bên cạnh thư mục công bố rồi đổi chỗ, nên cần quyền ghi ở thư mục chứa nó", "phoihop makes the new site beside the output folder and swaps the two, so it must be able to write in the folder that holds it"}},
	OutUnfinished: {Error,
		Words{"việc thay trang chưa xong: %[1]s", "the site was not replaced to the end: %[1]s"},
		Words{"chạy lại lệnh, lần dựng sau sẽ hoàn tất; xem lại dung lượng đĩa và quyền ghi", "run the command again, the next build completes it; check disk space and permissions"}},
	OutFailed: {Error,
		Words{"không ghi được trang: %[1]s", "the site cannot be written: %[1]s"},
		Words{"bản đã công bố giữ nguyên; xem lại dung lượng đĩa và quyền ghi", "the published site is unchanged; check disk space and permissions"}},
}
