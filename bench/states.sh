#!/usr/bin/env bash
# How long callers wait, and who answers them, for each state of an entry and of the store. bench/README.md explains it.
set -euo pipefail

SECONDS_PER_ROW=${SECONDS_PER_ROW:-5}
read -ra jvm_flags <<<"${JVM_FLAGS:--XX:+UseCompactObjectHeaders -Xmx1g}"

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
service=$root/service
work=$service/target/bench

say() { printf '%s\n' "$*" >&2; }
fail() { say "states: $*"; exit 1; }

is_jdk_25() {
  local version
  [[ -x $1/bin/java && -x $1/bin/javac ]] || return 1
  version=$("$1/bin/java" -XshowSettings:properties -version 2>&1 | awk '$1 == "java.specification.version" {print $3}')
  [[ $version =~ ^[0-9]+$ ]] && ((version >= 25))
}

find_java() {
  local home on_path
  on_path=$(readlink -f "$(command -v java || true)" || true)
  for home in "${JAVA_HOME:-}" "${on_path%/bin/java}" /usr/lib/jvm/* /opt/* "$HOME"/.jdks/* "$HOME"/.sdkman/candidates/java/*; do
    if [[ -n $home ]] && is_jdk_25 "$home"; then
      printf '%s/bin/java' "$home"
      return
    fi
  done
  fail "needs a JDK 25 or later; name it in JAVA_HOME"
}

build() {
  say "Building"
  mkdir -p "$work"
  (cd "$root" && mvn -B -q -pl service test-compile dependency:build-classpath \
    -Dmdep.outputFile=target/bench/classpath -Dmdep.includeScope=test) >"$work/build.log" 2>&1 \
    || { cat "$work/build.log" >&2; fail "the build failed"; }
  classpath=$service/target/test-classes:$service/target/classes:$(cat "$work/classpath")
}

command -v mvn >/dev/null || fail "needs mvn, which is not on the PATH"
[[ $SECONDS_PER_ROW =~ ^([1-9]|10)$ ]] || fail "SECONDS_PER_ROW must be from 1 to 10, not $SECONDS_PER_ROW"
java=$(find_java)
build
say "Warming up, then a row every few seconds"
cd "$service"
"$java" "${jvm_flags[@]}" -cp "$classpath" dev.vitrina.StatesBench "$SECONDS_PER_ROW" 2>"$work/states.log" \
  || { tail -n 30 "$work/states.log" >&2; fail "the run failed"; }
