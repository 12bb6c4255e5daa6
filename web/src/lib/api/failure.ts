/** Why there is no answer, in the kinds that a page has to treat differently. */
export type Failure =
  /** Nobody answered, or something in front of the gateway answered in its place. */
  | { readonly kind: 'unreachable' }
  /** Nobody answered within our own patience. */
  | { readonly kind: 'timeout' }
  /** Too many questions; worth asking again after the stated time. */
  | { readonly kind: 'busy'; readonly retryAfterSeconds: number; readonly requestId: string | null }
  /** The gateway explained itself in a problem document. */
  | {
      readonly kind: 'problem';
      readonly slug: string;
      readonly title: string;
      readonly detail: string;
      readonly requestId: string | null;
      /** The field of the question that is at fault. */
      readonly field: string | null;
      readonly available: readonly string[];
    }
  /** An answer came that this page does not understand: it is older or newer than the gateway. */
  | { readonly kind: 'unreadable'; readonly requestId: string | null };

export class ApiError extends Error {
  constructor(readonly failure: Failure) {
    super(failure.kind === 'problem' ? failure.title : failure.kind);
    this.name = 'ApiError';
  }
}

const BUSY = new Set([429, 503]);
const DEFAULT_RETRY_SECONDS = 5;
const MAX_RETRY_SECONDS = 300;

/** Maps a response that is not a success. A body that is no problem document is never shown. */
export async function failureOf(response: Response): Promise<Failure> {
  const requestId = response.headers.get('X-Request-Id');
  const problem = await problemIn(response);
  if (BUSY.has(response.status) && (problem !== null || response.status === 429)) {
    return { kind: 'busy', retryAfterSeconds: retryAfterSeconds(response.headers), requestId };
  }
  if (problem === null) {
    return response.status >= 500 ? { kind: 'unreachable' } : { kind: 'unreadable', requestId };
  }
  return {
    kind: 'problem',
    slug: text(problem['type']).split('/').at(-1) ?? '',
    title: text(problem['title']) || `The gateway answered ${response.status}`,
    detail: text(problem['detail']),
    requestId: requestId ?? (text(problem['instance']) || null),
    field: text(problem['field']) || null,
    available: list(problem['available']),
  };
}

async function problemIn(response: Response): Promise<Record<string, unknown> | null> {
  if (!response.headers.get('Content-Type')?.startsWith('application/problem+json')) return null;
  try {
    const body: unknown = await response.json();
    return typeof body === 'object' && body !== null ? { ...body } : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** `Retry-After` is seconds or a date; whatever it says, nobody is asked to wait over five minutes. */
function retryAfterSeconds(headers: Headers): number {
  const stated = headers.get('Retry-After') ?? '';
  const seconds = /^\d+$/.test(stated) ? Number(stated) : (Date.parse(stated) - Date.now()) / 1000;
  if (Number.isNaN(seconds)) return DEFAULT_RETRY_SECONDS;
  return Math.min(MAX_RETRY_SECONDS, Math.max(1, Math.ceil(seconds)));
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function list(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}
