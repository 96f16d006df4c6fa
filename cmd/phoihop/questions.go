package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/term"

	"phoihop/internal/problem"
	"phoihop/internal/viet"
)

// question asks for one value that a flag gives too.
type question struct {
	flag    string // its name
	given   string // the flag's value
	ask     string // the words of the question
	choices []choice
	preset  string                     // taken on Enter, and without a terminal
	skip    bool                       // an empty answer leaves the value out
	noGuess bool                       // without a terminal the preset is not taken
	take    func(answer string) string // takes an answer, or says why not
}

// choice is one value of a question, by id and name.
type choice struct {
	id    string
	names []string // the first is shown; all may be answered, compared after folding
}

// asker asks on a terminal.
type asker struct {
	in  *bufio.Reader
	out io.Writer
	say func(vi, en string) string
}

// newAsker gives nil where nobody can answer.
func newAsker(c *command) *asker {
	if file, isFile := c.stdin.(*os.File); isFile && !term.IsTerminal(int(file.Fd())) {
		return nil
	}
	return &asker{in: bufio.NewReader(c.stdin), out: c.stderr, say: c.say}
}

// errNoAnswer says that the terminal was closed in place of an answer.
var errNoAnswer = errors.New("no answer")

// answers fills in all that questions ask for: from flags, else from the terminal; without one, every flag that is
// missing is named in one mistake of usage.
func (c *command) answers(a *asker, questions []question) error {
	if a != nil {
		defer c.writesNothing()()
	}
	var missing []string
	for _, q := range questions {
		switch {
		case q.given != "":
			if wrong := q.take(q.given); wrong != "" {
				return c.usage("--%s: %s", "--%s: %s", q.flag, wrong)
			}
		case a != nil:
			if err := a.ask(q); err != nil {
				c.note("\n%s", c.say("Chưa ghi gì.", "Nothing was written."))
				return errTold
			}
		case q.preset != "" && !q.noGuess:
			if wrong := q.take(q.preset); wrong != "" {
				return c.usage("--%s: %s", "--%s: %s", q.flag, wrong)
			}
		case !q.skip:
			missing = append(missing, "--"+q.flag)
		}
	}
	if len(missing) > 0 {
		return c.usage("thiếu %s (trên màn hình dòng lệnh thì lệnh này hỏi từng mục)", "missing: %s (on a terminal this command asks for them)", strings.Join(missing, ", "))
	}
	return nil
}

// mostListed is how many choices a question lists.
const mostListed = 40

// ask asks until an answer can be taken.
func (a *asker) ask(q question) error {
	fmt.Fprintf(a.out, "\n%s\n", q.ask)
	wide := 0
	for _, ch := range q.choices {
		wide = max(wide, utf8.RuneCountInString(ch.id))
	}
	for i, ch := range q.choices[:min(len(q.choices), mostListed)] {
		fmt.Fprintf(a.out, "%4d  %-*s  %s\n", i+1, wide, ch.id, ch.names[0])
	}
	if more := len(q.choices) - mostListed; more > 0 {
		fmt.Fprintf(a.out, "      … %s\n", fmt.Sprintf(a.say("và %d mục nữa; gõ mã hoặc tên", "and %d more; type an id or a name"), more))
	}
	prompt := "> "
	switch {
	case q.preset != "":
		prompt = fmt.Sprintf(a.say("(Enter: %s) > ", "(Enter: %s) > "), q.preset)
	case q.skip:
		prompt = a.say("(Enter: bỏ qua) > ", "(Enter: leave out) > ")
	}
	for {
		fmt.Fprint(a.out, prompt)
		line, err := a.in.ReadString('\n')
		if err != nil && strings.TrimSpace(line) == "" {
			return errNoAnswer
		}
		answer := viet.Plain(strings.ToValidUTF8(line, ""))
		if answer == "" {
			answer = q.preset
		}
		if answer == "" && q.skip {
			return nil
		}
		if answer == "" {
			fmt.Fprintln(a.out, a.say("Cần một câu trả lời; Ctrl-C để thôi.", "An answer is needed; Ctrl-C ends."))
			continue
		}
		wrong := q.take(answer)
		if wrong == "" {
			return nil
		}
		fmt.Fprintln(a.out, wrong)
		if err != nil {
			return errNoAnswer
		}
	}
}

// pick finds the choice that an answer means: its number, id or name, compared after folding.
func (c *command) pick(choices []choice, answer string) (id, wrong string) {
	slug := viet.Slug(answer)
	var meant []string
	for _, ch := range choices {
		if ch.id == slug {
			return ch.id, ""
		}
		for _, name := range ch.names {
			if slug != "" && viet.Slug(name) == slug && (len(meant) == 0 || meant[len(meant)-1] != ch.id) {
				meant = append(meant, ch.id)
			}
		}
	}
	if n, err := strconv.Atoi(answer); err == nil && len(meant) == 0 && 1 <= n && n <= len(choices) {
		return choices[n-1].id, ""
	}
	switch len(meant) {
	case 1:
		return meant[0], ""
	case 0:
		return "", c.unknownAnswer(choices, answer)
	}
	return "", fmt.Sprintf(c.say("%q có thể là %s; viết mã", "%q may be %s; write the id"), answer, strings.Join(meant, ", "))
}

func (c *command) unknownAnswer(choices []choice, answer string) string {
	byName := map[string]string{}
	var names, ids []string
	for _, ch := range choices {
		ids = append(ids, ch.id)
		for _, name := range append([]string{ch.id}, ch.names...) {
			if slug := viet.Slug(name); slug != "" && byName[slug] == "" {
				byName[slug] = ch.id
				names = append(names, slug)
			}
		}
	}
	if near := problem.Nearest(viet.Slug(answer), names); near != "" {
		return fmt.Sprintf(c.say("không có %q; ý bạn là %s?", "there is no %q; did you mean %s?"), answer, byName[near])
	}
	if len(ids) > mostListed {
		ids = append(ids[:mostListed:mostListed], "…")
	}
	return fmt.Sprintf(c.say("không có %q; có: %s", "there is no %q; there are: %s"), answer, strings.Join(ids, ", "))
}
