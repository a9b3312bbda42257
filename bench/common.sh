# What the benchmarks share: where things are, how to end with a reason, a JDK, and the class paths. To be sourced.

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
