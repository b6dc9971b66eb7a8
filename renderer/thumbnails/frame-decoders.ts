// WebCodecs decoders for single key frames, kept and used again for clips coded alike: opening one costs more than decoding.
import type { FrameToDecode } from '../../shared/thumbnail-wire.ts';

/** Opened ones that wait for the next clip; a house has few kinds of cameras. */
const mostIdle = 4;
const mostKnown = 64;

interface IdleDecoder {
  readonly key: string;
  readonly decoder: VideoDecoder;
  frame: VideoFrame | null;
}

export class FrameDecoders {
  readonly #idle: IdleDecoder[] = [];
  readonly #supported = new Map<string, Promise<boolean>>();

  /** The picture, which the caller closes; or `codec` when this browser cannot decode its kind, `damaged` when nothing came out. */
  async decode(frame: FrameToDecode): Promise<VideoFrame | 'codec' | 'damaged'> {
    const config: VideoDecoderConfig = {
      codec: frame.codec,
      optimizeForLatency: true,
      ...(frame.description === null ? {} : { description: frame.description.slice() }),
    };
    const key = `${frame.codec} ${frame.description?.join() ?? ''}`;
    if (!(await this.#isSupported(key, config))) return 'codec';
    const opened = this.#takeIdle(key) ?? open(key, config);
    try {
      opened.decoder.decode(new EncodedVideoChunk({ type: 'key', timestamp: frame.timestampMs * 1000, data: frame.packet.slice() }));
      await opened.decoder.flush();
    } catch {
      // What a decoder throws at is damage; it has closed itself.
      return 'damaged';
    }
    const picture = opened.frame;
    opened.frame = null;
    if (picture === null) close(opened);
    else this.#keepIdle(opened);
    return picture ?? 'damaged';
  }

  #isSupported(key: string, config: VideoDecoderConfig): Promise<boolean> {
    const known = this.#supported.get(key);
    if (known !== undefined) return known;
    if (this.#supported.size >= mostKnown) this.#supported.clear();
    // It rejects a name that is no codec at all.
    const asked = VideoDecoder.isConfigSupported(config).then(({ supported }) => supported === true, () => false);
    this.#supported.set(key, asked);
    return asked;
  }

  #takeIdle(key: string): IdleDecoder | undefined {
    const at = this.#idle.findIndex((one) => one.key === key && one.decoder.state === 'configured');
    return at < 0 ? undefined : this.#idle.splice(at, 1)[0];
  }

  #keepIdle(opened: IdleDecoder): void {
    this.#idle.push(opened);
    if (this.#idle.length <= mostIdle) return;
    const oldest = this.#idle.shift();
    if (oldest !== undefined) close(oldest);
  }
}

function open(key: string, config: VideoDecoderConfig): IdleDecoder {
  const opened: IdleDecoder = {
    key,
    decoder: new VideoDecoder({
      output: (frame) => {
        opened.frame?.close();
        opened.frame = frame;
      },
      // Told a second time by the flush that is waited for.
      error: () => undefined,
    }),
    frame: null,
  };
  opened.decoder.configure(config);
  return opened;
}

function close({ decoder }: IdleDecoder): void {
  if (decoder.state !== 'closed') decoder.close();
}
