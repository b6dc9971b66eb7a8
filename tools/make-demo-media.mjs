// Re-makes the clips in main/demo/media: pictures drawn here, sounds from ffmpeg, both encoded by ffmpeg.
// Run by hand and only by whoever changes them (`node tools/make-demo-media.mjs`); the results are committed.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { Picture } from './demo-media/picture.mjs';
import { frontDoorNight, frontDoorVisitor, garageCar, gardenCat, livingRoomLamp } from './demo-media/scenes.mjs';

/**
 * @typedef {object} DemoClip
 * @property {string} name
 * @property {import('./demo-media/scenes.mjs').Scene} scene
 * @property {number} seconds
 * @property {number} framesPerSecond
 * @property {number} keyFrameSeconds
 * @property {readonly [number, number]} size width and height in pixels
 * @property {boolean} isIndexFirst `moov` before `mdat`
 * @property {string | null} sound a lavfi source, or null for a clip without an audio track
 * @property {'libx264' | 'libx265'} encoder
 */

/** @param {string} noise colour @param {number} loudness @param {string} tone an aevalsrc expression */
const soundOf = (noise, loudness, tone) =>
  `anoisesrc=color=${noise}:amplitude=${loudness}:seed=7:sample_rate=16000,lowpass=f=1800[air];aevalsrc='${tone}':sample_rate=16000[tone];[air][tone]amix=inputs=2:normalize=0`;

const small = /** @type {const} */ ([640, 360]);

/** @type {readonly DemoClip[]} */
const demoClips = [
  {
    name: 'front-door-visitor', scene: frontDoorVisitor, seconds: 10, framesPerSecond: 12, keyFrameSeconds: 1, size: small, isIndexFirst: true,
    sound: soundOf('pink', 0.08, '0.22*sin(2*PI*180*t)*exp(-14*mod(t\\,0.42))*lt(t\\,6.8)+0.16*sin(2*PI*659*t)*exp(-3*(t-7.4))*gt(t\\,7.4)'), encoder: 'libx264',
  },
  {
    name: 'front-door-night', scene: frontDoorNight, seconds: 8, framesPerSecond: 10, keyFrameSeconds: 2, size: small, isIndexFirst: false,
    sound: soundOf('brown', 0.12, '0.18*sin(2*PI*(92-2*t)*t)*exp(-0.35*(t-4)*(t-4))'), encoder: 'libx264',
  },
  {
    name: 'garden-cat', scene: gardenCat, seconds: 12, framesPerSecond: 12, keyFrameSeconds: 2, size: [1280, 720], isIndexFirst: false,
    sound: soundOf('pink', 0.06, '0.12*sin(2*PI*(2100+500*sin(2*PI*9*t))*t)*lt(mod(t\\,3)\\,0.35)*sin(PI*mod(t\\,3)/0.35)'), encoder: 'libx264',
  },
  { name: 'garage-car', scene: garageCar, seconds: 8, framesPerSecond: 12, keyFrameSeconds: 2, size: small, isIndexFirst: true, sound: null, encoder: 'libx264' },
  {
    name: 'living-room-lamp', scene: livingRoomLamp, seconds: 6, framesPerSecond: 15, keyFrameSeconds: 1, size: small, isIndexFirst: true,
    sound: soundOf('pink', 0.03, '0.1*sin(2*PI*262*t)+0.08*sin(2*PI*330*t)+0.08*sin(2*PI*392*t)'), encoder: 'libx264',
  },
  {
    name: 'garden-hevc', scene: gardenCat, seconds: 4, framesPerSecond: 10, keyFrameSeconds: 2, size: small, isIndexFirst: true,
    sound: soundOf('pink', 0.06, '0.1*sin(2*PI*440*t)'), encoder: 'libx265',
  },
];

/** @param {DemoClip} clip @param {string} target */
function ffmpegArguments(clip, target) {
  const [widthPx, heightPx] = clip.size;
  const keyFrameEvery = clip.keyFrameSeconds * clip.framesPerSecond;
  const picture = ['-f', 'rawvideo', '-pix_fmt', 'rgb24', '-s', `${widthPx}x${heightPx}`, '-r', String(clip.framesPerSecond), '-i', 'pipe:0'];
  const sound = clip.sound === null ? [] : ['-f', 'lavfi', '-i', clip.sound, '-c:a', 'aac', '-b:a', '24k', '-ac', '1'];
  // One thread and no encoder banner: the same bytes from the same ffmpeg.
  const coder = clip.encoder === 'libx264'
    ? ['-c:v', 'libx264', '-profile:v', 'high', '-crf', widthPx > 640 ? '31' : '28', '-threads', '1', '-x264-params', `ref=3:keyint=${keyFrameEvery}:min-keyint=${keyFrameEvery}:scenecut=0`, '-bsf:v', 'filter_units=remove_types=6']
    : ['-c:v', 'libx265', '-tag:v', 'hvc1', '-crf', '30', '-x265-params', `keyint=${keyFrameEvery}:min-keyint=${keyFrameEvery}:scenecut=0:pools=none:frame-threads=1:info=0:log-level=error`];
  return [
    '-hide_banner', '-loglevel', 'error', '-y', ...picture, ...sound, ...coder, '-preset', 'veryslow',
    '-vf', 'scale=out_color_matrix=bt709,format=yuv420p', '-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709',
    '-t', String(clip.seconds), '-fflags', '+bitexact', '-flags:v', '+bitexact', '-flags:a', '+bitexact', '-map_metadata', '-1',
    ...(clip.isIndexFirst ? ['-movflags', '+faststart'] : []), target,
  ];
}

/** @param {DemoClip} clip @param {string} folder */
async function makeClip(clip, folder) {
  const target = path.join(folder, `${clip.name}.mp4`);
  const ffmpeg = spawn('ffmpeg', ffmpegArguments(clip, target), { stdio: ['pipe', 'inherit', 'inherit'] });
  const ended = once(ffmpeg, 'close');
  const still = new Picture(...clip.size);
  clip.scene.still(still);
  for (let frame = 0; frame < clip.seconds * clip.framesPerSecond; frame += 1) {
    const picture = still.copy();
    const lens = clip.scene.moving(picture, frame / clip.framesPerSecond);
    if (!ffmpeg.stdin.write(picture.develop(lens))) await once(ffmpeg.stdin, 'drain');
  }
  ffmpeg.stdin.end();
  const [exitCode] = await ended;
  if (exitCode !== 0) throw new Error(`ffmpeg ended with ${exitCode} for ${target}`);
  process.stdout.write(`${target} ${(await stat(target)).size} bytes\n`);
}

const folder = path.join(import.meta.dirname, '..', 'main', 'demo', 'media');
const wanted = process.argv.slice(2);
for (const clip of demoClips) {
  if (wanted.length === 0 || wanted.includes(clip.name)) await makeClip(clip, folder);
}
