package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// TestOffers asks, as a shell's script does, what may stand at the place of the cursor.
func TestOffers(t *testing.T) {
	content := t.TempDir()
	for name, text := range map[string]string{
		"site.yaml":                        "title: Bản tin\nlanguages: [vi]\nagencies:\n  hdnd: {name: {vi: Hội đồng nhân dân, en: People's Council}}\n  ubnd: {name: Ủy ban nhân dân}\nkinds: {tap-huan: {vi: Tập huấn}}\n",
		"tay-ho/2023-02-15-tong-ket.vi.md": "", "tay-ho/2023-02-15-tong-ket.en.md": "", "tay-ho/2024-so-ket.vi.md": "", "tay-ho/district.yaml": "", "tay-ho/2024-so-ket/anh.jpg": "",
		"go-vap/district.yaml": "", "_root/favicon.ico": "", ".git/config": "",
	} {
		file := filepath.Join(content, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for _, test := range []struct{ typed, want string }{
		{"--district=", "go-vap tay-ho"},
		{"--agency=", "hdnd ubnd"},
		{"--agency=ub", "ubnd"},
		{"--agency=hdnd,", "hdnd,ubnd"},
		{"--kind=t", "tap-huan"},
		{"--from=", "go-vap/ tay-ho/"},
		{"--from=tay-ho/", "tay-ho/2023-02-15-tong-ket tay-ho/2024-so-ket"},
		{"--from=" + content + "/", content + "/go-vap/ " + content + "/tay-ho/"},
		{"--from=" + content + "/tay-ho/", content + "/tay-ho/2023-02-15-tong-ket " + content + "/tay-ho/2024-so-ket"},
		{"--messages=", "vi en"},
		{"--today=", ""},
	} {
		if got := offered(t, content, test.typed); got != test.want {
			t.Errorf("%q offers %q, not %q", test.typed, got, test.want)
		}
	}
	if got := offered(t, filepath.Join(content, "khong-co"), "--agency="); got != "" {
		t.Errorf("without content agencies are offered: %q", got)
	}
}

// offered gives what is offered for the last word of a call of a command that has every flag with offers.
func offered(t *testing.T, content, typed string) string {
	t.Helper()
	var out strings.Builder
	c := &command{lang: "vi"}
	root := &cobra.Command{Use: "phoihop"}
	sub := &cobra.Command{Use: "new", Run: func(*cobra.Command, []string) {}}
	root.AddCommand(sub)
	for _, name := range []string{"district", "agency", "kind", "from", "messages", "today"} {
		sub.Flags().String(name, "", "")
	}
	sub.Flags().StringVar(&c.common.content, "content", "content", "")
	c.completes(root)
	root.SetOut(&out)
	root.SetErr(&strings.Builder{})
	root.SetArgs([]string{cobra.ShellCompNoDescRequestCmd, "new", "--content", content, typed})
	if err := root.Execute(); err != nil {
		t.Fatal(err)
	}
	var words []string
	for _, line := range strings.Split(out.String(), "\n") {
		if line != "" && !strings.HasPrefix(line, ":") {
			words = append(words, line)
		}
	}
	return strings.Join(words, " ")
}

// TestEveryFlagOffers walks the real commands: of every flag that takes a value it is said what the Tab key offers, so that
// none offers the files of the folder by oversight.
func TestEveryFlagOffers(t *testing.T) {
	root := rootIn("en")
	seen := 0
	var walk func(cmd *cobra.Command)
	walk = func(cmd *cobra.Command) {
		cmd.LocalFlags().VisitAll(func(f *pflag.Flag) {
			if f.Value.Type() == "bool" {
				return
			}
			seen++
			if _, offers := cmd.GetFlagCompletionFunc(f.Name); !offers {
				t.Errorf("%s --%s offers files, and nobody said that it should", cmd.CommandPath(), f.Name)
			}
		})
		for _, sub := range cmd.Commands() {
			walk(sub)
		}
	}
	walk(root)
	if seen < 20 {
		t.Errorf("only %d flags were seen", seen)
	}
}
