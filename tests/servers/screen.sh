#!/usr/bin/env bash
# A screen of one's own for a test: virtual display, D-Bus session, accessibility bus.
#
#   screen.sh FOLDER COMMAND…   runs COMMAND there and exits with its status; everything ends with COMMAND
#
# COMMAND finds DISPLAY and DBUS_SESSION_BUS_ADDRESS set; HOME and XDG_RUNTIME_DIR lie in FOLDER. Qt hands out its
# accessibility tree only when org.a11y.Status says so before the program starts; this sets it.
# SCREEN=1366x768x24 is the size of the display.
# Needs: apt-get install --no-install-recommends xvfb dbus dbus-x11 at-spi2-core gir1.2-atspi-2.0 python3-pyatspi libglib2.0-bin
# No port is opened and no account used; it starts in about a second.
set -euo pipefail
W=$(mkdir -p "${1:?FOLDER}" && cd "$1" && pwd)
shift
export XW=$W SCREEN=${SCREEN:-1366x768x24} HOME=$W/home XDG_RUNTIME_DIR=$W/run
mkdir -p "$HOME"
mkdir -p -m 700 "$XDG_RUNTIME_DIR"
# COMMAND writes to the caller; the bus and what it starts write to session.log, or a caller that reads a pipe
# would wait for them.
exec 8>&1 9>&2
exec dbus-run-session -- bash -c '
  sh -c "exec Xvfb -displayfd 5 -screen 0 $SCREEN -nolisten tcp 5> \"$XW/display\"" > "$XW/xvfb.log" 2>&1 8>&- 9>&- &
  server=$!
  for _ in $(seq 100); do [ -s "$XW/display" ] && break; sleep 0.1; done
  export DISPLAY=:$(cat "$XW/display")
  gdbus call --session --dest org.a11y.Bus --object-path /org/a11y/bus \
    --method org.freedesktop.DBus.Properties.Set org.a11y.Status IsEnabled "<true>"
  rc=0
  "$@" >&8 2>&9 8>&- 9>&- || rc=$?
  kill "$server" 2> /dev/null || true
  exit $rc' bash "$@" > "$W/session.log" 2>&1
