import { afterEach, describe, expect, test } from 'vitest';
import type { CoreEvent } from '../../shared/contract.ts';
import { VolumeId } from '../../shared/ids.ts';
import { createEventHub, type EventHub } from './events.ts';
import type { Call } from './node-http.ts';

const opened: EventHub[] = [];
afterEach(() => {
  for (const hub of opened.splice(0)) hub.close();
});

function makeHub(heartbeatMs?: number, onAudience: (isListening: boolean) => void = () => undefined): EventHub {
  const hub = createEventHub({ launch: 'L', onAudience, ...(heartbeatMs === undefined ? {} : { heartbeatMs }) });
  opened.push(hub);
  return hub;
}

function listenTo(hub: EventHub, lastEventId?: string) {
  const call: Call = {
    method: 'GET',
    target: '/events',
    headers: new Map(lastEventId === undefined ? [] : [['last-event-id', [lastEventId]]]),
    signal: new AbortController().signal,
    readBody: () => Promise.resolve({ kind: 'broken-off' }), admit: () => undefined,
  };
  const { body } = hub.answer(call);
  if (!(body instanceof ReadableStream)) throw new Error('no stream');
  const reader = body.getReader();
  const decoder = new TextDecoder();
  return { next: async () => decoder.decode((await reader.read()).value), reader };
}

const clipsChanged = (volume: number): CoreEvent => ({ name: 'clips.changed', payload: { volumeId: VolumeId.parse(volume) } });
const frame = (id: number, volume: number) =>
  `id: L-${id}\ndata: {"id":${id},"event":{"name":"clips.changed","payload":{"volumeId":${volume}}}}\n\n`;
const hello = (id: number) => `retry: 1000\nid: L-${id}\nevent: hello\ndata: {"launch":"L","id":${id}}\n\n`;

describe('the stream of events', () => {
  test('says hello with the launch and the current id, then each event in order', async () => {
    const hub = makeHub();
    hub.publish(clipsChanged(7));
    const page = listenTo(hub);
    hub.publish(clipsChanged(8));
    hub.publish(clipsChanged(9));
    expect(await page.next()).toBe(hello(1));
    expect(await page.next()).toBe(frame(2, 8));
    expect(await page.next()).toBe(frame(3, 9));
  });

  test('tells when the first page begins to listen and when the last one has gone', async () => {
    const told: boolean[] = [];
    const hub = makeHub(undefined, (isListening) => told.push(isListening));
    const one = listenTo(hub);
    const other = listenTo(hub);
    expect(told).toEqual([true]);
    await one.reader.cancel();
    expect(told).toEqual([true]);
    await other.reader.cancel();
    expect(told).toEqual([true, false]);
  });

  test('goes on after the last event a returning page has heard', async () => {
    const hub = makeHub();
    for (const volume of [1, 2, 3]) hub.publish(clipsChanged(volume));
    const page = listenTo(hub, 'L-1');
    expect(await page.next()).toBe(hello(1));
    expect(await page.next()).toBe(frame(2, 2));
    expect(await page.next()).toBe(frame(3, 3));
  });

  test('lets a page that returns too late, from another launch or with nonsense see the gap in hello', async () => {
    const hub = makeHub();
    for (let volume = 1; volume <= 1000; volume++) hub.publish(clipsChanged(volume));
    for (const last of ['L-1', 'L-699', 'K-999', 'L-1001', 'L--1', 'L-', 'L-1.5', '999']) {
      expect(await listenTo(hub, last).next(), last).toBe(hello(1000));
    }
    expect(await listenTo(hub, 'L-700').next()).toBe(hello(700));
    expect(await listenTo(hub, 'L-1000').next()).toBe(hello(1000));
  });

  test('stays alive by comments when nothing happens', async () => {
    const page = listenTo(makeHub(1));
    await page.next();
    expect(await page.next()).toBe(': still here\n\n');
  });

  test('drops a listener that does not read, and only that one', async () => {
    const hub = makeHub();
    const sleeper = listenTo(hub);
    const reader = listenTo(hub);
    await reader.next();
    for (let volume = 1; volume <= 1000; volume++) {
      hub.publish(clipsChanged(volume));
      await reader.next();
    }
    await expect(sleeper.next()).rejects.toThrow('reads too slowly');
    hub.publish(clipsChanged(5));
    expect(await reader.next()).toBe(frame(1001, 5));
  });

  test('forgets a listener that left', async () => {
    const hub = makeHub();
    const page = listenTo(hub);
    await page.next();
    await page.reader.cancel();
    expect(() => { hub.publish(clipsChanged(1)); }).not.toThrow();
  });

  test('ends when the hub closes, for those who come later too', async () => {
    const hub = makeHub();
    const page = listenTo(hub);
    await page.next();
    hub.close();
    expect((await page.reader.read()).done).toBe(true);
    const late = listenTo(hub);
    await late.next();
    expect((await late.reader.read()).done).toBe(true);
  });
});
