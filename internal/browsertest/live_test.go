//go:build chromium

package browsertest

import (
	"context"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"phoihop/internal/build"
	"phoihop/internal/live"
)

// TestSaveReachesOpenPage: what is saved stands in the open page, where its reader was, and the browser has nothing to
// complain about. Then the file has a mistake: the page stays, and its bar tells of it. As a draft it is
// marked in lists.
func TestSaveReachesOpenPage(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "content")
	if err := os.CopyFS(folder, os.DirFS("../../testdata/demo")); err != nil {
		t.Fatal(err)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server := live.New(live.Options{Build: build.Options{Content: os.DirFS(folder)}, Folder: folder, Lang: "vi", Port: listener.Addr().(*net.TCPAddr).Port})
	web := &http.Server{Handler: server}
	go web.Serve(listener)
	t.Cleanup(func() { web.Close() })
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() {
		defer close(done)
		server.Run(ctx)
	}()
	t.Cleanup(func() { stop(); <-done })

	tab, closeTab, err := Start(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer closeTab()
	site := "http://" + listener.Addr().String()
	watch, err := NewWatch(tab, site)
	if err != nil {
		t.Fatal(err)
	}
	if err := Show(tab, Phone); err != nil {
		t.Fatal(err)
	}
	all, err := filepath.Glob(filepath.Join(folder, "thi-du", "*.vi.md"))
	if err != nil || len(all) == 0 {
		t.Fatal("there are no reports")
	}
	file := all[0]
	if err := Open(tab, site+"/vi/thi-du/"+strings.TrimSuffix(filepath.Base(file), ".vi.md")+".html"); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	save := func(text string) {
		t.Helper()
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	until := func(expression string) {
		t.Helper()
		for range 300 {
			if is, err := Ask[bool](tab, expression); err != nil {
				t.Fatal(err)
			} else if is {
				return
			}
			time.Sleep(50 * time.Millisecond)
		}
		at, _ := Ask[string](tab, `String([window.here, window.pageYOffset, document.documentElement.scrollHeight])`)
		t.Fatalf("it never is so that %s; here, place, height: %s", expression, at)
	}
	if _, err := Ask[bool](tab, `window.here = true, scrollTo(0, 300), true`); err != nil {
		t.Fatal(err)
	}
	until(`Math.round(window.pageYOffset) === 300`) // pages scroll smoothly
	save(string(text) + "\nĐoạn vừa lưu.\n")
	until(`document.documentElement.textContent.indexOf('Đoạn vừa lưu.') > 0`)
	until(`window.here === true && Math.round(window.pageYOffset) === 300`)
	save("---\ntitle: [\n")
	until(`document.querySelector('#_live .error') !== null && document.documentElement.textContent.indexOf('Đoạn vừa lưu.') > 0`)
	until(`Math.round(window.pageYOffset) === 300`)
	save(string(text))
	until(`document.querySelector('#_live .error') === null && document.documentElement.textContent.indexOf('Đoạn vừa lưu.') < 0`)
	save(strings.Replace(string(text), "---\n", "---\ndraft: true\n", 1))
	until(`document.querySelector('#_live .draft') !== null`)
	if err := Open(tab, site+"/vi/thi-du/index.html"); err != nil {
		t.Fatal(err)
	}
	marked := `[].some.call(document.querySelectorAll('main a[data-live-draft="Bản nháp"]'), function (a) { return a.href.indexOf('` + strings.TrimSuffix(filepath.Base(file), ".vi.md") + `.html') > 0 })`
	until(marked)
	save(string(text))
	until(`!` + marked)
	for _, trouble := range watch.Trouble() {
		t.Error(trouble)
	}
}
