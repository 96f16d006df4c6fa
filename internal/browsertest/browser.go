package browsertest

import (
	"context"
	"fmt"
	"os/exec"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// Screen is what a page is shown on. Width and Height are in CSS pixels.
type Screen struct {
	Width, Height int64
	Dark          bool
	Print         bool // laid out as for paper
	Forced        bool // the reader's own few colours take the place of the page's
}

// Screens that every page has to fit.
var (
	Phone  = Screen{Width: 320, Height: 640}
	Laptop = Screen{Width: 1280, Height: 800}
)

// patience bounds one step in the browser, so that a browser that hangs ends a test.
const patience = 30 * time.Second

// Start starts Chromium with a new empty profile in the folder profile. The context is that of its
// first tab; stop ends the browser.
func Start(ctx context.Context, profile string, more ...chromedp.ExecAllocatorOption) (tab context.Context, stop context.CancelFunc, err error) {
	path, err := findChromium()
	if err != nil {
		return nil, nil, err
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path),
		chromedp.UserDataDir(profile),
		chromedp.NoSandbox, // containers have no namespaces for it, and every page is our own
		chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true),
	)
	ctx, stopBrowser := chromedp.NewExecAllocator(ctx, append(options, more...)...)
	tab, closeTab := chromedp.NewContext(ctx)
	stop = func() { closeTab(); stopBrowser() }
	if err := chromedp.Do(tab); err != nil {
		stop()
		return nil, nil, fmt.Errorf("start %s: %w", path, err)
	}
	return tab, stop, nil
}

func findChromium() (string, error) {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", fmt.Errorf("there is no Chromium here; on Debian: apt-get install chromium")
}

// Show lays the tab out for a screen.
func Show(tab context.Context, s Screen) error {
	media := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "light"}, {Name: "forced-colors", Value: "none"}}}
	if s.Dark {
		media.Features[0].Value = "dark"
	}
	if s.Forced {
		media.Features[1].Value = "active"
	}
	if s.Print {
		media.Media = "print"
	}
	if _, err := chromedp.Call(tab, emulation.SetEmulatedMedia, media); err != nil {
		return err
	}
	return within(tab, chromedp.EmulateViewport(s.Width, s.Height))
}

// Open opens an address and waits until the page has loaded.
func Open(tab context.Context, url string) error { return within(tab, chromedp.Navigate(url)) }

// Ask evaluates a JavaScript expression in the page.
func Ask[T any](tab context.Context, expression string) (T, error) {
	ctx, cancel := context.WithTimeout(tab, patience)
	defer cancel()
	return chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
}

func within(tab context.Context, action chromedp.Action[chromedp.Void]) error {
	ctx, cancel := context.WithTimeout(tab, patience)
	defer cancel()
	return chromedp.Do(ctx, action)
}
