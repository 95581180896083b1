#!/bin/sh
# Measures the continuous listener, unattended: every figure of models/bundles/yes-no/card.md about listening, the
# trade-off over thresholds, the clips, and how the figures hold under other circumstances.
#
#   models/measure-yes-no.sh DATA OUT [MODEL]
#
#   DATA   the corpus (docs/corpus.md)
#   OUT    where recordings and results go; about a gigabyte
#   MODEL  what is measured: a bundle's name or folder (default: yes-no)
#
# Started again after whatever ended it, it goes on where it stopped: a result that is there is not made again. Delete a
# result, or take another OUT, after a change of the model. docs/evaluation.md says what the results hold.
#
#   CHIPS      how many mismatched chips (default: 100)
#   SPEECH     false accepts of a word that thresholds may cause in an hour of speech (default: 1)
#   THREADS    how many threads work (default: one a processor); no result depends on it
#   SPIKEWORD  the launcher (default: the one of this checkout)
set -eu

usage() {
  sed -n '2,/^set /s/^# \{0,1\}//p' "$0" >&2
  exit 2
}

[ $# -eq 2 ] || [ $# -eq 3 ] || usage
root=$(CDPATH='' cd "$(dirname "$0")/.." && pwd -P)
data=$(CDPATH='' cd "$1" && pwd -P)
mkdir -p "$2"
out=$(CDPATH='' cd "$2" && pwd -P)
model=${3:-yes-no}

spikeword() {
  "${SPIKEWORD:-$root/spikeword}" "$@"
}

# shellcheck disable=SC2086 # an option and its number, or nothing
measured() {
  spikeword "$@" --model "$model" ${THREADS:+--threads $THREADS}
}

# A result that appears whole or not at all: "step NAME COMMAND ..." runs the command, which writes to $part.
step() {
  result=$out/$1
  part=$out/unfinished-$1
  shift
  if [ ! -e "$result" ]; then
    echo "measure-yes-no: $result" >&2
    rm -rf "$part"
    "$@"
    mv "$part" "$result"
  fi
}

compose() {
  spikeword compose --data "$data" --out "$part"
}

listen() {
  measured evaluate-stream --manifest "$out/recordings" --speech-budget "${SPEECH:-1}" --json \
    --html "$out/listening.html" >"$part"
}

tune() {
  measured tune --manifest "$out/recordings" --speech-budget "${SPEECH:-1}" --out "$part" >/dev/null
}

trade_off() {
  spikeword models "$out/tuned" >"$part"
}

clips() {
  measured evaluate --data "$data" --noise --chips "${CHIPS:-100}" --json --html "$out/clips.html" >"$part"
}

robust() {
  measured evaluate-robustness --manifest "$out/recordings" --chips "${CHIPS:-100}" --json \
    --html "$out/robustness.html" >"$part"
}

step recordings compose
step listening.json listen
step tuned tune
step trade-off.txt trade_off
step clips.json clips
step robustness.json robust

cat <<END
$out/recordings        the development recordings and their labels
$out/listening.html    misses, wrong words, false accepts and latency by condition; .json has every detection too
$out/tuned             the model with thresholds chosen on these recordings, and its card
$out/trade-off.txt     every threshold of every word with its counts and intervals
$out/clips.html        the clips of the validation speakers, clean, in noise and on ${CHIPS:-100} mismatched chips; .json has the figures
$out/robustness.html   over level, source rate, history and ${CHIPS:-100} mismatched chips; .json has the figures
END
