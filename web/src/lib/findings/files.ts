import type { Finding, Value } from './finding';
import type { Report } from './report';

/** A file beside the page of a finding. */
export interface PublishedFile {
  readonly name: string;
  readonly what: string;
  readonly type: string;
  readonly text: string;
}

const WIDE = 720;

export function filesOf(finding: Finding): readonly PublishedFile[] {
  return [
    { name: 'data.csv', what: 'CSV', type: 'text/csv; charset=utf-8', text: csv(finding) },
    { name: 'data.jsonl', what: 'JSON lines', type: 'application/jsonl', text: jsonl(finding) },
    { name: 'plot.svg', what: 'SVG', type: 'image/svg+xml', text: `${finding.draw(WIDE)}\n` },
    { name: 'query.txt', what: 'Query', type: 'text/plain; charset=utf-8', text: query(finding) },
  ];
}

/** RFC 4180, with a line feed alone at the end of lines. */
export function csv({ table }: Finding): string {
  const lines = [table.columns.map(({ key }) => key), ...table.rows];
  return lines.map((line) => `${line.map(cell).join(',')}\n`).join('');
}

function cell(value: Value): string {
  const text = value === null ? '' : String(value);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function jsonl({ table }: Finding): string {
  const record = (row: readonly Value[]) =>
    Object.fromEntries(table.columns.map(({ key }, index) => [key, row[index] ?? null]));
  return table.rows.map((row) => `${JSON.stringify(record(row))}\n`).join('');
}

/** What gives the figures again: the command, the request it makes, and the part that is shown. */
export function query({ reports, select }: Finding): string {
  return reports.map((report) => `${commands(report, select)}\n`).join('\n');
}

function commands({ snapshot, spec }: Report, select: string): string {
  const { ruleset, sources, routes, seed } = spec;
  const body = JSON.stringify({ ruleset, sources, routes, seed });
  return [
    `# Snapshot ${snapshot.month}/${snapshot.ruleset}/${snapshot.fingerprint}`,
    `./mcg findings --ruleset ${ruleset} --sources ${sources} --routes ${routes} --seed ${seed} --out ${ruleset}.json`,
    `# The same over HTTP: POST /findings ${body}, then GET /findings/{id}/report`,
    `jq -c '${select}' ${ruleset}.json`,
  ].join('\n');
}
