# What the benchmarks share: where things are, how to end with a reason, a JDK, the class paths, and processes that end with the script. To be sourced.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
service=$root/service
work=$service/target/bench

say() { printf '%s\n' "$*" >&2; }
fail() { say "$(basename "$0" .sh): $*"; exit 1; }

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
  libraries=$(cat "$work/classpath")
  service_classpath=$service/target/classes:$libraries
  test_classpath=$service/target/test-classes:$service_classpath
}

build_load_tests() {
  (cd "$root" && mvn -B -q -pl loadtest test-compile dependency:build-classpath \
    -Dmdep.outputFile="$work/load-test-classpath" -Dmdep.includeScope=test) >"$work/build.log" 2>&1 \
    || { cat "$work/build.log" >&2; fail "the build failed"; }
  load_test_classpath=$root/loadtest/target/test-classes:$root/loadtest/target/classes:$(cat "$work/load-test-classpath")
}

# ---- processes: what is started goes into pids, and ends with the script

pids=()

end_all() {
  local pid
  for pid in ${pids[@]+"${pids[@]}"}; do
    end "$pid"
  done
}

end() {
  kill "$1" 2>/dev/null || return 0
  wait "$1" 2>/dev/null || true
}

trap end_all EXIT
trap 'exit 130' INT TERM

# Waits until a log has a line that matches, for a minute at most, and prints what is behind "listens on " in it.
address_in() {
  local log=$1 pid=$2 deadline=$((SECONDS + 60)) line
  until line=$(grep -m 1 'listens on ' "$log"); do
    kill -0 "$pid" 2>/dev/null || { cat "$log" >&2; fail "a server did not start"; }
    ((SECONDS < deadline)) || fail "a server did not start within a minute"
    sleep 0.02
  done
  line=${line#*listens on }
  printf "%s" "${line%%\"*}"
}
