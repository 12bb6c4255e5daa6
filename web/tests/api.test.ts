import { beforeEach, describe, expect, test, vi } from 'vitest';
import { found, problem, snapshots } from '../e2e/support/recorded';
import { findPath, listSnapshots, searchArtists } from '../src/lib/api/client';
import { ApiError, type Failure } from '../src/lib/api/failure';
import { lastHeard } from '../src/lib/api/heard';
import { answer, refuse } from './support/gateway';

const QUESTION = { from: 1, to: 2, ruleset: 'performers' };
const signal = new AbortController().signal;

beforeEach(() => localStorage.clear());

describe('a question', () => {
  test('is posted as JSON to our own origin', async () => {
    const asked = answer(found);
    await expect(findPath(QUESTION, signal)).resolves.toEqual(found);
    const [path, init] = asked.mock.calls[0] ?? [];
    expect(path).toBe('/paths');
    expect(init).toMatchObject({ method: 'POST', body: JSON.stringify(QUESTION) });
  });

  test('for artists carries the text escaped', async () => {
    const asked = answer({ snapshot: found.snapshot, matches: [] });
    await searchArtists('AC/DC & co', 'everyone', signal);
    expect(asked.mock.calls[0]?.[0]).toBe(
      '/artists/search?q=AC%2FDC+%26+co&ruleset=everyone&limit=8',
    );
  });

  test('that is answered notes when the cluster was heard', async () => {
    answer(snapshots);
    expect(lastHeard()).toBeNull();
    await listSnapshots(signal);
    expect(Date.now() - (lastHeard()?.getTime() ?? 0)).toBeLessThan(10_000);
  });

  test('that was aborted says so and not that the cluster is down', async () => {
    const leaving = new AbortController();
    vi.stubGlobal('fetch', () => {
      leaving.abort();
      return Promise.reject(new DOMException('aborted', 'AbortError'));
    });
    await expect(findPath(QUESTION, leaving.signal)).rejects.toThrow(DOMException);
  });
});

describe('a failure', () => {
  test('names what the gateway said', async () => {
    refuse(404, problem('unknown-artist', 404, 'Unknown', 'to: artist 2 …', { field: 'to' }));
    expect(await failure()).toEqual({
      kind: 'problem',
      slug: 'unknown-artist',
      title: 'Unknown',
      detail: 'to: artist 2 …',
      requestId: 'req-7f3a91',
      field: 'to',
      available: [],
    });
  });

  test('lists the rulesets that are served', async () => {
    refuse(404, problem('unknown-ruleset', 404, 'x', 'y', { available: ['everyone', 7] }));
    expect(await failure()).toMatchObject({ available: ['everyone'] });
  });

  test.each([
    [503, 'busy', '20', 20],
    [429, 'rate-limited', '7', 7],
    [429, 'rate-limited', null, 5],
    [429, 'rate-limited', '86400', 300],
  ])('%d %s with Retry-After %s waits %d s', async (status, slug, after, seconds) => {
    refuse(status, problem(slug, status, 'x', 'y'), after === null ? {} : { 'Retry-After': after });
    expect(await failure()).toEqual({
      kind: 'busy',
      retryAfterSeconds: seconds,
      requestId: 'req-7f3a91',
    });
  });

  test('of whatever stands before the gateway means that nobody answers', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('<h1>Bad gateway', { status: 502 })));
    expect(await failure()).toEqual({ kind: 'unreachable' });
  });

  test('of the network means that nobody answers', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    expect(await failure()).toEqual({ kind: 'unreachable' });
  });

  test.each(['<html>', '{"outcome":"from-the-future"}'])('to read %s is said', async (body) => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(body)));
    expect(await failure()).toMatchObject({ kind: 'unreadable' });
  });
});

async function failure(): Promise<Failure> {
  const error: unknown = await findPath(QUESTION, signal).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ApiError)) throw new Error(`expected an ApiError, got ${String(error)}`);
  return error.failure;
}
