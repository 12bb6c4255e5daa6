import { afterEach, describe, expect, test, vi } from 'vitest';
import {
  caughtUp,
  databaseDown,
  health,
  statusFile,
  WRITTEN,
} from '../e2e/support/recorded-status';
import { checkHealth } from '../src/lib/api/client';
import { fetchStatus, readStatus } from '../src/lib/data/status';
import { nodesOf, stateOf } from '../src/lib/status/nodes';
import { pause } from '../src/lib/status/pace';
import { agoInWords, say } from '../src/lib/status/sentences';
import { workOf } from '../src/lib/status/work';
import { answer } from './support/gateway';

const at = new Date(WRITTEN);
const later = (seconds: number) => new Date(at.getTime() + seconds * 1000);

describe('the pace of trying again', () => {
  test('is steady while somebody answers, and doubles up to a minute when nobody does', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 7, 8, 40].map((misses) => pause(misses, 0.5))).toEqual([
      5_000, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000,
    ]);
  });

  test('differs from page to page, from one second to a minute', () => {
    expect([pause(0, 0), pause(0, 1)]).toEqual([3_750, 6_250]);
    expect([pause(1, 0), pause(9, 1), pause(9, 0)]).toEqual([1_000, 60_000, 45_000]);
  });
});

describe('the first line', () => {
  test.each([
    ['all is well', caughtUp, 'The cluster is up', 'up'],
    ['a worker copies', health, 'The cluster is up, one worker is catching up', 'up'],
    ['a part is down', databaseDown, 'Routes are answered, but database is down', 'degraded'],
    [
      'nothing is open',
      { ...databaseDown, parts: { ...health.parts, snapshot: { state: 'down', detail: 'none' } } },
      'The cluster has nothing to answer from',
      'down',
    ],
    [
      'a worker is in trouble',
      { ...caughtUp, workers: caughtUp.workers.map((each) => ({ ...each, trouble: 'no memory' })) },
      'The cluster is up, two workers take no work',
      'degraded',
    ],
  ] as const)('when %s', (_, report, title, tone) => {
    const heard = { file: statusFile, health: report, at: at.getTime(), live: true };
    const said = say(heard, null, later(2));
    expect(said).toEqual({ title, tone, lede: 'Live, last answer 2 seconds ago.' });
  });

  test('is that of the file while it is fresh, and its age once it is stale', () => {
    const heard = { file: statusFile, health: null, at: null, live: false };
    expect(say(heard, null, later(180)).title).toBe('The cluster is up');
    expect(say(heard, null, later(181)).title).toMatch(/^The cluster was last heard at /);
    expect(say(heard, null, later(200_000)).title).toMatch(/^The cluster was last heard on /);
  });

  test('is when it was heard once the line broke, until something newer is published', () => {
    const broken = { file: statusFile, health: caughtUp, at: later(5).getTime(), live: false };
    expect(say(broken, null, later(60)).title).toMatch(/^The cluster was last heard at /);
    const file = { ...statusFile, writtenAt: later(50).toISOString() };
    expect(say({ ...broken, file }, null, later(60)).title).toBe('The cluster is up');
  });

  test('tells what this browser knows when there is no file', () => {
    const none = { file: null, health: null, at: null, live: false };
    expect(say(none, null, at).lede).not.toContain('This browser');
    expect(say(none, later(-60), at).lede).toContain('This browser heard the cluster last at');
  });

  test.each([
    [0, 'a moment ago'],
    [40, '40 seconds ago'],
    [300, '5 minutes ago'],
    [7200, '2 hours ago'],
  ])('an age of %d s is %s', (seconds, words) => {
    expect(agoInWords(at, later(seconds))).toBe(words);
  });
});

describe('nodes', () => {
  test('are those of the file, workers as the cluster itself says', () => {
    const rows = nodesOf(statusFile, health);
    expect(rows.map(({ name, state }) => [name, state.words])).toEqual([
      ['board', 'Ready'],
      ['pi-1', 'Ready'],
      ['pi-2', 'Copying snapshot, 72%'],
      ['x600', 'Unreachable'],
    ]);
  });

  test('without a file are the workers alone, and nothing is made up', () => {
    expect(nodesOf(null, health)[0]).toMatchObject({ lanes: null, tasksPerSecond: null });
  });

  test('say why they take no work', () => {
    expect(stateOf({ status: 'up', trouble: 'too little memory', snapshots: [] })).toEqual({
      kind: 'busy',
      words: 'Too little memory',
    });
  });
});

test('work tells how far and how long', () => {
  const words = workOf(statusFile).map(({ name, words }) => `${name}: ${words}`);
  expect(words).toEqual([
    'Findings, performers: 60%, 14 min left',
    'Path samples, all credits: 15%, paused',
    'Snapshot copy to pi-2: 71%',
  ]);
});

describe('the published file', () => {
  afterEach(() => vi.unstubAllGlobals());

  test.each([
    null,
    'text',
    {},
    { ...statusFile, schema: 2 },
    { ...statusFile, writtenAt: 'today' },
  ])('%j is none', (value) => expect(readStatus(value)).toBeNull());

  test('is read, and none when nobody answers or it is no JSON', async () => {
    answer(statusFile);
    expect(await fetchStatus(new AbortController().signal)).toEqual(statusFile);
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')));
    expect(await fetchStatus(new AbortController().signal)).toBeNull();
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('<html>')));
    expect(await fetchStatus(new AbortController().signal)).toBeNull();
  });

  test('is not taken for none when the page itself gave up', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new DOMException('given up', 'AbortError')));
    await expect(fetchStatus(AbortSignal.abort())).rejects.toThrow();
  });

  test('the cluster’s own word counts also when it is 503, a problem does not', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(Response.json(databaseDown, { status: 503 })));
    expect(await checkHealth(new AbortController().signal)).toEqual(databaseDown);
    const body = JSON.stringify({ type: '/problems/busy' });
    const headers = { 'Content-Type': 'application/problem+json' };
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(body, { status: 503, headers })));
    await expect(checkHealth(new AbortController().signal)).rejects.toThrow('busy');
  });
});
