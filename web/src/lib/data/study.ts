import type { ItemFacts, TopicFile } from '../study/item';

/** Why a published file is not there, in the kinds that a page has to tell apart. */
export class FileError extends Error {
  constructor(readonly kind: 'unreachable' | 'unreadable') {
    super(kind);
    this.name = 'FileError';
  }
}

const PATIENCE_MILLIS = 15_000;

/** What there is to ask, of all topics. */
export async function fetchIndex(signal: AbortSignal): Promise<readonly ItemFacts[]> {
  const index = await get('/data/study/index.json', signal);
  if (!Array.isArray(index)) throw new FileError('unreadable');
  return index as readonly ItemFacts[];
}

export async function fetchTopic(topic: string, signal: AbortSignal): Promise<TopicFile> {
  const file = await get(`/data/study/${encodeURIComponent(topic)}.json`, signal);
  if (typeof file !== 'object' || file === null || !('items' in file)) {
    throw new FileError('unreadable');
  }
  return file as TopicFile;
}

/** @throws FileError when there is no file; the abort reason when `signal` aborted */
async function get(path: string, signal: AbortSignal): Promise<unknown> {
  const patience = AbortSignal.timeout(PATIENCE_MILLIS);
  try {
    const response = await fetch(path, { signal: AbortSignal.any([signal, patience]) });
    if (!response.ok) throw new FileError('unreachable');
    return await response.json();
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof FileError) throw error;
    throw new FileError(error instanceof SyntaxError ? 'unreadable' : 'unreachable');
  }
}
