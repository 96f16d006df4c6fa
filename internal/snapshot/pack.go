package snapshot

import (
	"bufio"
	"crypto/ecdsa"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"

	"aead.dev/minisign"

	"phoihop/internal/bag"
	"phoihop/internal/build"
	"phoihop/internal/problem"
	"phoihop/internal/site"
	"phoihop/internal/wacz"
	"phoihop/internal/zim"
)

// Options say what to pack, and into which files. Build says which site; its Out is not used, its Part is what is packed of
// it.
type Options struct {
	Build   build.Options
	Formats []Format

	// Folder is where packs are written, by names of their own (see Result.Name); it is made where it is not there. File, if
	// set, is the name of the only pack in it.
	Folder, File string

	// Date is the packs'; zero: the day on which the newest report of the whole site last changed.
	Date time.Time
	// Sources packs what the site was made of too; see packsources.go.
	Sources bool
	// Key signs; nil: nothing is signed.
	Key *minisign.PrivateKey
	// Base is an older pack, with which the new one is going to be compared; nil: none.
	Base *Base
	// Software names the program and its version.
	Software string
	// Packing, if set, is called when the site is built and packs are begun.
	Packing func()
}

// Pack is a file that was made.
type Pack struct {
	Format Format
	Path   string
	Same   bool // it was there already, byte for byte
	Bytes  int64
	SHA512 string // hexadecimal
	Signed string // path of its signature; "" without
}

// Result says what was packed and all that is wrong. There are packs only where there was no error.
type Result struct {
	Build    build.Result
	Problems []problem.Problem
	Name     string // of all packs, without what tells the format
	Date     time.Time
	Packs    []Pack
	Sources  *PackedSources // nil where they were not asked for
}

// Make builds a site and packs it. The site is built into a folder beside the packs, which is gone at the end; so are packs
// that were begun, where anything fails. A file that is there already is never written over: it is the pack itself, byte for
// byte, or an error.
func Make(o Options) Result {
	if err := os.MkdirAll(o.Folder, 0o777); err != nil {
		return Result{Problems: []problem.Problem{failed(o.Folder, "", err)}}
	}
	work, remove, err := beginFolder(o.Folder, ".phoihop-")
	if err != nil {
		return Result{Problems: []problem.Problem{failed(o.Folder, "", err)}}
	}
	defer remove()
	o.Build.Out, o.Build.KeepGoing = filepath.Join(work, "site"), false
	r := Result{Build: build.Run(o.Build)}
	r.Problems = r.Build.Problems
	if problem.HasErrors(r.Problems) {
		return r
	}
	p := newPacking(o, work, r.Build.Site)
	p.unshown = r.Build.Unshown
	r.Name, r.Date = p.name, p.date
	if told := p.gather(); len(told) > 0 {
		r.Problems = append(r.Problems, told...)
		return r
	}
	if o.Key != nil {
		r.Problems = append(r.Problems, p.otherKey(o.Key)...)
	}
	r.Problems = append(r.Problems, o.Base.before(p)...)
	if problem.HasErrors(r.Problems) {
		return r
	}
	if o.Packing != nil {
		o.Packing()
	}
	made, told := p.write(o.Formats)
	r.Packs, r.Problems, r.Sources = made, append(r.Problems, told...), p.sources
	return r
}

// packing is a site that is being packed.
type packing struct {
	options Options
	work    string // a folder for what is not finished
	site    *site.Site
	date    time.Time
	id      string // of the site or part, whenever it is packed
	name    string // of the packs, and of the folder in a bag
	files   []packFile
	unshown []string // files of drafts
	sources *PackedSources
}

func newPacking(o Options, work string, s *site.Site) *packing {
	p := &packing{options: o, work: work, site: s, date: o.Date}
	if p.date.IsZero() {
		p.date = LastChange(s)
	}
	p.id = packID(s)
	p.name = p.id + "-" + p.day()
	return p
}

// day is the date as it stands in names.
func (p *packing) day() string { return p.date.UTC().Format(time.DateOnly) }

// write makes all packs beside the site, and puts them where they belong once all are made.
func (p *packing) write(formats []Format) (packs []Pack, told []problem.Problem) {
	key, err := archiveKey(p.options.Key)
	if err != nil {
		return nil, []problem.Problem{failed(p.options.Folder, p.name, err)}
	}
	for _, format := range formats {
		debug.FreeOSMemory() // what the build and the format before left behind would count on top of what this one takes
		name := p.options.File
		if name == "" {
			name = p.name + "." + string(format)
		}
		pack := Pack{Format: format, Path: filepath.Join(p.options.Folder, name)}
		made := filepath.Join(p.work, name)
		err := p.writeFormat(format, made, key)
		if err == nil {
			err = pack.sum(made, p)
		}
		if err != nil {
			return nil, []problem.Problem{p.refusal(format, name, err)}
		}
		packs = append(packs, pack)
	}
	return packs, p.place(packs)
}

// writeFormat writes one pack into a new file.
func (p *packing) writeFormat(format Format, name string, key *ecdsa.PrivateKey) (err error) {
	file, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	defer func() {
		if err == nil {
			err = file.Sync()
		}
		if closed := file.Close(); err == nil {
			err = closed
		}
	}()
	switch format {
	case Zim:
		a, err := p.zim()
		if err != nil {
			return err
		}
		return zim.Write(file, a)
	case Wacz:
		scratch, err := os.Create(filepath.Join(p.work, "records"))
		if err != nil {
			return err
		}
		defer os.Remove(scratch.Name())
		defer scratch.Close()
		return buffered(file, func(w io.Writer) error { return wacz.Write(w, scratch, p.wacz(key)) })
	}
	content, err := p.bag()
	if err != nil {
		return err
	}
	return buffered(file, func(w io.Writer) error { return bag.Write(w, content) })
}

func buffered(file *os.File, write func(io.Writer) error) error {
	w := bufio.NewWriterSize(file, 1<<18)
	if err := write(w); err != nil {
		return err
	}
	return w.Flush()
}

// place gives packs and signatures their names. Where one of them has to give way to another file, none is placed.
func (p *packing) place(packs []Pack) (told []problem.Problem) {
	var names []string
	for i := range packs {
		of := []string{filepath.Base(packs[i].Path)}
		if packs[i].Signed != "" {
			of = append(of, filepath.Base(packs[i].Signed))
		}
		for at, name := range of {
			switch same, err := sameBytes(filepath.Join(p.work, name), filepath.Join(p.options.Folder, name)); {
			case os.IsNotExist(err):
				names = append(names, name)
			case err != nil:
				told = append(told, failed(p.options.Folder, name, err))
			case !same:
				told = append(told, at1(problem.New(problem.PackExists, name), p.options.Folder, name))
			case at == 0:
				packs[i].Same = true
			}
		}
	}
	if len(told) > 0 {
		return told
	}
	var failing string
	err := atOnce(func() error {
		var n int
		for n, failing = range names {
			if err := moveNew(filepath.Join(p.work, failing), filepath.Join(p.options.Folder, failing)); err != nil {
				for _, placed := range names[:n] {
					_ = os.Remove(filepath.Join(p.options.Folder, placed)) // the error that is told is the first
				}
				return err
			}
		}
		return nil
	})
	if err != nil {
		return []problem.Problem{failed(p.options.Folder, failing, err)}
	}
	return nil
}

// moveNew renames a file to a name that nothing has.
func moveNew(from, to string) error {
	if err := os.Link(from, to); err == nil || os.IsExist(err) {
		return err
	}
	// Some file systems have no links: there a moment remains between the look and the rename.
	if _, err := os.Lstat(to); err == nil {
		return &fs.PathError{Op: "rename", Path: to, Err: fs.ErrExist}
	}
	return os.Rename(from, to)
}
