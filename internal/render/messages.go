package render

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
	"gopkg.in/yaml.v3"

	"phoihop/internal/problem"
	"phoihop/internal/viet"
)

// languages of the interface, each with its file.
var languages = []viet.Lang{viet.Vi, viet.En}

func messageFile(lang viet.Lang) string { return string(lang) + ".yaml" }

// message is one entry of a message file: a text, or {one: …, other: …}.
type message struct {
	one, other string
	at         origin
	line       int
	overrides  bool // it stands in the user's folder
}

// places are the {{.Name}} of a message, sorted.
func (m message) places() string {
	found := placeholder.FindAllString(m.one+m.other, -1)
	slices.Sort(found)
	return strings.Join(slices.Compact(found), " ")
}

var placeholder = regexp.MustCompile(`\{\{\s*\.\w+\s*\}\}`)

// messages are the words of the interface in one language.
type messages struct {
	lang      viet.Lang
	byKey     map[string]message
	localizer *i18n.Localizer

	mu      sync.RWMutex
	counted map[counting]string // what count has given before
}

// counting is a message and the number in it. Pages count small numbers of few things, again and again.
type counting struct {
	key string
	n   int
}

// readMessages reads both languages, the user's words over the embedded ones, and holds them against
// each other.
func readMessages(files layers) (map[viet.Lang]*messages, []problem.Problem) {
	var problems []problem.Problem
	all := map[viet.Lang]*messages{}
	for _, lang := range languages {
		all[lang] = &messages{lang: lang, byKey: map[string]message{}, counted: map[counting]string{}}
		for i, layer := range files {
			file, there := layer.files[messageFile(lang)]
			at := origin{layer.root, messageFile(lang)}
			switch {
			case !there: // an overriding folder need not have it
			case file.err != nil:
				problems = append(problems, at.problem(problem.New(problem.Unreadable, file.err).At(1, 1)))
			default:
				problems = append(problems, all[lang].read(file.data, at, i > 0)...)
			}
		}
	}
	problems = append(problems, compare(all[viet.Vi], all[viet.En])...)
	problems = append(problems, compare(all[viet.En], all[viet.Vi])...)
	for _, m := range all {
		problems = append(problems, m.bundle()...)
	}
	return all, problems
}

func (m *messages) read(data []byte, at origin, overrides bool) (problems []problem.Problem) {
	var root yaml.Node
	if err := yaml.Unmarshal(data, &root); err != nil || len(root.Content) == 0 || root.Content[0].Kind != yaml.MappingNode {
		return []problem.Problem{at.problem(problem.New(problem.MessageMistake, messageForm(err)).At(1, 1))}
	}
	for i := 0; i < len(root.Content[0].Content); i += 2 {
		k, v := root.Content[0].Content[i], root.Content[0].Content[i+1]
		msg := message{at: at, line: k.Line, overrides: overrides}
		switch v.Kind {
		case yaml.ScalarNode:
			msg.other = v.Value
		case yaml.MappingNode:
			for j := 0; j < len(v.Content); j += 2 {
				switch v.Content[j].Value {
				case "one":
					msg.one = v.Content[j+1].Value
				case "other":
					msg.other = v.Content[j+1].Value
				}
			}
		}
		if msg.other == "" {
			problems = append(problems, at.problem(problem.New(problem.MessageMistake, k.Value).At(k.Line, k.Column)))
			continue
		}
		if old, known := m.byKey[k.Value]; known && old.overrides == overrides {
			problems = append(problems, at.problem(problem.New(problem.DuplicateKey, k.Value, old.line).At(k.Line, k.Column)))
		}
		m.byKey[k.Value] = msg
	}
	return problems
}

// messageForm says why a file holds no messages.
func messageForm(err error) problem.Words {
	if err != nil {
		return problem.Words{Vi: err.Error(), En: err.Error()}
	}
	return problem.Words{Vi: "tệp không gồm các dòng khoá: văn bản", En: "the file does not consist of lines key: text"}
}

// compare tells what of a has no counterpart in b, or other places. Of two that clash it is told once:
// at the user's, else at the English one.
func compare(a, b *messages) (problems []problem.Problem) {
	for key, m := range a.byKey {
		other, known := b.byKey[key]
		switch {
		case !known && m.overrides:
			var keys []string
			for known := range b.byKey {
				keys = append(keys, known)
			}
			slices.Sort(keys)
			problems = append(problems, m.at.problem(problem.New(problem.MessageUnused, key, messageFile(b.lang)).DidYouMean(key, keys).At(m.line, 1)))
		case !known:
			at := origin{m.at.root, messageFile(b.lang)}
			problems = append(problems, at.problem(problem.New(problem.MessageMissing, key, messageFile(a.lang)).At(1, 1)))
		case m.places() != other.places() && (a.lang == viet.En && !other.overrides || a.lang != viet.En && m.overrides):
			problems = append(problems, m.at.problem(problem.New(problem.MessagePlaceholder, key, m.places(), other.places()).At(m.line, 1)))
		}
	}
	return problems
}

func (m *messages) bundle() (problems []problem.Problem) {
	tag := language.MustParse(string(m.lang))
	bundle := i18n.NewBundle(tag)
	for key, msg := range m.byKey {
		one := msg.one
		if one == "" {
			one = msg.other // Vietnamese has no plural forms
		}
		if err := bundle.AddMessages(tag, &i18n.Message{ID: key, One: one, Other: msg.other}); err != nil {
			problems = append(problems, msg.at.problem(problem.New(problem.MessageMistake, err.Error()).At(msg.line, 1)))
		}
	}
	m.localizer = i18n.NewLocalizer(bundle, string(m.lang))
	return problems
}

// plain gives a message that needs no values.
func (m *messages) plain(key string) (text string, ok bool) {
	msg, known := m.byKey[key]
	return msg.other, known && msg.one == "" && msg.places() == ""
}

// say fills the places of a message from pairs of names and values.
func (m *messages) say(key string, pairs ...any) (string, error) {
	data := map[string]any{}
	for i := 0; i+1 < len(pairs); i += 2 {
		data[fmt.Sprint(pairs[i])] = pairs[i+1]
	}
	return m.localizer.Localize(&i18n.LocalizeConfig{MessageID: key, TemplateData: data})
}

// count gives a message in the plural form of n.
func (m *messages) count(key string, n int) (string, error) {
	m.mu.RLock()
	text, known := m.counted[counting{key, n}]
	m.mu.RUnlock()
	if known {
		return text, nil
	}
	text, err := m.localizer.Localize(&i18n.LocalizeConfig{MessageID: key, PluralCount: n, TemplateData: map[string]any{"N": viet.Decimal(m.lang, int64(n), 0)}})
	if err == nil {
		m.mu.Lock()
		m.counted[counting{key, n}] = text
		m.mu.Unlock()
	}
	return text, err
}
