//go:build chromium || firefox

package browsertest

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// known is what the tests of searching know of a site.
type known struct {
	typed, place string // a district's name without marks, and the path of its page
	report       string // path of a report
	common       string // has more results than one page of them
	english      string // only English texts have it
	slip, meant  string
}

var knownSites = map[content]*known{
	realContent: {typed: "quan dong da", place: "vi/dong-da/index.html", report: "vi/tay-ho/2023-02-15-tong-ket.html", common: "phối hợp",
		english: "surveillance cameras", slip: "quận đốg đa", meant: "Quận Đống Đa"},
	demoContent: {typed: "quan hu cau", place: "vi/hu-cau/index.html", report: "vi/thi-du/2024-06-26-so-ket.html", common: "phối hợp",
		english: "letter of apology", slip: "quận hư cấuu", meant: "Quận Hư Cấu"},
}

// serve serves a folder, each file at its own address, and gives the address of the folder.
func serve(t *testing.T, dir string) string { return serveLater(t, &dir) }

// serveLater serves a folder that is set before the first request.
func serveLater(t *testing.T, dir *string) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, request *http.Request) {
		file, err := os.Open(filepath.Join(*dir, filepath.FromSlash(request.URL.Path)))
		switch {
		case request.URL.Path == "/favicon.ico": // browsers ask for it by themselves
			w.WriteHeader(http.StatusNoContent)
		case err != nil:
			http.NotFound(w, request)
		default:
			defer file.Close()
			http.ServeContent(w, request, file.Name(), time.Time{}, file)
		}
	}))
	t.Cleanup(server.Close)
	return server.URL + "/"
}
