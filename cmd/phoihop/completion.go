package main

import (
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"phoihop/internal/report"
	"phoihop/internal/source"
	"phoihop/internal/viet"
)

// completion prints the scripts by which shells complete commands, flags and what is in the content.
func (c *command) completion() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "completion",
		Short: c.say("In tập lệnh tự hoàn thành cho shell", "Print the completion script of a shell"),
		Long: c.say("In tập lệnh để shell tự hoàn thành lệnh, tuỳ chọn, cơ quan, địa phương và báo cáo khi bấm phím Tab.",
			"Prints the script by which a shell completes commands, flags, agencies, districts and reports at the Tab key."),
		Args: c.noArgs,
		RunE: func(cmd *cobra.Command, args []string) error { return cmd.Help() },
	}
	for _, shell := range []struct {
		name, now, always string
		write             func(root *cobra.Command) error
	}{
		{"bash", "source <(phoihop completion bash)", "phoihop completion bash > ~/.local/share/bash-completion/completions/phoihop",
			func(root *cobra.Command) error { return root.GenBashCompletionV2(c.stdout, true) }},
		{"zsh", "source <(phoihop completion zsh)", `phoihop completion zsh > "${fpath[1]}/_phoihop"`,
			func(root *cobra.Command) error { return root.GenZshCompletion(c.stdout) }},
		{"fish", "phoihop completion fish | source", "phoihop completion fish > ~/.config/fish/completions/phoihop.fish",
			func(root *cobra.Command) error { return root.GenFishCompletion(c.stdout, true) }},
		{"powershell", "phoihop completion powershell | Out-String | Invoke-Expression", "phoihop completion powershell >> $PROFILE",
			func(root *cobra.Command) error { return root.GenPowerShellCompletionWithDesc(c.stdout) }},
	} {
		cmd.AddCommand(&cobra.Command{
			Use:   shell.name,
			Short: c.say("Tập lệnh tự hoàn thành cho "+shell.name, "The completion script of "+shell.name),
			Long: c.say("In tập lệnh tự hoàn thành cho "+shell.name+".\n\nDùng ngay trong cửa sổ này:\n\n  "+shell.now+"\n\nDùng từ nay về sau (mở cửa sổ mới để có hiệu lực):\n\n  "+shell.always,
				"Prints the completion script of "+shell.name+".\n\nFor this window:\n\n  "+shell.now+"\n\nFor every new one:\n\n  "+shell.always),
			Args: c.noArgs,
			RunE: func(cmd *cobra.Command, args []string) error { return shell.write(cmd.Root()) },
		})
	}
	return cmd
}

// completes says for flags of some names, and for all commands that have them, what is offered for their
// values. A flag that takes anything is offered nothing, rather than the files of the folder.
func (c *command) completes(cmd *cobra.Command) {
	offers := map[string]cobra.CompletionFunc{
		"district": c.offerDistricts, "new-district": cobra.NoFileCompletions,
		"agency": c.offerAgencies, "kind": c.offerKinds,
		"from": c.offerReports, "translate": c.offerReports,
		"messages": c.offerFixed("vi", "en"),
		"draft":    c.offerFixed("2020-12", "7"),
		"type":     c.offerFixed(report.UnitTypes.IDs()...),
		"lang":     c.offerFixed("vi", "en"),
		"format":   c.offerFixed(formatText, formatGitHub, formatSARIF),
		"color":    c.offerFixed("auto", "always", "never"),
		"host":     cobra.NoFileCompletions, "port": cobra.NoFileCompletions, "date": cobra.NoFileCompletions, "title": cobra.NoFileCompletions,
		"content": offerFolders, "out": offerFolders, "templates": offerFolders, "cache": offerFolders, "man": offerFolders,
		"sign": offerFiles, "since": offerFiles, "key": offerFiles,
		"today": cobra.NoFileCompletions, "year": cobra.NoFileCompletions, "base-url": cobra.NoFileCompletions,
	}
	each := func(f *pflag.Flag) {
		if offer, known := offers[f.Name]; known {
			if _, already := cmd.GetFlagCompletionFunc(f.Name); !already {
				cmd.RegisterFlagCompletionFunc(f.Name, offer)
			}
		}
	}
	cmd.Flags().VisitAll(each)
	cmd.PersistentFlags().VisitAll(each)
	if cmd.ValidArgsFunction == nil && len(cmd.ValidArgs) == 0 {
		cmd.ValidArgsFunction = cobra.NoFileCompletions
	}
	for _, sub := range cmd.Commands() {
		c.completes(sub)
	}
}

// offerFixed offers the values of a closed list.
func (c *command) offerFixed(values ...string) cobra.CompletionFunc {
	return cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp)
}

func offerFolders(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
	return nil, cobra.ShellCompDirectiveFilterDirs
}

// settings reads site.yaml for completion; nothing where it can't be read.
func (c *command) settings() *report.Site {
	site, broken, _ := source.ReadSite(os.DirFS(c.common.content))
	if broken {
		return &report.Site{Kinds: report.Kinds}
	}
	return site
}

// offerAgencies offers the agencies of site.yaml; behind a comma, another one.
func (c *command) offerAgencies(_ *cobra.Command, _ []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	var list report.Choices
	for _, a := range c.settings().Agencies {
		list = append(list, report.Choice{ID: string(a.ID), Name: a.Name})
	}
	return c.offerChoices(list, typed)
}

// offerKinds offers the kinds of meetings that the site knows; behind a comma, another one.
func (c *command) offerKinds(_ *cobra.Command, _ []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	return c.offerChoices(c.settings().Kinds, typed)
}

func (c *command) offerChoices(list report.Choices, typed string) (offered []cobra.Completion, directive cobra.ShellCompDirective) {
	before := typed[:strings.LastIndex(typed, ",")+1]
	for _, choice := range list {
		if !slices.Contains(strings.Split(before, ","), choice.ID) && strings.HasPrefix(choice.ID, typed[len(before):]) {
			name, _ := choice.Name.In(viet.Lang(c.lang))
			offered = append(offered, cobra.CompletionWithDesc(before+choice.ID, name))
		}
	}
	return offered, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
}

// offerDistricts offers the folders of districts, by their names alone.
func (c *command) offerDistricts(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
	return c.folders(""), cobra.ShellCompDirectiveNoFileComp
}

// offerReports offers the ids of reports, tay-ho/2023-02-15-tong-ket: first the district, then its reports. Whoever begins with
// the content folder, as for a path, goes on with it.
func (c *command) offerReports(_ *cobra.Command, _ []string, typed string) (offered []cobra.Completion, directive cobra.ShellCompDirective) {
	before := c.common.content + "/"
	typed, isPath := strings.CutPrefix(typed, before)
	if !isPath {
		before = ""
	}
	district, _, inside := strings.Cut(typed, "/")
	if !inside {
		for _, folder := range c.folders("/") {
			offered = append(offered, before+folder)
		}
		return offered, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
	}
	entries, _ := os.ReadDir(c.common.content + "/" + district)
	for _, e := range entries {
		if name, lang, ok := strings.Cut(strings.TrimSuffix(e.Name(), ".md"), "."); ok && (lang == "vi" || lang == "en") {
			offered = append(offered, before+district+"/"+name)
		}
	}
	return slices.Compact(offered), cobra.ShellCompDirectiveNoFileComp
}

// folders lists the folders of the content that may be districts.
func (c *command) folders(behind string) (names []cobra.Completion) {
	entries, _ := os.ReadDir(c.common.content)
	for _, e := range entries {
		if e.IsDir() && !strings.HasPrefix(e.Name(), ".") && !strings.HasPrefix(e.Name(), "_") {
			names = append(names, e.Name()+behind)
		}
	}
	return names
}
