#!/usr/bin/env bash
# How long callers wait, and who answers them, for each state of an entry and of the store. bench/README.md explains it.
set -euo pipefail

SECONDS_PER_ROW=${SECONDS_PER_ROW:-5}
read -ra jvm_flags <<<"${JVM_FLAGS:--XX:+UseCompactObjectHeaders -Xmx1g}"

source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

command -v mvn >/dev/null || fail "needs mvn, which is not on the PATH"
[[ $SECONDS_PER_ROW =~ ^([1-9]|10)$ ]] || fail "SECONDS_PER_ROW must be from 1 to 10, not $SECONDS_PER_ROW"
java=$(find_java)
build
say "Warming up, then a row every few seconds"
cd "$service"
"$java" "${jvm_flags[@]}" -cp "$test_classpath" dev.vitrina.StatesBench "$SECONDS_PER_ROW" 2>"$work/states.log" \
  || { tail -n 30 "$work/states.log" >&2; fail "the run failed"; }
