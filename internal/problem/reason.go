package problem

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// Reason says why the system refused something, without the path, which whoever tells it names. What is not of the common
// reasons is told as the system words it, in its language.
func Reason(err error) Words {
	for _, known := range reasons {
		if errors.Is(err, known.is) {
			return known.words
		}
	}
	var at *fs.PathError
	var between *os.LinkError
	var call *os.SyscallError
	switch {
	case errors.As(err, &at):
		err = at.Err
	case errors.As(err, &between):
		err = between.Err
	case errors.As(err, &call):
		err = call.Err
	}
	return Words{err.Error(), err.Error()}
}

// reasons are found in this order: what fs names covers several of the system's own.
var reasons = []struct {
	is    error
	words Words
}{
	{syscall.ENOSPC, Words{"đĩa đã đầy", "the disk is full"}},
	{syscall.EROFS, Words{"chỗ này chỉ cho đọc", "this place is read-only"}},
	{syscall.ENOTDIR, Words{"một phần của đường dẫn là tệp, không phải thư mục", "a part of the path is a file, not a folder"}},
	{syscall.EISDIR, Words{"đó là một thư mục", "it is a folder"}},
	{syscall.ENAMETOOLONG, Words{"tên quá dài", "the name is too long"}},
	{syscall.EADDRINUSE, Words{"một chương trình khác đang dùng cổng này", "another program is using this port"}},
	{syscall.EADDRNOTAVAIL, Words{"đó không phải là địa chỉ của máy này", "this is no address of this machine"}},
	{fs.ErrPermission, Words{"không có quyền", "permission denied"}},
	{fs.ErrNotExist, Words{"không có tệp hoặc thư mục này", "there is no such file or folder"}},
	{fs.ErrExist, Words{"đã có tệp hoặc thư mục này", "this file or folder is there already"}},
}
