import type { Result, Results } from './results';

/** How often each outcome came about, in the order of a golf card. */
export interface Share {
  readonly name: string;
  readonly times: number;
  readonly mine: boolean;
}

const KINDS = ['Par', 'One over', 'Two over', 'Three or more', 'Shown'] as const;

export function distribution(results: Results, mine: Result | null): Share[] {
  const all = Object.values(results).map(kindOf);
  return KINDS.map((name, kind) => ({
    name,
    times: all.filter((each) => each === kind).length,
    mine: mine !== null && kindOf(mine) === kind,
  }));
}

function kindOf({ shown, releases, par }: Result): number {
  return shown ? KINDS.length - 1 : Math.min(Math.max(0, releases - par), KINDS.length - 2);
}
