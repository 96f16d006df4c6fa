package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const fixable = "\ufeff---\r\ntitle: Họp\r\nsummary: Một cuộc họp.\r\nagency: ubnd\r\ndate: 15/2/2023 # thứ tư\r\n---\r\nBa cơ quan họp.\r\n"

// fixing makes a content folder with one report and a command that is answered by stdin.
func fixing(t *testing.T, stdin io.Reader) (c *command, report string, told *strings.Builder) {
	t.Helper()
	dir := t.TempDir()
	told = &strings.Builder{}
	for name, text := range map[string]string{
		"site.yaml":            "title: {vi: Bản tin}\nlanguages: [vi]\nagencies: {ubnd: {name: {vi: Ủy ban nhân dân}}}\n",
		"tay-ho/district.yaml": "name: {vi: Quận Tây Hồ}\ntype: quan\n",
		"tay-ho/hop.vi.md":     fixable,
	} {
		if err := errors.Join(os.MkdirAll(filepath.Join(dir, "tay-ho"), 0o777), os.WriteFile(filepath.Join(dir, name), []byte(text), 0o640)); err != nil {
			t.Fatal(err)
		}
	}
	c = &command{stdin: stdin, stdout: io.Discard, stderr: told, getenv: func(string) string { return "" }, lang: "vi", format: formatText}
	c.common.content = dir
	return c, filepath.Join(dir, "tay-ho", "hop.vi.md"), told
}

func wantFile(t *testing.T, file, want string) {
	t.Helper()
	got, err := os.ReadFile(file)
	if err != nil || string(got) != want {
		t.Errorf("the file is %q (%v), want %q", got, err, want)
	}
}

// TestFixAsks: only a clear yes writes; line ends, the mark at the beginning, comments and the mode stay.
func TestFixAsks(t *testing.T) {
	for answer, written := range map[string]bool{"c\n": true, "Có\n": true, "YES\n": true, "\n": false, "không\n": false, "": false} {
		c, report, told := fixing(t, strings.NewReader(answer))
		err := c.runFix(false)
		want := fixable
		if written {
			want = strings.Replace(fixable, "15/2/2023", "2023-02-15", 1)
		}
		wantFile(t, report, want)
		if (err == nil) != written || !strings.Contains(told.String(), "+ date: 2023-02-15 # thứ tư\n") {
			t.Errorf("answer %q: %v\n%s", answer, err, told)
		}
		if info, err := os.Stat(report); err != nil || info.Mode().Perm() != 0o640 {
			t.Errorf("answer %q: %v, %v", answer, info.Mode(), err)
		}
	}
}

// TestFixShowsEveryChange: of a line that no terminal is wide enough for, each change is shown before it is written; a change
// that can be seen already is not shown twice.
func TestFixShowsEveryChange(t *testing.T) {
	between := strings.Repeat(" Ba cơ quan đã họp và thống nhất nội dung phối hợp.", 4)
	c, report, told := fixing(t, strings.NewReader("\n"))
	long := "Hòa bình, hoà giải và hoà thuận." + between + " Hoà hợp." + between + " Hòa ước, hòa nhạc, hòa âm, hòa tấu, hoà mình."
	if err := os.WriteFile(report, []byte(strings.Replace(fixable, "Ba cơ quan họp.", long, 1)), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := c.runFix(false); !errors.Is(err, errTold) {
		t.Fatal(err)
	}
	for _, want := range []string{"- Hòa bình, hoà giải và hoà thuận.", "+ Hòa bình, hòa giải và hòa thuận.", "Hoà hợp.", "Hòa hợp.", "hoà mình", "hòa mình"} {
		if n := strings.Count(told.String(), want); n != 1 {
			t.Errorf("%q is shown %d times:\n%s", want, n, told)
		}
	}
}

// hand writes a file when it is asked, and then says yes.
type hand struct{ file, text string }

func (h hand) Read(p []byte) (int, error) {
	return copy(p, "y\n"), os.WriteFile(h.file, []byte(h.text), 0o640)
}

// TestFixLeavesWhatChanged: what an editor saves while the question stands is not overwritten.
func TestFixLeavesWhatChanged(t *testing.T) {
	c, report, told := fixing(t, nil)
	c.stdin = hand{report, fixable + "Thêm một câu.\r\n"}
	if err := c.runFix(false); !errors.Is(err, errTold) || !strings.Contains(told.String(), "vừa thay đổi") {
		t.Errorf("%v\n%s", err, told)
	}
	wantFile(t, report, fixable+"Thêm một câu.\r\n")
}
