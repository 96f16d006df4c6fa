package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log"
	"net"
	"net/http"
	"os"
	"os/signal"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"phoihop/internal/live"
	"phoihop/internal/problem"
	"phoihop/internal/viet"
)

func (c *command) serve() *cobra.Command {
	var host string
	var port int
	cmd := &cobra.Command{
		Use:   "serve",
		Short: c.say("Xem thử trang trong khi viết", "Preview the site while writing"),
		Long: c.say("Cho xem thử trang trên máy này, gồm cả bản nháp. Mỗi lần lưu, trang đang mở hiện ngay nội dung mới; lỗi hiện trong trang. Không ghi gì vào thư mục công bố. Dừng bằng Ctrl-C.",
			"Shows the site on this machine, drafts included. An open page shows each save at once, and what is wrong. The output folder is never written. Ctrl-C ends it."),
		Args: c.noArgs,
		RunE: func(cmd *cobra.Command, args []string) error { return c.runServe(host, port) },
	}
	c.addCommon(cmd)
	cmd.Flags().MarkHidden("out")
	cmd.Flags().StringVar(&host, "host", "", c.say("cho cả máy khác xem, ở địa chỉ này của máy (mặc định: chỉ máy này xem được)", "let other machines in, at this address of the machine (default: this machine alone)"))
	cmd.Flags().IntVar(&port, "port", 0, c.say("cổng (mặc định: 1313, hoặc cổng trống kế tiếp)", "port (default: 1313, or the next that is free)"))
	return cmd
}

func (c *command) runServe(host string, port int) error {
	if port < 0 || port > 65535 {
		return c.usage("--port là số từ 1 đến 65535, không phải %d", "--port is a number from 1 to 65535, not %d", port)
	}
	options, err := c.options()
	if err != nil {
		return err
	}
	listeners, at, err := live.Listen(host, port)
	if err != nil {
		return c.notListening(host, at, err)
	}
	if port == 0 && at != live.DefaultPort {
		c.note("%s", c.say("Cổng "+strconv.Itoa(live.DefaultPort)+" đang bận.", "Port "+strconv.Itoa(live.DefaultPort)+" is taken."))
	}
	options.Compare = true
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	o := live.Options{Build: options, Folder: realPath(c.common.content), Lang: c.common.messages, Host: host, Port: at, Saved: c.saved}
	if c.common.templates != "" {
		o.Templates = realPath(c.common.templates)
	}
	server := live.New(o)
	web := &http.Server{Handler: server, ReadHeaderTimeout: 10 * time.Second, ErrorLog: log.New(io.Discard, "", 0)}
	for _, l := range listeners {
		go web.Serve(l)
	}
	var addresses []string
	for _, name := range live.Names(host) {
		addresses = append(addresses, "http://"+net.JoinHostPort(name, strconv.Itoa(at))+"/")
	}
	c.note("%s %s (%s)", c.say("Xem thử tại", "Preview at"), strings.Join(addresses, ", "), c.say("dừng: Ctrl-C", "Ctrl-C ends it"))
	go func() {
		<-ctx.Done()
		web.Close()
		os.Exit(exitDone) // what is being read or made is of no use any more
	}()
	server.Run(ctx)
	return nil
}

// notListening tells why the server can't be reached, and what to do.
func (c *command) notListening(host string, port int, err error) error {
	what := fmt.Sprintf(c.say("cổng %d", "port %d"), port)
	todo := c.say("chọn cổng khác bằng --port", "choose another with --port")
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
	case errors.Is(err, fs.ErrPermission):
		todo = c.say("cổng dưới 1024 thường cần quyền quản trị; chọn cổng khác bằng --port", "ports below 1024 are often kept for administrators; choose another with --port")
	case host != "":
		what = "--host " + quoted(host)
		todo = c.say("dùng tên hoặc địa chỉ của chính máy này, hoặc bỏ --host để chỉ máy này xem", "name this machine, or leave --host out for this machine alone")
	default:
		todo = ""
	}
	reason := problem.Reason(err)
	if unknown := (*net.DNSError)(nil); errors.As(err, &unknown) {
		reason = problem.Words{Vi: "không có máy nào tên như vậy", En: "there is no machine of this name"}
	}
	c.note("%s: %s: %s", c.say("Không mở được", "Can't listen"), what, reason.In(c.lang))
	if todo != "" {
		c.note("%s", todo)
	}
	return errTold
}

// saved tells of a change in a line, and of the errors that came with it.
func (c *command) saved(s live.Saved) {
	const most = 3
	names := s.Paths
	more := ""
	if len(names) > most {
		names, more = names[:most], " …"
	}
	parts := []string{viet.Decimal(viet.Lang(c.lang), s.Took.Microseconds()/100, 1) + " ms"}
	if s.Errors > 0 {
		parts = append(parts, c.count(s.Errors, "lỗi", "error", "errors"))
	}
	if s.Warnings > 0 {
		parts = append(parts, c.count(s.Warnings, "cảnh báo", "warning", "warnings"))
	}
	c.note("%s %s%s: %s", time.Now().Format(time.TimeOnly), strings.Map(visible, strings.Join(names, ", ")), more, strings.Join(parts, ", "))
	c.tell(s.Problems)
}
