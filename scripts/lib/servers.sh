# Sourced by the scripts that compare servers: how each is started on the node "server" of a lab. Uses the variables
# work (a directory for its files), lab (the script), server_jar and java of the script that sources it; sets server
# (the process) and ready (what its output says when it serves, if it says so). Output goes to $work/out.
# shellcheck shell=bash disable=SC2034,SC2154

# How much servers say: as little as they can, or with "talk usual" what they say when nobody tells them otherwise.
talk() {
  case $1 in
    quiet) ours_talk=(-q) kea_talk=WARN dnsmasq_talk=(--quiet-dhcp) isc_talk=(-f -q) ;;
    usual) ours_talk=() kea_talk=INFO dnsmasq_talk=() isc_talk=(-f -d) ;;
  esac
}
talk quiet

# Every server gets the same network: a /8 of which most addresses may be leased, for an hour.
subnet=10.0.0.0 prefix=8 mask=255.0.0.0 first=10.17.0.0 last=10.255.255.250 own=10.16.0.1

start_ours() {
  "$lab" exec server "$java" -jar "$server_jar" --dhcp-range $first $last $mask --interface eth0 \
    "${ours_talk[@]}" --lease-db "${1:-$work/ours.db}" >"$work/out" 2>&1 &
  server=$!
  ready='^READY'
}
start_ours-memory() { start_ours none; }
start_reflector() {
  "$lab" exec server "$java" "$@" -cp "$server_jar:$root_dir/dhcp-common/target/test-classes" dhcp.testing.Reflector \
    eth0 $own >"$work/out" 2>&1 &
  server=$!
  ready='^READY'
}
start_reflector-pcap4j() { start_reflector -Ddhcp.link=pcap4j; }
start_kea() {
  cat >"$work/kea.json" <<EOF
{ "Dhcp4": { "interfaces-config": { "interfaces": [ "eth0" ] }, "valid-lifetime": 3600,
  "lease-database": { "type": "memfile", "persist": true, "name": "$work/kea-leases.csv", "lfc-interval": 0 },
  "loggers": [ { "name": "kea-dhcp4", "severity": "$kea_talk", "output_options": [ { "output": "stdout" } ] } ],
  "subnet4": [ { "id": 1, "subnet": "$subnet/$prefix", "pools": [ { "pool": "$first - $last" } ] } ] } }
EOF
  KEA_PIDFILE_DIR=$work KEA_LOCKFILE_DIR=$work "$lab" exec server kea-dhcp4 -c "$work/kea.json" >"$work/out" 2>&1 &
  server=$!
  # Kea at WARN says nothing when it is ready; its sockets are open once its process holds port 67.
  ready=
}
start_dnsmasq() {
  "$lab" exec server dnsmasq --keep-in-foreground --log-facility=- "${dnsmasq_talk[@]}" --pid-file= --conf-file=/dev/null \
    --port=0 --user=root --no-ping --interface=eth0 --bind-interfaces --dhcp-lease-max=2000000 \
    --dhcp-leasefile="$work/dnsmasq.leases" --dhcp-range=$first,$last,$mask,1h >"$work/out" 2>&1 &
  server=$!
  ready='DHCP, IP range'
}
# ISC dhcpd sets up every address of its range at the start, so it gets few of them.
start_isc() {
  cat >"$work/dhcpd.conf" <<EOF
ddns-update-style none; default-lease-time 3600; ping-check false; log-facility local7;
subnet $subnet netmask $mask { range $first 10.18.255.250; }
EOF
  : >"$work/dhcpd.leases"
  "$lab" exec server dhcpd -4 "${isc_talk[@]}" -cf "$work/dhcpd.conf" -lf "$work/dhcpd.leases" -pf "$work/dhcpd.pid" eth0 \
    >"$work/out" 2>&1 &
  server=$!
  ready=
}

await_ready() {
  local try
  for try in $(seq 300); do
    kill -0 "$server" 2>/dev/null || { cat "$work/out" >&2; die "$1 did not start"; }
    if [ -n "$ready" ]; then
      grep -q "$ready" "$work/out" && return
    elif ip netns exec "$DHCP_LAB-server" ss -Hlun 'sport = :67' | grep -q .; then
      return
    fi
    sleep 0.1
  done
  die "$1 was not ready within $((try / 10)) s"
}

cpu_ticks() { awk '{ sub(/.*\) /, ""); print $12 + $13 }' "/proc/$1/stat"; }
