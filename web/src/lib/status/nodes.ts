import type { HealthReport } from '../api/types';
import type { NodeSnapshot, StatusFile, StatusNode } from '../data/status';

/** A node as the table shows it. */
export interface NodeRow {
  readonly name: string;
  readonly roles: readonly string[];
  readonly state: NodeState;
  /** `null` when only the cluster's own word is known, which does not count them. */
  readonly lanes: { readonly busy: number; readonly all: number } | null;
  readonly tasksPerSecond: number | null;
}

export interface NodeState {
  /** Decides the shape before the words. */
  readonly kind: 'ready' | 'busy' | 'off';
  readonly words: string;
}

/** Nodes of the file; of workers, what the cluster says itself is newer. */
export function nodesOf(file: StatusFile | null, health: HealthReport | null): NodeRow[] {
  const live = new Map((health?.workers ?? []).map((worker) => [worker.name, worker]));
  const published = (file?.nodes ?? []).map((node) => rowOf(node, live.get(node.name) ?? node));
  const known = new Set(published.map(({ name }) => name));
  const others = [...live.values()]
    .filter(({ name }) => !known.has(name))
    .map((worker) => ({
      name: worker.name,
      roles: ['worker'],
      state: stateOf(worker),
      lanes: null,
      tasksPerSecond: null,
    }));
  return [...published, ...others];
}

interface Reported {
  readonly status: string;
  readonly trouble: string | null;
  readonly snapshots: readonly NodeSnapshot[];
}

function rowOf(node: StatusNode, reported: Reported): NodeRow {
  return {
    name: node.name,
    roles: node.roles,
    state: stateOf(reported),
    lanes: { busy: node.busyLanes, all: node.lanes },
    tasksPerSecond: node.tasksPerSecond,
  };
}

export function stateOf({ status, trouble, snapshots }: Reported): NodeState {
  if (status !== 'up') return { kind: 'off', words: sentenceCase(status) };
  const fetching = snapshots.find(({ state }) => state === 'fetching');
  if (fetching !== undefined) {
    return { kind: 'busy', words: `Copying snapshot, ${fetching.percent}%` };
  }
  if (trouble !== null) return { kind: 'busy', words: sentenceCase(trouble) };
  return { kind: 'ready', words: 'Ready' };
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
