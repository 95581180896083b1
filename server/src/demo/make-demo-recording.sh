#!/usr/bin/env bash
# Makes the demonstration recording from synthesised speech, so that no recording of a person is needed.
#
#   make-demo-recording.sh              writes demo.wav and demo.labels.json into src/main/resources/demo
#   make-demo-recording.sh --takes DIR  writes "yes" and "no" in every voice and variant into DIR, as a corpus folder
#                                       (DIR/<word>/<take>_nohash_0.wav, one second each), to choose takes by evaluation
#
# Needs Debian's sox, flite, festival, festvox-kallpc16k, festvox-kdlpc16k, festvox-us-slt-hts and espeak-ng.
# The same versions of these give the same bytes. Voices: flite's kal16, awb, rms, slt and festival's kal_diphone,
# ked_diphone, cmu_us_slt_arctic_hts (Carnegie Mellon University and the Centre for Speech Technology Research,
# free licences of the BSD kind); espeak-ng (GPL-3.0-or-later).
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
rate=16000

for program in sox soxi flite text2wave espeak-ng; do
  command -v "$program" >/dev/null || {
    echo "make-demo-recording: '$program' is missing; apt-get install sox flite festival festvox-kallpc16k festvox-kdlpc16k festvox-us-slt-hts espeak-ng" >&2
    exit 1
  }
done

# Every variant of every voice: a voice, its stretch of durations (1 is normal) and a factor for its pitch and
# vocal tract together, which makes another speaker of the same voice.
voices=(
  flite/slt flite/rms flite/awb flite/kal16
  festival/cmu_us_slt_arctic_hts festival/kal_diphone festival/ked_diphone
  espeak/en-us+f2 espeak/en-us+m3 espeak/en-gb+f4 espeak/en-gb-scotland+m7
)
stretches=(1.0 1.25 1.5)
factors=(0.92 1.00 1.08 1.16)

# say TAKE TEXT FILE: one take, 16 kHz, without the silence around it, its loudest sample at -4 dB.
# A take is ENGINE/VOICE/STRETCH/FACTOR.
say() {
  local engine voice stretch factor raw=$work/raw.wav tempo=1
  IFS=/ read -r engine voice stretch factor <<<"$1"
  case $engine in
    flite) flite -voice "$voice" --setf duration_stretch="$stretch" -t "$2" -o "$raw" ;;
    espeak) espeak-ng -v "$voice" -s "$(awk "BEGIN { printf \"%d\", 150 / $stretch }")" -w "$raw" "$2" ;;
    festival) # not all of its voices can be stretched by themselves
      text2wave -eval "(voice_$voice)" -o "$raw" <<<"$2"
      tempo=$(awk "BEGIN { printf \"%.4f\", 1 / $stretch }")
      ;;
  esac
  sox -D "$raw" -b 16 "$3" tempo -s "$tempo" speed "$factor" rate -v "$rate" highpass 70 \
    silence 1 0.005 0.5% reverse silence 1 0.005 0.5% fade t 0.01 reverse fade t 0.005 norm -4
}

# noise SAMPLES FILE: soft pink noise, as of a quiet room.
noise() {
  sox -D -R -r "$rate" -n -b 16 -c 1 "$2" synth "${1}s" pinknoise vol -46dB
}

samples() {
  soxi -s "$1"
}

seconds() {
  awk "BEGIN { printf \"%.3f\", $1 / $rate }"
}

make_takes() {
  local word take name
  noise "$rate" "$work/noise.wav"
  for word in yes no; do
    mkdir -p "$1/$word"
    for voice in "${voices[@]}"; do
      for stretch in "${stretches[@]}"; do
        for factor in "${factors[@]}"; do
          take=$voice/$stretch/$factor
          name=${take//\//-}
          say "$take" "$word." "$work/take.wav"
          sox -V1 -D "$work/take.wav" "$work/cut.wav" trim 0 "${rate}s"
          local spare=$((rate - $(samples "$work/cut.wav")))
          sox -D "$work/cut.wav" "$work/padded.wav" pad "$((spare / 2))s" "$((spare - spare / 2))s"
          sox -D -m -v 1 "$work/padded.wav" -v 1 "$work/noise.wav" "$1/$word/${name}_nohash_0.wav"
        done
      done
    done
  done
}

# The recording follows demo.plan: the silence before the take in seconds, the take, the text.
make_recording() {
  local gap take text at=0 track=() number=0 labels=()
  while read -r gap take text; do
    case $gap in '' | '#'*) continue ;; esac
    number=$((number + 1))
    local pause=$work/$number-pause.wav spoken=$work/$number-spoken.wav
    sox -D -r "$rate" -n -b 16 -c 1 "$pause" trim 0 "$gap"
    track+=("$pause")
    at=$((at + $(samples "$pause")))
    [ "$take" != end ] || continue
    say "$take" "$text." "$spoken"
    track+=("$spoken")
    labels+=("{\"startSeconds\": $(seconds "$at"), \"endSeconds\": $(seconds $((at + $(samples "$spoken")))), \"text\": \"$text\"}")
    at=$((at + $(samples "$spoken")))
  done <"$here/demo.plan"
  mkdir -p "$1"
  sox -D "${track[@]}" "$work/speech.wav"
  noise "$at" "$work/noise.wav"
  sox -D -m -v 1 "$work/speech.wav" -v 1 "$work/noise.wav" "$1/demo.wav"
  local separator='  '
  {
    printf '{\n  "recording": "demo.wav",\n  "labels": [\n'
    for label in "${labels[@]}"; do
      printf '%s  %s' "$separator" "$label"
      separator=$',\n  '
    done
    printf '\n  ]\n}\n'
  } >"$1/demo.labels.json"
}

case ${1-} in
  --takes) make_takes "${2:?make-demo-recording: --takes needs a folder}" ;;
  '') make_recording "$here/../main/resources/demo" ;;
  *)
    echo "make-demo-recording: unknown option '$1'; there is only --takes DIR" >&2
    exit 2
    ;;
esac
