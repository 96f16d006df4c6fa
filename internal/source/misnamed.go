package source

import (
	"strings"

	"phoihop/internal/problem"
)

// Files that are meant to be read and have another name or place than those that are read. Notepad writes ".txt" behind
// a name without showing it; others know YAML files as ".yml".

// otherEndings are what stands behind a name in the place of the right ending, in small letters.
var otherEndings = []struct{ written, right string }{
	{".md.txt", ".md"}, {".yaml.txt", ".yaml"}, {".yml.txt", ".yaml"}, {".yml", ".yaml"}, {".markdown", ".md"},
}

// rightName gives the name that a file was meant to have; "" where nothing tells.
func rightName(name string) string {
	for _, ending := range otherEndings {
		if stem := len(name) - len(ending.written); stem > 0 && strings.EqualFold(name[stem:], ending.written) {
			return name[:stem] + ending.right
		}
	}
	return ""
}

// misnames tells whether a file was meant to be the one of that name.
func misnames(name, right string) bool { return strings.EqualFold(rightName(name), right) }

// strayInDistrict is the problem of a file of a district's folder that is not read.
func strayInDistrict(name, district string) problem.Problem {
	right := rightName(name)
	switch _, _, isReport := cutReportFile(right); {
	case isReport, misnames(name, "district.yaml"):
		return misnamed(right)
	case name == "site.yaml", misnames(name, "site.yaml"):
		return problem.New(problem.MisnamedFile, problem.Words{Vi: "site.yaml phải nằm ngay trong thư mục nội dung", En: "site.yaml stands in the content folder itself"},
			problem.Words{Vi: "chuyển lên thư mục chứa " + district, En: "move it to the folder that holds " + district})
	}
	return problem.New(problem.StrayFile)
}

// strayInRoot is the problem of a file of the content folder itself that is not read.
func strayInRoot(name string) problem.Problem {
	report := name
	if right := rightName(name); right != "" {
		report = right
	}
	switch _, _, isReport := cutReportFile(report); {
	case misnames(name, "site.yaml"):
		return misnamed("site.yaml")
	case isReport, strings.EqualFold(report, "district.yaml"):
		return problem.New(problem.MisnamedFile, problem.Words{Vi: "tệp không nằm trong thư mục địa phương nào", En: "it stands in no district's folder"},
			problem.Words{Vi: "chuyển vào thư mục địa phương, ví dụ tay-ho/" + report, En: "move it into the folder of its district, such as tay-ho/" + report})
	}
	return problem.New(problem.StrayFile)
}

func misnamed(right string) problem.Problem {
	ending := right[strings.LastIndexByte(right, '.'):]
	return problem.New(problem.MisnamedFile, problem.Words{Vi: "tên tệp phải kết thúc bằng " + ending, En: "its name has to end in " + ending},
		problem.Words{Vi: "đổi tên thành " + right + "; nếu không thấy đuôi .txt thì bật hiện phần mở rộng của tên tệp", En: "rename it to " + right + "; where the ending is not shown, have the computer show file name extensions"})
}
