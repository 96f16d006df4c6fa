// Package live serves a site while it is being written: pages are made when they are asked for (build.Preview), and an
// open page shows what was saved as soon as it was read. Nothing is written but the cache.
//
// # What a page is served with
//
// Every page of the site is that of a build, byte for byte, but for two pieces between marks (insert.go) and a policy that
// lets the page ask this server for news: a script, and a bar with what is wrong and links to the sources. The
// server's own pages and files are below /_live/, a path that no site has.
//
// # How a save reaches the page
//
// The watcher (watch.go) gathers events of the file system for a few milliseconds and looks through the folders
// itself now and then, often where events are known to fail. The hub (hub.go) has what changed read again and makes the
// new preview the current one: first that in which only the changed report's own pages are new, then the joined one. Each
// open page holds a connection (events.go), told in which version the page is; when its page or its bar has become
// another, it is told so and fetches it. Nothing is lost where a connection breaks: the page says what it has when it
// comes back.
//
// # Closed to others
//
// Requests are answered only under names of this machine (guard.go), so that no site can make its own name lead
// here. Only GET and HEAD are answered, and neither changes anything.
package live
