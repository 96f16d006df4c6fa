package zim

import (
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"
	"sync"

	"github.com/klauspost/compress/zstd"
)

// options of every frame. One encoder goes through a cluster from its beginning to its end, so that the bytes do not
// depend on how many processors there are.
var encoderOptions = []zstd.EOption{
	zstd.WithEncoderLevel(zstd.SpeedBestCompression),
	zstd.WithEncoderConcurrency(1),
	zstd.WithEncoderCRC(false),
}

// packer makes the bytes of one cluster at a time.
type packer struct {
	encoder  *zstd.Encoder
	raw, out []byte
	err      error
}

func newPacker() (*packer, error) {
	encoder, err := zstd.NewWriter(nil, encoderOptions...)
	return &packer{encoder: encoder}, err
}

// pack leaves the cluster in p.out.
func (p *packer) pack(c *cluster) error {
	p.raw = slices.Grow(p.raw[:0], int(c.tableSize()+c.size))
	p.raw = c.appendTable(p.raw)
	for _, e := range c.entries {
		begin := len(p.raw)
		p.raw = p.raw[:begin+int(e.Size)]
		err := e.read(func(content io.Reader) error {
			_, err := io.ReadFull(content, p.raw[begin:])
			return err
		})
		if err != nil {
			return err
		}
	}
	if c.stored {
		p.out = append(append(p.out[:0], clusterStored), p.raw...)
		return nil
	}
	p.out = p.encoder.EncodeAll(p.raw, append(p.out[:0], clusterZstd))
	return nil
}

// errSize tells of an entry whose content is not as long as its Size.
var errSize = errors.New("the content has another size than was said")

// read opens e and gives its content to take, which must find exactly Size bytes. Errors of its own that take returns are
// returned as they are.
func (e *Entry) read(take func(io.Reader) error) (err error) {
	content, err := e.Open()
	if err != nil {
		return &EntryError{Path: e.Path, Rule: "can't be opened", Err: err}
	}
	defer func() {
		if closing := content.Close(); err == nil && closing != nil {
			err = &EntryError{Path: e.Path, Rule: "can't be read", Err: closing}
		}
	}()
	from := &fallible{r: content}
	err = take(from)
	if err == nil {
		switch n, end := io.ReadFull(from, make([]byte, 1)); {
		case n > 0:
			err = errSize
		case end != io.EOF:
			err = end
		}
	}
	switch {
	case from.err != nil:
		err = from.err
	case err == io.EOF || err == io.ErrUnexpectedEOF:
		err = errSize
	case err != errSize:
		return err // not of reading
	}
	return &EntryError{Path: e.Path, Rule: "can't be read", Err: err}
}

// packAll calls write with the bytes of each cluster, in order. Those larger than limit are given to stream instead.
// It returns when no goroutine of it runs any more.
func packAll(clusters []cluster, limit int64, write func([]byte) error, stream func(*cluster) error) error {
	// One packer more than processors, so that none waits while the oldest cluster is written.
	idle := make(chan *packer, runtime.GOMAXPROCS(0)+1)
	for range min(cap(idle), len(clusters)) {
		p, err := newPacker()
		if err != nil {
			return fmt.Errorf("zstd: %w", err)
		}
		idle <- p
	}
	// Packers begin clusters in order, so the oldest unwritten cluster always has one.
	stop := make(chan struct{})
	running := make(chan chan *packer, cap(idle))
	var work sync.WaitGroup
	work.Go(func() {
		defer close(running)
		for i := range clusters {
			done := make(chan *packer, 1)
			if clusters[i].size > limit {
				done <- nil
			} else {
				select {
				case p := <-idle:
					work.Go(func() {
						p.err = p.pack(&clusters[i])
						done <- p
					})
				case <-stop:
					return
				}
			}
			select {
			case running <- done:
			case <-stop:
				return
			}
		}
	})
	defer work.Wait()
	defer close(stop)
	i := 0
	for done := range running {
		p := <-done
		var err error
		switch {
		case p == nil:
			err = stream(&clusters[i])
		case p.err != nil:
			err = p.err
		default:
			err = write(p.out)
			idle <- p
		}
		if err != nil {
			return err
		}
		i++
	}
	return nil
}

// streamCluster writes a cluster that is too large for memory.
func streamCluster(w io.Writer, c *cluster) error {
	kind := byte(clusterZstd)
	if c.stored {
		kind = clusterStored
	}
	if _, err := w.Write([]byte{kind}); err != nil {
		return err
	}
	if c.stored {
		return c.copyTo(w)
	}
	encoder, err := zstd.NewWriter(w, encoderOptions...)
	if err != nil {
		return err
	}
	return errors.Join(c.copyTo(encoder), encoder.Close())
}

func (c *cluster) copyTo(w io.Writer) error {
	if _, err := w.Write(c.appendTable(nil)); err != nil {
		return err
	}
	for _, e := range c.entries {
		err := e.read(func(content io.Reader) error {
			_, err := io.CopyN(w, content, e.Size)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}
