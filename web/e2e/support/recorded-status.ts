import type { HealthReport } from '../../src/lib/api/types';
import type { StatusFile } from '../../src/lib/data/status';

/** A cluster with one worker that fetches a snapshot. */

const OPEN = '2026-11/performers/9f41c07be2d85a1604c9a6de53b7f210';
const open = [{ snapshot: OPEN, state: 'open', percent: 100 }];

export const WRITTEN = '2026-11-22T14:02:00Z';

export const statusFile: StatusFile = {
  schema: 1,
  writtenAt: WRITTEN,
  staleAfterSeconds: 180,
  state: 'up',
  sentence: 'The cluster is up.',
  parts: [
    { name: 'gateway', state: 'up', detail: 'answers' },
    { name: 'database', state: 'up', detail: 'answers in 2 ms' },
    { name: 'snapshot', state: 'up', detail: '1 snapshot is open' },
    { name: 'names', state: 'up', detail: 'every open snapshot is searched by name' },
    { name: 'coordinator', state: 'up', detail: 'answers' },
    { name: 'workers', state: 'up', detail: '2 of 2 are up' },
  ],
  snapshots: [
    {
      month: '2026-11',
      ruleset: 'performers',
      fingerprint: '9f41c07be2d85a1604c9a6de53b7f210',
      artists: 812_004,
      releases: 1_904_221,
      credits: 9_402_118,
    },
  ],
  nodes: [
    node('board', 'control', open, 0, 0, 0),
    node('pi-1', 'worker', open, 4, 3, 41.5),
    node('pi-2', 'worker', [{ snapshot: OPEN, state: 'fetching', percent: 71 }], 4, 0, 0),
    { ...node('x600', 'heavy', [], 0, 0, 0), status: 'unreachable' },
  ],
  jobs: [
    {
      kind: 'findings',
      status: 'running',
      ruleset: 'performers',
      startedAt: '2026-11-22T13:40:00Z',
      tasksDone: 64,
      tasksTotal: 105,
      tasksPerSecond: 0.05,
    },
    {
      kind: 'sample',
      status: 'paused',
      ruleset: 'everyone',
      startedAt: null,
      tasksDone: 12,
      tasksTotal: 80,
      tasksPerSecond: 0,
    },
  ],
  publications: [
    { kind: 'daily', what: '2026-11-29', at: '2026-11-22T06:00:00Z' },
    { kind: 'snapshot', what: 'performers 2026-11', at: '2026-11-03T04:12:00Z' },
  ],
};

export const health: HealthReport = {
  status: 'up',
  parts: {
    api: { state: 'up', detail: 'answers' },
    database: { state: 'up', detail: 'answers in 2 ms' },
    snapshot: { state: 'up', detail: '1 snapshot is open' },
    names: { state: 'up', detail: 'every open snapshot is searched by name' },
    coordinator: { state: 'up', detail: 'answers' },
    workers: { state: 'up', detail: '2 of 2 are up' },
  },
  workers: [worker('pi-1', 'open', 100), worker('pi-2', 'fetching', 72)],
};

/** The copy on the second worker is there. */
export const caughtUp: HealthReport = {
  ...health,
  workers: [worker('pi-1', 'open', 100), worker('pi-2', 'open', 100)],
};

export const databaseDown: HealthReport = {
  ...caughtUp,
  status: 'down',
  parts: { ...health.parts, database: { state: 'down', detail: 'does not answer' } },
};

function node(
  name: string,
  role: string,
  snapshots: StatusFile['nodes'][number]['snapshots'],
  lanes: number,
  busyLanes: number,
  tasksPerSecond: number,
): StatusFile['nodes'][number] {
  const roles = [role];
  return { name, roles, status: 'up', trouble: null, snapshots, lanes, busyLanes, tasksPerSecond };
}

function worker(
  name: string,
  state: 'open' | 'fetching',
  percent: number,
): HealthReport['workers'][number] {
  return {
    name,
    status: 'up',
    trouble: null,
    snapshots: [{ snapshot: OPEN, state, percent, reason: null }],
  };
}
