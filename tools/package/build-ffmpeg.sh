#!/bin/sh
# Builds ffmpeg on a Mac from its unpacked source: `build-ffmpeg.sh SOURCE`. Nobody publishes builds for the Mac that are free of GPL parts.
# Nothing of the GPL and nothing of the build machine goes in; what codes H.264 is the system's own VideoToolbox.
set -eu
cd "$1"
./configure --disable-autodetect --disable-debug --disable-doc --disable-ffplay --disable-ffprobe --disable-network --disable-shared --enable-static \
  --enable-videotoolbox --enable-audiotoolbox --enable-zlib
make -j "$(sysctl -n hw.ncpu)"
mkdir -p bin
cp ffmpeg bin/ffmpeg
cp COPYING.LGPLv2.1 LICENSE.txt
