package main

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// helpCommand tells of a command what its flag --help tells.
func (c *command) helpCommand() *cobra.Command {
	var manual string
	cmd := &cobra.Command{
		Use:     "help " + c.say("[LỆNH]", "[command]"),
		Short:   c.say("Trợ giúp về một lệnh", "Help about any command"),
		Long:    c.say("Nói về một lệnh và các tuỳ chọn của nó, hoặc ghi trang sổ tay của mọi lệnh.", "Tells of a command and its flags, or writes pages of manual of all commands."),
		Example: "  phoihop help build\n  phoihop help --man man",
		RunE: func(cmd *cobra.Command, args []string) error {
			if !cmd.Flags().Changed("man") {
				return c.help(cmd, args)
			}
			if manual == "" || len(args) > 0 {
				return c.usage("--man cần một thư mục, và không đi cùng tên lệnh", "--man takes a folder, and no command")
			}
			if err := writeManual(manual); err != nil {
				return c.failed(err)
			}
			return nil
		},
		ValidArgsFunction: func(cmd *cobra.Command, args []string, typed string) (names []cobra.Completion, _ cobra.ShellCompDirective) {
			about, _, err := cmd.Root().Find(args)
			if err != nil {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			for _, sub := range about.Commands() {
				if sub.IsAvailableCommand() && strings.HasPrefix(sub.Name(), typed) {
					names = append(names, cobra.CompletionWithDesc(sub.Name(), sub.Short))
				}
			}
			return names, cobra.ShellCompDirectiveNoFileComp
		},
	}
	cmd.Flags().StringVar(&manual, "man", "", c.say("`THƯ-MỤC`: ghi trang sổ tay (man) của mọi lệnh vào đó, bằng hai thứ tiếng", "`DIR`: write pages of manual (man) of all commands there, in both languages"))
	return cmd
}

// usageText tells how a command is called: what stands below its description in its help.
func (c *command) usageText(cmd *cobra.Command) error {
	var b strings.Builder
	section := func(vi, en, text string) {
		if text != "" {
			fmt.Fprintf(&b, "\n%s\n%s\n", c.say(vi, en), strings.TrimRight(text, "\n"))
		}
	}
	var calls []string
	if cmd.Runnable() {
		calls = append(calls, "  "+c.callLine(cmd))
	}
	if cmd.HasAvailableSubCommands() {
		calls = append(calls, "  "+cmd.CommandPath()+c.say(" LỆNH", " [command]"))
	}
	section("Cách dùng:", "Usage:", strings.Join(calls, "\n"))
	section("Ví dụ:", "Examples:", cmd.Example)
	section("Các lệnh:", "Available Commands:", commandTable(cmd))
	section("Tuỳ chọn:", "Flags:", c.flagTable(cmd.LocalFlags()))
	section("Tuỳ chọn chung:", "Global Flags:", c.flagTable(cmd.InheritedFlags()))
	if cmd.HasAvailableSubCommands() {
		fmt.Fprintf(&b, "\n%s\n", c.say("Xem thêm về một lệnh: "+cmd.CommandPath()+" LỆNH --help",
			"Use \""+cmd.CommandPath()+" [command] --help\" for more information about a command."))
	}
	_, err := fmt.Fprint(cmd.OutOrStderr(), strings.TrimPrefix(b.String(), "\n"))
	return err
}

// callLine is a line that calls the command.
func (c *command) callLine(cmd *cobra.Command) string {
	line, hasFlags := strings.CutSuffix(cmd.UseLine(), " [flags]")
	if hasFlags {
		line += c.say(" [tuỳ chọn]", " [flags]")
	}
	return line
}

// commandTable lists the commands below a command.
func commandTable(cmd *cobra.Command) string {
	var rows [][2]string
	for _, sub := range cmd.Commands() {
		if sub.IsAvailableCommand() || sub.Name() == "help" {
			rows = append(rows, [2]string{"  " + sub.Name(), sub.Short})
		}
	}
	return table(rows, "  ")
}

// flagTable lists flags. The library's own table counts bytes where letters are to stand below each other.
func (c *command) flagTable(flags *pflag.FlagSet) string {
	var rows [][2]string
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		call := "      --" + f.Name
		if f.Shorthand != "" {
			call = "  -" + f.Shorthand + ", --" + f.Name
		}
		takes, about := c.flagWords(f)
		if takes != "" {
			call += " " + takes
		}
		rows = append(rows, [2]string{call, about})
	})
	return table(rows, "   ")
}

// flagWords gives what a flag takes and what it is for, with its default.
func (c *command) flagWords(f *pflag.Flag) (takes, about string) {
	takes, about = pflag.UnquoteUsage(f)
	if c.lang == "vi" {
		if word, known := valueWords[takes]; known {
			takes = word
		}
	}
	if !slices.Contains([]string{"", "false", "0", "[]", "0s"}, f.DefValue) {
		about += fmt.Sprintf(c.say(" (mặc định: %s)", " (default %q)"), f.DefValue)
	}
	return takes, about
}

// valueWords are the library's names of what flags take, in Vietnamese.
var valueWords = map[string]string{"string": "CHỮ", "strings": "CHỮ,…", "int": "SỐ", "uint": "SỐ", "uint16": "SỐ", "float": "SỐ", "duration": "THỜI-GIAN"}

// table writes rows of two columns.
func table(rows [][2]string, between string) string {
	widest := 0
	for _, row := range rows {
		widest = max(widest, utf8.RuneCountInString(row[0]))
	}
	var b strings.Builder
	for _, row := range rows {
		b.WriteString(row[0] + strings.Repeat(" ", widest-utf8.RuneCountInString(row[0])) + between + row[1] + "\n")
	}
	return b.String()
}
