#!/bin/sh
# Walks the product in a real browser: run.sh [FILE …]. Needs what `./mvnw package` made, Node, Chromium and a JDK 25.
set -eu
cd "$(dirname "$0")"

CHROMIUM=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}
if [ -z "$CHROMIUM" ]; then
  echo 'journeys skipped: needs chromium'
  exit 0
fi
for jdk in "${JAVA_HOME:-}" /usr/lib/jvm/* "${HOME:-}"/.jdks/* "${HOME:-}"/.sdkman/candidates/java/* \
  /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/*; do
  [ -x "$jdk/bin/javac" ] && grep -q '^JAVA_VERSION="25' "$jdk/release" 2>/dev/null && break
  jdk=
done
if [ -z "$jdk" ]; then
  echo 'journeys: need a JDK 25; set JAVA_HOME to its folder.' >&2
  exit 1
fi
export CHROMIUM JAVA_HOME="$jdk"

# Packages are fetched again only when the list of them has changed.
mkdir -p target
list=$(cksum <package-lock.json)
if [ ! -d node_modules ] || [ "$list" != "$(cat node_modules/.list 2>/dev/null || true)" ]; then
  npm ci --no-fund --no-audit --ignore-scripts >target/npm.log 2>&1 || {
    head -n 5 target/npm.log >&2
    echo 'journeys: the packages could not be fetched; all of it is in journeys/target/npm.log' >&2
    exit 1
  }
  printf '%s' "$list" >node_modules/.list
fi
long=$(wc -l audit.mjs screenshots.mjs kit/*.mjs walks/*.mjs walks/*/*.mjs | awk '$2 != "total" && $1 > 300 { print $2 " has " $1 " lines; 300 are the limit" }')
[ -z "$long" ] || {
  echo "journeys: $long" >&2
  exit 1
}
[ $# -gt 0 ] || set -- walks/*.test.mjs
# What most walks begin with is made once, and again when the program has changed.
if [ ! -d target/owned ] || [ -n "$(find ../cli/target -name '*.jar' -newer target/owned)" ]; then
  node kit/owned.mjs
fi
exec node --test --test-reporter=spec --test-concurrency=2 --test-timeout=300000 "$@"
