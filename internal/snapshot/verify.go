package snapshot

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"phoihop/internal/bag"
	"phoihop/internal/problem"
	"phoihop/internal/sealed"
	"phoihop/internal/wacz"
	"phoihop/internal/zim"
)

// A Verification is what was checked of a pack or a published folder, and every difference that was found.
type Verification struct {
	Format   Format // "" of a folder, and of what is of no format
	Identity Identity
	Checks   []Check
	Problems []problem.Problem // of the whole, then file by file; their Root is the file or folder
}

// Whole tells whether no difference was found.
func (v *Verification) Whole() bool { return len(v.Problems) == 0 }

// Unread tells whether something could not be read, so that nothing is known of it.
func (v *Verification) Unread() bool {
	return slices.ContainsFunc(v.Problems, func(p problem.Problem) bool { return p.Code == problem.PackUnread })
}

// A Check is one thing that was looked at.
type Check struct {
	Name        string // a stable name for programs
	Outcome     Outcome
	Count       int // of what was looked at, as Says words it
	Differences int
	Says        problem.Words
}

// An Outcome is how a check ended.
type Outcome string

const (
	Passed  Outcome = "passed"
	Failed  Outcome = "failed"
	Skipped Outcome = "skipped" // it could not be made, for a reason that Check.Says names
	Noted   Outcome = "noted"   // no difference, but something that a person should know
)

// A Reader verifies and unpacks packs. Key is a public key of minisign, as text or the name of its file; "" is none: then a
// signature is held against the key that the site itself names, which proves no more than that nobody damaged it. Software is
// what this program calls itself in packs: words beside the site are held against those that it writes, in packs of its own.
// Told, if set, is called again and again with how many bytes were read, on several goroutines; a pack is read several times.
type Reader struct {
	Key, Software string
	Told          func(bytes int64)
}

// verifier is a verification that begins.
func (r Reader) verifier(name string) *verifier {
	if r.Told == nil {
		r.Told = func(int64) {}
	}
	return &verifier{name: name, reader: r, result: &Verification{}, told: r.Told}
}

// Verify checks a pack, or a published folder.
func (r Reader) Verify(name string) *Verification {
	v := r.verifier(name)
	defer v.close()
	v.run()
	v.identify()
	v.finish()
	return v.result
}

// finish says of all problems where they are. What was found in a file that could not be read to its end is none.
func (v *verifier) finish() {
	if err := v.disk.failed(); err != nil {
		v.result.Problems = []problem.Problem{problem.New(problem.PackUnread, err)}
	}
	for i := range v.result.Problems {
		p := &v.result.Problems[i]
		if p.Line, p.Column = 1, 1; p.Root == "" {
			p.Root = v.name
		}
	}
	slices.SortStableFunc(v.result.Problems, func(a, b problem.Problem) int {
		if c := cmp.Or(cmp.Compare(a.Root, b.Root), cmp.Compare(a.File, b.File)); c != 0 || a.File == "" {
			return c
		}
		return cmp.Or(cmp.Compare(a.Code, b.Code), cmp.Compare(a.Message.En, b.Message.En))
	})
}

// verifier is one verification.
type verifier struct {
	name      string
	reader    Reader
	result    *Verification
	file      *os.File // nil of a folder
	disk      *watched // file, as it is read
	size      int64
	remove    func() // the temporary file
	tree      *tree
	bag       *bag.Bag          // of a bag
	wacz      *wacz.Package     // of a web archive
	titles    map[string]string // of the pages of a ZIM file
	manifest  manifest
	languages []string
	tally     *tally
	ids       map[uint64]struct{} // places of all pages
	links     *linkCheck
	reading   bool // links are read too
	told      func(bytes int64)
	unsafe    bool   // it is not even to be read to the end
	repacked  bool   // by another program, so that no seal and no signature can hold
	below     string // the folder of an unzipped bag in which the site stands, else ""
	innerKey  []byte // of a wacz that is signed inside
}

func (v *verifier) close() {
	if v.file != nil {
		v.file.Close()
	}
	if v.remove != nil {
		v.remove()
	}
}

func (v *verifier) find(p problem.Problem) {
	if p.File != "" {
		p.File = v.below + p.File
	}
	v.result.Problems = append(v.result.Problems, p)
}

// contentWhole tells whether what was found so far leaves the content as it was packed.
func (v *verifier) contentWhole() bool {
	return !slices.ContainsFunc(v.result.Problems, func(p problem.Problem) bool { return p.Code != problem.PackRepacked })
}

// packed tells whether a site is looked at as it stands in a pack: then nothing in it is the publisher's own, and it may have sources.
func (v *verifier) packed() bool { return v.file != nil || v.below != "" }

// check runs a check and notes how it ended.
func (v *verifier) check(name string, run func() (count int, says problem.Words)) {
	before := len(v.result.Problems)
	count, says := run()
	c := Check{Name: name, Outcome: Passed, Count: count, Differences: len(v.result.Problems) - before, Says: says}
	if c.Differences > 0 {
		c.Outcome = Failed
	}
	v.result.Checks = append(v.result.Checks, c)
}

func (v *verifier) skip(name string, says problem.Words) {
	v.result.Checks = append(v.result.Checks, Check{Name: name, Outcome: Skipped, Says: says})
}

func (v *verifier) note(name string, says problem.Words) {
	v.result.Checks = append(v.result.Checks, Check{Name: name, Outcome: Noted, Count: 1, Says: says})
}

func words(vi, en string, args ...any) problem.Words {
	return problem.Words{Vi: fmt.Sprintf(vi, args...), En: fmt.Sprintf(en, args...)}
}

func (v *verifier) run() {
	if !v.open() || v.tree == nil {
		return
	}
	v.checkFiles()
	if v.contentWhole() {
		v.check("links", v.checkLinks)
		v.check("counts", func() (int, problem.Words) {
			v.checkCounts()
			y := v.tally
			return len(y.reports), words("dữ liệu khớp với các trang: %d báo cáo, %d nhiệm vụ, %d diễn biến, %d địa phương", "data against pages: reports %d, tasks %d, threads %d, districts %d",
				len(y.reports), y.tasks, y.threads, len(y.districts))
		})
		v.check("search", func() (int, problem.Words) {
			n := v.checkSearch()
			return n, words("chỉ mục tìm kiếm khớp với các trang và dữ liệu: %d kết quả", "search index against pages and data: %d results", n)
		})
		v.checkWords()
	} else {
		v.skip("links", words("liên kết bên trong: không xét, vì nội dung đã khác", "links inside: not checked, since the content differs"))
		v.skip("counts", words("dữ liệu và các trang: không xét, vì nội dung đã khác", "data against pages: not checked, since the content differs"))
		v.skip("search", words("chỉ mục tìm kiếm: không xét, vì nội dung đã khác", "search index: not checked, since the content differs"))
		if v.packed() {
			v.skip(wordsCheck, words("lời ghi bên cạnh cổng: không xét, vì nội dung đã khác", "words beside the site: not checked, since the content differs"))
		}
	}
	v.checkSignature(v.reader.Key)
}

// open opens the pack or folder and has its format verify it. It returns false where nothing more can be said.
func (v *verifier) open() bool {
	info, err := os.Stat(v.name)
	switch {
	case err != nil:
		v.find(problem.New(problem.PackUnread, err))
		return false
	case info.IsDir():
		return v.openFolder()
	}
	v.file, err = os.Open(v.name)
	if err == nil {
		v.size, v.disk = info.Size(), &watched{ReaderAt: v.file, told: v.told}
		v.result.Format, err = Recognize(v.disk, v.size)
	}
	switch {
	case errors.Is(err, errUnknown) && v.size == 0:
		v.find(problem.New(problem.PackLength, words("tệp trống", "it is empty")))
		return false
	case errors.Is(err, errUnknown):
		v.find(problem.New(problem.PackUnknown))
		return false
	case errors.Is(err, errDelta):
		v.find(problem.New(problem.PackDelta))
		return false
	}
	if err == nil {
		if p, wrong := v.wrongLength(); wrong {
			v.find(p)
			return false
		}
		err = v.openPack()
	}
	if err != nil {
		v.find(problem.New(problem.PackUnread, err))
		return false
	}
	return true
}

func (v *verifier) openFolder() bool {
	if v.openUnzipped() {
		return true
	}
	v.descend()
	if _, err := os.Lstat(filepath.Join(v.name, manifestName)); err != nil {
		code := problem.PackUnknown
		if v.looksPublished() {
			code = problem.PackNoManifest
		}
		v.find(problem.New(code))
		return false
	}
	t, err := folderTree(v.name)
	if err != nil {
		v.find(problem.New(problem.PackUnread, err))
		return false
	}
	v.tree = t
	return true
}

// openPack has the pack's format verify it.
func (v *verifier) openPack() (err error) {
	v.check("pack", func() (count int, says problem.Words) {
		switch v.result.Format {
		case Zim:
			count, err = v.openZim()
			return count, words("tệp ZIM: MD5, UUID, mọi cụm, mọi mục (%d)", "ZIM file: MD5, UUID, every cluster, every entry (%d)", count)
		case Wacz:
			count, err = v.openWacz()
			return count, words("bản lưu trữ web WACZ: niêm phong, mã băm, chỉ mục, mọi bản ghi (%d)", "WACZ web archive: seal, digests, index, every record (%d)", count)
		}
		count, err = v.openBag()
		return count, words("túi BagIt trong tệp zip: niêm phong, cấu trúc zip, mã SHA-512 của mọi tệp (%d)", "BagIt bag in a zip: seal, structure of the zip, SHA-512 of every file (%d)", count)
	})
	return err
}

func (v *verifier) openBag() (int, error) {
	if v.isRepacked() {
		return v.openRepacked(), nil
	}
	b, findings, err := bag.Verify(v.disk, v.size, sealed.Limits{})
	if err != nil {
		return 0, err
	}
	v.takeBag(b, findings)
	return len(b.Payload) + len(b.Tags), nil
}

func (v *verifier) openWacz() (int, error) {
	if v.isRepacked() {
		v.find(problem.New(problem.PackSeal, zipWords[sealed.NoSeal]))
		return 0, nil
	}
	p, findings, err := wacz.Verify(v.disk, v.size, sealed.Limits{})
	if err != nil {
		return 0, err
	}
	for _, f := range findings {
		v.find(waczProblem(f))
		v.unsafe = v.unsafe || f.Fault != nil && sealed.Faults{f.Fault}.Bomb()
	}
	v.tree, v.wacz, v.innerKey = waczTree(p), p, p.PublicKey
	v.result.Identity.ofWacz(p)
	return p.Records, nil
}

func (v *verifier) openZim() (int, error) {
	limits := zim.Limits{Content: sealed.Limits{}.Most(v.size)}
	findings, err := zim.Verify(v.disk, v.size, limits)
	if err != nil {
		return 0, err
	}
	for _, f := range findings {
		v.find(zimProblem(f))
		v.unsafe = v.unsafe || f.Code == zim.TooLarge
	}
	z, err := zim.Open(v.disk, v.size, limits)
	if err != nil {
		return 0, nil // told by Verify
	}
	kept, remove, err := temporary()
	if err != nil {
		return 0, err
	}
	v.remove = remove
	v.tree = zimTree(z, kept)
	v.result.Identity.ofZim(z)
	return z.Len(), nil
}

// A reading is what was read of one file.
type reading struct {
	path  string
	size  int64
	sum   [sha256.Size]byte
	err   error
	links *pageLinks // of a page
	title string     // of a page of a ZIM file, where its readers look for it
}

// emptySum is the digest of a file without content, of which a ZIM file has none.
var emptySum = sha256.Sum256(nil)

// read reads a file once, for its digest and its links.
func (v *verifier) read(file string, content io.Reader, err error) (r reading) {
	r.path, r.err = file, err
	if err != nil {
		return r
	}
	hash := sha256.New()
	head := &beginning{}
	counted := &counter{from: io.TeeReader(content, io.MultiWriter(hash, head))}
	if v.reading && strings.HasSuffix(file, ".html") && !v.isSource(file) {
		r.links, r.err = readLinks(v.tree, file, counted)
	}
	if _, err := io.Copy(io.Discard, counted); err != nil && r.err == nil {
		r.err = err
	}
	if v.result.Format == Zim && isPage(file) && !v.isSource(file) {
		r.title, _ = titleIn(head.Bytes())
	}
	r.size = counted.n
	hash.Sum(r.sum[:0])
	return r
}

// beginning keeps as much of what is written as a title is looked for in.
type beginning struct{ bytes.Buffer }

func (b *beginning) Write(p []byte) (int, error) {
	b.Buffer.Write(p[:min(len(p), headLength-b.Len())])
	return len(p), nil
}

// isSource tells whether a file is of the content folder that was packed with the site.
func (v *verifier) isSource(file string) bool {
	_, ofSite := v.manifest[file]
	return !ofSite && v.packed() && strings.HasPrefix(file, Sources+"/")
}

type counter struct {
	from io.Reader
	n    int64
}

func (c *counter) Read(b []byte) (int, error) {
	n, err := c.from.Read(b)
	c.n += int64(n)
	return n, err
}
