// Command phoihop compiles coordination reports, Markdown with YAML front matter, into a static site in
// Vietnamese and English. Package build does the work; this command reads flags, calls it once and tells
// what happened.
//
// Exit status: 0 done, 1 an error was found or something failed, 2 wrong usage, and of verify also what can't be read,
// 130 interrupted.
package main

import (
	"errors"
	"io"
	"os"
	"slices"
	_ "time/tzdata" // a site's time zone is known on machines that have none

	"github.com/spf13/cobra"
)

// Exit statuses.
const (
	exitDone   = 0
	exitFailed = 1
	exitUsage  = 2

	exitInterrupted = 130 // as shells have it
)

// errTold says that a command failed and has said why, errUnread that what it was to look at cannot be read.
var (
	errTold   = errors.New("told")
	errUnread = errors.New("told, not read")
)

func main() {
	keepHeadroom()
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr, os.Getenv))
}

// run is the whole program: arguments and environment in, an exit status out.
func run(args []string, stdout, stderr io.Writer, getenv func(string) string) int {
	c := &command{stdin: os.Stdin, stdout: stdout, stderr: stderr, getenv: getenv, lang: messageLanguage(args, getenv)}
	root := c.root()
	root.SetArgs(args)
	root.SetOut(stdout)
	root.SetErr(stderr)
	switch called, err := root.ExecuteC(); {
	case err == nil:
		return exitDone
	case errors.Is(err, errTold):
		return exitFailed
	case errors.Is(err, errUnread):
		return exitUsage
	default:
		io.WriteString(stderr, c.usageMistake(called, err))
		return exitUsage
	}
}

// command is one call of the program.
type command struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	getenv         func(string) string
	lang           string // of messages: "vi" or "en"
	common         commonFlags
	keepGoing      bool   // of build
	compress       bool   // likewise
	format         string // of check's problems
	color          string // "always", "never" or "auto"
}

// commonFlags are those that every command about a site has.
type commonFlags struct {
	content, out, templates, baseURL, cache, today, messages string
	drafts, json                                             bool
}

func (c *command) root() *cobra.Command {
	root := &cobra.Command{
		Use:           "phoihop",
		Short:         c.say("phoihop dựng trang báo cáo phối hợp từ các tệp Markdown", "phoihop makes a site of coordination reports from Markdown files"),
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          cobra.NoArgs,
		PersistentPreRunE: func(cmd *cobra.Command, args []string) error {
			if c.common.messages != "vi" && c.common.messages != "en" {
				return c.usage("--messages phải là vi hoặc en, không phải %q", "--messages is vi or en, not %q", c.common.messages)
			}
			if !slices.Contains([]string{"", "auto", "always", "never"}, c.color) {
				return c.usage("--color là auto, always hoặc never, không phải %q", "--color is auto, always or never, not %q", c.color)
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return cmd.Help() },
	}
	root.PersistentFlags().StringVar(&c.common.messages, "messages", c.lang, c.say("ngôn ngữ của thông báo: vi hoặc en", "language of messages: vi or en"))
	root.AddCommand(c.build(), c.check(), c.explain(), c.serve(), c.new(), c.stamp(), c.schema(),
		c.snapshot(), c.key(), c.verify(), c.extract(), c.apply(), c.version(), c.completion())
	c.localize(root)
	c.completes(root)
	return root
}

// addCommon gives a command the flags that say which site is meant.
func (c *command) addCommon(cmd *cobra.Command) {
	c.addSite(cmd)
	cmd.Flags().StringVar(&c.common.out, "out", "public", c.say("thư mục công bố", "folder to publish into"))
}

// addSite gives a command the flags that say which site is meant, and nothing of where it goes.
func (c *command) addSite(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&c.common.content, "content", "content", c.say("thư mục nội dung", "folder of the content"))
	f.StringVar(&c.common.templates, "templates", "", c.say("thư mục mẫu trang thay cho mẫu có sẵn, từng tệp một", "folder of templates that override the built-in ones, file by file"))
	f.StringVar(&c.common.baseURL, "base-url", "", c.say("địa chỉ của trang, thay cho base_url trong site.yaml", "address of the site, in place of base_url in site.yaml"))
	f.BoolVar(&c.common.drafts, "drafts", false, c.say("đưa cả bản nháp vào trang", "include drafts"))
	f.StringVar(&c.common.today, "today", "", c.say("ngày tính tình trạng nhiệm vụ, ví dụ 2026-11-22; bỏ trống: ngày của báo cáo mới nhất", "the day at which tasks are judged, such as 2026-11-22; default: the day of the newest report"))
	f.StringVar(&c.common.cache, "cache", "", c.say("`THƯ-MỤC|none`: thư mục giữ lại những gì lần dựng sau dùng được, hoặc none để đọc lại tất cả (mặc định: trong thư mục cache của người dùng)", "`DIR|none`: folder for what the next build can use, or none to read everything anew (default: in the user's cache folder)"))
	f.StringVar(&c.color, "color", "auto", c.say("`auto|always|never`: màu trong thông báo; auto: khi in ra màn hình và không đặt NO_COLOR", "`auto|always|never`: colours in messages; auto: on a terminal, unless NO_COLOR is set"))
	f.BoolVar(&c.common.json, "json", false, c.say("in lỗi dạng JSON ra luồng chuẩn, mỗi lỗi một dòng", "print problems as JSON on standard output, one a line"))
}

// addContent gives a command that works on files of the content the flags of the others. Those that say how a site is built
// have no effect, and its help leaves them out.
func (c *command) addContent(cmd *cobra.Command) {
	c.addCommon(cmd)
	for _, name := range []string{"out", "templates", "base-url", "drafts", "cache"} {
		cmd.Flags().MarkHidden(name)
	}
	cmd.Flags().Lookup("today").Usage = c.say("ngày được coi là hôm nay, ví dụ 2026-11-22; bỏ trống: theo đồng hồ", "the day that counts as today, such as 2026-11-22; default: the clock's")
}

// say picks a text in the language of messages.
func (c *command) say(vi, en string) string {
	if c.lang == "vi" {
		return vi
	}
	return en
}
