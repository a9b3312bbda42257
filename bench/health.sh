#!/usr/bin/env bash
# How long /health takes in each condition of the demo store. bench/README.md explains it.
set -euo pipefail

SECONDS_PER_ROW=${SECONDS_PER_ROW:-10}
read -ra jvm_flags <<<"${JVM_FLAGS:--XX:+UseCompactObjectHeaders -Xmx512m}"

source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

command -v mvn >/dev/null || fail "needs mvn, which is not on the PATH"
[[ $SECONDS_PER_ROW =~ ^[1-9][0-9]?$ ]] && ((SECONDS_PER_ROW <= 60)) || fail "SECONDS_PER_ROW must be from 1 to 60, not $SECONDS_PER_ROW"
java=$(find_java)
build
build_load_tests
cd "$work"
env -u SHOPIFY_SHOP -u SHOPIFY_URL -u SHOPIFY_TOKEN -u SHOPIFY_TOKEN_FILE \
  VITRINA_HOST=127.0.0.1 VITRINA_PORT=0 VITRINA_OPS_HOST=127.0.0.1 VITRINA_OPS_PORT=0 \
  "$java" "${jvm_flags[@]}" -Ddata.directory=health-data -cp "$service_classpath" dev.vitrina.Main >"$work/health.log" 2>&1 &
pids+=($!)
addresses=$(address_in "$work/health.log" $!)
say "A row every $SECONDS_PER_ROW seconds"
"$java" -cp "$load_test_classpath" dev.vitrina.loadtest.bench.HealthBench \
  "${addresses%%,*}" "${addresses##*ops on }" "$SECONDS_PER_ROW"
