// Asks the project for its newest release: one request that says nothing of who asks.
import { z } from 'zod';
import { parseVersion } from './version.ts';

const Release = z.object({ tag_name: z.string(), draft: z.boolean().optional(), prerelease: z.boolean().optional() });

const patienceMs = 10_000;
const limitBytes = 1024 * 1024;

/** `version` null: the project has published none yet, or none that is meant for everybody. */
export type ReleaseAnswer = { readonly isAnswered: true; readonly version: string | null } | { readonly isAnswered: false };

/**
 * No cookie, no version, nothing of the computer in it. It follows no redirect: what answers is what was asked, or there is no answer.
 * Never throws for what a network does.
 */
export async function askRelease(question: string, stop: AbortSignal): Promise<ReleaseAnswer> {
  try {
    const response = await fetch(question, {
      // GitHub refuses those who do not name themselves.
      headers: { accept: 'application/vnd.github+json', 'user-agent': 'Wallclock' },
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.any([stop, AbortSignal.timeout(patienceMs)]),
    });
    if (response.status === 404) {
      await response.body?.cancel();
      return { isAnswered: true, version: null };
    }
    if (response.status !== 200) {
      await response.body?.cancel();
      return { isAnswered: false };
    }
    return readAnswer(await readText(response));
  } catch (problem) {
    // What fetch throws for a line that is down, a redirect, a stop: there is no answer, and tomorrow is another day.
    if (problem instanceof TypeError || problem instanceof DOMException || problem instanceof SyntaxError) return { isAnswered: false };
    throw problem;
  }
}

function readAnswer(text: string | null): ReleaseAnswer {
  if (text === null) return { isAnswered: false };
  const release = Release.safeParse(JSON.parse(text));
  if (!release.success) return { isAnswered: false };
  const { tag_name: tag, draft = false, prerelease = false } = release.data;
  return { isAnswered: true, version: draft || prerelease ? null : parseVersion(tag) };
}

/** Null when it is larger than any release. */
async function readText(response: Response): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const body: ReadableStream<Uint8Array> | null = response.body;
  for await (const chunk of body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > limitBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
