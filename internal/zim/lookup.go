package zim

import (
	"encoding/binary"
	"errors"
	"fmt"
	"iter"
	"slices"
)

// All are the entries, sorted by namespace and path.
func (z *Reader) All() iter.Seq[Item] {
	return func(yield func(Item) bool) {
		for i := range z.dirents {
			if !yield(z.item(uint32(i))) {
				return
			}
		}
	}
}

func (z *Reader) item(n uint32) Item {
	d := &z.dirents[n]
	item := Item{Namespace: d.space, Path: d.path, Title: sortTitle(d.title, d.path), number: n, dirent: d}
	if d.mime != redirectMIME {
		item.MIME = z.mimes[d.mime]
	}
	return item
}

// Lookup finds an entry; the error is [ErrNotFound].
func (z *Reader) Lookup(namespace byte, path string) (Item, error) {
	n, found := slices.BinarySearchFunc(z.dirents, path, func(d dirent, path string) int {
		return comparePaths(d.space, d.path, namespace, path)
	})
	if !found {
		return Item{}, ErrNotFound
	}
	return z.item(uint32(n)), nil
}

// maxRedirects is how many redirects may follow one another.
const maxRedirects = 8

// Resolve returns the entry to which redirects lead from item, item itself if it is none.
func (z *Reader) Resolve(item Item) (Item, error) {
	from := item
	for range maxRedirects {
		if !item.IsRedirect() {
			return item, nil
		}
		item = z.item(item.dirent.target)
	}
	return Item{}, malformed(fmt.Sprintf("entry %d", from.number), "%q leads from redirect to redirect", from.Path)
}

// MainPage returns the entry that readers see first.
func (z *Reader) MainPage() (Item, error) {
	if z.header.MainPage == noPage {
		return Item{}, ErrNotFound
	}
	return z.Resolve(z.item(z.header.MainPage))
}

// Metadata returns what the file says of itself, valid or not.
func (z *Reader) Metadata() (Metadata, error) {
	var m Metadata
	for _, key := range m.texts() {
		content, err := z.readMeta(key.name)
		if err != nil {
			return m, err
		}
		*key.value = string(content)
	}
	content, err := z.readMeta(illustration)
	m.Illustration = content
	return m, err
}

// readMeta returns nil where there is no such entry.
func (z *Reader) readMeta(name string) ([]byte, error) {
	item, err := z.Lookup(Meta, name)
	if errors.Is(err, ErrNotFound) {
		return nil, nil
	}
	if err := z.checkStored(item); err != nil {
		return nil, err
	}
	return z.Read(item)
}

// checkStored refuses metadata and listings among compressed content, all of which would be unpacked for each of them.
func (z *Reader) checkStored(item Item) error {
	part := string(item.Namespace) + "/" + item.Path
	if item.IsRedirect() {
		return malformed(part, "is a redirect")
	}
	var kind [1]byte
	if _, err := z.r.ReadAt(kind[:], int64(z.starts[item.dirent.cluster])); err != nil {
		return err
	}
	if kind[0]&^clusterWide != clusterStored {
		return malformed(part, "is compressed")
	}
	return nil
}

// Fronts are the paths of the pages that readers look for by their title.
func (z *Reader) Fronts() (map[string]bool, error) {
	item, err := z.Lookup(Index, titleListV1)
	if err == nil {
		err = z.checkStored(item)
	}
	if err != nil {
		return nil, err
	}
	list, err := z.Read(item)
	if err != nil {
		return nil, err
	}
	fronts := make(map[string]bool, len(list)/4)
	for ; len(list) >= 4; list = list[4:] {
		if n := binary.LittleEndian.Uint32(list); n < uint32(len(z.dirents)) {
			fronts[z.dirents[n].path] = true
		}
	}
	return fronts, nil
}
