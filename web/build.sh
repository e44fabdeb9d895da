#!/bin/sh
# Builds the screens into target/classes/web and the script for pages into target/classes/snippet: build.sh checked (types, lint and tests first) or build.sh quick.
set -eu
cd "$(dirname "$0")"

fail() {
  echo "web: $*" >&2
  exit 1
}

needs="Node 20.19 or newer with npm is needed to build the screens; install it from your system's packages or https://nodejs.org."
command -v node >/dev/null && command -v npm >/dev/null || fail "$needs"
node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)' ||
  fail "$needs This is $(node --version)."

# Packages are fetched again only when the list of them has changed.
mkdir -p target
list=$(cksum <package-lock.json)
if [ ! -d node_modules ] || [ "$list" != "$(cat node_modules/.list 2>/dev/null || true)" ]; then
  npm ci --no-fund --no-audit >target/npm.log 2>&1 || {
    head -n 5 target/npm.log >&2
    fail "the packages could not be fetched; all of it is in web/target/npm.log"
  }
  printf '%s' "$list" >node_modules/.list
fi

if [ "${1:-checked}" = checked ]; then
  long=$(find src snippet \( -name '*.ts' -o -name '*.tsx' \) ! -path src/api/schema.ts | xargs wc -l | awk '$2 != "total" && $1 > 300 { print $2 " has " $1 " lines; 300 are the limit" }')
  [ -z "$long" ] || fail "$long"
  node_modules/.bin/tsc --noEmit
  node_modules/.bin/biome check --error-on-warnings .
  node_modules/.bin/vitest run
fi
node_modules/.bin/vite build --logLevel warn
node_modules/.bin/vite build --config vite.snippet.ts --logLevel warn
packed=$(gzip -9c target/classes/snippet/ff.js | wc -c)
[ "$packed" -le 6144 ] || fail "ff.js has $packed bytes packed; 6144 are the limit"
