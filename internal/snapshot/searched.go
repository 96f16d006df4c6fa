package snapshot

import (
	"fmt"
	"io"
	"path"

	"phoihop/internal/problem"
	"phoihop/internal/search"
	"phoihop/internal/viet"
)

const searchFolder = "assets/search/"

// largestScript bounds what is read of a file of the index, which has some kilobytes.
const largestScript = 16 << 20

// checkSearch holds the index of the search page against the pages to which its results lead, and against the data.
func (v *verifier) checkSearch() (things int) {
	index, err := search.OpenIndex(func(name string) ([]byte, error) {
		script, err := v.tree.open(searchFolder + name + ".js")
		if err != nil {
			return nil, err
		}
		defer script.Close()
		return io.ReadAll(io.LimitReader(script, largestScript))
	})
	if err != nil {
		v.unsearchable("%[1]s", "%[1]s", err.Error())
		return 0
	}
	found := map[uint32]search.Kind{}
	err = index.All(func(lang viet.Lang, thing uint32, r search.Result) error {
		found[thing] = r.Kind
		if address := path.Join(string(lang), r.Path); !v.leads(address) {
			v.unsearchable("kết quả %[1]q dẫn tới %[2]s, không có ở đây", "the result %[1]q leads to %[2]s, which is not here", r.Title, address)
		}
		return nil
	})
	if err != nil {
		v.unsearchable("%[1]s", "%[1]s", err.Error())
	}
	for _, c := range []struct {
		kind   search.Kind
		want   int
		vi, en string
	}{
		{search.Report, len(v.tally.reports), "báo cáo", "reports"},
		{search.Task, v.tally.threads, "nhiệm vụ", "tasks"},
		{search.District, len(v.tally.districts), "địa phương", "districts"},
	} {
		n := 0
		for _, kind := range found {
			if kind == c.kind {
				n++
			}
		}
		if n != c.want {
			v.find(problem.New(problem.PackSearch, problem.Words{
				Vi: fmt.Sprintf("chỉ mục có %d %s, dữ liệu có %d", n, c.vi, c.want), En: fmt.Sprintf("the index has %d %s, the data have %d", n, c.en, c.want)}))
		}
	}
	return len(found)
}

func (v *verifier) unsearchable(vi, en string, args ...any) {
	v.find(problem.New(problem.PackSearch, problem.Words{Vi: fmt.Sprintf(vi, args...), En: fmt.Sprintf(en, args...)}))
}
