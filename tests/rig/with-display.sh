#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Runs a program on its own X display, which ends with it: with-display.sh [WIDTHxHEIGHT] PROGRAM [ARGUMENT…]
# The display's number is chosen by the server, so any number of these run beside each other. No session bus is started.
set -eu
size=1080x1920
case ${1-} in
  [0-9]*x[0-9]*) size=$1; shift ;;
esac
[ $# -gt 0 ] || { echo "usage: with-display.sh [WIDTHxHEIGHT] PROGRAM [ARGUMENT...]" >&2; exit 2; }

dir=$(mktemp -d)
server=
finish () {
  [ -z "$server" ] || { kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; }
  rm -rf "$dir"
}
trap finish EXIT
trap 'exit 143' TERM INT HUP
mkfifo "$dir/number"
Xvfb -displayfd 3 -screen 0 "${size}x24" -nolisten tcp -noreset 3>"$dir/number" >"$dir/log" 2>&1 &
server=$!
# The server writes its number and a newline once it listens; end of file means it did not start.
if ! read -r number <"$dir/number"; then
  cat "$dir/log" >&2
  exit 1
fi
export DISPLAY=":$number" GDK_BACKEND=x11 GSK_RENDERER="${GSK_RENDERER:-cairo}" NO_AT_BRIDGE=1
# As the kiosk does: a driver of 3D graphics is loaded for nothing, and unloaded before its leaks can be told apart.
[ "$GSK_RENDERER" != cairo ] || export GDK_DEBUG="${GDK_DEBUG:-gl-disable}"
export DBUS_SESSION_BUS_ADDRESS="${DBUS_SESSION_BUS_ADDRESS:-disabled:}" GTK_A11Y="${GTK_A11Y:-none}" GSETTINGS_BACKEND=memory
export XDG_RUNTIME_DIR="$dir"
status=0
"$@" || status=$?
exit "$status"
