#!/bin/sh
# Makes the shipped models and the proof for them, unattended: trains every bundle from its preset, measures it, trains
# it anew with five seeds and in five-fold cross-validation, runs the ablations, and writes docs/models.md.
#
#   models/make-models.sh DATA WORK [PART ...]
#
#   DATA   the corpus (docs/corpus.md)
#   WORK   where runs and results go; some gigabytes
#   PART   tutorial-6, yes-no-clip, eight-words, yes-no, or "ablations" (default: all of these)
#
# Started again after whatever ended it, it goes on where it stopped: a result that is there is not made again, a run
# that was begun is resumed. Delete a result to have it made anew, take another WORK after a change of a preset.
# docs/models.md says what is there and what is not.
#
#   STEPS      which steps of a model (default: "train evaluate seeds folds bundle"); "evaluate" alone measures the
#              shipped bundle, if WORK holds none that was trained
#   THREADS    how many threads work (default: one a processor); no result depends on it
#   SPIKEWORD  the launcher (default: the one of this checkout)
set -eu

usage() {
  sed -n '2,/^set /s/^# \{0,1\}//p' "$0" >&2
  exit 2
}

[ $# -ge 2 ] || usage
root=$(CDPATH='' cd "$(dirname "$0")/.." && pwd -P)
data=$(CDPATH='' cd "$1" && pwd -P)
mkdir -p "$2"
work=$(CDPATH='' cd "$2" && pwd -P)
shift 2
parts=${*:-tutorial-6 yes-no-clip eight-words yes-no ablations}
steps=${STEPS:-train evaluate seeds folds bundle}
seeds=1-5
cd "$root"

spikeword() {
  "${SPIKEWORD:-$root/spikeword}" "$@"
}

say() {
  echo "make-models: $*" >&2
}

wants() {
  case " $steps " in *" $1 "*) true ;; *) false ;; esac
}

threads() {
  [ -z "${THREADS-}" ] || echo "--threads $THREADS"
}

# The standard output of a command as a file that appears whole or not at all; skipped if it is there.
into() {
  file=$1
  shift
  if [ ! -e "$file" ]; then
    say "$file"
    mkdir -p "$(dirname "$file")"
    "$@" >"$file.part"
    mv "$file.part" "$file"
  fi
}

sweep() {
  preset=$1
  out=$2
  shift 2
  if [ ! -e "$out/finished-$seeds" ]; then
    say "$out, seeds $seeds"
    # shellcheck disable=SC2046
    spikeword sweep --preset "$preset" --seeds "$seeds" --data "$data" --out "$out" --cache "$work/cache" \
      $(threads) "$@" >/dev/null
    : >"$out/finished-$seeds"
  fi
}

train() {
  preset=$1
  run=$2/train
  if [ ! -e "$run/result.json" ]; then
    say "$run"
    resume="--preset $preset"
    [ ! -e "$run/settings.yaml" ] || resume=--resume
    # shellcheck disable=SC2046,SC2086
    spikeword train $resume --data "$data" --out "$run" --cache "$work/cache" $(threads) >/dev/null
  fi
}

# What a model makes of clips, and of recordings if it listens without end.
evaluate() {
  model=$1
  results=$2
  # shellcheck disable=SC2046
  into "$results/evaluation.json" spikeword evaluate --model "$model" --data "$data" --noise --chips 100 \
    --html "$results/evaluation.html" --json $(threads)
  into "$results/rules.json" spikeword check --json "$model"
  if [ "$(basename "$results")" = yes-no ]; then
    # shellcheck disable=SC2046
    into "$results/listening.json" spikeword evaluate-stream --model "$model" --data "$data" \
      --html "$results/listening.html" --json $(threads)
  fi
}

# The bundle with its figures in the card, and its picture, where the project ships them.
bundle() {
  model=$1
  results=$2
  name=$(basename "$results")
  set --
  for table in "$results/seeds/table.json" "$results/folds/table.json"; do
    [ ! -e "$table" ] || set -- "$@" --table "$table"
  done
  say "models/bundles/$name"
  # shellcheck disable=SC2046
  spikeword evaluate --model "$model" --data "$data" --noise --chips 100 --out "models/bundles/$name" $(threads) "$@" >/dev/null
  spikeword check --picture "docs/images/placement-$name.svg" "./models/bundles/$name" >/dev/null
}

make_model() {
  name=$1
  preset=$2
  results=$work/$name
  mkdir -p "$results"
  ! wants train || train "$preset" "$results"
  # The bundle that was trained here; without one, the shipped one is measured.
  model=./models/bundles/$name
  [ ! -e "$results/train/result.json" ] || model=$results/train/bundle/$name
  if [ ! -e "$model" ]; then
    say "there is no bundle $name to measure; its step train was left out"
    return
  fi
  if [ "$name" = yes-no ] && [ -e "$results/train/result.json" ]; then
    if [ ! -e "$results/tuned/$name" ]; then
      say "$results/tuned"
      spikeword tune --model "$model" --data "$data" --out "$results/tuned/$name" >/dev/null
    fi
    model=$results/tuned/$name
  fi
  ! wants evaluate || evaluate "$model" "$results"
  ! wants seeds || sweep "$preset" "$results/seeds" --noise --chips 100
  # Training on recordings keeps to the official partition: there is no cross-validation of it.
  [ "$name" = yes-no ] || ! wants folds || sweep "$preset" "$results/folds" --folds 5 --noise --chips 100
  ! wants bundle || bundle "$model" "$results"
}

for part in $parts; do
  case $part in
    tutorial-6) make_model tutorial-6 tutorial-6-best ;;
    yes-no-clip | eight-words | yes-no) make_model "$part" "$part" ;;
    # A third of the preset's epochs, and its read-out and noise of before, with which the table was made; seed after
    # seed, so that an unfinished table compares all variants.
    ablations)
      for last in 1 2 3 4 5; do
        seeds=1-$last
        sweep yes-no-clip "$work/yes-no-clip/ablations" --set run.epochs=40 --set data.augment.noise.lowestSnrDb=5 \
          --set data.silenceMillis=0 --set 'readout={parts: 1, partSteps: null}' --folds 5 --rotate \
          --variants models/ablations.yaml
      done
      ;;
    *)
      say "there is no part '$part'"
      usage
      ;;
  esac
done
spikeword models-report --results "$work" --out docs/models.md
