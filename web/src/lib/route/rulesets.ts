import type { Snapshot } from '../api/types';

export interface RulesetChoice {
  readonly id: string;
  readonly label: string;
}

const LABELS: ReadonlyMap<string, string> = new Map([
  ['performers', 'Performers'],
  ['everyone', 'All credits'],
]);

/** Shown until the gateway has said which rulesets it serves. */
export const USUAL_RULESETS: readonly RulesetChoice[] = ['performers', 'everyone'].map(choice);

/** The usual ones first, in their order; then whatever else is served, by name. */
export function rulesetsIn(snapshots: readonly Snapshot[]): RulesetChoice[] {
  const served = [...new Set(snapshots.map((each) => each.ruleset))].sort();
  const usual = [...LABELS.keys()].filter((id) => served.includes(id));
  return [...usual, ...served.filter((id) => !LABELS.has(id))].map(choice);
}

export function labelOf(ruleset: string): string {
  return LABELS.get(ruleset) ?? sentenceCase(ruleset.replaceAll('-', ' '));
}

function choice(id: string): RulesetChoice {
  return { id, label: labelOf(id) };
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
