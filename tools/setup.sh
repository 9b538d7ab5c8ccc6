#!/bin/sh
# Makes .venv from a lock, and fetches the system packages that a print needs.
#
#   tools/setup.sh build         what `make` needs, and the tests' Python packages with it
#   tools/setup.sh test          and the readers of PDF that the tests compare with
#   tools/setup.sh conformance   and veraPDF with its Java runtime
#
# Without root it installs nothing outside .venv: it prints the one line to run, and stops.
set -eu
cd "$(dirname "$0")/.."
goal=${1:-}
venv=.venv

die() {
    printf '\nsetup: %s\n' "$*" >&2
    exit 1
}

case $goal in
    build | test) lock=test ;;
    conformance) lock=conformance ;;
    *) die "say what for: tools/setup.sh build|test|conformance" ;;
esac

# The first interpreter that is new enough; to be on the path is not enough, as version managers leave empty shims.
find_python() {
    for name in ${PYTHON:-python3 python3.13 python3.12 python3.11}; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$name"
            return
        fi
    done
    return 1
}

python=$(find_python) || die "Python 3.11 or newer is needed, and ${PYTHON:-python3} is none.
On Debian 12, Ubuntu 24.04 or newer:  apt-get install python3 python3-venv
Elsewhere, name one:                  make PYTHON=/path/to/python3"

loads() { "$python" -c 'import ctypes, sys; ctypes.CDLL(sys.argv[1])' "$1" 2>/dev/null; }

# What is missing, each by the name of Debian's package.
missing_for_venv() {
    "$python" -c 'import ensurepip, venv' 2>/dev/null ||
        "$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'
}

# The names under which WeasyPrint opens its libraries. Without the last it prints, but warns each time.
missing_for_print() {
    [ "$(uname)" = Linux ] || return 0
    loads libgobject-2.0.so.0 && loads libpango-1.0.so.0 && loads libharfbuzz.so.0 || echo libpango-1.0-0
    loads libfontconfig.so.1 && loads libpangoft2-1.0.so.0 || echo libpangoft2-1.0-0
    loads libharfbuzz-subset.so.0 || echo libharfbuzz-subset0
}

missing_for_test() {
    { command -v pdftotext && command -v pdfinfo && command -v pdftoppm; } >/dev/null || echo poppler-utils
}

missing_for_conformance() {
    command -v java >/dev/null || echo default-jre-headless
}

missing_for_goal() {
    missing_for_venv
    missing_for_print
    case $goal in test | conformance) missing_for_test ;; esac
    case $goal in conformance) missing_for_conformance ;; esac
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

may_install() {
    command -v apt-get >/dev/null || return 1
    [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null
}

apt_install() {
    printf 'setup: installing %s\n' "$*"
    # A list that cannot be refreshed (another vendor's, say) matters only if a package is then not found.
    as_root apt-get update -qq || true
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "$@" >/dev/null
}

ask_for() {
    die "system packages are missing. As root, run this line (elsewhere than on Debian or Ubuntu,
the same under its own names), then make again:
  apt-get update && apt-get install -y --no-install-recommends $*"
}

# What the tests will want goes along whenever packages are installed or asked for: nobody is stopped twice,
# and the tests then run without a network. Only what the goal itself misses can stop it.
install_packages() {
    wanted=$({ missing_for_goal; missing_for_test; } | sort -u | xargs)
    # shellcheck disable=SC2086  # one word a package
    if [ -n "$wanted" ] && may_install; then apt_install $wanted || true; fi
    # shellcheck disable=SC2086
    if [ -n "$(missing_for_goal)" ]; then ask_for $wanted; fi
}

make_venv() {
    "$venv/bin/python" -m pip --version >/dev/null 2>&1 || "$python" -m venv --clear "$venv"
}

install_lock() {
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-input \
        --require-hashes --only-binary :all: --requirement "requirements/$lock.lock" ||
        die "the locked packages could not be installed; this once, set-up needs the network"
}

# The lock holds the build backend as well, so that this step asks the network for nothing.
install_project() {
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-index --no-deps \
        --no-build-isolation --editable .
    # An installer compiles what it copies. Here nothing is copied, and where Python may not write
    # (PYTHONDONTWRITEBYTECODE), every command would compile us again.
    "$venv/bin/python" -m compileall -q handout
}

install_packages
make_venv
install_lock
install_project
printf 'setup: ready for %s (%s)\n' "$goal" "$("$venv/bin/python" --version)"
