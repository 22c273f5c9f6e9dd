# Sourced by the scripts: what the machine must have, and how to get it on Debian and Ubuntu.
# shellcheck shell=bash

root_dir=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

say() { printf '==> %s\n' "$*" >&2; }
die() { printf '%s: %s\n' "$(basename "$0")" "$*" >&2; exit 1; }

need_root() {
  [ "$(id -u)" = 0 ] || die "needs root for network namespaces and packet capture: sudo scripts/$(basename "$0")"
}

# Installing a server package must not start its service: it would serve on the machine's own network.
apt_install() {
  command -v apt-get >/dev/null || die "no apt-get here; install these by hand: $*"
  local policy=/usr/sbin/policy-rc.d made=no status=0 try
  if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod 755 "$policy"
    made=yes
  fi
  say "installing $*"
  for try in 1 2 3; do
    status=0
    { apt-get -qq update &&
      DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "$@"; } >/tmp/apt.$$.log 2>&1 || status=$?
    [ "$status" = 0 ] && break
    say "apt-get failed (try $try of 3)"
    sleep $((try * 3))
  done
  [ "$made" = no ] || rm -f "$policy"
  [ "$status" = 0 ] || tail -20 /tmp/apt.$$.log >&2
  rm -f /tmp/apt.$$.log
  return "$status"
}

# Prints those of the given packages that are not installed.
missing_packages() {
  local package
  for package in "$@"; do
    [ "$(dpkg-query -W -f '${db:Status-Abbrev}' "$package" 2>/dev/null)" = 'ii ' ] || printf '%s\n' "$package"
  done
}

install_missing() {
  local missing
  mapfile -t missing < <(missing_packages "$@")
  [ ${#missing[@]} = 0 ] || apt_install "${missing[@]}" || die "could not install: ${missing[*]}"
}

java_release() {
  "${JAVA_HOME:+$JAVA_HOME/bin/}$1" -version 2>&1 | sed -n 's/^[a-z]* \(version \)\?"\?\([0-9]*\).*/\2/p' | head -1
}

# A JDK of release 17 or later; the oldest packaged one that will do, since that is what most machines have.
need_jdk() {
  local release package
  release=$(java_release javac 2>/dev/null || true)
  [ "${release:-0}" -ge 17 ] && return
  apt-get -qq update >/dev/null 2>&1 || true
  for package in openjdk-17-jdk-headless openjdk-21-jdk-headless openjdk-25-jdk-headless default-jdk-headless; do
    apt-cache show "$package" >/dev/null 2>&1 && { install_missing "$package"; return; }
  done
  die "no JDK of release 17 or later in this machine's package lists"
}

need_build_tools() {
  need_jdk
  command -v mvn >/dev/null || install_missing maven
  # libpcap's package has another name where time_t became 64 bits wide; either will do.
  ldconfig -p | grep -q 'libpcap\.so' || apt_install libpcap0.8 || die "could not install libpcap0.8"
  command -v ip >/dev/null || install_missing iproute2
}

# Other people's clients and servers, for the tests that run against them.
# shellcheck disable=SC2034 # used by the scripts that source this file
peers=(
  udhcpc udhcpd isc-dhcp-client dhcpcd-base dnsmasq-base isc-dhcp-server isc-dhcp-relay
  kea-dhcp4-server kea-admin tcpdump tshark ethtool iputils-ping strace jq sqlite3 qemu-system-x86 ipxe-qemu faketime
  postgresql
)

# Builds as the user who called sudo, so that no file of root's is left in their tree.
run_mvn() {
  local owner
  owner=$(stat -c %U "$root_dir")
  if [ -n "${SUDO_USER:-}" ] && [ "$SUDO_USER" != root ] && [ "$owner" = "$SUDO_USER" ]; then
    sudo -u "$SUDO_USER" -H --preserve-env=JAVA_HOME,CI mvn -f "$root_dir/pom.xml" "$@"
  else
    mvn -f "$root_dir/pom.xml" "$@"
  fi
}
