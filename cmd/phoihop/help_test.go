package main

import (
	"io"
	"regexp"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// rootIn makes all commands as they speak in a language.
func rootIn(lang string) *cobra.Command {
	c := &command{stdout: io.Discard, stderr: io.Discard, lang: lang}
	return c.root()
}

// walk calls each for every command, with the command of the same place in another language.
func walk(vi, en *cobra.Command, each func(vi, en *cobra.Command)) {
	each(vi, en)
	for i, sub := range vi.Commands() {
		walk(sub, en.Commands()[i], each)
	}
}

var vietnamese = regexp.MustCompile(`[À-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ]`)

// TestHelpIsTold: every command and every flag says what it is for, in Vietnamese and in English.
func TestHelpIsTold(t *testing.T) {
	commands, flags := 0, 0
	walk(rootIn("vi"), rootIn("en"), func(vi, en *cobra.Command) {
		commands++
		told := func(what, inVi, inEn string) {
			t.Helper()
			switch {
			case inVi == "" || inEn == "":
				t.Errorf("%s: %s is not told", vi.CommandPath(), what)
			case !vietnamese.MatchString(inVi):
				t.Errorf("%s: %s is not told in Vietnamese: %q", vi.CommandPath(), what, inVi)
			case vietnamese.MatchString(strings.ReplaceAll(inEn, "Việt", "")):
				t.Errorf("%s: %s is not told in English: %q", vi.CommandPath(), what, inEn)
			}
		}
		told("what it does", vi.Short, en.Short)
		if vi.Long != "" || en.Long != "" {
			told("its description", vi.Long, en.Long)
		}
		vi.Flags().VisitAll(func(f *pflag.Flag) {
			flags++
			told("--"+f.Name, f.Usage, en.Flags().Lookup(f.Name).Usage)
		})
		vi.PersistentFlags().VisitAll(func(f *pflag.Flag) {
			told("--"+f.Name, f.Usage, en.PersistentFlags().Lookup(f.Name).Usage)
		})
	})
	if commands < 10 || flags < 20 {
		t.Errorf("only %d commands and %d flags were seen", commands, flags)
	}
}

var englishWords = regexp.MustCompile(`\b(?:Usage|Flags|Global|Available|Examples|default|command|flags|string|help for|for more)\b`)

// TestVietnameseHelpIsVietnamese: nothing of the library's own words is left in the help of any command.
func TestVietnameseHelpIsVietnamese(t *testing.T) {
	root := rootIn("vi")
	walk(root, root, func(cmd, _ *cobra.Command) {
		var b strings.Builder
		cmd.SetOut(&b)
		if err := cmd.Help(); err != nil {
			t.Fatal(err)
		}
		if word := englishWords.FindString(b.String()); word != "" {
			t.Errorf("%s: %q in the Vietnamese help:\n%s", cmd.CommandPath(), word, b.String())
		}
	})
}
