package build

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"phoihop/internal/explain"
	"phoihop/internal/problem"
)

// TestExplanations builds the example of each code: what is wrong has this problem and no other, what is right has none.
func TestExplanations(t *testing.T) {
	for _, code := range explain.Codes() {
		page, ok := explain.Of(code)
		if !ok || page.About.Vi == "" || page.About.En == "" {
			t.Errorf("%s has no explanation in both languages: internal/explain/codes/%[1]s.txtar", code)
			continue
		}
		if reason, without := withoutExample[code]; without != (len(page.Wrong) == 0) || len(page.Right) == 0 != without {
			t.Errorf("%s: %d parts wrong, %d right, and the reason to have none is %q", code, len(page.Wrong), len(page.Right), reason)
			continue
		}
		for _, p := range toldOf(page.Wrong) {
			if !strings.HasSuffix(p, "["+string(code)+"]") {
				t.Errorf("%s: the wrong example has another problem: %s", code, p)
			}
		}
		if len(page.Wrong) > 0 && len(toldOf(page.Wrong)) == 0 {
			t.Errorf("%s: the wrong example has no problem", code)
		}
		for _, p := range toldOf(page.Right) {
			t.Errorf("%s: the right example has a problem: %s", code, p)
		}
	}
}

// toldOf checks an example.
func toldOf(parts []explain.Part) (told []string) {
	content, templates := fstest.MapFS{}, fstest.MapFS{}
	for name, text := range explain.Site(parts) {
		if below, found := strings.CutPrefix(name, "templates/"); found {
			templates[below] = &fstest.MapFile{Data: []byte(text)}
		} else {
			content[name] = &fstest.MapFile{Data: drawn(name, []byte(text))}
		}
	}
	options := Options{Content: content, Clock: time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC), Compare: true}
	if len(templates) > 0 {
		options.Override, options.OverrideName = fs.FS(templates), "templates"
	}
	for _, p := range Run(options).Problems {
		told = append(told, fmt.Sprintf("%s:%d:%d: %s [%s]", p.File, p.Line, p.Column, p.Message.En, p.Code))
	}
	return told
}

// withoutExample says of codes why a few lines of text cannot show them.
var withoutExample = func() map[problem.Code]string {
	reasons := map[problem.Code]string{}
	for reason, codes := range map[string][]problem.Code{
		"bytes that are no text":     {problem.BadUTF8, problem.ControlCharacter, problem.PhotoBroken, problem.PhotoCMYK, problem.PhotoFormat},
		"too large to be read":       {problem.FileTooLarge, problem.FrontMatterTooLarge, problem.PhotoTooLarge, problem.ListTooLong, problem.YAMLDepth, problem.BodyTooLarge, problem.BlockTooLarge, problem.TooManyDelimiters, problem.TooManyCells, problem.TooDeep, problem.TooManyDefinitions, problem.BodyTooDense, problem.MoreProblems, problem.MostBroken},
		"a state of the disk":        {problem.SymbolicLink, problem.Unreadable, problem.Unwritable, problem.FileChanged, problem.SiteMissing, problem.OutNotOurs, problem.OutForbidden, problem.OutConflict, problem.OutBusy, problem.OutFailed, problem.OutBeside, problem.OutUnfinished},
		"whole templates":            {problem.TemplateMissing, problem.TemplateUnended, problem.MessageMissing, problem.MessagePlaceholder, problem.PathTaken},
		"asked for with the command": {problem.PartDistrict, problem.PartYear, problem.PackSources, problem.PackKeyUnknown, problem.PackRefused},
		"a file beside the site":     {problem.PackExists, problem.PackFailed, problem.PackUnreadable, problem.KeyRefused, problem.KeyExists, problem.KeyPlace},
		"a pack that was altered": {problem.PackUnknown, problem.PackDelta, problem.PackUnread, problem.PackSeal, problem.PackArchive, problem.PackStructure, problem.PackManifest, problem.PackMissing, problem.PackExtra, problem.PackAltered,
			problem.PackLink, problem.PackPlace, problem.PackCount, problem.PackSearch, problem.PackForeign, problem.SignatureMissing, problem.PackName, problem.PackLength, problem.PackRepacked, problem.PackNoManifest, problem.SignatureWrong, problem.SignatureBroken, problem.SignatureKey, problem.SignatureOld, problem.PublicKeyRefused, problem.DeltaBase, problem.DeltaDamaged, problem.DeltaFormats, problem.DeltaNewer, problem.DeltaOther},
		"a place to unpack to":            {problem.UnpackRefused, problem.UnpackTaken, problem.UnpackSources, problem.UnpackFailed},
		"told with another problem":       {problem.YAMLAlias},
		"nothing that anyone has met yet": {problem.YAMLSyntax},
	} {
		for _, code := range codes {
			reasons[code] = reason
		}
	}
	return reasons
}()
