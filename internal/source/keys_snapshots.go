package source

import (
	"regexp"
	"strings"

	"gopkg.in/yaml.v3"

	"phoihop/internal/problem"
	"phoihop/internal/report"
)

// snapshotKeys are an entry of snapshots in site.yaml, as the command snapshot prints it.
var snapshotKeys = keys[report.Snapshot]{
	own("file", readText, func(s *report.Snapshot) *string { return &s.File }).needed("file: ban-tin-2023-12-31.zip"),
	own("title", readBilingual, func(s *report.Snapshot) *report.Bilingual { return &s.Title }),
	own("date", readDay, func(s *report.Snapshot) *report.Date { return &s.Date }),
	own("bytes", readNumber, func(s *report.Snapshot) *report.Number { return &s.Bytes }),
	own("sha512", a(SHA512, (*decoder).sha512), func(s *report.Snapshot) *string { return &s.SHA512 }).needed("sha512: …"),
}

var readSnapshots = settings(&snapshotKeys, func(d *decoder, n *yaml.Node, s *report.Snapshot) { readMapping(d, n, snapshotKeys, s) })

var sha512Digest = regexp.MustCompile(`^[0-9a-fA-F]{128}$`)

func (d *decoder) sha512(n *yaml.Node, to *string) {
	d.matching(n, to, sha512Digest, problem.BadDigest)
	*to = strings.ToLower(*to)
}
