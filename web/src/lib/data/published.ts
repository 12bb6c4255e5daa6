/** What became of asking for a published file. */
export type Published<Value> =
  | {
      readonly kind: 'here';
      readonly value: Value;
      /** Whether it is the copy that the service worker kept, because nobody answered in time. */
      readonly saved: boolean;
    }
  /** Somebody answered, and there is no such file. */
  | { readonly kind: 'missing' }
  /** A file of a later site or of none. */
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'unreachable' };

const PATIENCE_MILLIS = 15_000;

/** Set by the service worker on what it serves from its store. */
const SAVED_HEADER = 'X-Saved-Copy';

/**
 * The only place that fetches published files. They may lie on a plain file host, so nothing but
 * status and body is trusted.
 *
 * @throws the abort reason when `signal` aborted
 */
export async function getPublished<Value>(
  path: string,
  read: (value: unknown) => Value | null,
  signal: AbortSignal,
): Promise<Published<Value>> {
  const patience = AbortSignal.timeout(PATIENCE_MILLIS);
  try {
    const response = await fetch(path, { signal: AbortSignal.any([signal, patience]) });
    if (response.status === 404) return { kind: 'missing' };
    if (!response.ok) return { kind: 'unreachable' };
    const value = read(await response.json());
    if (value === null) return { kind: 'unreadable' };
    return { kind: 'here', value, saved: response.headers.has(SAVED_HEADER) };
  } catch (error) {
    signal.throwIfAborted();
    return { kind: error instanceof SyntaxError ? 'unreadable' : 'unreachable' };
  }
}
