import { describe, expect, test } from 'vitest';
import { findRefusal, sessionCookieName, type Door } from './request-guard.ts';

const page = 'http://127.0.0.1:4000';
const app: Door = { kind: 'app', port: 4000, pageOrigin: page, sessionToken: 'the-session', instanceSecret: 'the-instance' };
const media: Door = { kind: 'media', port: 4001, pageOrigin: page, mediaKey: 'the-key' };

const cookie = 'wallclock-4000=the-session';
type Pairs = readonly (readonly [string, string])[];
const own: Pairs = [['host', '127.0.0.1:4000'], ['cookie', cookie], ['sec-fetch-site', 'same-origin']];

function ask(door: Door, pairs: Pairs, target: string, method = 'GET') {
  const headers = new Map<string, string[]>();
  for (const [name, value] of pairs) headers.set(name, [...(headers.get(name) ?? []), value]);
  return findRefusal({ method, target, headers }, door)?.why ?? 'let in';
}

const without = (pairs: Pairs, ...names: string[]): Pairs => pairs.filter(([name]) => !names.includes(name));
const withHeader = (pairs: Pairs, ...more: Pairs): Pairs => [...without(pairs, ...more.map(([name]) => name)), ...more];

describe('the app listener', () => {
  const post: Pairs = withHeader(own, ['origin', page]);
  const typed: Pairs = withHeader(own, ['sec-fetch-site', 'none'], ['sec-fetch-dest', 'document']);

  test.each<[string, Pairs, string, string, string?]>([
    ['its own page asks for an asset', own, '/assets/a.js', 'let in'],
    ['its own page calls', post, '/rpc/app.about', 'let in', 'POST'],
    ['its own page listens to events', own, '/events', 'let in'],
    ['a person types the address', typed, '/', 'let in'],
    ['the window loads the page: no site is told before the first document', without(own, 'sec-fetch-site'), '/', 'let in'],
    ['a person opens the printed link', withHeader(without(typed, 'cookie')), '/boot?t=x', 'let in'],
    ['a tossed-in second cookie stands before ours', withHeader(own, ['cookie', `wallclock-4000=evil; ${cookie}`]), '/', 'let in'],
    ['cookies in two header lines', withHeader(own, ['cookie', 'a=b'], ['cookie', cookie]), '/', 'let in'],

    ['a rebound name, without Sec-Fetch headers, carrying our cookie', [['host', 'evil.test:4000'], ['cookie', cookie]], '/', 'wrong-host'],
    ['a rebound name opens the printed link', [['host', 'evil.test:4000']], '/boot?t=x', 'wrong-host'],
    ['no Host', without(own, 'host'), '/', 'wrong-host'],
    ['two Hosts, one of them right', [['host', '127.0.0.1:4000'], ['host', 'evil.test'], ['cookie', cookie]], '/', 'wrong-host'],
    ['two Hosts, both right', [['host', '127.0.0.1:4000'], ...own], '/', 'wrong-host'],
    ['0.0.0.0', withHeader(own, ['host', '0.0.0.0:4000']), '/', 'wrong-host'],
    ['localhost', withHeader(own, ['host', 'localhost:4000']), '/', 'wrong-host'],
    ['the right address and a wrong port', withHeader(own, ['host', '127.0.0.1:4001']), '/', 'wrong-host'],
    ['the right address without a port', withHeader(own, ['host', '127.0.0.1']), '/', 'wrong-host'],
    ['a Host that goes on after the port', withHeader(own, ['host', '127.0.0.1:4000.evil.test']), '/', 'wrong-host'],

    ['an absolute-form target', own, 'http://127.0.0.1:4000/', 'strange-target'],
    ['an absolute-form target of another host', own, 'http://evil.test/', 'strange-target'],
    ['a target with a host of its own', own, '//etc/passwd', 'strange-target'],
    ['a backslash for a slash', own, '/\\etc/passwd', 'strange-target'],
    ['an asterisk', own, '*', 'strange-target', 'OPTIONS'],
    ['an empty target', own, '', 'strange-target'],

    ['a foreign page calls', withHeader(own, ['origin', 'https://evil.test'], ['sec-fetch-site', 'cross-site']), '/rpc/app.about', 'foreign-origin', 'POST'],
    ['a page on another port calls with our cookie', withHeader(own, ['origin', 'http://127.0.0.1:4001'], ['sec-fetch-site', 'same-site']), '/rpc/app.about', 'foreign-origin', 'POST'],
    ['a sandboxed page calls', withHeader(own, ['origin', 'null']), '/rpc/app.about', 'foreign-origin', 'POST'],
    ['two Origins, one of them right', [...own, ['origin', page], ['origin', 'https://evil.test']], '/rpc/app.about', 'foreign-origin', 'POST'],
    ['our Origin with a slash', withHeader(own, ['origin', `${page}/`]), '/rpc/app.about', 'foreign-origin', 'POST'],

    ['a page on another port embeds us with our cookie', withHeader(own, ['sec-fetch-site', 'same-site']), '/', 'foreign-site'],
    ['a foreign page links to us', withHeader(typed, ['sec-fetch-site', 'cross-site']), '/', 'foreign-site'],
    ['a foreign page links to the printed address', withHeader(typed, ['sec-fetch-site', 'cross-site']), '/boot?t=x', 'foreign-site'],
    ['nobody asks for something that is no document', withHeader(own, ['sec-fetch-site', 'none']), '/events', 'foreign-site'],
    ['nobody posts a document', typed, '/rpc/app.about', 'foreign-site', 'POST'],
    ['an unknown site', withHeader(own, ['sec-fetch-site', 'same-galaxy']), '/', 'foreign-site'],

    ['no cookie', without(own, 'cookie'), '/', 'no-session'],
    ['a wrong cookie', withHeader(own, ['cookie', 'wallclock-4000=guess']), '/', 'no-session'],
    ['the cookie of a copy on another port', withHeader(own, ['cookie', 'wallclock-4001=the-session']), '/', 'no-session'],
    ['a cookie whose name ends like ours', withHeader(own, ['cookie', 'x-wallclock-4000=the-session']), '/', 'no-session'],
    ['an empty cookie', withHeader(own, ['cookie', 'wallclock-4000=']), '/', 'no-session'],
    ['a program calls without the token', [['host', '127.0.0.1:4000']], '/rpc/app.about', 'no-session', 'POST'],
    ['a path that only starts like the boot path', [['host', '127.0.0.1:4000']], '/boot/../rpc/app.about', 'no-session', 'POST'],
    ['a path that only looks like the boot path when decoded', [['host', '127.0.0.1:4000']], '/%62oot', 'no-session'],
  ])('%s', (_name, pairs, target, expected, method) => {
    expect(ask(app, pairs, target, method)).toBe(expected);
  });
});

describe('a second start at /instance', () => {
  const second: Pairs = [['host', '127.0.0.1:4000'], ['x-wallclock-instance', 'the-instance']];

  test.each<[string, Pairs, string]>([
    ['with the secret', second, 'let in'],
    ['without the secret', without(second, 'x-wallclock-instance'), 'no-instance-secret'],
    ['with a wrong secret', withHeader(second, ['x-wallclock-instance', 'guess']), 'no-instance-secret'],
    ['with two secrets', [...second, ['x-wallclock-instance', 'guess']], 'no-instance-secret'],
    ['with the page’s session instead', own.filter(([name]) => name !== 'sec-fetch-site'), 'no-instance-secret'],
    ['from our own page', withHeader(second, ['origin', page]), 'browser-at-instance'],
    ['from a typed address', withHeader(second, ['sec-fetch-site', 'same-origin']), 'browser-at-instance'],
    ['under another name', withHeader(second, ['host', 'localhost:4000']), 'wrong-host'],
  ])('%s', (_name, pairs, expected) => {
    expect(ask(app, pairs, '/instance', 'POST')).toBe(expected);
  });

  test('is never let in where there is no instance file', () => {
    expect(ask({ ...app, instanceSecret: null }, withHeader(second, ['x-wallclock-instance', '']), '/instance', 'POST')).toBe('no-instance-secret');
  });
});

describe('the media listener', () => {
  const video: Pairs = [['host', '127.0.0.1:4001'], ['origin', page], ['sec-fetch-site', 'same-site']];

  test.each<[string, Pairs, string, string]>([
    ['our page plays with crossorigin', video, '/the-key/clips/1', 'let in'],
    ['our page plays without crossorigin', without(video, 'origin'), '/the-key/clips/1', 'let in'],
    ['a browser that sends no Sec-Fetch headers', without(video, 'sec-fetch-site'), '/the-key/clips/1', 'let in'],
    ['a wrong key', video, '/guess/clips/1', 'no-media-key'],
    ['no key', video, '/clips/1', 'no-media-key'],
    ['the bare root', video, '/', 'no-media-key'],
    ['the session cookie instead of the key', withHeader(video, ['cookie', cookie]), '/clips/1', 'no-media-key'],
    ['a page on another port that knows the key', withHeader(video, ['origin', 'http://127.0.0.1:9999']), '/the-key/clips/1', 'foreign-origin'],
    ['a page on the media port itself', withHeader(video, ['origin', 'http://127.0.0.1:4001']), '/the-key/clips/1', 'foreign-origin'],
    ['a foreign page embeds a clip', withHeader(without(video, 'origin'), ['sec-fetch-site', 'cross-site']), '/the-key/clips/1', 'foreign-site'],
    ['a rebound name', withHeader(video, ['host', 'evil.test:4001']), '/the-key/clips/1', 'wrong-host'],
    ['the app’s own address at the wrong listener', withHeader(video, ['host', '127.0.0.1:4000']), '/the-key/clips/1', 'wrong-host'],
    ['a target with a host of its own', video, '//the-key/clips/1', 'strange-target'],
  ])('%s', (_name, pairs, target, expected) => {
    expect(ask(media, pairs, target)).toBe(expected);
  });
});

test('two copies on two ports keep their cookies apart', () => {
  expect(sessionCookieName(4000)).not.toBe(sessionCookieName(4002));
});
