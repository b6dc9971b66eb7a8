// Calls over HTTP: what is answered, what is refused, and what a bug tells whom.
import { describe, expect, test } from 'vitest';
import { firstSettings as settings } from '../../shared/settings.ts';
import { serveForTests } from './testing/serving.ts';

const serving = serveForTests();

describe('calls', () => {
  test('answer with what the core answered', async () => {
    expect(await (await serving.call('settings.read', '{}')).json()).toEqual({ ok: true, value: settings });
    expect(await (await serving.call('clips.describe', '{"clipId":1}')).json()).toMatchObject({ ok: false, failure: { code: 'clip-unknown' } });
  });

  test('say where clips are served', async () => {
    expect(await (await serving.call('media.where', '{}')).json()).toEqual({ ok: true, value: { base: serving.server.mediaBase } });
  });

  test.each(['nothing.here', '__proto__', 'constructor', 'toString', 'settings.read/', '', 'settings%2eread'])('%s is no method', async (method) => {
    expect((await serving.call(method, '{}')).status).toBe(404);
  });

  test('must be POST', async () => {
    const answer = await fetch(`${serving.server.origin}/rpc/settings.read`, { headers: serving.own() });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST']);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', 'text/plain; application/json'])('%s is refused', async (type) => {
    expect((await serving.call('settings.read', '{}', { 'content-type': type })).status).toBe(415);
  });

  test('take a charset beside the type', async () => {
    expect((await serving.call('settings.read', '{}', { 'content-type': 'Application/JSON; charset=utf-8' })).status).toBe(200);
  });

  test('larger than 256 KB are refused, up to it they are read', async () => {
    const padded = (size: number) => `{"x":"${'x'.repeat(size - 8)}"}`;
    expect((await serving.call('settings.read', padded(256 * 1024))).status).toBe(200);
    expect((await serving.call('settings.read', padded(256 * 1024 + 1))).status).toBe(413);
  });

  test('that may name a whole selection are read beyond that', async () => {
    for (const method of ['exports.preview', 'exports.start', 'cleanup.preview']) expect((await serving.call(method, `{"x":"${'x'.repeat(1024 * 1024)}"}`)).status, method).toBe(400);
  });

  test('that are not JSON, or nested without end, are refused', async () => {
    for (const body of ['', '{', '['.repeat(100_000)]) expect((await serving.call('settings.read', body)).status).toBe(400);
  });

  test('with a wrong input are told which field, and nothing of what was sent', async () => {
    const answer = await serving.call('clips.list', JSON.stringify({ filter: { cameras: ['/home/me'] }, before: null, limit: 0, secret: '/etc/passwd' }));
    const body = await answer.text();
    expect(answer.status).toBe(400);
    expect(JSON.parse(body)).toEqual({ issues: [{ at: 'filter.cameras.0', code: 'invalid_type' }, { at: 'limit', code: 'too_small' }] });
  });

  test('that meet a bug get its id, and only the log gets the stack', async () => {
    const answer = await serving.call('cameras.list', '{}');
    const body = await answer.text();
    const { fault } = JSON.parse(body) as { fault: string };
    expect(answer.status).toBe(500);
    expect(body).toBe(JSON.stringify({ fault }));
    expect(serving.log).toHaveLength(1);
    expect(serving.log[0]).toContain(`fault ${fault} in cameras.list: Error: a bug in ${serving.folder}`);
  });

  test('carry the isolating headers', async () => {
    const { headers } = await serving.call('settings.read', '{}');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-store');
  });
});
