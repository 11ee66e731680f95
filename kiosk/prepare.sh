# SPDX-License-Identifier: Apache-2.0
# What kiosk/demo and tests/run have in common: the packages, and a build that says how far it is.
# Sourced with $top set to the root of the tree. Never installs anything that is already there, and
# never needs root when nothing is missing.

say ()
{
  printf '%s\n' "$*"
}

# Every package of kiosk/packages that dpkg does not have.
missing_packages ()
{
  wanted=$(sed '/^#/d' "$top/kiosk/packages")
  # shellcheck disable=SC2086
  have=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' $wanted 2>/dev/null |
         sed -n 's/^installed //p')
  for package in $wanted; do
    printf '%s\n' "$have" | grep -qxF "$package" || printf '%s\n' "$package"
  done
}

# Runs apt-get with its output in a log, and prints every tenth part of the way.
run_apt ()
{
  log=$1
  shift
  {
    if "$@" -y --no-install-recommends install $missing </dev/null 2>&1; then
      echo "@finished"
    fi
  } | awk -v log_file="$log" '
    { print > log_file }
    $0 == "@finished" { good = 1 }
    / newly installed/ { total = $3 }
    /^Setting up / {
      done++
      if (total && int (done * 10 / total) > told)
        {
          told = int (done * 10 / total)
          print "packages: " done " of " total
          fflush ()
        }
    }
    END { exit good ? 0 : 1 }'
}

# Installs what is missing, as root or through sudo; says what to install when it may do neither.
install_packages ()
{
  missing=$(missing_packages | tr '\n' ' ')
  [ -n "$missing" ] || return 0
  export DEBIAN_FRONTEND=noninteractive
  apt="apt-get -q"
  if [ "$(id -u)" -ne 0 ]; then
    # Without a terminal sudo must not ask: it would wait for an answer nobody can give.
    if ! command -v sudo >/dev/null 2>&1 || { [ ! -t 2 ] && ! sudo -n true 2>/dev/null; }; then
      say "These packages are missing and this user may not install them:"
      say "  apt-get install $missing"
      return 1
    fi
    apt="sudo DEBIAN_FRONTEND=noninteractive apt-get -q"
  fi
  log=$(mktemp)
  say "packages: installing $missing"
  # shellcheck disable=SC2086
  if ! { $apt update </dev/null >"$log" 2>&1 && run_apt "$log" $apt; }; then
    tail -n 30 "$log"
    say "The packages could not be installed (the end of apt's words is above)."
    rm -f "$log"
    return 1
  fi
  rm -f "$log"
}

# configure_tree DIR "SETUP OPTIONS": the first time with these options, later again when a meson.build changed.
configure_tree ()
{
  mkdir -p "$top/$1"
  if [ -f "$top/$1/build.ninja" ]; then
    again="ninja -C $1 build.ninja"
  else
    say "$1: configuring"
    again="meson setup $2 $1 ."
  fi
  # shellcheck disable=SC2086
  if ! (cd "$top" && flock "$1/.lock" $again) </dev/null >"$top/$1/setup.log" 2>&1; then
    tail -n 30 "$top/$1/setup.log"
    return 1
  fi
}

# compile_tree DIR [TARGET…]: one Ninja at a time per DIR, a line for every tenth part of the way, and
# whatever the compiler has to say.
compile_tree ()
{
  dir=$1
  shift
  {
    if NINJA_STATUS='@%f/%t ' flock "$top/$dir/.lock" ninja -C "$top/$dir" "$@" </dev/null 2>&1; then
      echo "@finished"
    fi
  } | awk -v dir="$dir" '
    $0 == "@finished" { good = 1; next }
    /^ninja: (Entering|no work)/ { next }
    /^@[0-9]+\/[0-9]+ / {
      split (substr ($1, 2), part, "/")
      if (part[2] >= 10 && int (part[1] * 10 / part[2]) > told)
        {
          told = int (part[1] * 10 / part[2])
          print dir ": " part[1] " of " part[2]
          fflush ()
        }
      next
    }
    { print; fflush () }
    END { exit good ? 0 : 1 }'
}
