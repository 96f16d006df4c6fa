# make            builds the program
# make test       all checks; installs what they need where it may, else says what is left out
# make fmt        formats the Go code
# make bench      measures builds (N reports, DISTRICTS, RUNS), beside Hugo's with HUGO=/path/to/hugo
# make bench-growth, bench-nation, bench-code   how costs grow; 250,000 reports; parts of the code
# make kill       kills builds at random moments (N of them) and looks at what is published
# make rebuilds   edits a site (STEPS times, twice over) and holds each rebuild against a build from nothing
# make screenshot takes the pictures of the README and docs/design.md anew (needs Chromium)
# make look       takes the pictures of pages that tests compare anew, and writes a sheet of what has changed (SHEET)
# make firstvisit measures when a reader with a slow telephone sees something (RUNS visits; needs Chromium)
# make transcripts   writes anew what a screen reader says of pages; read the difference before it is kept

GO ?= go
CODE := cmd internal templates

# What make bench measures.
N ?= 10000
DISTRICTS ?= 100
RUNS ?= 5
HUGO ?=
SIZES ?= 1000,3000,10000
# How many times the floor's own processor time a cold build may take before make test fails.
BOUND ?= 8

.PHONY: build test fmt bench bench-growth bench-nation bench-watch bench-code kill rebuilds screenshot look firstvisit transcripts

build:
	CGO_ENABLED=0 $(GO) build -trimpath -o phoihop ./cmd/phoihop

# The tags that internal/browsertest/tools prints are those of the tests whose tools are there.
test: build
	@set -e; \
	unformatted="$$(find $(CODE) -name node_modules -prune -o -name '*.go' -print | xargs gofmt -l)"; \
	if [ -n "$$unformatted" ]; then echo "not formatted (make fmt): $$unformatted"; exit 1; fi; \
	tags="$$(internal/browsertest/tools)"; \
	set -x; \
	$(GO) mod verify; \
	$(GO) vet -tags "$$tags" ./...; \
	$(GO) tool staticcheck -tags "$$tags" ./...; \
	./phoihop check; \
	$(GO) test -timeout 25m -tags "$$tags" ./...
	@$(MAKE) --no-print-directory bench-watch

fmt:
	find $(CODE) -name node_modules -prune -o -name '*.go' -print | xargs gofmt -w

bench: build
	$(GO) run ./internal/bench compare -n $(N) -districts $(DISTRICTS) -runs $(RUNS) $(if $(HUGO),-hugo "$(HUGO)")

bench-growth: build
	$(GO) run ./internal/bench growth -sizes $(SIZES)

bench-nation: build
	$(GO) run ./internal/bench growth -nation

bench-watch: build
	@$(GO) run ./internal/bench watch -bound $(BOUND)

bench-code:
	$(GO) test -run '^$$' -bench . -benchmem ./...

kill: N = 1000
kill:
	PHOIHOP_KILLS=$(N) $(GO) test -count=1 -timeout=0 -v -run '^TestKilled$$' ./cmd/phoihop

STEPS ?= 1100
rebuilds:
	PHOIHOP_STEPS=$(STEPS) $(GO) test -count=1 -timeout=0 -v -run '^TestRebuildsEqualColdBuilds$$' ./internal/build

screenshot:
	$(GO) run ./internal/browsertest/screenshot docs

SHEET ?= /tmp/phoihop-look.html
look:
	$(GO) test -count=1 -tags "$$(internal/browsertest/tools)" -run '^TestLooks$$' ./internal/browsertest -update -sheet $(abspath $(SHEET))
	@echo "What has changed: $(abspath $(SHEET)); accepted by keeping internal/browsertest/testdata/looks as it is now"

transcripts:
	$(GO) test -count=1 -tags "$$(internal/browsertest/tools)" -run '^TestTranscripts$$' ./internal/browsertest -update

firstvisit: build
	site="$$(mktemp -d)/public" && ./phoihop build --compress --out "$$site" && \
		$(GO) run ./internal/browsertest/firstvisit -runs $(RUNS) "$$site" vi/ngo-quyen/index.html vi/ngo-quyen/2023-09-13-giao-ban.html
