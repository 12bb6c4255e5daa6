import { readFileSync } from 'node:fs';
import { readDaily, type DailyFile } from '../../src/lib/data/daily';
import type { Choice } from '../../src/lib/game/options';
import { ClosedSet, type Part } from '../../src/lib/game/closed-set';

/** A day's file as the cluster wrote it, from a generated world. */
export function recordedDay(date: string): DailyFile {
  const file = readDaily(JSON.parse(readFileSync(`e2e/support/data/daily/${date}.json`, 'utf8')));
  if (file === null) throw new Error(`the recorded file of ${date} is none`);
  return file;
}

/** The choices that lead to the goal by the file's own hints: a shortest route. */
export function choicesToPar(set: ClosedSet): Choice[] {
  const choices: Choice[] = [];
  let at = set.file.from;
  while (at !== set.file.to) {
    const hint = set.hint(at);
    const part = hint === null ? null : set.joining(hint.release, at, hint.artist);
    if (hint === null || part === null) throw new Error(`no hint at ${at}`);
    choices.push({ kind: 'release', part });
    if (hint.artist !== set.file.to) choices.push({ kind: 'artist', id: hint.artist });
    at = hint.artist;
  }
  return choices;
}

/** A release of the file that does not credit the artist. */
export function foreignPart(set: ClosedSet, artist: number): Part {
  const part = set.parts().find(({ id }) => !set.credits(id, artist));
  if (part === undefined) throw new Error('every release credits the artist');
  return part;
}
