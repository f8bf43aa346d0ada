#!/usr/bin/env bash
# The Debian package: package_test.sh CPACK BUILD_FOLDER
# Skipped (77) where dpkg's tools are missing.
set -u
command -v dpkg-deb >/dev/null && command -v dpkg-shlibdeps >/dev/null || exit 77
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
umask 022
failed=0
check() { # claim pattern file
  grep -Eq -- "$2" "$3" && return
  failed=$((failed + 1))
  echo "FAILED: $1"
}
"$1" -G DEB --config "$2/CPackConfig.cmake" -B "$folder" >cpack.log 2>&1 || { cat cpack.log; exit 1; }
package=$(ls kohort_*.deb)
dpkg-deb -c "$package" >contents
dpkg-deb -f "$package" >control
for file in bin/kohort share/kohort/scenarios/denmark.toml share/kohort/scenarios/sources.toml \
  share/kohort/scenarios/studies/ishigami-sobol.toml share/kohort/schema/scenario.schema.json \
  share/man/man1/kohort.1.gz share/bash-completion/completions/kohort share/doc/kohort/copyright \
  share/doc/kohort/changelog.gz; do
  check "it holds $file" " \./usr/$file\$" contents
done
check "it holds the module" ' \./usr/lib/[^ ]*kohort/libkohort_openturns\.so$' contents
grep -Eq 'include/|\.a$|cmake/' contents && { echo "FAILED: it holds parts of the engine for developers"; failed=1; }
grep -Ev '^(d|-|l)[rwx-]{9} root/root ' contents && { echo "FAILED: files belong to somebody"; failed=1; }
check "it depends on the libraries it is linked with" '^Depends: .*libsqlite3-0.*' control
check "it names a browser for PDF" '^Recommends: .*chromium' control
check "it has a neutral maintainer" '^Maintainer: Kohort developers' control
if command -v lintian >/dev/null; then
  # There is no address that letters could go to.
  lintian --fail-on error --suppress-tags bogus-mail-host,bogus-mail-host-in-debian-changelog \
    "$package" >lintian.log 2>&1 || { cat lintian.log; failed=1; }
fi
[ $failed -eq 0 ] && echo "package test: $package holds what it should"
exit $failed
