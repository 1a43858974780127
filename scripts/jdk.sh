# Finds a JDK that ProcOS can run on; sets $jdk, or says what to install. Sourced by procos, bench/run and e2e/run.
need_java=25

fail() { # message, way out, exit code
  printf 'error: %s\n' "$1" >&2
  printf '  → %s\n' "$2" >&2
  exit "${3:-1}"
}

# The major version a JDK's release file states, 0 when there is none.
major_of() {
  local line version=0
  [ -x "$1/bin/java" ] && [ -r "$1/release" ] || { echo 0; return; }
  while IFS= read -r line; do
    case $line in JAVA_VERSION=*) version=${line#*\"}; version=${version%%[.\"-]*} ;; esac
  done <"$1/release"
  case $version in '' | *[!0-9]*) echo 0 ;; *) echo "$version" ;; esac
}

java_on_path() {
  local java
  java=$(command -v java) || return 0
  while [ -L "$java" ]; do
    local target; target=$(readlink "$java")
    case $target in /*) java=$target ;; *) java=$(dirname "$java")/$target ;; esac
  done
  dirname "$(dirname "$java")"
}

# One line for each place where JDKs live: Linux packages, SDKMAN, asdf, mise, IDEs, macOS, Homebrew.
jdk_places() {
  printf '%s\n' "${JAVA_HOME:-}"
  java_on_path
  printf '%s\n' /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
    "${SDKMAN_DIR:-$HOME/.sdkman}"/candidates/java/* "$HOME"/.jdks/* "$HOME"/.asdf/installs/java/* \
    "$HOME"/.local/share/mise/installs/java/* "$HOME"/.gradle/jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /home/linuxbrew/.linuxbrew/opt/openjdk*/libexec
  if [ -x /usr/libexec/java_home ]; then /usr/libexec/java_home -v "$need_java+" 2>/dev/null || true; fi
}

find_jdk() {
  local place
  while IFS= read -r place; do
    [ -n "$place" ] || continue
    if [ "$(major_of "$place")" -ge "$need_java" ]; then jdk=$place; return; fi
  done <<EOF
$(jdk_places)
EOF
  fail "ProcOS needs JDK $need_java or newer, and there is none on this machine" \
    "install one, for example: $(install_hint), or set JAVA_HOME to one" 2
}

install_hint() {
  case $(uname -s) in
    Darwin) echo "brew install openjdk" ;;
    *) if command -v apt-get >/dev/null; then echo "apt install temurin-$need_java-jdk (repository: adoptium.net)"
       elif command -v dnf >/dev/null; then echo "dnf install java-$need_java-openjdk-devel"
       else echo "sdk install java $need_java-tem (sdkman.io)"; fi ;;
  esac
}
