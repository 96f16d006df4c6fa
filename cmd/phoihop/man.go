package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// writeManual writes a page of manual for each command, in English and in Vietnamese, so that
// "man -M DIR phoihop-build" finds them. They are made from the commands as help is. The library makes such
// pages too, but with English headings and the day's date.
func writeManual(dir string) error {
	for _, m := range []struct{ lang, below string }{{"en", "man1"}, {"vi", "vi/man1"}} {
		below := filepath.Join(dir, filepath.FromSlash(m.below))
		if err := os.MkdirAll(below, 0o777); err != nil {
			return err
		}
		c := &command{stdout: io.Discard, stderr: io.Discard, lang: m.lang}
		if err := c.writePages(c.root(), below); err != nil {
			return err
		}
	}
	return nil
}

func (c *command) writePages(cmd *cobra.Command, dir string) error {
	if err := os.WriteFile(filepath.Join(dir, pageName(cmd)+".1"), []byte(c.page(cmd)), 0o666); err != nil {
		return err
	}
	for _, sub := range cmd.Commands() {
		if !sub.IsAvailableCommand() && sub.Name() != "help" {
			continue
		}
		if err := c.writePages(sub, dir); err != nil {
			return err
		}
	}
	return nil
}

func pageName(cmd *cobra.Command) string { return strings.ReplaceAll(cmd.CommandPath(), " ", "-") }

// page writes the page of a command in roff, with the macros of man(7).
func (c *command) page(cmd *cobra.Command) string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	section := func(vi, en string) { line(`.SH "%s"`, roff(c.say(vi, en))) }

	line(`.TH "%s" "1" "%s" "phoihop" "%s"`, roff(strings.ToUpper(pageName(cmd))), revisionDay(), roff(c.say("Sổ tay phoihop", "phoihop manual")))
	section("TÊN", "NAME")
	line(`%s \- %s`, roff(pageName(cmd)), roff(cmd.Short))
	section("CÚ PHÁP", "SYNOPSIS")
	line(`.B %s`, roff(c.callLine(cmd)))
	section("MÔ TẢ", "DESCRIPTION")
	about := cmd.Long
	if about == "" {
		about = cmd.Short + "."
	}
	b.WriteString(paragraphs(about))
	c.manualFlags(&b, c.say("TUỲ CHỌN", "OPTIONS"), cmd.LocalFlags())
	c.manualFlags(&b, c.say("TUỲ CHỌN CHUNG", "GLOBAL OPTIONS"), cmd.InheritedFlags())
	if cmd.Example != "" {
		section("VÍ DỤ", "EXAMPLES")
		b.WriteString(".EX\n" + roffLines(cmd.Example) + ".EE\n")
	}
	section("MÃ THOÁT", "EXIT STATUS")
	for _, status := range [][2]string{{"0", c.say("đã xong", "done")}, {"1", c.say("có lỗi, hoặc không làm được", "an error was found, or something failed")}, {"2", c.say("dùng sai lệnh", "wrong usage")},
		{"130", c.say("bị dừng giữa chừng (Ctrl-C)", "interrupted (Ctrl-C)")}} {
		line(".TP\n.B %s\n%s", status[0], roff(status[1]))
	}
	if related := relatedPages(cmd); len(related) > 0 {
		section("XEM THÊM", "SEE ALSO")
		b.WriteString(strings.Join(related, ",\n") + "\n")
	}
	return b.String()
}

func (c *command) manualFlags(b *strings.Builder, title string, flags *pflag.FlagSet) {
	if !flags.HasAvailableFlags() {
		return
	}
	fmt.Fprintf(b, ".SH \"%s\"\n", roff(title))
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		takes, about := c.flagWords(f)
		call := `\fB` + roff("--"+f.Name) + `\fR`
		if f.Shorthand != "" {
			call = `\fB` + roff("-"+f.Shorthand) + `\fR, ` + call
		}
		if takes != "" {
			call += ` \fI` + roff(takes) + `\fR`
		}
		fmt.Fprintf(b, ".TP\n%s\n%s\n", call, roff(about))
	})
}

// relatedPages names the pages above and below a command.
func relatedPages(cmd *cobra.Command) (names []string) {
	name := func(other *cobra.Command) { names = append(names, `\fB`+roff(pageName(other))+`\fR(1)`) }
	if cmd.HasParent() {
		name(cmd.Parent())
	}
	for _, sub := range cmd.Commands() {
		if sub.IsAvailableCommand() || sub.Name() == "help" {
			name(sub)
		}
	}
	return names
}

// paragraphs writes text; lines that are indented stand as they are.
func paragraphs(text string) string {
	var b strings.Builder
	for i, part := range strings.Split(strings.TrimSpace(text), "\n\n") {
		switch {
		case strings.HasPrefix(part, " "):
			b.WriteString(".PP\n.EX\n" + roffLines(part) + ".EE\n")
		case i > 0:
			b.WriteString(".PP\n" + roffLines(part))
		default:
			b.WriteString(roffLines(part))
		}
	}
	return b.String()
}

func roffLines(text string) string {
	var b strings.Builder
	for _, line := range strings.Split(text, "\n") {
		b.WriteString(roff(line) + "\n")
	}
	return b.String()
}

// roff writes text that means itself.
func roff(text string) string {
	text = strings.NewReplacer(`\`, `\e`, "-", `\-`, `"`, `\(dq`, "\n", " ").Replace(text)
	if strings.HasPrefix(text, ".") || strings.HasPrefix(text, "'") {
		return `\&` + text
	}
	return text
}

// revisionDay is the day of the revision that the program was built from, "" where it is not known.
func revisionDay() string {
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			if s.Key == "vcs.time" && len(s.Value) >= len("2023-02-15") {
				return s.Value[:len("2023-02-15")]
			}
		}
	}
	return ""
}
