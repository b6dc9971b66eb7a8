// Events out of the core: at most ten a second of one kind about one thing, the last one never lost.
import type { CoreEvent } from '../shared/contract.ts';

export interface EventBus {
  tell(event: CoreEvent): void;
  subscribe(hear: (event: CoreEvent) => void): () => void;
  close(): void;
}

const quietMs = 100;

interface Held {
  readonly timer: NodeJS.Timeout;
  next: CoreEvent | null;
}

export function createEventBus(): EventBus {
  const listeners = new Set<(event: CoreEvent) => void>();
  const held = new Map<string, Held>();

  const send = (event: CoreEvent): void => {
    for (const hear of listeners) hear(event);
  };
  const release = (key: string): void => {
    const waiting = held.get(key);
    held.delete(key);
    if (waiting?.next) tell(waiting.next);
  };
  const tell = (event: CoreEvent): void => {
    const key = `${event.name} ${subjectOf(event)}`;
    const waiting = held.get(key);
    if (waiting !== undefined) {
      waiting.next = event;
      return;
    }
    held.set(key, { timer: setTimeout(release, quietMs, key), next: null });
    send(event);
  };

  return {
    tell,
    subscribe(hear) {
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
    close() {
      for (const { timer } of held.values()) clearTimeout(timer);
      held.clear();
      listeners.clear();
    },
  };
}

/** What an event is about: two of one kind about two things are both told. */
function subjectOf({ payload }: CoreEvent): string | number {
  if ('volumeId' in payload) return payload.volumeId;
  return 'job' in payload ? payload.job.id : '';
}
