import type { Report } from './report';

/** One page of the research section. Everything in it follows from reports alone. */
export interface Finding {
  readonly slug: string;
  /** The finding in one sentence, without its full stop. */
  readonly title: string;
  /** What the plot shows, for whoever cannot see it and for search engines. */
  readonly summary: string;
  readonly draw: (width: number) => string;
  readonly means: readonly string[];
  readonly method: readonly string[];
  readonly limits: readonly string[];
  readonly table: Table;
  /** How large the sample was, or that there was none. */
  readonly sample: string;
  /** Whose figures the table holds, in its order. */
  readonly reports: readonly Report[];
  /** Which part of a report the table is, for jq. */
  readonly select: string;
}

export type Value = string | number | null;

export interface Table {
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly Value[])[];
}

export interface TableColumn {
  /** As in the files. */
  readonly key: string;
  readonly name: string;
  readonly show?: (value: number) => string;
}

/** A cell as the page shows it; the files have every digit. */
export function shown(value: Value, { show }: TableColumn): string {
  if (value === null) return 'not stated';
  return typeof value === 'number' && show !== undefined ? show(value) : String(value);
}
