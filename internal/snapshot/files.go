package snapshot

import (
	"errors"
	"fmt"
	"strings"

	"phoihop/internal/problem"
)

// checkFiles reads every file and holds it against the site's own manifest, both ways.
func (v *verifier) checkFiles() {
	const name = "files"
	if v.unsafe {
		v.skip(name, words("các tệp của cổng: không kiểm tra, vì bản đóng gói mở ra quá lớn", "files of the site: not checked, since the pack unpacks to too much"))
		return
	}
	var own, sources int
	v.check(name, func() (int, problem.Words) {
		own, sources = v.compareFiles()
		return own, words("các tệp của cổng khớp với manifest.json, cả hai chiều: %d", "files of the site against manifest.json, both ways: %d", own)
	})
	v.result.Identity.Sources = sources
	if sources > 0 {
		v.check(Sources, func() (int, problem.Words) {
			return sources, words("các tệp của thư mục nội dung, do bản đóng gói bảo đảm: %d", "files of the content folder, which the pack vouches for: %d", sources)
		})
	}
}

func (v *verifier) compareFiles() (own, sources int) {
	content, err := v.tree.open(manifestName)
	if err == nil {
		v.manifest, err = readManifest(content)
		err = errors.Join(err, content.Close())
	}
	if err != nil {
		v.find(problem.New(problem.PackManifest, err.Error()))
		return 0, 0
	}
	for _, lang := range languages {
		if _, there := v.manifest[lang+"/index.html"]; there {
			v.languages = append(v.languages, lang)
		}
	}
	if v.result.Format == Zim {
		v.tree.empty = map[string]bool{}
		for path, want := range v.manifest {
			if want.sum == emptySum {
				v.tree.empty[path] = true
			}
		}
	}
	seen := make(map[string]bool, len(v.manifest))
	for _, path := range v.tree.odd {
		_, listed := v.manifest[path]
		switch {
		case listed:
			seen[path] = true
			v.find(problem.New(problem.PackAltered, words("không phải tệp thường", "it is no plain file")).In(path))
		case !hidden(path):
			v.find(problem.New(problem.PackExtra).In(path))
		}
	}
	v.ids, v.titles = map[uint64]struct{}{}, map[string]string{}
	v.links, v.reading = newLinkCheck(), v.contentWhole()
	err = walk(v.tree, v.read, func(r reading) error {
		want, listed := v.manifest[r.path]
		switch {
		case r.path == manifestName:
		case v.isSource(r.path):
			sources++
			if r.err != nil {
				v.find(problem.New(problem.PackAltered, cause(r.err)).In(r.path))
			}
		case !listed && !v.packed() && hidden(r.path): // the publisher's own, as a build treats it
		case !listed:
			v.find(problem.New(problem.PackExtra).In(r.path))
		default:
			own++
			seen[r.path] = true
			if p, differs := altered(r, want); differs {
				v.find(p)
			}
		}
		if r.title != "" {
			v.titles[r.path] = r.title
		}
		v.takeLinks(r)
		return nil
	})
	if err != nil {
		v.find(problem.New(problem.PackUnread, err))
		return own, sources
	}
	for path := range sorted(v.manifest) {
		if !seen[path] && !v.tree.empty[path] {
			v.find(problem.New(problem.PackMissing).In(path))
		}
	}
	return own, sources
}

// altered tells how a file differs from what the manifest says of it.
func altered(r reading, want listed) (problem.Problem, bool) {
	switch {
	case r.err != nil:
		return problem.New(problem.PackAltered, cause(r.err)).In(r.path), true
	case r.size != want.size:
		return problem.New(problem.PackAltered, words("có %d byte, đúng ra là %d", "it has %d bytes, should have %d", r.size, want.size)).In(r.path), true
	case r.sum != want.sum:
		return problem.New(problem.PackAltered, words("mã SHA-256 khác, bắt đầu bằng %.8s", "its SHA-256 is another, it begins with %.8s", fmt.Sprintf("%x", r.sum))).In(r.path), true
	}
	return problem.Problem{}, false
}

// hidden tells whether a name in a path begins with a dot: such files belong to who publishes, and a build leaves them.
func hidden(path string) bool { return strings.HasPrefix(path, ".") || strings.Contains(path, "/.") }
