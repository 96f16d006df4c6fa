package main

import (
	"bufio"
	"fmt"
	"image"
	"image/jpeg"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// The guide for editors stands in docs/vi and docs/en, a page a task, in the order of the pages' numbers.
// Whoever follows it from the first page to the last writes the files that it shows and types the commands
// that it names; TestGuide does just that, in a folder that is empty at first:
//
//	```yaml content/site.yaml         a file, written whole
//	```diff content/a/b.vi.md         lines of a file that go (-) and come (+), found by those around them
//	```console                        commands behind "$ ", each followed by what it says
var guides = map[string]string{"vi": "vi_VN.UTF-8", "en": "en_GB.UTF-8"}

// given are files that editors bring along, each from the page on that names it.
var given = files{
	"content/lam-son/2025-03-12-tong-ket-nam-2024/hoi-nghi.jpg":     photoFile(1200, 800),
	"content/lam-son/2025-03-12-tong-ket-nam-2024/chuong-trinh.pdf": "%PDF-1.4\n%%EOF\n",
}

// guidePage is a page of the guide, its text and the blocks that can be followed.
type guidePage struct {
	file   string
	lines  []string
	blocks []guideBlock
}

// guideBlock is a fenced block: lines[from:to] of its page stand between the fences.
type guideBlock struct {
	kind, file string // "console" has no file
	from, to   int
}

func (p guidePage) text(b guideBlock) string {
	return strings.Join(p.lines[b.from:b.to], "\n") + "\n"
}

var fence = regexp.MustCompile("^```([a-z]*)(?: ([^ ]+))?$")

// readGuide gives the pages of a language, sorted by number. Every block of a page is one that can be followed.
func readGuide(t *testing.T, lang string) (pages []guidePage) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("../../docs", lang, "[0-9]-*.md"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no guide in %s: %v", lang, err)
	}
	slices.Sort(files)
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		p := guidePage{file: file, lines: strings.Split(string(data), "\n")}
		open := false
		for i, line := range p.lines {
			m := fence.FindStringSubmatch(line)
			switch {
			case m == nil:
			case open:
				p.blocks[len(p.blocks)-1].to = i
				open = false
			default:
				if (m[1] == "console") != (m[2] == "") {
					t.Errorf("%s:%d: a block is console, or names its file", file, i+1)
				}
				p.blocks = append(p.blocks, guideBlock{kind: m[1], file: m[2], from: i + 1})
				open = true
			}
		}
		pages = append(pages, p)
	}
	return pages
}

// TestGuide follows the guide in each language. With -update what the commands say is written into it.
func TestGuide(t *testing.T) {
	for lang, locale := range guides {
		t.Run(lang, func(t *testing.T) {
			t.Parallel()
			p := newProject(t)
			for _, page := range readGuide(t, lang) {
				follow(p, page, locale)
			}
		})
	}
}

func follow(p project, page guidePage, locale string) {
	lines := slices.Clone(page.lines)
	for name, content := range given {
		if strings.Contains(strings.Join(lines, "\n"), filepath.Base(name)) {
			put(p, name, content)
		}
	}
	said := map[int][]string{} // by block
	keys := &guideKey{}
	for i, b := range page.blocks {
		where := fmt.Sprintf("%s:%d", page.file, b.from)
		switch b.kind {
		case "console":
			shown := page.lines[b.from:b.to]
			said[i] = perform(p, shown, locale, where, keys)
			if got, want := loosely(said[i]), loosely(shown); got != want && !*update {
				p.t.Fatalf("%s: the guide shows\n%s\nbut it is (go test ./cmd/phoihop -run TestGuide -update)\n%s", where, want, got)
			}
		case "diff":
			p.must(amend(p.path(b.file), strings.Split(keys.made(strings.Join(page.lines[b.from:b.to], "\n")), "\n"), where))
		default:
			put(p, b.file, page.text(b))
		}
	}
	if !*update {
		return
	}
	for i, b := range slices.Backward(page.blocks) {
		if b.kind == "console" && loosely(said[i]) != loosely(lines[b.from:b.to]) {
			lines = slices.Replace(lines, b.from, b.to, said[i]...)
		}
	}
	p.must(os.WriteFile(page.file, []byte(strings.Join(lines, "\n")), 0o666))
}

func put(p project, name, content string) {
	p.must(os.MkdirAll(filepath.Dir(p.path(name)), 0o777))
	p.must(os.WriteFile(p.path(name), []byte(content), 0o666))
}

// photoFile is a grey JPEG file.
func photoFile(width, height int) string {
	var b strings.Builder
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, width, height)), nil); err != nil {
		panic(err)
	}
	return b.String()
}

// perform types the commands of a block and gives the block as it should be.
func perform(p project, shown []string, locale, where string, keys *guideKey) (said []string) {
	for i, line := range shown {
		typed, isCommand := strings.CutPrefix(line, "$ ")
		if !isCommand {
			continue
		}
		args := arguments(typed)
		cmd := exec.Command(args[0], args[1:]...)
		if args[0] != "phoihop" {
			if !slices.Contains(ofOthers, args[0]) {
				p.t.Fatalf("%s: %s is neither ours nor one of %v", where, args[0], ofOthers)
			}
			cmd = exec.Command("sh", "-c", typed)
		}
		cmd.Dir = p.dir
		cmd.Env = append(os.Environ(), "TMPDIR="+p.path("tmp"), "XDG_CACHE_HOME="+p.path("cache"), "LC_ALL="+locale, "NO_COLOR=1", "PHOIHOP_KEY_PASSWORD=đường về")
		var told string
		switch {
		case args[0] != "phoihop" && !installed(typed):
			p.t.Logf("%s: not tried, since a program for it is missing: %s", where, typed)
			told = strings.Join(answer(shown[i+1:]), "\n")
		case args[0] == "phoihop" && args[1] == "serve":
			told = greeting(p, cmd)
		default:
			_, told = p.run(cmd)
		}
		said = append(said, line)
		if told = keys.shown(strings.TrimSuffix(told, "\n"), answer(shown[i+1:])); told != "" {
			said = append(said, strings.Split(told, "\n")...)
		}
	}
	return said
}

// ofOthers are programs of others that the guide names, for those who have no phoihop.
var ofOthers = []string{"head", "tail", "sha512sum", "minisign", "unzip", "cd"}

// installed tells whether this machine has all programs of others that a command names.
func installed(typed string) bool {
	for _, name := range append(ofOthers, "sh") {
		if !regexp.MustCompile(`\b`+name+` `).MatchString(typed+" sh ") || name == "cd" {
			continue
		}
		if _, err := exec.LookPath(name); err != nil {
			return false
		}
	}
	return runtime.GOOS == "linux" // elsewhere some have other flags
}

// answer is what the guide shows below a command, up to the next one.
func answer(below []string) []string {
	for i, line := range below {
		if strings.HasPrefix(line, "$ ") {
			return below[:i]
		}
	}
	return below
}

// guideKey is the key that is made while the guide is followed, another one each time, and the one that the guide shows.
type guideKey struct{ ofGuide, ofRun string }

var publicKeyLine = regexp.MustCompile(`public_key: (RW\S{54})`)

// shown gives what was said with the key that the guide shows; answer is what it shows there.
func (k *guideKey) shown(said string, answer []string) string {
	now, then := publicKeyLine.FindStringSubmatch(said), publicKeyLine.FindStringSubmatch(strings.Join(answer, "\n"))
	if now != nil && then != nil {
		k.ofGuide, k.ofRun = then[1], now[1]
	}
	if k.ofRun == "" {
		return said
	}
	return strings.ReplaceAll(said, k.ofRun, k.ofGuide)
}

// made gives a text of the guide with the key that was made.
func (k *guideKey) made(text string) string {
	if k.ofRun == "" {
		return text
	}
	return strings.ReplaceAll(text, k.ofGuide, k.ofRun)
}

// greeting starts the server and gives the line that names its address. Before it stands, where the usual port is taken, as
// by the guide in the other language, that it is.
func greeting(p project, cmd *exec.Cmd) string {
	out, err := cmd.StderrPipe()
	p.must(err)
	cmd.Stdout = nil
	p.must(cmd.Start())
	giveUp := time.AfterFunc(time.Minute, func() { cmd.Process.Kill() })
	defer giveUp.Stop()
	lines, line := bufio.NewReader(out), ""
	for err == nil && !strings.Contains(line, "localhost:") {
		line, err = lines.ReadString('\n')
	}
	p.must(cmd.Process.Kill())
	cmd.Wait()
	return line
}

var argument = regexp.MustCompile(`"([^"]*)"|[^ ]+`)

// arguments parts a command as a shell would; quotes hold whole arguments.
func arguments(typed string) (args []string) {
	for _, m := range argument.FindAllStringSubmatch(typed, -1) {
		if strings.HasPrefix(m[0], `"`) {
			m[0] = m[1]
		}
		args = append(args, m[0])
	}
	return args
}

// notTold is what differs from one machine to the next, or with every kind of page that is added.
var notTold = []struct {
	pattern *regexp.Regexp
	by      string
}{
	{regexp.MustCompile(`\d+[.,]\d (giây|seconds)`), "0 $1"},
	{regexp.MustCompile(`\d+ (trang|pages)\b`), "N $1"},
	{regexp.MustCompile(`localhost:\d+`), "localhost:1313"},
	{regexp.MustCompile(`[\d.,]+ bytes?\b`), "N bytes"},
	{regexp.MustCompile(`bytes: \d+, sha512: [0-9a-f]{128}`), "bytes: N, sha512: S"},
	{regexp.MustCompile(`(?m)^(đạt|passed) .*$`), "$1"},
	{regexp.MustCompile(`\b[0-9a-f]{128}\b`), "S"},
	{regexp.MustCompile(`\d+ (tệp|new|changed|removed)\b`), "N $1"},
	{regexp.MustCompile(`\d+ (tệp|files) →`), "N $1 →"},
}

func loosely(lines []string) string {
	text := strings.Join(lines, "\n")
	for _, r := range notTold {
		text = r.pattern.ReplaceAllString(text, r.by)
	}
	return text
}

// amend makes the change of a diff block: the lines that stay and go must stand together once in the file.
func amend(name string, change []string, where string) error {
	data, err := os.ReadFile(name)
	if err != nil {
		return fmt.Errorf("%s: %w", where, err)
	}
	var old, changed strings.Builder
	for _, line := range change {
		switch {
		case strings.HasPrefix(line, "-"):
			old.WriteString(line[1:] + "\n")
		case strings.HasPrefix(line, "+"):
			changed.WriteString(line[1:] + "\n")
		default:
			rest := strings.TrimPrefix(line, " ")
			old.WriteString(rest + "\n")
			changed.WriteString(rest + "\n")
		}
	}
	if n := strings.Count(string(data), old.String()); n != 1 {
		return fmt.Errorf("%s: what is to be changed stands %d times in %s:\n%s\nwhich is\n%s", where, n, name, old.String(), data)
	}
	return os.WriteFile(name, []byte(strings.Replace(string(data), old.String(), changed.String(), 1)), 0o666)
}

// TestGuidesAgree: page by page both languages show the same files and the same commands.
func TestGuidesAgree(t *testing.T) {
	vi, en := readGuide(t, "vi"), readGuide(t, "en")
	if len(vi) != len(en) {
		t.Fatalf("%d pages in Vietnamese, %d in English", len(vi), len(en))
	}
	for i := range vi {
		a, b := vi[i].followed(), en[i].followed()
		for j := range max(len(a), len(b)) {
			if j >= len(a) || j >= len(b) || a[j] != b[j] {
				t.Errorf("%s and %s part at block %d", vi[i].file, en[i].file, j+1)
				break
			}
		}
	}
}

// followed is what an editor does on a page.
func (p guidePage) followed() (steps []string) {
	for _, b := range p.blocks {
		if b.kind != "console" {
			steps = append(steps, b.kind+" "+b.file+"\n"+p.text(b))
			continue
		}
		for _, line := range p.lines[b.from:b.to] {
			if strings.HasPrefix(line, "$ ") {
				steps = append(steps, line)
			}
		}
	}
	return steps
}

var (
	inlineCommand = regexp.MustCompile("`phoihop ([^`]+)`")
	inlineCode    = regexp.MustCompile("`[^`\n]*`")
	guideLink     = regexp.MustCompile(`\]\(([^):#]+)(?:#[^)]*)?\)`)
	fenced        = regexp.MustCompile("(?ms)^```.*?^```$")
)

// TestGuideHoldsTogether: the links of the guide lead to files, its index names every page, and what its
// sentences say of commands and flags is so.
func TestGuideHoldsTogether(t *testing.T) {
	for lang := range guides {
		files, _ := filepath.Glob(filepath.Join("../../docs", lang, "*.md"))
		index, err := os.ReadFile(filepath.Join("../../docs", lang, "README.md"))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range append(files, "../../README.md") {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if dir, name := filepath.Split(file); filepath.Base(dir) == lang && name != "README.md" && !strings.Contains(string(index), "("+name+")") {
				t.Errorf("the guide's index in %s does not name %s", lang, name)
			}
			text := fenced.ReplaceAllString(string(data), "")
			for _, m := range guideLink.FindAllStringSubmatch(inlineCode.ReplaceAllString(text, ""), -1) {
				if _, err := os.Stat(filepath.Join(filepath.Dir(file), m[1])); err != nil {
					t.Errorf("%s leads to %s, which is not there", file, m[1])
				}
			}
			for _, m := range inlineCommand.FindAllStringSubmatch(text, -1) {
				args := arguments(m[1])
				cmd, _, err := rootIn(lang).Find(args[:1])
				if err != nil {
					t.Errorf("%s: there is no command phoihop %s", file, m[1])
					continue
				}
				for _, arg := range args[1:] {
					if flag, isFlag := strings.CutPrefix(arg, "--"); isFlag && flag != "help" && cmd.Flags().Lookup(flag) == nil && cmd.InheritedFlags().Lookup(flag) == nil {
						t.Errorf("%s: phoihop %s has no flag --%s", file, args[0], flag)
					}
				}
			}
		}
	}
}
