# make            builds the program
# make test       all checks; installs what they need where it may, else says what is left out
# make fmt        formats the Go code
# make bench      the benchmarks
# make screenshot takes docs/screenshot.png anew (needs Chromium)

GO ?= go
CODE := cmd internal templates

.PHONY: build test fmt bench screenshot

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
	./phoihop check --strict; \
	$(GO) test -tags "$$tags" ./...

fmt:
	find $(CODE) -name node_modules -prune -o -name '*.go' -print | xargs gofmt -w

bench:
	$(GO) test -run '^$$' -bench . -benchmem ./...

screenshot:
	$(GO) run ./internal/browsertest/screenshot content docs/screenshot.png
