package zim

import (
	"errors"
	"io"
	"slices"
	"sync"

	"github.com/klauspost/compress/zstd"

	"phoihop/internal/parallel"
)

// options of every frame. One encoder goes through a cluster from its beginning to its end, so that the bytes do not
// depend on how many processors there are.
var encoderOptions = []zstd.EOption{
	zstd.WithEncoderLevel(zstd.SpeedBestCompression),
	zstd.WithEncoderConcurrency(1),
	zstd.WithEncoderCRC(false),
	zstd.WithWindowSize(defaultClusterSize),
	zstd.WithLowerEncoderMem(true),
}

// packer makes the bytes of one cluster at a time.
type packer struct {
	encoder *zstd.Encoder
	raw     []byte
}

// packers are used again: an encoder takes some 40 MB.
var packers = sync.Pool{New: func() any {
	encoder, err := zstd.NewWriter(nil, encoderOptions...)
	if err != nil {
		panic(err) // the options are its own
	}
	return &packer{encoder: encoder}
}}

// pack appends the cluster's bytes to out.
func (p *packer) pack(c *cluster, out []byte) ([]byte, error) {
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
			return out, err
		}
	}
	if c.stored {
		return append(append(out, clusterStored), p.raw...), nil
	}
	return p.encoder.EncodeAll(p.raw, append(out, clusterZstd)), nil
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

// packed is a cluster's bytes; none of one that is to be streamed.
type packed struct {
	cluster *cluster
	bytes   *[]byte
	err     error
}

// buffers are those of packed.
var buffers = sync.Pool{New: func() any { return new([]byte) }}

// packAll calls write with the bytes of each cluster, in order. Those larger than limit are given to stream instead.
// It returns when no goroutine of it runs any more.
func packAll(clusters []cluster, limit int64, write func([]byte) error, stream func(*cluster) error) error {
	all := func(yield func(*cluster) bool) {
		for i := range clusters {
			if !yield(&clusters[i]) {
				return
			}
		}
	}
	return parallel.InOrder(all, func(c *cluster) packed {
		if c.size > limit {
			return packed{cluster: c}
		}
		p, out := packers.Get().(*packer), buffers.Get().(*[]byte)
		defer packers.Put(p)
		var err error
		*out, err = p.pack(c, (*out)[:0])
		return packed{c, out, err}
	}, func(p packed) error {
		switch {
		case p.err != nil:
			return p.err
		case p.bytes == nil:
			return stream(p.cluster)
		}
		defer buffers.Put(p.bytes)
		return write(*p.bytes)
	})
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
