// Events as a page hears them, over a socket.
import { describe, expect, test } from 'vitest';
import { VolumeId } from '../../shared/ids.ts';
import { serveForTests } from './testing/serving.ts';

const serving = serveForTests();

describe('events over a socket', () => {
  test('arrive in order, and again from where a page left off', async () => {
    const changed = (volume: number) => ({ name: 'clips.changed', payload: { volumeId: VolumeId.parse(volume) } }) as const;
    const first = await openEvents();
    serving.core.tell(changed(1));
    serving.core.tell(changed(2));
    const heard = await first.until(':2}');
    expect(heard).toMatch(/"launch":"([\w-]{12})","id":0[^]*id: \1-1\n[^]*volumeId":1[^]*id: \1-2\n[^]*volumeId":2/);
    await first.leave();

    serving.core.tell(changed(3));
    const again = await openEvents(/id: (\S+-2)\n/.exec(heard)?.[1]);
    const missed = await again.until(':3}');
    expect(missed).toContain('"id":2}');
    expect(missed).not.toContain('volumeId":2');
    await again.leave();
  });

  test('are read only', async () => {
    expect((await fetch(`${serving.server.origin}/events`, { method: 'POST', headers: serving.own() })).status).toBe(405);
  });

  async function openEvents(lastEventId?: string) {
    const answer = await fetch(`${serving.server.origin}/events`, { headers: serving.own(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }) });
    expect(answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    const reader = answer.body?.getReader();
    if (reader === undefined) throw new Error('no stream');
    const decoder = new TextDecoder();
    let heard = '';
    return {
      until: async (text: string) => {
        while (!heard.includes(text)) {
          const step: { readonly done: boolean; readonly value?: Uint8Array } = await reader.read();
          if (step.done) throw new Error(`the stream ended before ${text}`);
          heard += decoder.decode(step.value, { stream: true });
        }
        return heard;
      },
      leave: () => reader.cancel(),
    };
  }
});
