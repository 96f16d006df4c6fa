package snapshot

import (
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"phoihop/internal/problem"
)

var (
	dateInName = regexp.MustCompile(`\d{4}-\d{2}-\d{2}`)
	packName   = regexp.MustCompile(`^(.+)-(\d{4}-\d{2}-\d{2})\.(?:zip|zim|wacz)$`)
)

// checkSignedName holds the file's name against the one in a trusted comment, which the signature covers. An archive may call a
// file what it likes; but an older pack, moved with its signature to the name of a newer one, is no longer what it is taken for.
func (v *verifier) checkSignedName(trusted string) {
	signed, date := "", ""
	for _, field := range strings.Split(trusted, "\t") {
		if value, ok := strings.CutPrefix(field, "file:"); ok {
			signed = filepath.Base(value)
		}
		if value, ok := strings.CutPrefix(field, "date:"); ok {
			date = value
		}
	}
	file := filepath.Base(v.name)
	if signed == "" {
		v.checkOwnName()
		return
	}
	of := plain(signed)
	if date != "" {
		of += " (" + plain(date) + ")"
	}
	if own := v.result.Identity.Date; anotherPack(file, signed) || date != "" && own != "" && date != own {
		v.check("name", func() (int, problem.Words) {
			v.find(problem.New(problem.PackName, words("%[1]s", "%[1]s", of), words("%[1]s", "%[1]s", plain(file))))
			return 0, words("được ký với tên %s", "signed as %s", of)
		})
		return
	}
	if file != signed {
		v.note("name", words("được ký với tên %s; tệp này đã được đổi tên", "signed as %s; this file was renamed", of))
		return
	}
	v.check("name", func() (int, problem.Words) {
		return 1, words("được ký với chính tên này: %s", "signed under this name: %s", of)
	})
}

// checkOwnName notes where a pack without a signature says itself that it is another than its file's name says. Nobody vouches for
// either, and a pack may be written to any name, so that is no difference.
func (v *verifier) checkOwnName() {
	i, file := v.result.Identity, filepath.Base(v.name)
	own := i.Name
	if v.result.Format == Zim && own != "" {
		own += "-" + i.Date
	}
	dates := dateInName.FindAllString(file, -1)
	switch {
	case i.Date != "" && len(dates) > 0 && !slices.Contains(dates, i.Date):
		v.note("name", words("tên tệp nêu ngày khác: bản này là của ngày %s", "the file's name says another day: what is in it is of %s", i.Date))
	case own != "" && !strings.Contains(file, own):
		v.note("name", words("khi đóng gói, tên là %s; tệp này mang tên khác", "it was packed as %s; this file has another name", own))
	}
}

// anotherPack tells whether a file's name is that of another pack than the one that was signed: of another day or, where both are
// named as packs are, of another site or part. What an archive puts before a name changes nothing.
func anotherPack(file, signed string) bool {
	days, signedDays := dateInName.FindAllString(file, -1), dateInName.FindAllString(signed, -1)
	if len(days) > 0 && len(signedDays) > 0 && !slices.ContainsFunc(days, func(d string) bool { return slices.Contains(signedDays, d) }) {
		return true
	}
	name, signedName := packName.FindStringSubmatch(file), packName.FindStringSubmatch(signed)
	return name != nil && signedName != nil && !strings.HasSuffix(name[1], signedName[1])
}
