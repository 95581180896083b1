#!/usr/bin/env bash
# Takes page-light.png and page-dark.png anew: the page in Chromium, listening to the demonstration recording
# with the default model. Needs chromium and node on the path.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

./mvnw -q -pl server -am test -Dtest=PageScreenshots -Dsurefire.failIfNoSpecifiedTests=false
