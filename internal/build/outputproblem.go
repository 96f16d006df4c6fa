package build

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"phoihop/internal/output"
	"phoihop/internal/problem"
)

// forbiddenReasons puts the output's reasons into an editor's words.
var forbiddenReasons = map[output.Reason]problem.Words{
	output.ReasonEmpty:    {Vi: "đường dẫn để trống", En: "the path is empty"},
	output.ReasonRoot:     {Vi: "đó là thư mục gốc của hệ thống tệp", En: "it is the root of the file system"},
	output.ReasonFile:     {Vi: "đó là một tệp", En: "it is a file"},
	output.ReasonDangling: {Vi: "đó là một liên kết không dẫn tới đâu", En: "it is a link that leads nowhere"},
	output.ReasonStaging:  {Vi: "nó nằm trong thư mục tạm của phoihop (.TÊN.phoihop)", En: "it lies inside a staging folder (.NAME.phoihop)"},
}

// outputProblem puts an error of the output into an editor's words.
func outputProblem(out string, err error) problem.Problem {
	var notOurs *output.NotOursError
	var forbidden *output.ForbiddenError
	var conflict *output.ConflictError
	var busy *output.BusyError
	var unfinished *output.UnfinishedError
	p := problem.New(problem.OutFailed, causeFirst(err))
	var at *fs.PathError
	switch {
	case errors.As(err, &at) && at.Op == "mkdir" && strings.HasSuffix(at.Path, ".phoihop"):
		p = problem.New(problem.OutBeside, filepath.ToSlash(filepath.Dir(at.Path)), at)
	case errors.As(err, &notOurs):
		p = problem.New(problem.OutNotOurs, notOurs.Dir, notOurs.Found)
	case errors.As(err, &forbidden):
		p = problem.New(problem.OutForbidden, forbidden.Path, forbiddenReasons[forbidden.Reason])
	case errors.As(err, &conflict):
		p = problem.New(problem.OutConflict, conflict.Path)
	case errors.As(err, &busy):
		p = problem.New(problem.OutBusy, out)
	case errors.As(err, &unfinished):
		p = problem.New(problem.OutUnfinished, causeFirst(unfinished.Err))
	}
	p.Root = out
	return p.At(1, 1)
}

// causeFirst words an error so that its cause is read even where a long path is cut short.
func causeFirst(err error) problem.Words {
	reason := problem.Reason(err)
	in := func(op, path string) problem.Words {
		where := " (" + op + " " + path + ")"
		return problem.Words{Vi: reason.Vi + where, En: reason.En + where}
	}
	var at *fs.PathError
	if errors.As(err, &at) {
		return in(at.Op, at.Path)
	}
	var between *os.LinkError
	if errors.As(err, &between) {
		return in(between.Op, between.New)
	}
	return reason
}
