package problem

import (
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestReason: an editor reads why in the language of messages, and no path twice.
func TestReason(t *testing.T) {
	dir := t.TempDir()
	_, missing := os.ReadFile(filepath.Join(dir, "none"))
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	_, below := os.ReadFile(filepath.Join(file, "below"))
	there := os.Mkdir(file, 0o777)
	for _, c := range []struct {
		err  error
		want string
	}{
		{missing, "không có tệp hoặc thư mục này"},
		{below, "một phần của đường dẫn là tệp, không phải thư mục"},
		{there, "đã có tệp hoặc thư mục này"},
		{fmt.Errorf("writing: %w", &fs.PathError{Op: "write", Path: file, Err: syscall.ENOSPC}), "đĩa đã đầy"},
		{&net.OpError{Op: "listen", Err: os.NewSyscallError("bind", syscall.EADDRINUSE)}, "một chương trình khác đang dùng cổng này"},
		{&fs.PathError{Op: "open", Path: file, Err: errors.New("odd")}, "odd"},
	} {
		if got := New(Unreadable, c.err).Message.Vi; got != "không đọc được: "+c.want || strings.Contains(got, dir) {
			t.Errorf("%v is told as %q", c.err, got)
		}
	}
}
