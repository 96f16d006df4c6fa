package build

import (
	"bytes"
	"io"

	"phoihop/internal/data"
	"phoihop/internal/page"
	"phoihop/internal/site"
)

// makeData makes those files of a pass that OUT does not hold as they are to be.
func (r *run) makeData(pass data.Pass) {
	var changed []*data.File
	for _, f := range pass.Files {
		if !r.tree.Keep(f.Path, f.Mark()) {
			changed = append(changed, f)
		}
	}
	if len(changed) == 0 {
		return
	}
	open := func(joined *site.Report) *page.Contents { return r.factsOnce(r.reading(joined.Ref)) }
	if pass.Whole {
		open = r.whole
	}
	if err := pass.Write(changed, open, r.createData); err != nil && !r.failed() {
		r.tell(outputProblem(changed[0].Path, err))
	}
}

func (r *run) createData(f *data.File) (io.WriteCloser, error) {
	room := buffers.Get().(*buffer)
	return &dataFile{run: r, path: f.Path, mark: f.Mark(), room: room, held: room.page[:0]}, nil
}

// dataFile is a file that is written piece by piece. A small one is put at once; one that grows is handed on as it
// comes.
type dataFile struct {
	run  *run
	path string
	mark uint64
	room *buffer
	held []byte
	to   *io.PipeWriter // once it has grown
	put  chan error     // what came of putting what was handed on
}

// mostHeld is how much of a data file is held before it is handed on, in bytes.
const mostHeld = 512 << 10

func (f *dataFile) Write(b []byte) (int, error) {
	if f.to != nil {
		return f.to.Write(b)
	}
	f.held = append(f.held, b...)
	if len(f.held) > mostHeld {
		f.handOn()
	}
	return len(b), nil
}

func (f *dataFile) handOn() {
	from, to := io.Pipe()
	f.to, f.put = to, make(chan error, 1)
	before := bytes.NewReader(f.held)
	go func() {
		err := f.run.tree.PutFile(f.path, io.MultiReader(before, from), f.mark)
		from.CloseWithError(err)
		f.put <- err
	}()
}

// Close ends the file. What can't be put is told as for any file.
func (f *dataFile) Close() error {
	if f.to == nil {
		f.run.put(f.path, f.held, f.mark)
	} else {
		f.to.Close()
		if err := <-f.put; err != nil {
			f.run.tellPut(f.path, f.path, err)
		}
	}
	f.room.page = f.held
	buffers.Put(f.room)
	return nil
}
