package main

import (
	"net"
	"strconv"
	"strings"
	"testing"
)

// TestServeSaysWhy: where the server can't listen, it says in the language of messages why, and what to do.
func TestServeSaysWhy(t *testing.T) {
	taken, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	_, report, _ := fixing(t, nil)
	content := strings.TrimSuffix(report, "/tay-ho/hop.vi.md")
	for _, c := range []struct{ flag, value, want string }{
		{"--port", strconv.Itoa(taken.Addr().(*net.TCPAddr).Port), "một chương trình khác đang dùng cổng này\nchọn cổng khác bằng --port\n"},
		{"--host", "192.0.2.1", "--host 192.0.2.1: đó không phải là địa chỉ của máy này\n"},
	} {
		var told strings.Builder
		status := run([]string{"serve", "--content", content, "--cache", t.TempDir(), "--messages", "vi", c.flag, c.value}, &told, &told, func(string) string { return "" })
		if status != exitFailed || !strings.Contains(told.String(), c.want) || strings.Contains(told.String(), "bind") {
			t.Errorf("%s %s: %d\n%s", c.flag, c.value, status, &told)
		}
	}
}
