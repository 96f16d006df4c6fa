package build

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"path"
	"strings"
	"sync"

	"phoihop/internal/cache"
	"phoihop/internal/codec"
	"phoihop/internal/markdown"
	"phoihop/internal/page"
	"phoihop/internal/photo"
	"phoihop/internal/problem"
	"phoihop/internal/report"
	"phoihop/internal/site"
	"phoihop/internal/source"
)

// Pictures that photos or a body show are published in sizes made by internal/photo, without metadata; as taken
// only where site.yaml asks for it, or where a key or a link offers the very file. The cache has two records of
// each: "picture at PATH", by the state of the file, holds the SHA-256 of its bytes, and "picture SHA-256" what was
// made of these. So a picture whose file is untouched is not read, one that was moved, copied or checked
// out again is read but not decoded, and OUT may be lost. What is refused is not kept: it is told again.

// picture is what was made of a picture; nil stands for one that was refused.
type picture struct {
	pictureHead
	sum    string // SHA-256 of the file
	record cache.Record
}

// pictureHead is the head of a record; the rest has the bytes of all sizes, one after another.
type pictureHead struct {
	Extension string
	Sizes     []pictureSize
}

// shareable tells whether a picture may stand for its report where that is shared.
func (p pictureHead) shareable() bool {
	if len(p.Sizes) == 0 {
		return false
	}
	large := p.Sizes[len(p.Sizes)-1]
	return page.Shareable(large.Width, large.Height)
}

type pictureSize struct{ Width, Height, Bytes int }

// decoding is how many pictures are read and decoded at a time, however many processors there are. One of 40
// megapixels takes up to 160 MB besides its file, as a progressive JPEG up to 640 MB.
const decoding = 2

// picture gives what is made of a picture. It is looked up, and what is wrong with it told, once in a build.
func (r *run) picture(a source.Asset) *picture {
	if r.textOnly {
		return nil
	}
	look, _ := r.pictures.LoadOrStore(a.Path, sync.OnceValue(func() *picture { return r.lookUpPicture(a) }))
	return look.(func() *picture)()
}

func (r *run) lookUpPicture(a source.Asset) *picture {
	state := sha256.New()
	settled := r.reader.addState(state, a.State)
	name, key := "picture at "+a.Path, cache.Key(state.Sum(nil)[:16])
	if settled {
		if seen, ok := r.cache.Get(name, key); ok {
			if p := r.keptPicture(seen.Head()); p != nil {
				return p
			}
		}
	}
	r.decoders <- struct{}{}
	defer func() { <-r.decoders }()
	file, ok := r.readPicture(a)
	if !ok {
		return nil
	}
	digest := sha256.Sum256(file)
	sum := string(digest[:])
	p := r.keptPicture(sum)
	if p == nil {
		p = r.makePicture(a, sum, file)
	}
	if p != nil && settled {
		r.cache.Put(name, key, digest[:], nil)
	}
	return p
}

// keptPicture finds what was made of a file with this digest; nil where the cache does not have it.
func (r *run) keptPicture(sum string) *picture {
	if len(sum) != sha256.Size {
		return nil
	}
	record, ok := r.cache.Get(pictureRecord(sum), cache.Key([]byte(sum[:16])))
	p := &picture{sum: sum, record: record}
	if !ok || codec.DecodeString(record.Head(), &p.pictureHead) != nil || len(p.Sizes) == 0 {
		return nil
	}
	return p
}

func pictureRecord(sum string) string { return "picture " + hex.EncodeToString([]byte(sum)) }

// readPicture reads the file of a picture, or so much of it that it is refused as too large.
func (r *run) readPicture(a source.Asset) ([]byte, bool) {
	refuse := func(p problem.Problem) ([]byte, bool) {
		r.refuse(a, p)
		return nil, false
	}
	f, err := r.options.Content.Open(a.Path)
	if err != nil {
		return refuse(problem.New(problem.Unreadable, err))
	}
	defer f.Close()
	file, err := io.ReadAll(io.LimitReader(f, photo.MaxBytes+1))
	switch {
	case err != nil:
		return refuse(problem.New(problem.Unreadable, err))
	case !a.State.Still(f):
		return refuse(problem.New(problem.FileChanged))
	}
	return file, true
}

// refuse tells what is wrong with a picture.
func (r *run) refuse(a source.Asset, p problem.Problem) {
	r.refused.Store(a.Path, p)
	r.tell(p.In(a.Path).At(1, 1))
}

// makePicture decodes a picture and keeps what is made of it; nil where it is refused, which is told.
func (r *run) makePicture(a source.Asset, sum string, file []byte) *picture {
	made, refusal := photo.Make(a.Name, file)
	if refusal != nil {
		r.refuse(a, *refusal)
		return nil
	}
	r.decoded.Add(1)
	p := &picture{sum: sum, pictureHead: pictureHead{Extension: made.Extension}}
	var bytes []byte
	for _, s := range made.Sizes {
		p.Sizes = append(p.Sizes, pictureSize{s.Width, s.Height, len(s.Data)})
		bytes = append(bytes, s.Data...)
	}
	p.record = r.cache.Put(pictureRecord(sum), cache.Key([]byte(sum[:16])), codec.Append(nil, &p.pictureHead), bytes)
	return p
}

// names gives the sizes under their names in the site: "anh-1.jpg" comes as "anh-1.480.jpg" and so on. A picture that
// became one of the other format keeps its old ending in its name ("so-do.png.480.jpg"), as there may be a picture of the
// new ending already. No slug has a dot before its ending, so no other file is called so.
func (p *picture) names(slug string) (sizes []page.Size) {
	base, ending := strings.TrimSuffix(slug, path.Ext(slug)), path.Ext(slug)
	if (ending == photo.PNG) != (p.Extension == photo.PNG) {
		base, ending = slug, p.Extension
	}
	for _, s := range p.Sizes {
		sizes = append(sizes, page.Size{Name: fmt.Sprintf("%s.%d%s", base, s.Width, ending), Width: s.Width, Height: s.Height})
	}
	return sizes
}

// isPicture tells a file that may be shown, by its name.
func isPicture(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".jpg", ".jpeg", ".png":
		return true
	}
	return false
}

// showPhotos makes the pictures that a report's keys show, and gives what its pages depend on of them.
func (r *run) showPhotos(rd *reading) (heads []pictureHead) {
	for _, name := range rd.Photos {
		a, there := r.filesOf(rd).Find(name)
		if !there || !isPicture(a.Name) {
			continue
		}
		r.used.show(a.Path, !r.outside(rd.Ref))
		if rd.Shown && rd.Abstract.Withdrawn {
			continue
		}
		if p := r.picture(a); p != nil {
			heads = append(heads, p.pictureHead)
		}
	}
	return heads
}

// leads is the digest of where a report's links lead, and of the pictures that its keys show.
func leads(found resolved, photos []pictureHead) site.Digest {
	links := found.digest()
	if len(photos) == 0 {
		return links
	}
	return site.DigestOf(struct {
		Links  site.Digest
		Photos []pictureHead
	}{links, photos})
}

// addressOf is how a page that stands two folders below the root shows a picture.
func addressOf(owner report.Ref, sizes []page.Size) markdown.Address {
	shown := page.PictureOf(toRoot, owner, sizes)
	return markdown.Address{URL: shown.URL, Set: shown.Set, Sizes: shown.Sizes, Width: shown.Width, Height: shown.Height}
}

// filesOfKeys are the files that a report's keys name, by the names that these write, as its pages offer them.
func (r *run) filesOfKeys(rd *reading) map[string]page.File {
	files := map[string]page.File{}
	index := r.filesOf(rd) // a key may write a no-break space of the name as a space
	for _, name := range rd.Named {
		if a, there := index.Find(name); there {
			files[name] = page.File{Slug: a.Slug}
		}
	}
	for _, name := range rd.Photos {
		a, there := index.Find(name)
		if !there {
			continue
		}
		f, offered := files[name]
		f.Slug = a.Slug
		if p := r.picture(a); p != nil {
			f.Sizes = p.names(a.Slug)
			if f.AsTaken = r.settings.Photos.Originals; !f.AsTaken && !offered {
				f.Slug = f.Sizes[len(f.Sizes)-1].Name
			}
		}
		files[name] = f
	}
	return files
}

// putPicture puts the sizes of a picture, as far as OUT does not hold them.
func (r *run) putPicture(rd *reading, a source.Asset) {
	p := r.picture(a)
	if p == nil {
		return
	}
	var all []byte
	at := 0
	for i, s := range p.names(a.Slug) {
		from := at
		at += p.Sizes[i].Bytes
		path := page.FilePath(rd.Ref, s.Name)
		mark := p.record.Digest() + uint64(s.Width)
		if rd.kept && r.tree.Holds(path) || r.tree.Keep(path, mark) {
			continue
		}
		if all == nil {
			if all = r.pictureBytes(a, p); len(all) < at {
				return
			}
		}
		if err := r.tree.Put(path, all[from:at], mark); err != nil {
			r.tellPut(path, a.Path, err)
		}
	}
}

// pictureBytes gives the sizes one after another. Where the cache has lost them they are made again, from the
// file as it was, or this is told.
func (r *run) pictureBytes(a source.Asset, p *picture) []byte {
	all, err := r.cache.Rest(p.record, nil)
	if err == nil {
		return all
	}
	r.decoders <- struct{}{}
	defer func() { <-r.decoders }()
	file, ok := r.readPicture(a)
	if !ok {
		return nil
	}
	if again := sha256.Sum256(file); string(again[:]) != p.sum {
		r.tell(problem.New(problem.FileChanged).In(a.Path).At(1, 1))
		return nil
	}
	made := r.makePicture(a, p.sum, file)
	if made == nil {
		return nil
	}
	all, err = r.cache.Rest(made.record, nil)
	if err != nil || made.record.Digest() != p.record.Digest() {
		r.tell(problem.New(problem.FileChanged).In(a.Path).At(1, 1))
		return nil
	}
	return all
}
