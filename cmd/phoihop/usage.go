package main

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/spf13/cobra"
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
	return c.usage("lệnh %s không nhận tham số %q", "%s takes no argument %q", cmd.Name(), args[0])
}

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
	first, suggestions, _ := strings.Cut(message, "\n")
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
	if names := strings.Fields(strings.TrimPrefix(strings.TrimSpace(suggestions), "Did you mean this?")); len(names) > 0 {
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
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd("completion")
	for _, cmd := range root.Commands() {
		if cmd.Name() == "help" {
			cmd.Run, cmd.RunE = nil, c.help
		}
	}
	if c.lang != "vi" {
		return
	}
	for _, cmd := range root.Commands() {
		switch cmd.Name() {
		case "help":
			cmd.Short = "Trợ giúp về một lệnh"
		case "completion":
			cmd.Short = "In tập lệnh tự hoàn thành cho shell"
		}
	}
	root.SetUsageTemplate(strings.NewReplacer(
		"Usage:", "Cách dùng:", "Available Commands:", "Các lệnh:", "Flags:", "Tuỳ chọn:", "Global Flags:", "Tuỳ chọn chung:",
		"Examples:", "Ví dụ:", "Additional Commands:", "Các lệnh khác:", "Additional help topics:", "Trợ giúp thêm:",
		`Use "{{.CommandPath}} [command] --help" for more information about a command.`, `Xem thêm về một lệnh: {{.CommandPath}} LỆNH --help`,
		"[command]", "LỆNH",
	).Replace(root.UsageTemplate()))
	addHelpFlags(root)
}

func addHelpFlags(cmd *cobra.Command) {
	cmd.InitDefaultHelpFlag()
	if f := cmd.Flags().Lookup("help"); f != nil {
		f.Usage = "trợ giúp về " + cmd.Name()
	}
	for _, sub := range cmd.Commands() {
		addHelpFlags(sub)
	}
}
