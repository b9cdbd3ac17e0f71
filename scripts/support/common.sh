# Shared by the bash scripts: sourced, never run.
# shellcheck shell=bash
set -euo pipefail

# The top of the tree, whatever folder the script was called from.
top=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)

# What everything here is built and started with; libcurl4 and libxml2 are the toolchain's own.
build_packages=(
    git ca-certificates binutils gcc libc6-dev libstdc++-12-dev libsqlite3-dev libedit-dev
    libcurl4 libxml2 tzdata
)
# What the checks need besides.
check_packages=(python3 python3-venv redis-tools libhiredis-dev socat strace less)

# Picks the language of the user's locale: text ENGLISH CHINESE.
text() {
    case ${LC_ALL:-${LC_MESSAGES:-${LANG:-}}} in
        zh*) printf '%s' "$2" ;;
        *) printf '%s' "$1" ;;
    esac
}

# A line of progress on standard error: say ENGLISH CHINESE.
say() {
    printf '==> %s\n' "$(text "$1" "$2")" >&2
}

# A complaint, and the end: die ENGLISH CHINESE.
die() {
    printf '%s: %s\n' "${0##*/}" "$(text "$1" "$2")" >&2
    exit 1
}

# Prints the comment at the head of the script that sourced this file.
usage() {
    sed -n '2,/^[^#]/{/^#/!d;s/^# \{0,1\}//;p}' "$0"
}

# Whether Debian's package is installed.
has_package() {
    [[ $(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null) == installed ]]
}

# Installs the Debian packages that are missing; needs root only when there are any.
require_packages() {
    local package missing=() runner=()
    for package in "$@"; do
        has_package "$package" || missing+=("$package")
    done
    ((${#missing[@]})) || return 0
    if ((EUID != 0)); then
        command -v sudo >/dev/null || die \
            "these packages are missing; as root: apt-get install ${missing[*]}" \
            "缺少软件包，请以 root 运行：apt-get install ${missing[*]}"
        runner=(sudo)
    fi
    say "installing ${missing[*]}" "安装软件包 ${missing[*]}"
    local install=(env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends)
    # The lists of a fresh machine are empty or old: fetched only when the first try fails.
    if ! "${runner[@]}" "${install[@]}" "${missing[@]}" >/dev/null 2>&1; then
        "${runner[@]}" apt-get update -q >&2
        "${runner[@]}" "${install[@]}" -q "${missing[@]}" >&2
    fi
}

# Finds a Swift toolchain, 6.3 or later, on PATH or where its installers put it.
require_swift() {
    local place version
    if ! command -v swift >/dev/null; then
        for place in /opt/swift/usr/bin /usr/share/swift/usr/bin \
            "${HOME:-/root}/.local/share/swiftly/bin"; do
            [[ -x $place/swift ]] && PATH=$place:$PATH && break
        done
    fi
    command -v swift >/dev/null || die \
        "no Swift: install the 6.3 toolchain for Debian 12 from https://www.swift.org/install/linux/" \
        "没有 Swift：请从 https://www.swift.org/install/linux/ 安装 Debian 12 的 6.3 工具链"
    version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p')
    [[ $(printf '%s\n6.3\n' "$version" | sort -V | head -n 1) == 6.3 ]] || die \
        "Swift 6.3 is needed; this is ${version:-unknown}" \
        "需要 Swift 6.3，现为 ${version:-未知版本}"
}

# Builds both programs, optimised, each one file without Swift's shared libraries.
build_release() {
    say "building release (some minutes the first time)" "编译发布版（首次约需数分钟）"
    local program
    for program in shixund shixun; do
        # The packages that it stands on are built as its own modules are (Package.swift): exclusive
        # access is checked where tests run. Their checks were a sixth of an answer to PING.
        swift build --package-path "$top" -c release --static-swift-stdlib \
            -Xswiftc -enforce-exclusivity=unchecked --product "$program" >&2
    done
}

# The programs: $SHIXUND and $SHIXUN where they are set, else the release build, else the debug one.
locate_programs() {
    local folder
    for folder in release debug; do
        [[ -x $top/.build/$folder/shixund && -x $top/.build/$folder/shixun ]] && break
    done
    shixund=${SHIXUND:-$top/.build/$folder/shixund}
    shixun=${SHIXUN:-$top/.build/$folder/shixun}
    [[ -x $shixund && -x $shixun ]] || die \
        "shixund is not built: run scripts/start or swift build" \
        "尚未编译 shixund：请运行 scripts/start 或 swift build"
}

# Waits until a daemon answers on a socket: wait_ready SOCKET PID SECONDS.
wait_ready() {
    local socket=$1 pid=$2 deadline=$((SECONDS + $3))
    until "$shixun" --socket "$socket" ping >/dev/null 2>&1; do
        kill -0 "$pid" 2>/dev/null || return 1
        ((SECONDS < deadline)) || return 1
        sleep 0.05
    done
}
