package live

import (
	"errors"
	"net"
	"strconv"
	"syscall"
)

// DefaultPort is where a server listens unless told otherwise; the ports after it are tried where it is taken.
const (
	DefaultPort = 1313
	portsTried  = 100
)

// Listen listens for requests: on this machine's loopback addresses, or at host. port 0 stands for DefaultPort or the next
// that is free.
func Listen(host string, port int) (listeners []net.Listener, at int, err error) {
	if port != 0 {
		listeners, err = listenAt(host, port)
		return listeners, port, err
	}
	for at = DefaultPort; at < DefaultPort+portsTried; at++ {
		if listeners, err = listenAt(host, at); !errors.Is(err, syscall.EADDRINUSE) {
			break
		}
	}
	return listeners, at, err
}

// Names are those under which a browser finds the server: for a host that stands for all addresses of this machine, these.
func Names(host string) []string {
	at := net.ParseIP(host)
	switch {
	case host == "":
		return []string{"localhost"}
	case at == nil || !at.IsUnspecified():
		return []string{host}
	}
	names := []string{"localhost"}
	all, _ := net.InterfaceAddrs() // where the system does not tell, this machine's own name is left
	for _, a := range all {
		if n, ok := a.(*net.IPNet); ok && n.IP.IsGlobalUnicast() && (n.IP.To4() != nil || at.To4() == nil) {
			names = append(names, n.IP.String())
		}
	}
	return names
}

func listenAt(host string, port int) (listeners []net.Listener, err error) {
	if host != "" {
		l, err := net.Listen("tcp", net.JoinHostPort(host, strconv.Itoa(port)))
		return []net.Listener{l}, err
	}
	l, err := net.Listen("tcp4", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
	if err != nil {
		return nil, err
	}
	listeners = append(listeners, l)
	six, err := net.Listen("tcp6", net.JoinHostPort("::1", strconv.Itoa(port)))
	switch {
	case err == nil:
		listeners = append(listeners, six)
	case errors.Is(err, syscall.EADDRINUSE): // browsers may take localhost for that address
		l.Close()
		return nil, err
	}
	return listeners, nil
}
