package source

import (
	"bytes"
	"unicode/utf8"

	"phoihop/internal/problem"
)

// What stands where "---" should: the dash that Word makes of hyphens, empty lines above, the marks of Markdown that
// came with a text from a chat or a forum.

// noFirstFence is the problem of a report that does not begin with "---". It stands at the first line that says something.
func noFirstFence(data []byte) problem.Problem {
	p := problem.New(problem.FrontMatterMissing)
	number := 0
	for line := range bytes.Lines(data) {
		number++
		line = bytes.TrimSpace(line)
		if len(line) == 0 {
			continue
		}
		if hint := inPlaceOfFence(line); hint != (problem.Words{}) {
			p.Hint = hint
			return p.At(number, 1)
		}
		return p.At(1, 1)
	}
	p.Hint = problem.Words{Vi: "tệp trống: viết báo cáo ở đây (phoihop new tạo tệp mẫu có sẵn các khoá), hoặc xoá tệp",
		En: "the file is empty: write the report (phoihop new makes a file with all keys), or delete it"}
	return p.At(1, 1)
}

// inPlaceOfFence says what to do about the first line that says something; nothing where it tells nothing.
func inPlaceOfFence(line []byte) problem.Words {
	quoted, isQuoted := bytes.CutPrefix(line, []byte(">"))
	switch {
	case isFence(line):
		return problem.Words{Vi: "xoá các dòng trống phía trên dòng --- này", En: "remove the empty lines above this line ---"}
	case isDashes(line):
		return threeHyphens(line)
	case bytes.HasPrefix(line, []byte("```")), bytes.HasPrefix(line, []byte("~~~")):
		mark := string(line[:3])
		return problem.Words{Vi: "xoá dòng " + string(line) + " này, và dòng " + mark + " ở cuối tệp nếu có", En: "remove this line " + string(line) + ", and the line " + mark + " at the end if there is one"}
	case bytes.Equal(line, []byte("+++")):
		return problem.Words{Vi: "viết --- thay cho +++ ở cả hai dòng, và khoá: giá trị thay cho khoá = giá trị", En: "write --- in place of both lines +++, and key: value in place of key = value"}
	case isQuoted && isFence(bytes.TrimSpace(quoted)):
		return problem.Words{Vi: "xoá dấu > ở đầu các dòng", En: "remove the > at the beginning of the lines"}
	}
	return problem.Words{}
}

// noLastFence is the problem of front matter that does not end, at the line that was meant as its end if there is one.
// rest is what stands below the first line.
func noLastFence(rest []byte) problem.Problem {
	p := problem.New(problem.FrontMatterUnclosed)
	number := 1
	for line := range bytes.Lines(rest) {
		if number++; isDashes(line) {
			p.Hint = threeHyphens(bytes.TrimSpace(line))
			return p.At(number, 1)
		}
	}
	return p.At(1, 1)
}

// isDashes tells a line that was meant as "---".
func isDashes(line []byte) bool {
	line = bytes.TrimSpace(line)
	dashes := bytes.ReplaceAll(line, []byte(" "), nil)
	isRule := len(dashes) == len(line) || utf8.RuneCount(dashes) > 2 // "- -" is an entry of a list
	return len(dashes) > 1 && isRule && !isFence(line) && len(bytes.Trim(dashes, "-–—−")) == 0
}

func threeHyphens(line []byte) problem.Words {
	return problem.Words{Vi: "viết dòng này là ba dấu gạch nối, ---, thay cho " + string(line), En: "write three hyphens on this line, ---, in place of " + string(line)}
}

// Fence is a piece of a file that has to be written otherwise for its front matter to be found.
type Fence struct {
	Start, End int // bytes
	Meant      string
	Code       problem.Code
}

// MeantFences finds what stands for the lines "---" of a report that has not both: dashes, and empty lines above the
// first. A byte order mark stays.
func MeantFences(raw []byte) (found []Fence) {
	text := bytes.TrimPrefix(raw, bom)
	at := len(raw) - len(text)
	if _, _, _, _, ok := cut(bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))); ok {
		return nil
	}
	begin, opened := at, false
	for line := range bytes.Lines(text) {
		written := bytes.TrimSpace(line)
		switch {
		case !opened && len(written) == 0:
		case !opened && !isFence(written) && !isDashes(written):
			return nil
		case isFence(written) && opened:
			return found
		case isFence(written) && at > begin:
			found = append(found, Fence{begin, at, "", problem.FrontMatterMissing})
		case isDashes(written) && !opened:
			found = append(found, Fence{begin, at + len(bytes.TrimRight(line, "\r\n")), "---", problem.FrontMatterMissing})
		case isDashes(written):
			return append(found, Fence{at, at + len(bytes.TrimRight(line, "\r\n")), "---", problem.FrontMatterUnclosed})
		}
		opened = opened || len(written) > 0
		at += len(line)
	}
	return found
}
