package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"phoihop/internal/explain"
	"phoihop/internal/problem"
)

func (c *command) explain() *cobra.Command {
	var all bool
	cmd := &cobra.Command{
		Use:   c.say("explain [MÃ …]", "explain [CODE …]"),
		Short: c.say("Giải thích một vấn đề mà check hoặc build nêu", "Explain a problem that check or build tells"),
		Long: c.say(`Cho biết một vấn đề nghĩa là gì, vì sao người đọc bị ảnh hưởng, với một ví dụ sai và cách viết đúng. MÃ đứng trong ngoặc vuông ở cuối
thông báo, ví dụ [bad-date]. Không có MÃ thì liệt kê mọi mã; --all in tất cả, dạng Markdown.`,
			`Tells what a problem means and why it matters to readers, with an example that is wrong and how it is right. CODE stands in square
brackets at the end of a message, such as [bad-date]. Without CODE all codes are listed; --all prints everything, as Markdown.`),
		Example: "  phoihop explain bad-date\n  phoihop explain",
		Args:    cobra.ArbitraryArgs,
		RunE:    func(cmd *cobra.Command, args []string) error { return c.runExplain(args, all) },
		ValidArgsFunction: func(cmd *cobra.Command, args []string, typed string) (codes []cobra.Completion, _ cobra.ShellCompDirective) {
			for _, code := range explain.All() {
				if strings.HasPrefix(string(code), typed) {
					kind := problem.New(code).Severity.Words().In(c.lang)
					if slices.Contains(explain.Repairs, code) {
						kind = "check --fix"
					}
					codes = append(codes, cobra.CompletionWithDesc(string(code), kind))
				}
			}
			return codes, cobra.ShellCompDirectiveNoFileComp
		},
	}
	cmd.Flags().BoolVar(&all, "all", false, c.say("in mọi giải thích, dạng Markdown", "print every explanation, as Markdown"))
	return cmd
}

func (c *command) runExplain(args []string, all bool) error {
	switch {
	case all && len(args) > 0:
		return c.usage("--all không đi cùng mã", "--all takes no code")
	case all:
		fmt.Fprint(c.stdout, explain.Document(c.lang))
		return nil
	case len(args) == 0:
		fmt.Fprint(c.stdout, explain.List(c.lang))
		return nil
	}
	var pages []explain.Page
	for _, arg := range args {
		written := strings.ToLower(strings.Trim(arg, "[] "))
		page, ok := explain.Of(problem.Code(written))
		if !ok {
			if near := explain.Nearest(written); near != "" {
				return c.usage("không có mã %q; ý bạn là %s?", "there is no code %q; did you mean %s?", arg, near)
			}
			return c.usage("không có mã %q; mọi mã: phoihop explain", "there is no code %q; for all codes: phoihop explain", arg)
		}
		pages = append(pages, page)
	}
	for i, page := range pages {
		if i > 0 {
			fmt.Fprintln(c.stdout)
		}
		fmt.Fprint(c.stdout, page.Text(c.lang))
	}
	return nil
}
