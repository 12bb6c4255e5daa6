import { expect, type Page } from '@playwright/test';
import { ClosedSet } from '../../src/lib/game/closed-set';
import { FRESH } from '../../src/lib/game/play';
import { artistOptions, releaseOptions, type Choice } from '../../src/lib/game/options';
import { choicesToPar, recordedDay } from '../../tests/support/daily';

/** The day that the recorded site calls today's. */
export const TODAY = new ClosedSet(recordedDay('2026-11-25'));
export const NOON = '2026-11-25T12:00:00Z';

/** Places in the open list, one a turn, that lead to the goal over a shortest route. */
export function placesToPar(set: ClosedSet): number[] {
  let at = set.file.from;
  return choicesToPar(set).map((choice, index, all) => {
    if (choice.kind === 'release') {
      const moves = [{ release: { id: 0, place: 0 }, artist: at, proof: null, unchecked: false }];
      return placeOf(releaseOptions(set, { ...FRESH, moves }, ''), choice);
    }
    const before = all[index - 1];
    if (before?.kind !== 'release') throw new Error('an artist is chosen on a release');
    const moves = [{ release: { id: 0, place: 0 }, artist: at, proof: null, unchecked: false }];
    const place = placeOf(artistOptions(set, { ...FRESH, moves }, before.part, ''), choice);
    at = choice.id;
    return place;
  });
}

function placeOf(options: ReturnType<typeof releaseOptions>, wanted: Choice): number {
  const keyOf = (choice: Choice) =>
    choice.kind === 'release' ? `${choice.part.id}.${choice.part.place}` : String(choice.id);
  return options.findIndex(({ key }) => key === keyOf(wanted));
}

/** Opens today's route at an instant by the visitor's clock. */
export async function openToday(page: Page, now = NOON): Promise<void> {
  await page.clock.setFixedTime(new Date(now));
  await page.goto('/');
  await expect(page.getByRole('combobox')).toBeVisible();
}

/** Plays to the goal with the pointer. */
export async function playToPar(page: Page, set = TODAY): Promise<void> {
  for (const place of placesToPar(set)) {
    await page.getByRole('option').nth(place).click();
  }
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Par');
}
