#!/bin/sh
# Makes the README's pictures of the three ketamine prints: run `make`, then this.
#
#   tools/pictures.sh [OUTPUT [IMAGES]]   from output/ into docs/images/
#
# pdftoppm draws the pages; Pillow, which the build needs anyway, puts the two sides of the card beside each other.
set -eu
cd "$(dirname "$0")/.."
output=${1:-output}
images=${2:-docs/images}
python=${PYTHON:-.venv/bin/python}

pages=$(mktemp -d)
trap 'rm -rf "$pages"' EXIT
mkdir -p "$images"

draw() { # variant, dots per inch, last page
    pdftoppm -png -r "$2" -l "$3" "$output/ketamine/ketamine-$1.pdf" "$pages/$1"
    "$python" - "$images/ketamine-$1.png" "$pages/$1"-*.png <<'PYTHON'
import sys

from PIL import Image, ImageOps

target, *names = sys.argv[1:]
sides = [ImageOps.expand(Image.open(name).convert("RGB"), 1, "#8b95a1") for name in names]
gap = 24
wide = Image.new("RGB", (sum(side.width + gap for side in sides) - gap, max(side.height for side in sides)), "#fff")
left = 0
for side in sides:
    wide.paste(side, (left, 0))
    left += side.width + gap
wide.quantize(128, dither=Image.Dither.NONE).save(target, optimize=True)
print(f"{target}  {wide.width} x {wide.height}")
PYTHON
}

draw pocket-card 220 2
draw summary 110 1
draw patient 110 1
