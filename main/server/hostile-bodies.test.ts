// What no page of ours sends: other verbs, other types, bodies too large, too deep, cut off, or meant for the prototype of every object.
import { describe, expect, test, vi } from 'vitest';
import { methods, type CoreHandlers, type Method } from '../../shared/contract.ts';
import { succeed } from '../../shared/failure.ts';
import { firstSettings } from '../../shared/settings.ts';
import { fakeCore } from './testing/fake-core.ts';
import { rawRequest } from './testing/raw-request.ts';
import { serveForTests } from './testing/serving.ts';

const serving = serveForTests();
const names = Object.keys(methods) as Method[];
/** Each has an input that is refused or a handler that throws: none may be reached here. */
const expectUntouched = () => { expect(serving.log).toEqual([]); };

const post = (path: string, headers: readonly string[], body: string) => rawRequest(serving.server.port, [
  `POST ${path} HTTP/1.1`, `Host: 127.0.0.1:${serving.server.port}`, `Cookie: ${serving.own()['cookie'] ?? ''}`, ...headers, `Content-Length: ${Buffer.byteLength(body)}`,
], body);

describe('every method', () => {
  test.each(['GET', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'post'])('refuses %s', async (verb) => {
    const { port } = serving.server;
    for (const name of names) {
      const { status } = await rawRequest(port, [`${verb} /rpc/${name} HTTP/1.1`, `Host: 127.0.0.1:${port}`, `Cookie: ${serving.own()['cookie'] ?? ''}`, 'Content-Type: application/json']);
      // Verbs are written in capitals.
      expect(status, `${verb} ${name}`).toBe(verb === 'post' ? 400 : 405);
    }
    expectUntouched();
  });

  test.each([
    ['no type', []], ['text', ['Content-Type: text/plain']], ['a form', ['Content-Type: application/x-www-form-urlencoded']], ['a form in parts', ['Content-Type: multipart/form-data; boundary=x']],
    ['nearly JSON', ['Content-Type: application/json5']], ['two types', ['Content-Type: application/json', 'Content-Type: text/plain']], ['a type in another', ['Content-Type: text/plain; a=application/json']],
  ])('refuses a body of %s', async (_name, headers) => {
    for (const name of names) expect((await post(`/rpc/${name}`, headers, '{}')).status, name).toBe(415);
    expectUntouched();
  });

  test.each([
    ['nothing', ''], ['half of it', '{"a":'], ['more than one', '{}{}'], ['a comment', '{/**/}'], ['no UTF-8', '{"a":"\xff"}'], ['a NUL', '\0'], ['a broken number', '{"a":1e}'], ['a thousand arrays', '['.repeat(1000) + ']'.repeat(1000)],
    ['forty thousand objects', '{"a":'.repeat(40_000) + '1' + '}'.repeat(40_000)], ['depth where nobody reads', `{"x":${'['.repeat(40)}${']'.repeat(40)}}`], ['depth hidden behind a text', `{"a":"\\"","b":${'['.repeat(40)}${']'.repeat(40)}}`],
  ])('refuses %s, without a word of it', async (_name, body) => {
    for (const name of names.slice(0, 5)) {
      const answer = await fetch(`${serving.server.origin}/rpc/${name}`, { method: 'POST', headers: serving.own({ 'content-type': 'application/json' }), body: Buffer.from(body, 'latin1') });
      expect([answer.status, (await answer.text()).length < 60], name).toEqual([400, true]);
    }
    expectUntouched();
  });

  test('refuses what is larger than its limit before it is read, and while it is read', async () => {
    const { port } = serving.server;
    const head = (name: string) => [`POST /rpc/${name} HTTP/1.1`, `Host: 127.0.0.1:${port}`, `Cookie: ${serving.own()['cookie'] ?? ''}`, 'Content-Type: application/json'];
    for (const name of names) expect((await rawRequest(port, [...head(name), 'Content-Length: 99999999999'])).status, name).toBe(413);
    const chunk = `40000\r\n${' '.repeat(0x40000)}\r\n`;
    expect([0, 413]).toContain((await rawRequest(port, [...head('settings.read'), 'Transfer-Encoding: chunked'], `${chunk}${chunk}0\r\n\r\n`)).status);
    expectUntouched();
  });

  test('refuses values that are no object, and objects that are another’s', async () => {
    const wrong = names.filter((name) => !methods[name].input.safeParse({}).success);
    for (const name of wrong) for (const body of ['null', '1', '"x"', '[]', '{}', '{"length":1}']) expect((await serving.call(name, body)).status, `${name} ${body}`).toBe(400);
    expectUntouched();
  });
});

describe('a body that speaks of prototypes', () => {
  const bodies = [
    '{"__proto__":{"theme":"dark","polluted":1}}', '{"constructor":{"prototype":{"polluted":1}}}', '{"sound":{"__proto__":{"isMuted":true},"volume":1,"isMuted":false}}', '{"toString":1,"hasOwnProperty":1,"valueOf":null}',
    '{"\\u005f\\u005fproto\\u005f\\u005f":{"polluted":1}}',
  ];
  test.each(bodies)('%s changes none, and gives its handler nothing it did not name', async (body) => {
    const write = vi.fn<CoreHandlers['settings.write']>(() => succeed(firstSettings));
    await serving.server.close();
    serving.server = await serving.serveOn(fakeCore({ handlers: { 'settings.write': write } }));
    expect((await serving.call('settings.write', body)).status).toBe(200);
    expect(write).toHaveBeenCalledOnce();
    const input = write.mock.calls[0]?.[0] ?? {};
    expect(Object.getPrototypeOf(input)).toBe(Object.prototype);
    expect(Reflect.ownKeys(input).filter((key) => key !== 'sound')).toEqual([]);
    expect([Reflect.get(input, 'theme'), Reflect.get(input, 'polluted'), Reflect.get({}, 'polluted'), Reflect.ownKeys(Object.prototype).includes('polluted')]).toEqual([undefined, undefined, undefined, false]);
  });
});

describe('other addresses that take a body', () => {
  const given = '{"folder":null,"demo":false}';
  test.each([
    ['/thumbnails', '{"ids":[1]}', 9 * 1024], ['/thumbnails/1', '{"why":"damaged","codec":null}', 300 * 1024],
  ])('%s takes no other type, nothing broken, and nothing larger than its limit', async (path, body, tooLarge) => {
    const method = path === '/thumbnails' ? 'POST' : 'PUT';
    const send = (type: string, text: string) => fetch(`${serving.server.origin}${path}`, { method, headers: serving.own({ 'content-type': type }), body: text });
    expect((await send('text/plain', body)).status).toBe(415);
    for (const text of ['', '[', 'null', '{"__proto__":[]}', '['.repeat(5000)]) expect((await send('application/json', text)).status, text.slice(0, 20)).toBe(400);
    expect((await send('application/json', ' '.repeat(tooLarge))).status).toBe(413);
    expectUntouched();
  });

  test('/instance takes nothing broken and nothing large, even with its secret', async () => {
    const send = (text: string) => fetch(`${serving.server.origin}/instance`, { method: 'POST', headers: { 'x-wallclock-instance': 'instance-secret' }, body: text });
    for (const text of ['', '[', '{"folder":1,"demo":false}', `{"folder":"${'x'.repeat(5000)}","demo":false}`, '['.repeat(5000)]) expect((await send(text)).status).toBe(400);
    expect((await send(given.padEnd(17 * 1024))).status).toBe(413);
    expect(serving.handOver).not.toHaveBeenCalled();
  });
});
