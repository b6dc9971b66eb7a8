// One file from one address, hashed while it comes.
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { open } from 'node:fs/promises';

/** Nothing we fetch is larger. */
const limitBytes = 400 * 1024 * 1024;
const patienceMs = 10 * 60_000;

/**
 * @param {string} url  https, or this computer
 * @param {string} file
 * @returns {Promise<{ ok: true, sha256: string } | { ok: false, sentence: string }>} on a failure the file is not there
 */
export async function download(url, file) {
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'https:' && hostname !== '127.0.0.1') return { ok: false, sentence: `${url} is no https address.` };
  const out = await open(file, 'w');
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(patienceMs) });
    if (!response.ok) throw new Error(`the answer was ${response.status}`);
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const chunk of response.body ?? []) {
      bytes += chunk.byteLength;
      if (bytes > limitBytes) throw new Error('it is larger than anything that is fetched here');
      hash.update(chunk);
      await out.write(chunk);
    }
    await out.close();
    return { ok: true, sha256: hash.digest('hex') };
  } catch (problem) {
    await out.close();
    rmSync(file, { force: true });
    const why = problem instanceof Error ? (problem.cause instanceof Error ? problem.cause.message : problem.message) : String(problem);
    return { ok: false, sentence: `${url} could not be fetched: ${why}.` };
  }
}
