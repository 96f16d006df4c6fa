package problem

// Deltas: what a pack has that an older one has not.
const (
	DeltaFormats Code = "delta-formats"
	DeltaBase    Code = "delta-base"
	DeltaDamaged Code = "delta-damaged"
	DeltaNewer   Code = "delta-newer"
	DeltaOther   Code = "delta-other"
)

var deltaCatalog = map[Code]entry{
	DeltaFormats: {Error,
		Words{"hai bản đóng gói khác dạng: %[1]q là %[2]s, %[3]q là %[4]s", "the packs are of two formats: %[1]q is a %[2]s, %[3]q is a %[4]s"},
		Words{"mỗi dạng có bản chênh lệch riêng: so với bản cũ cùng dạng", "each format has a delta of its own: compare with the older pack of the same format"}},
	DeltaNewer: {Error,
		Words{"bản cũ %[1]q có ngày %[2]s, sau ngày của bản mới (%[3]s)", "the old pack %[1]q is of %[2]s, which is after the new one (%[3]s)"},
		Words{"chọn đúng bản trước, hoặc cho bản mới một ngày sau đó bằng --today", "name the pack before, or give the new one a later day with --today"}},
	DeltaOther: {Warning,
		Words{"bản cũ %[1]q là của cổng hoặc phần khác (%[2]s) so với bản mới (%[3]s)", "the old pack %[1]q is of another site or part (%[2]s) than the new one (%[3]s)"},
		Words{"bản chênh lệch vẫn dùng được nhưng lớn; so với bản trước của cùng một cổng, cùng một phần", "the delta works but is large; compare with the pack before of the same site and part"}},
	DeltaBase: {Error,
		Words{"bản chênh lệch %[2]q không dành cho %[1]q: nó cần %[3]q (%[4]d byte, SHA-512 bắt đầu bằng %[5]s), còn tệp này có %[6]d byte, SHA-512 bắt đầu bằng %[7]s", "the delta %[2]q is not for %[1]q: it needs %[3]q (%[4]d bytes, its SHA-512 begins with %[5]s), and this file has %[6]d bytes and a SHA-512 that begins with %[7]s"},
		Words{"lấy đúng bản cũ đó; có nhiều bản chênh lệch thì áp dụng lần lượt từ cũ đến mới", "take that older pack; of several deltas apply one after another, the oldest first"}},
	DeltaDamaged: {Error,
		Words{"đây không phải là bản chênh lệch nguyên vẹn do phoihop tạo ra: %[1]s", "this is no delta as phoihop makes them, or a damaged one: %[1]s"},
		Words{"không có gì được ghi; lấy lại tệp từ nơi phát hành", "nothing was written; get the file again from where it was published"}},
}
