//go:build npm

package schema

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net/textproto"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// TestLanguageServer lets yaml-language-server, the core of VS Code's YAML extension, complete and check by
// our schemas.
func TestLanguageServer(t *testing.T) {
	program, err := filepath.Abs("../browsertest/node_modules/.bin/yaml-language-server")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	site, districts := realSite(t)
	written, err := VSCode("content", Options{Site: site, Districts: districts})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range written {
		name := filepath.Join(dir, filepath.FromSlash(f.Path))
		os.MkdirAll(filepath.Dir(name), 0o777)
		if err := os.WriteFile(name, f.Data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	s := serve(t, program, dir)
	line := "# yaml-language-server: $schema=.vscode/phoihop/%s.schema.json\n"
	for _, test := range []struct {
		schema, text string // the cursor stands at ‸
		offers       []string
		mistakes     []string
	}{
		{District, "name: Quận Tây Hồ\ntype: ‸\n", []string{"quan", "dac-khu"}, []string{"không được bỏ trống"}},
		{District, "name: Quận Tây Hồ\ntype: quận\nuntil: 2025-06-30\n‸", []string{"province_now", "successors"}, nil},
		{District, "name: A\ntype: quan\nuntil: 2025-06-31\nsuccessors: [{district: tay-hoo}]\ncodee: 1\n", nil, []string{"năm-tháng-ngày", `"tay-ho"`, "codee"}},
		{Site, "title: A\nlanguages: [vi, fr]\nagencies:\n  Xấu: {name: B}\n", nil, []string{`"vi", "en"`, "id gồm chữ thường"}},
		{Report, "title: Họp\nagency: [‸]\ndate: 2023-02-15\n", []string{"hdnd", "vp-hdnd-ubnd"}, []string{"không được bỏ trống"}},
		{Report, "title: Họp\nagency: hdnd\ndate: 2023-02-15\nattendees:\n  - name: A\n    roles: [‸]\n", []string{"Bí thư Quận ủy"}, nil},
		{Report, "title: Họp\nagency: ubdn\ndate: 15/02/2023\nattendees: [{name: A, group: B}]\n", nil, []string{`"ubnd"`, "ví dụ 2023-02-15", "không có cả hai"}},
		{Report, "title: Họp\nagency: [hdnd, Ủy ban nhân dân, …]\ndate: 2023-02-15\nkind: Sơ kết\nresults: [{label: A, value: '92,3', level: quận}]\ntasks: [Một việc, …]\n", nil, nil},
	} {
		before, after, hasCursor := strings.Cut(fmt.Sprintf(line, test.schema)+test.text, "‸")
		offers, mistakes := s.judge(before+after, before, hasCursor)
		for _, want := range test.offers {
			if !strings.Contains(offers, "\n"+want+"\n") {
				t.Errorf("%s%q is not offered, but:%s", test.text, want, offers)
			}
		}
		for _, want := range test.mistakes {
			if !strings.Contains(mistakes, want) {
				t.Errorf("%s%q is not told, but:\n%s", test.text, want, mistakes)
			}
		}
		if len(test.mistakes) == 0 && mistakes != "" {
			t.Errorf("%sis right, but is told:\n%s", test.text, mistakes)
		}
	}
}

// session is a conversation with a language server.
type session struct {
	t         *testing.T
	dir       string
	to        io.Writer
	from      *bufio.Reader
	asked     int
	documents int
}

// message is one of the protocol's, with the few fields that are looked at.
type message struct {
	ID     *json.RawMessage `json:"id,omitempty"`
	Method string           `json:"method,omitempty"`
	Params json.RawMessage  `json:"params,omitempty"`
	Result json.RawMessage  `json:"result,omitempty"`
}

func serve(t *testing.T, program, dir string) *session {
	t.Helper()
	cmd := exec.Command(program, "--stdio")
	to, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	from, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cmd.Process.Kill(); cmd.Wait() })
	s := &session{t: t, dir: dir, to: to, from: bufio.NewReader(from)}
	s.ask("initialize", map[string]any{"processId": nil, "rootUri": "file://" + dir, "capabilities": map[string]any{
		"textDocument": map[string]any{"publishDiagnostics": map[string]any{}}, "workspace": map[string]any{"configuration": true},
	}})
	s.send(map[string]any{"method": "initialized", "params": map[string]any{}})
	return s
}

func (s *session) send(m map[string]any) {
	m["jsonrpc"] = "2.0"
	data, _ := json.Marshal(m)
	if _, err := fmt.Fprintf(s.to, "Content-Length: %d\r\n\r\n%s", len(data), data); err != nil {
		s.t.Fatal(err)
	}
}

// next reads a message; what the server asks is answered: it gets its usual settings.
func (s *session) next() (m message) {
	header, err := textproto.NewReader(s.from).ReadMIMEHeader()
	if err != nil {
		s.t.Fatal(err)
	}
	length, _ := strconv.Atoi(header.Get("Content-Length"))
	data := make([]byte, length)
	if _, err := io.ReadFull(s.from, data); err != nil {
		s.t.Fatal(err)
	}
	if err := json.Unmarshal(data, &m); err != nil {
		s.t.Fatal(err)
	}
	if m.ID != nil && m.Method != "" {
		var result any
		if m.Method == "workspace/configuration" {
			yaml := map[string]any{"validate": true, "completion": true, "schemaStore": map[string]any{"enable": false}}
			result = []any{yaml, nil, nil, nil, nil, nil}
		}
		s.send(map[string]any{"id": m.ID, "result": result})
	}
	return m
}

func (s *session) ask(method string, params any) json.RawMessage {
	s.asked++
	s.send(map[string]any{"id": s.asked, "method": method, "params": params})
	for {
		if m := s.next(); m.Method == "" && m.ID != nil && string(*m.ID) == fmt.Sprint(s.asked) {
			return m.Result
		}
	}
}

// judge opens a text and gives what is offered at the end of before, and which mistakes are told, a line each.
func (s *session) judge(text, before string, complete bool) (offers, mistakes string) {
	s.documents++
	uri := fmt.Sprintf("file://%s/%d.yaml", s.dir, s.documents)
	s.send(map[string]any{"method": "textDocument/didOpen", "params": map[string]any{
		"textDocument": map[string]any{"uri": uri, "languageId": "yaml", "version": 1, "text": text},
	}})
	for {
		m := s.next()
		var told struct {
			URI         string
			Diagnostics []struct{ Message string }
		}
		json.Unmarshal(m.Params, &told)
		if m.Method != "textDocument/publishDiagnostics" || told.URI != uri {
			continue
		}
		for _, d := range told.Diagnostics {
			mistakes += d.Message + "\n"
		}
		break
	}
	if !complete {
		return "", mistakes
	}
	lines := strings.Split(before, "\n")
	var list struct{ Items []struct{ Label string } }
	json.Unmarshal(s.ask("textDocument/completion", map[string]any{
		"textDocument": map[string]any{"uri": uri},
		"position":     map[string]any{"line": len(lines) - 1, "character": len([]rune(lines[len(lines)-1]))},
	}), &list)
	offers = "\n"
	for _, item := range list.Items {
		offers += item.Label + "\n"
	}
	return offers, mistakes
}
