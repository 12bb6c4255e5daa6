import { afterEach, vi, type Mock } from 'vitest';
import { matches, snapshot, snapshots } from '../../e2e/support/recorded';

type Fetch = (path: string, init?: RequestInit) => Promise<Response>;

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** Every question gets this body. */
export function answer(body: object): Mock<Fetch> {
  return serve(() => Promise.resolve(Response.json(body)));
}

/** Every question gets this problem. */
export function refuse(status: number, body: object, headers: Record<string, string> = {}): void {
  serve(() => Promise.resolve(refusal(status, body, headers)));
}

export function refusal(
  status: number,
  body: object,
  headers: Record<string, string> = {},
): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'Content-Type': 'application/problem+json',
      'X-Request-Id': 'req-7f3a91',
      ...headers,
    },
  });
}

/** Serves rulesets and names, and leaves routes to the test; a question that is given up rejects. */
export function gateway(paths: () => Promise<Response>): Mock<Fetch> {
  return serve((path) => {
    if (path.startsWith('/snapshots')) return Promise.resolve(Response.json(snapshots));
    if (path.startsWith('/artists')) return Promise.resolve(Response.json({ snapshot, matches }));
    return paths();
  });
}

function serve(handler: (path: string) => Promise<Response>): Mock<Fetch> {
  const fetch = vi.fn<Fetch>((path, init) =>
    Promise.race([handler(path), givenUp(init?.signal ?? null)]),
  );
  vi.stubGlobal('fetch', fetch);
  return fetch;
}

function givenUp(signal: AbortSignal | null): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(new DOMException('given up', 'AbortError')));
  });
}
