package snapshot

import (
	"errors"
	"strings"

	"phoihop/internal/bag"
	"phoihop/internal/problem"
	"phoihop/internal/sealed"
	"phoihop/internal/wacz"
	"phoihop/internal/zim"
)

// What the formats find, in words. A detail, which follows in brackets, is for those who look into the file: names,
// places and digests, as the formats give them.

var zipWords = map[sealed.Kind]problem.Words{
	sealed.NotZip:           {Vi: "không phải tệp zip", En: "not a zip"},
	sealed.NoSeal:           {Vi: "không có niêm phong ở cuối tệp; nó đã được đóng gói lại, hoặc không do phoihop tạo ra", En: "there is none at the end of the file; it was packed again, or not made by phoihop"},
	sealed.BrokenSeal:       {Vi: "các byte của tệp không khớp mã SHA-512 của niêm phong", En: "the file's bytes have another SHA-512 than it says"},
	sealed.BadDirectory:     {Vi: "mục lục của tệp zip bị hỏng", En: "its directory is damaged"},
	sealed.TooManyEntries:   {Vi: "có quá nhiều mục", En: "it has too many entries"},
	sealed.TooLarge:         {Vi: "mở ra quá lớn so với tệp", En: "it unpacks to far more than it is"},
	sealed.EmptyName:        {Vi: "có tên trống", En: "an empty name"},
	sealed.AbsoluteName:     {Vi: "có tên là đường dẫn tuyệt đối", En: "an absolute name"},
	sealed.ParentName:       {Vi: "có tên dẫn ra ngoài thư mục", En: "a name that leads out of the folder"},
	sealed.BackslashName:    {Vi: "có tên chứa dấu \\", En: "a name with a backslash"},
	sealed.ColonName:        {Vi: "có tên chứa dấu hai chấm hoặc tên ổ đĩa", En: "a name with a colon or a drive"},
	sealed.ForbiddenName:    {Vi: "có tên chứa ký tự mà Windows không nhận", En: "a name with a character that Windows does not take"},
	sealed.DeviceName:       {Vi: "có tên mà Windows giữ cho thiết bị", En: "a name that Windows keeps for a device"},
	sealed.ControlName:      {Vi: "có tên chứa ký tự điều khiển", En: "a name with a control character"},
	sealed.EncodedName:      {Vi: "có tên không phải UTF-8", En: "a name that is not UTF-8"},
	sealed.TrailingName:     {Vi: "có tên kết thúc bằng dấu chấm hoặc dấu cách", En: "a name that ends in a dot or space"},
	sealed.LongName:         {Vi: "có tên quá dài", En: "a name that is too long"},
	sealed.DuplicateName:    {Vi: "có hai mục cùng tên", En: "two entries of one name"},
	sealed.AmbiguousName:    {Vi: "có hai tên là một tệp trên hệ điều hành khác", En: "two names that are one file on another system"},
	sealed.FileAndDirectory: {Vi: "có tên vừa là tệp vừa là thư mục", En: "a name that is a file and a folder"},
	sealed.NotAFile:         {Vi: "có mục không phải tệp thường", En: "an entry that is no plain file"},
	sealed.Encrypted:        {Vi: "có mục bị mã hoá", En: "an entry that is encrypted"},
	sealed.BadMethod:        {Vi: "có mục nén theo cách lạ", En: "an entry that is compressed in another way"},
	sealed.OddHeader:        {Vi: "có mục với tiêu đề lạ", En: "an entry with an odd header"},
	sealed.LocalDiffers:     {Vi: "tiêu đề của mục khác với mục lục", En: "an entry's header says otherwise than the directory"},
	sealed.Overlap:          {Vi: "có mục chồng lên mục khác", En: "an entry that overlaps another"},
	sealed.Gap:              {Vi: "có byte lạ giữa các mục", En: "bytes between entries"},
	sealed.BadContent:       {Vi: "nội dung của mục bị hỏng", En: "an entry's content is damaged"},
	sealed.SizeDiffers:      {Vi: "nội dung của mục dài hoặc ngắn hơn đã ghi", En: "an entry's content is longer or shorter than stated"},
	sealed.ChangedSource:    {Vi: "nội dung đổi khi đang đọc", En: "the content changed while it was read"},
}

var bagWords = map[bag.Kind]problem.Words{
	bag.BadArchive:     {Vi: "tệp zip không đúng", En: "the zip is wrong"},
	bag.BadDeclaration: {Vi: "bagit.txt không như đã định", En: "bagit.txt is not as it must be"},
	bag.BadInfo:        {Vi: "bag-info.txt không đọc được", En: "bag-info.txt cannot be read"},
	bag.BadOxum:        {Vi: "số tệp hoặc số byte trong bag-info.txt không khớp", En: "bag-info.txt counts other files or bytes"},
	bag.BadManifest:    {Vi: "bảng kê của túi BagIt không dùng được", En: "a manifest of the bag cannot be used"},
	bag.Missing:        {Vi: "thiếu tệp mà túi BagIt phải có", En: "a file of the bag is missing"},
	bag.Extra:          {Vi: "có tệp mà không bảng kê nào của túi BagIt ghi", En: "a file is in no manifest of the bag"},
	bag.Altered:        {Vi: "tệp không khớp bảng kê của túi BagIt", En: "a file does not fit the bag's manifest"},
}

var zimWords = map[zim.Code]problem.Words{
	zim.BadChecksum:  {Vi: "mã MD5 ở cuối tệp không khớp", En: "the MD5 at its end does not fit"},
	zim.BadUUID:      {Vi: "mã UUID không khớp nội dung", En: "the UUID does not fit the content"},
	zim.BadStructure: {Vi: "không mở được", En: "it cannot be opened"},
	zim.BadLayout:    {Vi: "các phần của tệp không đúng chỗ", En: "its parts are not where they belong"},
	zim.BadHeader:    {Vi: "phần đầu tệp có giá trị lạ", En: "its header has an odd value"},
	zim.BadTypes:     {Vi: "danh sách loại tệp không đúng", En: "its list of media types is wrong"},
	zim.BadTitles:    {Vi: "danh sách tiêu đề không đúng", En: "its list of titles is wrong"},
	zim.BadRedirect:  {Vi: "có mục dẫn tới chỗ lạ", En: "an entry leads elsewhere"},
	zim.BadCluster:   {Vi: "có cụm không giải nén được", En: "a cluster cannot be unpacked"},
	zim.TooLarge:     {Vi: "mở ra quá lớn so với tệp", En: "it unpacks to far more than it is"},
	zim.Foreign:      {Vi: "có mục mà phoihop không bao giờ ghi", En: "it has an entry that phoihop never writes"},
	zim.BadEntry:     {Vi: "có mục không đúng", En: "an entry is wrong"},
	zim.BadMetadata:  {Vi: "lời tự giới thiệu của tệp không đúng", En: "what it says of itself is wrong"},
}

var waczWords = map[wacz.Kind]problem.Words{
	wacz.BadArchive:   {Vi: "tệp zip không đúng", En: "the zip is wrong"},
	wacz.Missing:      {Vi: "thiếu một phần của bản lưu trữ", En: "a part of the archive is missing"},
	wacz.Extra:        {Vi: "có phần thừa trong bản lưu trữ", En: "a part is too many"},
	wacz.Altered:      {Vi: "một phần không khớp mã đã ghi", En: "a part does not fit its digest"},
	wacz.BadPackage:   {Vi: "datapackage.json không đúng", En: "datapackage.json is wrong"},
	wacz.BadSignature: {Vi: "chữ ký bên trong không đúng", En: "the signature inside does not hold"},
	wacz.BadRecord:    {Vi: "có bản ghi WARC không đúng", En: "a WARC record is wrong"},
	wacz.BadIndex:     {Vi: "chỉ mục không khớp các bản ghi", En: "the index does not fit the records"},
	wacz.BadPage:      {Vi: "danh sách trang không khớp các bản ghi", En: "the list of pages does not fit the records"},
	wacz.NotStored:    {Vi: "phần WARC bị nén, không phần mềm nào mở lại được", En: "the WARC is deflated, which nothing replays"},
}

// longestDetail leaves room for the brackets in what a message repeats.
const longestDetail = 75

// detail is what stands behind the words. The name of an entry, with which a fault begins, stands before them already.
func detail(text string) string {
	if _, behind, named := strings.Cut(text, `": `); named && strings.HasPrefix(text, `"`) {
		text = behind
	}
	if text == "" {
		return ""
	}
	return " [" + cut(text, longestDetail) + "]"
}

// cause is why content can't be read.
func cause(err error) any {
	var fault *sealed.Fault
	if errors.As(err, &fault) {
		return zipWords[fault.Kind]
	}
	return err
}

// structural words a finding of a format.
func structural(words problem.Words, path, text string) problem.Problem {
	return problem.New(problem.PackStructure, words, detail(text)).In(path)
}

// zipProblem words what is wrong with a zip.
func zipProblem(f *sealed.Fault) problem.Problem {
	words, known := zipWords[f.Kind]
	if !known {
		words = problem.Words{Vi: string(f.Kind), En: string(f.Kind)}
	}
	if f.Kind == sealed.NoSeal || f.Kind == sealed.BrokenSeal {
		return problem.New(problem.PackSeal, words)
	}
	return problem.New(problem.PackArchive, words, detail(f.Detail)).In(f.Entry)
}

func bagProblem(f bag.Finding) problem.Problem {
	if f.Fault != nil {
		return zipProblem(f.Fault)
	}
	return structural(bagWords[f.Kind], f.Path, f.Detail)
}

func waczProblem(f wacz.Finding) problem.Problem {
	if f.Fault != nil {
		return zipProblem(f.Fault)
	}
	return structural(waczWords[f.Kind], f.Path, f.Detail)
}

func zimProblem(f zim.Finding) problem.Problem {
	return structural(zimWords[f.Code], "", f.Part+": "+f.Detail)
}
