package main

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"phoihop/internal/problem"
)

// messageLanguage finds the language of messages before flags are read, because help and mistakes in
// flags are told in it too: --messages, else the locale, else English.
func messageLanguage(args []string, getenv func(string) string) string {
	for i, arg := range args {
		value, given := strings.CutPrefix(arg, "--messages=")
		if arg == "--messages" && i+1 < len(args) {
			value, given = args[i+1], true
		}
		if given && (value == "vi" || value == "en") {
			return value
		}
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if locale := getenv(name); locale != "" {
			if strings.HasPrefix(strings.ToLower(locale), "vi") {
				return "vi"
			}
			return "en"
		}
	}
	return "en"
}

// usageError is a wrong flag or argument, in the language of messages.
type usageError struct{ message string }

func (e *usageError) Error() string { return e.message }

func (c *command) usage(vi, en string, args ...any) error {
	return &usageError{fmt.Sprintf(c.say(vi, en), args...)}
}

// cobraMistakes are the errors of the command line library, in Vietnamese.
var cobraMistakes = []struct {
	form *regexp.Regexp
	vi   string
}{
	{regexp.MustCompile(`^unknown flag: (.*)$`), "không có tuỳ chọn %s"},
	{regexp.MustCompile(`^unknown shorthand flag: '(.*)' in (?:.*)$`), "không có tuỳ chọn -%s"},
	{regexp.MustCompile(`^unknown command "(.*)" for ".*"$`), "không có lệnh %q"},
	{regexp.MustCompile(`^flag needs an argument: (.*)$`), "tuỳ chọn %s cần một giá trị"},
	{regexp.MustCompile(`^invalid argument "(.*)" for "(?:.*?)(--[\w-]+)" flag: .*$`), "giá trị %q không hợp lệ cho %s"},
	{regexp.MustCompile(`^accepts 0 arg\(s\), received (.*)$`), "lệnh này không nhận thêm tham số (có %s tham số thừa)"},
	{regexp.MustCompile(`^bad flag syntax: (.*)$`), "tuỳ chọn viết sai: %s"},
}

// noArgs refuses arguments of a command that has flags only.
func (c *command) noArgs(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if err := c.longDash(args[0]); err != nil {
		return err
	}
	err := c.usage("lệnh %s không nhận tham số %q", "%s takes no argument %q", cmd.Name(), args[0]).(*usageError)
	switch cmd.Name() {
	case "new":
		err.message += c.say(`; giá trị có dấu cách đứng trong dấu nháy: --title "Họp giao ban"`, `; a value with blanks stands in quotes: --title "Monthly meeting"`)
	case "build", "check", "serve":
		err.message += c.say("; lệnh này luôn xét cả thư mục nội dung (--content)", "; it always takes the whole content folder (--content)")
	}
	return err
}

// longDash tells of an argument that was to be a flag: word processors and web pages make one long dash of two short ones.
func (c *command) longDash(arg string) error {
	if name := strings.TrimLeft(arg, "–—−"); name != arg && name != "" {
		return c.usage("%q bắt đầu bằng dấu gạch dài; gõ hai dấu trừ: --%s", "%q begins with a long dash; type two hyphens: --%s", arg, strings.TrimLeft(name, "-"))
	}
	return nil
}

// meant names the commands or flags that a mistyped one was most likely to be.
func meant(called *cobra.Command, mistake string) []string {
	if m := unknownCommand.FindStringSubmatch(mistake); m != nil {
		var names []string
		for _, sub := range called.Commands() {
			names = append(names, sub.Name())
		}
		return someOf(problem.Nearest(m[1], names))
	}
	var flags []string
	called.Flags().VisitAll(func(f *pflag.Flag) {
		if !f.Hidden {
			flags = append(flags, "--"+f.Name)
		}
	})
	if m := unknownFlag.FindStringSubmatch(mistake); m != nil {
		return someOf(problem.Nearest(m[1], flags))
	}
	if m := unknownShorthand.FindStringSubmatch(mistake); m != nil {
		name, _, _ := strings.Cut(m[1], "=")
		return someOf(problem.Nearest("-"+name, flags))
	}
	return nil
}

func someOf(name string) []string {
	if name == "" {
		return nil
	}
	return []string{name}
}

var (
	unknownCommand   = regexp.MustCompile(`^unknown command "(.*)" for ".*"$`)
	unknownFlag      = regexp.MustCompile(`^unknown flag: (--[^=]*)`)
	unknownShorthand = regexp.MustCompile(`^unknown shorthand flag: '.*' in (-.*)$`)
)

// help shows a command's help; a command that is not there is wrong usage.
func (c *command) help(cmd *cobra.Command, args []string) error {
	about, rest, err := cmd.Root().Find(args)
	if about == nil || err != nil || len(rest) > 0 {
		return c.usage("không có lệnh %q", "unknown command %q", strings.Join(args, " "))
	}
	about.InitDefaultHelpFlag()
	return about.Help()
}

// usageMistake words a wrong call and names the help.
func (c *command) usageMistake(called *cobra.Command, err error) string {
	message := err.Error()
	first, _, _ := strings.Cut(message, "\n")
	names := meant(called, first)
	if c.lang == "vi" {
		for _, known := range cobraMistakes {
			if m := known.form.FindStringSubmatch(first); m != nil {
				var args []any
				for _, s := range m[1:] {
					args = append(args, s)
				}
				first = fmt.Sprintf(known.vi, args...)
			}
		}
	}
	out := "phoihop: " + first + "\n"
	if len(names) > 0 {
		out += c.say("ý bạn là: ", "did you mean: ") + strings.Join(names, ", ") + "\n"
	}
	help := "phoihop help"
	if called != nil && called.HasParent() {
		help = called.CommandPath() + " --help"
	}
	return out + c.say("Xem trợ giúp: ", "For help: ") + help + "\n"
}

// localize puts the library's own words into the language of messages.
func (c *command) localize(root *cobra.Command) {
	root.SetHelpCommand(c.helpCommand())
	root.InitDefaultHelpCmd()
	root.CompletionOptions.DisableDefaultCmd = true // ours speaks both languages
	root.SetUsageFunc(c.usageText)
	c.wordHelpFlags(root)
}

// wordHelpFlags words the flag --help of a command and of those below it.
func (c *command) wordHelpFlags(cmd *cobra.Command) {
	cmd.InitDefaultHelpFlag()
	if f := cmd.Flags().Lookup("help"); f != nil {
		f.Usage = c.say("trợ giúp về ", "help for ") + cmd.Name()
	}
	for _, sub := range cmd.Commands() {
		c.wordHelpFlags(sub)
	}
}
