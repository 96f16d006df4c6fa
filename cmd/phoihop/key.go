package main

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"phoihop/internal/problem"
	"phoihop/internal/snapshot"
)

// passwordName is the variable of the environment from which a key's password is taken where nobody can be asked.
const passwordName = "PHOIHOP_KEY_PASSWORD"

// largestKey is more than any key's file has.
const largestKey = 1 << 16

func (c *command) key() *cobra.Command {
	cmd := &cobra.Command{
		Use:   c.say("key TÊN", "key NAME"),
		Short: c.say("Tạo khoá để ký bản đóng gói", "Make a key that signs snapshots"),
		Long: c.say(`Tạo một cặp khoá minisign: TÊN.key là khoá bí mật, khoá lại bằng mật khẩu, chỉ người dùng này đọc được; TÊN.pub là khoá công khai.
Lệnh in ra dòng public_key để dán vào site.yaml, cho người đọc biết khoá nào là của trang.

Mật khẩu được hỏi hai lần trên màn hình dòng lệnh, hoặc lấy từ biến môi trường PHOIHOP_KEY_PASSWORD. Hãy giữ TÊN.key ở nơi an toàn, có
bản sao, ngoài thư mục của trang. Mất khoá hoặc quên mật khẩu thì không ai lấy lại được.`,
			`Makes a pair of minisign keys: NAME.key is the secret key, locked by a password and readable by this user only; NAME.pub is the
public key. The line public_key for site.yaml is printed, by which readers know which key is the site's.

The password is asked for twice on a terminal, or taken from the environment variable PHOIHOP_KEY_PASSWORD. Keep NAME.key in a safe
place, with a copy, outside of the site's folders. A key that is lost, or its password, cannot be had back.`),
		Example: "  phoihop key ~/phoihop",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 || args[0] == "" {
				return c.usage("cần một tên cho khoá, ví dụ: phoihop key ~/phoihop", "name the key, such as: phoihop key ~/phoihop")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return c.runKey(args[0]) },
	}
	f := cmd.Flags()
	f.StringVar(&c.common.content, "content", "content", c.say("thư mục nội dung, nơi khoá không được nằm", "folder of the content, where no key may stand"))
	f.StringVar(&c.common.out, "out", "public", c.say("thư mục công bố, nơi khoá không được nằm", "folder to publish into, where no key may stand"))
	f.BoolVar(&c.common.json, "json", false, c.say("in lỗi dạng JSON ra luồng chuẩn, mỗi lỗi một dòng", "print problems as JSON on standard output, one a line"))
	return cmd
}

func (c *command) runKey(name string) error {
	name = strings.TrimSuffix(name, ".key")
	secret, public := name+".key", name+".pub"
	if p, bad := c.keyPlace(secret); bad {
		c.tell([]problem.Problem{p})
		return errTold
	}
	for _, file := range []string{secret, public} {
		if _, err := os.Lstat(file); err == nil {
			c.tell([]problem.Problem{c.keyProblem(file, problem.New(problem.KeyExists, file))})
			return errTold
		}
	}
	password, err := c.password(true)
	if err != nil {
		return err
	}
	pair, err := snapshot.NewKey(password, rand.Reader)
	if err == nil {
		err = writeKey(secret, pair.Secret, 0o600)
	}
	if err == nil {
		if err = writeKey(public, pair.Public, 0o644); err != nil {
			os.Remove(secret)
		}
	}
	if err != nil {
		c.tell([]problem.Problem{c.keyProblem(secret, problem.New(problem.Unwritable, problem.Reason(err)))})
		return errTold
	}
	c.note(c.say("Khoá bí mật: %s (giữ kín, có bản sao). Khoá công khai: %s. Thêm vào site.yaml:", "Secret key: %s (keep it safe, with a copy). Public key: %s. Add to site.yaml:"), secret, public)
	fmt.Fprintln(c.stdout, "public_key: "+pair.PublicKey)
	return nil
}

// writeKey writes a file that is not there yet, so that nobody else can read it before it has its mode.
func writeKey(name string, data []byte, mode fs.FileMode) error {
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	if err = errors.Join(err, file.Sync(), file.Close()); err != nil {
		os.Remove(name)
	}
	return err
}

// keyPlace refuses a secret key in a folder that may be published.
func (c *command) keyPlace(name string) (p problem.Problem, bad bool) {
	for _, folder := range []string{c.common.content, c.common.out} {
		if within(realPath(name), realPath(folder)) {
			return c.keyProblem(name, problem.New(problem.KeyPlace, folder)), true
		}
	}
	return p, false
}

// keyProblem is a problem of a key's file.
func (c *command) keyProblem(name string, p problem.Problem) problem.Problem {
	p.Root, p.File = filepath.ToSlash(filepath.Dir(name)), filepath.Base(name)
	return p.At(1, 1)
}

// password takes a key's password from the environment or asks for it, twice for a new key.
func (c *command) password(isNew bool) (string, error) {
	if given := c.getenv(passwordName); given != "" {
		return given, nil
	}
	file, isFile := c.stdin.(*os.File)
	if !isFile || !term.IsTerminal(int(file.Fd())) {
		return "", c.usage("cần mật khẩu của khoá: chạy trên màn hình dòng lệnh, hoặc đặt biến môi trường PHOIHOP_KEY_PASSWORD", "the key's password is needed: run this on a terminal, or set the environment variable PHOIHOP_KEY_PASSWORD")
	}
	if shown, err := term.GetState(int(file.Fd())); err == nil {
		again := func() { term.Restore(int(file.Fd()), shown) } // else the shell would show nothing of what is typed
		defer c.onInterrupt(again, c.say("Chưa ghi gì.", "Nothing was written."))()
	}
	ask := func(words string) (string, error) {
		fmt.Fprint(c.stderr, words)
		text, err := term.ReadPassword(int(file.Fd()))
		fmt.Fprintln(c.stderr)
		return string(text), err
	}
	first, err := ask(c.say("Mật khẩu của khoá: ", "Password of the key: "))
	if err != nil || first == "" {
		c.note("%s", c.say("Không có mật khẩu, chưa ghi gì.", "There is no password; nothing was written."))
		return "", errTold
	}
	if !isNew {
		return first, nil
	}
	second, err := ask(c.say("Nhập lại mật khẩu: ", "Password once more: "))
	if err != nil || second != first {
		c.note("%s", c.say("Hai lần nhập khác nhau, chưa ghi gì.", "The two are not the same; nothing was written."))
		return "", errTold
	}
	return first, nil
}
