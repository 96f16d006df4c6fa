#!/usr/bin/env bash
# Checks an unzipped bag (BagIt 1.0, RFC 8493) with coreutils alone: its declaration, both manifests, that no file is missing
# and none is there beyond them, how much there is, and that all are plain files.
#
#   bag.sh FOLDER
#
# sha512sum by itself does not see files that stand in no manifest.
set -u
export LC_ALL=C
cd "$1" || exit 2

faults=0
fault() {
	echo "$*"
	faults=1
}

listed() { cut -c131- "$1" | sort; }

printf 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n' | cmp -s - bagit.txt || fault "bagit.txt declares something else"
for manifest in manifest-sha512.txt tagmanifest-sha512.txt; do
	sha512sum --check --strict --quiet $manifest || fault "$manifest does not hold"
done
diff <(listed manifest-sha512.txt) <(find data -type f | sort) || fault "the manifest and the payload are not of the same files"
diff <(listed tagmanifest-sha512.txt) <(find . -path ./data -prune -o -type f ! -name 'tagmanifest-*' -printf '%P\n' | sort) ||
	fault "the tag manifest and the other files are not the same"
there="$(find data -type f -printf '%s\n' | awk '{ sum += $1 } END { print sum + 0 "." NR }')"
declared="$(sed -n 's/^Payload-Oxum: //p' bag-info.txt)"
[ "$declared" = "$there" ] || fault "bag-info.txt counts $declared, there is $there"
[ -z "$(find . ! -type f ! -type d)" ] || fault "there is something that is no file"
exit $faults
