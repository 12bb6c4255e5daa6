import type { StatusFile, StatusJob } from '../data/status';
import { labelOf } from '../route/rulesets';

/** A line of the work in progress. */
export interface Work {
  readonly name: string;
  readonly percent: number;
  /** How far, and how long it may still take. */
  readonly words: string;
}

const KINDS: Readonly<Record<string, string>> = {
  sample: 'Path samples',
  score: 'Difficulty of pairs',
  verify: 'Check of the copies',
  findings: 'Findings',
};

export function workOf({ jobs, nodes }: StatusFile): Work[] {
  const copies = nodes.flatMap(({ name, snapshots }) =>
    snapshots
      .filter(({ state }) => state === 'fetching')
      .map(({ percent }) => ({ name: `Snapshot copy to ${name}`, percent, words: `${percent}%` })),
  );
  return [...jobs.map(jobOf), ...copies];
}

function jobOf(job: StatusJob): Work {
  const percent = job.tasksTotal === 0 ? 0 : Math.floor((100 * job.tasksDone) / job.tasksTotal);
  return {
    name: `${KINDS[job.kind] ?? job.kind}, ${labelOf(job.ruleset).toLowerCase()}`,
    percent,
    words: `${percent}%, ${remaining(job)}`,
  };
}

function remaining({ status, tasksDone, tasksTotal, tasksPerSecond }: StatusJob): string {
  if (status === 'paused') return 'paused';
  if (tasksPerSecond <= 0) return 'waiting';
  const seconds = (tasksTotal - tasksDone) / tasksPerSecond;
  if (seconds < 60) return 'less than a minute left';
  if (seconds < 5400) return `${Math.round(seconds / 60)} min left`;
  return `${Math.round(seconds / 3600)} h left`;
}
