#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# sh assets/po/update.sh                 takes the texts out of the sources and merges them into every
#                                        assets/po/*.po; says how much each translates, and what
#                                        still has to be translated where everything must be
# sh assets/po/update.sh --extract FILE  only writes the template, which is not kept in the tree
# The Chinese text is the msgid. A changed one loses its translation instead of keeping a guessed
# (fuzzy) one. Never translates. Exit: 0 nothing left to translate, 1 something is, 2 usage or failure.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
rooms="core devices ui kiosk"
# The catalogues that translate everything. The others hold what they translate and no more: the rest is Chinese.
whole="en"

# sources PATTERN…: the files that may hold texts, in an order that does not depend on the disk.
sources ()
{
  (
    cd "$top" || exit 1
    for pattern in "$@"; do
      # shellcheck disable=SC2086
      find $rooms -name "$pattern"
    done | LC_ALL=C sort
  )
}

# extract FILE: C first, then the structures of GtkBuilder, whose extractor knows no keywords.
extract ()
{
  template=$1
  : >"$template"
  set -- --directory="$top" --files-from=- --from-code=UTF-8 --no-wrap --add-location=file \
    --join-existing --force-po --output="$template" --package-name=gongji
  sources '*.[ch]' | xgettext --language=C "$@" --add-comments=TRANSLATORS \
    --keyword --keyword=_ --keyword=N_ --keyword=C_:1c,2 --keyword=NC_:1c,2 \
    --keyword=gj_ngettext:1,2 --flag=_:1:pass-c-format --flag=N_:1:pass-c-format \
    --flag=C_:2:pass-c-format --flag=NC_:2:pass-c-format || return 1
  structures=$(sources '*.ui')
  if [ -n "$structures" ]; then
    printf '%s\n' "$structures" | xgettext --language=Glade "$@" 2>"$template.words"
    status=$?
    # xgettext says for each file that it uses its own rules for GtkBuilder; that is no news.
    grep -v 'fallback ITS rule file' "$template.words" >&2
    rm -f "$template.words"
    [ $status -eq 0 ] || return 1
  fi
  # The hour of the extraction is no reason to change a catalogue.
  sed -i '/^"POT-Creation-Date:/d' "$template"
}

# count PO: "2733 translated messages.", and what is left, as msgfmt says it.
count ()
{
  LC_ALL=C msgfmt --statistics --output-file=/dev/null "$1" 2>&1 | tail -n 1
}

# merge PO TEMPLATE: FALSE where something is left to translate.
merge ()
{
  msgmerge --quiet --update --backup=none --no-fuzzy-matching --no-wrap --add-location=file \
    --previous "$1" "$2" &&
    msgattrib --no-obsolete --no-wrap --add-location=file --output-file="$1" "$1" || return 2
  language=$(basename "$1" .po)
  if ! printf '%s\n' $whole | grep -qxF "$language"; then
    msgattrib --translated --no-obsolete --no-wrap --add-location=file --output-file="$1" "$1" || return 2
  fi
  msgfmt --check --output-file=/dev/null "$1" || return 2
  printf '%s: %s\n' "$language" "$(count "$1")"
  printf '%s\n' $whole | grep -qxF "$language" || return 0
  # Without the header, which msgattrib always prints.
  left=$(msgattrib --untranslated "$1" | sed '1,/^$/d'; msgattrib --only-fuzzy "$1" | sed '1,/^$/d')
  [ -n "$left" ] || return 0
  printf '%s still needs translations:\n%s\n' "$1" "$left"
  return 1
}

case "${1:-}" in
  --extract)
    [ $# -eq 2 ] || { sed -n '3,7s/^# //p' "$0" >&2; exit 2; }
    extract "$2" || exit 2 ;;
  '')
    template=$(mktemp) || exit 2
    trap 'rm -f "$template"' EXIT
    extract "$template" || exit 2
    worst=0
    for catalogue in "$top"/assets/po/*.po; do
      merge "$catalogue" "$template"
      status=$?
      [ $status -le $worst ] || worst=$status
    done
    exit $worst ;;
  *)
    sed -n '3,7s/^# //p' "$0" >&2
    exit 2 ;;
esac
