#!/usr/bin/env bash
# What a memory hit costs, beside a bare Helidon handler that sends the same bytes. bench/README.md explains it.
set -euo pipefail
export LC_ALL=C # a point in numbers, whatever the machine speaks

ROUNDS=${ROUNDS:-5}
SECONDS_PER_ROUND=${SECONDS_PER_ROUND:-8}
CONNECTIONS=${CONNECTIONS:-32}
ENCODING=${ENCODING:-identity} # what callers accept: identity or gzip

STARTS=5
WARM_UP_SECONDS=20
PRODUCTS=1000
QUERY_PATH='/v1/products?limit=5'
read -ra jvm_flags <<<"${JVM_FLAGS:--XX:+UseCompactObjectHeaders -Xmx512m}"

source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

fetch() { curl -s --max-time 60 "$@"; }

# ---- what it needs

check_tools() {
  local tool
  [[ -r /proc/self/stat ]] || fail "needs Linux: CPU time is read from /proc"
  for tool in wrk mvn curl jq awk sort; do
    command -v "$tool" >/dev/null || fail "needs $tool, which is not on the PATH"
  done
  [[ $ENCODING == identity || $ENCODING == gzip ]] || fail "ENCODING must be identity or gzip, not $ENCODING"
}

# ---- processes

# Sets vitrina_pid, vitrina, ops and start_ms: from the start of the process to the first product.
start_vitrina() {
  local begun=${EPOCHREALTIME/./} addresses
  (cd "$work" && exec env -u SHOPIFY_SHOP -u SHOPIFY_URL -u SHOPIFY_TOKEN -u SHOPIFY_TOKEN_FILE \
    VITRINA_HOST=127.0.0.1 VITRINA_PORT=0 VITRINA_OPS_HOST=127.0.0.1 VITRINA_OPS_PORT=0 \
    "$java" "${jvm_flags[@]}" -Dcache.ttl=1h -Dcache.max-products=4000 -Dwarm-up.pages=0 -Ddata.refresh=0s -Dfallback.samples=off -cp "$service_classpath" dev.vitrina.Main) >"$work/vitrina.log" 2>&1 &
  vitrina_pid=$!
  pids+=("$vitrina_pid")
  addresses=$(address_in "$work/vitrina.log" "$vitrina_pid")
  vitrina=${addresses%%,*}
  ops=${addresses##*ops on }
  fetch -f -o /dev/null "$vitrina/v1/products?limit=1" || fail "no product from $vitrina"
  start_ms=$(((${EPOCHREALTIME/./} - begun) / 1000))
}

start_bare() {
  "$java" "${jvm_flags[@]}" -cp "$test_classpath" dev.vitrina.bench.BareServer \
    "$vitrina$QUERY_PATH" "$ENCODING" >"$work/bare.log" 2>&1 &
  bare_pid=$!
  pids+=("$bare_pid")
  bare=$(address_in "$work/bare.log" "$bare_pid")
}

shop() {
  fetch -f -o /dev/null -H 'Content-Type: application/json' -d "$1" "$ops/demo/shopify" || fail "the demo store refused $1"
}

# ---- memory holds everything, and the shop is down

# A thousand single products, each kept by id and by handle; their addresses stay in a file for curl.
fill_memory() {
  local page id next='' ids=()
  shop '{"plan":"enterprise","latency_ms":0}'
  while ((${#ids[@]} < PRODUCTS)); do
    page=$(fetch -f "$vitrina/v1/products?limit=250${next:+&cursor=$next}")
    mapfile -t -O "${#ids[@]}" ids < <(jq -r '.products[].id' <<<"$page")
    next=$(jq -r '.page.next // empty | @uri' <<<"$page")
  done
  for id in "${ids[@]:0:PRODUCTS}"; do
    printf 'url = "%s/v1/products/%s"\noutput = "/dev/null"\n' "$vitrina" "$id"
  done >"$work/products"
  answers_of_products | grep -c '^200' | grep -qx "$PRODUCTS" || fail "not every product could be filled"
}

answers_of_products() { fetch -K "$work/products" -w '%{http_code} %header{vitrina-source}\n'; }

# From here on an answer that is no hit is an error, and wrk counts those.
take_shop_down() {
  local missed
  shop '{"down":true}'
  missed=$(fetch -o /dev/null -w '%{http_code}' "$vitrina/v1/products?limit=6")
  [[ $missed == 503 ]] || fail "a miss with the shop down gave $missed, not 503"
}

headers() { fetch -o /dev/null -D - -H "Accept-Encoding: $ENCODING" "$1$QUERY_PATH" | tr -d '\r'; }

header_names() { headers "$1" | sed 's/:.*//' | tr '[:upper:]' '[:lower:]' | sort; }

check_alike() {
  local of_vitrina of_bare
  of_vitrina=$(header_names "$vitrina")
  of_bare=$(header_names "$bare")
  [[ $of_vitrina == "$of_bare" ]] || fail "the two servers send different headers: $of_vitrina / $of_bare"
  fetch -H "Accept-Encoding: $ENCODING" "$vitrina$QUERY_PATH" -o "$work/body"
  fetch -H "Accept-Encoding: $ENCODING" "$bare$QUERY_PATH" | cmp -s - "$work/body" || fail "the two servers send different bodies"
  [[ $(headers "$vitrina") == *'Vitrina-Source: memory'* ]] || fail "the answer does not come from memory"
}

resident_mb() { awk '/^VmRSS/ {printf "%.0f", $2 / 1024}' "/proc/$vitrina_pid/status"; }

# ---- rounds

# CPU time of a process so far, all threads, user and system, in microseconds.
cpu_us() {
  local stat
  stat=$(<"/proc/$1/stat")
  awk -v hz="$(getconf CLK_TCK)" '{printf "%d", ($12 + $13) * 1000000 / hz}' <<<"${stat##*) }"
}

load() {
  wrk -t 2 -c "$CONNECTIONS" -d "${2}s" -H "Accept-Encoding: $ENCODING" "$1$QUERY_PATH" >"$work/wrk.log"
  ! grep -qE 'Non-2xx|Socket errors' "$work/wrk.log" || { cat "$work/wrk.log" >&2; fail "not every request got its answer"; }
}

# Appends "requests/s, CPU in us per request" to the file of a server.
measure() {
  local name=$1 url=$2 pid=$3 before after
  before=$(cpu_us "$pid")
  load "$url" "$SECONDS_PER_ROUND"
  after=$(cpu_us "$pid")
  awk -v cpu=$((after - before)) '/requests in/ {n = $1} /Requests\/sec/ {r = $2} END {printf "%.0f %.2f\n", r, cpu / n}' \
    "$work/wrk.log" >>"$work/$name.rounds"
}

median() { sort -n | awk '{v[NR] = $1} END {printf "%s", NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2}'; }

median_of() { awk -v column="$2" '{print $column}' "$work/$1" | median; }

ratios() { paste -d ' ' "$work/vitrina.rounds" "$work/bare.rounds" | awk '{printf "%.3f\n", $2 / $4}'; }

rounds() {
  local round
  : >"$work/vitrina.rounds"
  : >"$work/bare.rounds"
  for ((round = 1; round <= ROUNDS; round++)); do
    measure vitrina "$vitrina" "$vitrina_pid"
    measure bare "$bare" "$bare_pid"
    say "Round $round: Vitrina $(tail -n 1 "$work/vitrina.rounds"), bare $(tail -n 1 "$work/bare.rounds") (requests/s, µs)," \
      "ratio $(ratios | tail -n 1)"
  done
}

measure_starts() {
  local i
  : >"$work/starts"
  for ((i = 1; i <= STARTS; i++)); do
    start_vitrina
    echo "$start_ms $(($(cpu_us "$vitrina_pid") / 1000))" >>"$work/starts"
    ((i == STARTS)) || end "$vitrina_pid" # the last one stays for the load
  done
}

report() {
  local kept resident
  kept=$(answers_of_products | grep -c '^200 memory')
  resident=$(resident_mb)
  "${java%java}jcmd" "$vitrina_pid" GC.run >/dev/null
  sleep 1 # G1 gives memory back in the background
  cat <<TABLE
Body: $(wc -c <"$work/body") bytes ($ENCODING), 5 products. $CONNECTIONS connections, $ROUNDS rounds of $SECONDS_PER_ROUND s each, $(nproc) cores.

| | requests/s | µs CPU per request |
|---|---:|---:|
| Vitrina, memory hit | $(median_of vitrina.rounds 1) | $(median_of vitrina.rounds 2) |
| bare Helidon handler | $(median_of bare.rounds 1) | $(median_of bare.rounds 2) |

CPU of a hit, in bare handlers (median of the rounds' ratios; promised: at most 1.20): **$(ratios | median)**

| | |
|---|---:|
| resident memory after the load, $kept single products held | $resident MB |
| the same after a full collection | $(resident_mb) MB |
| process start to first product, no AOT cache, median of $STARTS | $(median_of starts 1) ms |
| CPU spent by then | $(median_of starts 2) ms |
TABLE
}

check_tools
java=$(find_java)
build
say "Starting $STARTS times"
measure_starts
fill_memory
headers "$vitrina" >/dev/null
start_bare
take_shop_down
check_alike
say "Warming up"
load "$vitrina" "$WARM_UP_SECONDS"
load "$bare" "$WARM_UP_SECONDS"
rounds
check_alike
report
