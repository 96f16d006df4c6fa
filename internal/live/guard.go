package live

import (
	"net"
	"net/http"
	"strconv"
	"strings"
)

// knows tells that a request's Host names this server: as this machine itself, or as the name that --host gave. A page of
// another site whose name was made to lead here (DNS rebinding) still says its own name. Where the server listens at all
// addresses, any address that is no name will do.
func (s *Server) knows(host string) bool {
	name, port, err := net.SplitHostPort(host)
	if err != nil {
		name, port = strings.Trim(host, "[]"), "80"
	}
	if port != strconv.Itoa(s.options.Port) {
		return false
	}
	given := s.options.Host
	switch name = strings.ToLower(name); {
	case name == "localhost", name == "127.0.0.1", name == "::1":
		return true
	case given == "":
		return false
	case name == strings.ToLower(given):
		return true
	}
	at := net.ParseIP(given)
	return at != nil && at.IsUnspecified() && net.ParseIP(name) != nil
}

// foreign tells of a request that a page of another site makes, other than that somebody follows a link from there.
func foreign(r *http.Request) bool {
	if site := r.Header.Get("Sec-Fetch-Site"); site == "cross-site" || site == "same-site" {
		return r.Header.Get("Sec-Fetch-Mode") != "navigate" || r.Header.Get("Sec-Fetch-Dest") != "document"
	}
	origin := r.Header.Get("Origin")
	return origin != "" && origin != "http://"+r.Host
}
