# Sets JAVA_HOME to a JDK 25 and exports it, or explains where one was looked for.
# Sourced by the scripts beside it.

jdk_feature() {
  [ -x "$1/bin/javac" ] || return 1
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null
}

find_jdk_25() {
  local candidate javac
  javac=$(command -v javac || true)
  for candidate in "${JAVA_HOME:-}" "${javac:+$(dirname "$(dirname "$(readlink -f "$javac")")")}" \
    /usr/lib/jvm/*; do
    if [ -n "$candidate" ] && [ "$(jdk_feature "$candidate")" = 25 ]; then
      printf '%s\n' "$candidate"
      return 0
    fi
  done
  return 1
}

if ! JAVA_HOME=$(find_jdk_25); then
  echo "mcg: no JDK 25 in JAVA_HOME, PATH or /usr/lib/jvm. Install one, or set JAVA_HOME." >&2
  exit 1
fi
export JAVA_HOME
