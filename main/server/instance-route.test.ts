// A second start reaches the running one, and nobody else does.
import { describe, expect, test } from 'vitest';
import { InstanceAnswer } from './instance-route.ts';
import { serveForTests } from './testing/serving.ts';

const serving = serveForTests();

describe('a second start', () => {
  const hand = (body: string, headers: Readonly<Record<string, string>> = { 'x-wallclock-instance': 'instance-secret' }) =>
    fetch(`${serving.server.origin}/instance`, { method: 'POST', headers, body });

  test('hands over its folder and gets a link that works', async () => {
    serving.handOver.mockResolvedValue('There is no folder at /gone.');
    const answer = await hand('{"folder":"/gone","demo":false}');
    const { url, trouble } = InstanceAnswer.parse(await answer.json());
    expect(trouble).toBe('There is no folder at /gone.');
    expect(serving.handOver).toHaveBeenCalledWith({ folder: '/gone', demo: false });
    expect((await fetch(url, { redirect: 'manual' })).status).toBe(303);
  });

  test('is refused without the secret, with the page’s session, from a browser, or with nonsense', async () => {
    const good = '{"folder":null,"demo":false}';
    expect((await hand(good, {})).status).toBe(403);
    expect((await hand(good, serving.own())).status).toBe(403);
    expect((await hand(good, { 'x-wallclock-instance': 'instance-secret', origin: serving.server.origin })).status).toBe(403);
    expect((await hand('{"folder":1}')).status).toBe(400);
    expect(serving.handOver).not.toHaveBeenCalled();
  });
});
