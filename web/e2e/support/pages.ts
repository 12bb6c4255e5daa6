import { expect, type Locator, type Page } from '@playwright/test';
import { answerStatus, artists } from './cluster';
import { ROUTE } from './gateway';
import { ARTIST } from './recorded-artist';
import { statusFile } from './recorded-status';
import { NOON } from './relay';

export const DAY = '/daily/?date=2026-11-23';

/** Addresses with a question in them, whose answer is what the page is about. */
export const QUESTIONS = [
  { name: 'routes-answer', path: ROUTE },
  { name: 'artist-answer', path: ARTIST },
  { name: 'daily-answer', path: DAY },
];

/** Recorded answers for everything that a page asks, on the day of today's recorded route. */
export async function prepare(page: Page): Promise<void> {
  await page.clock.setFixedTime(new Date(NOON));
  await artists(page);
  const house = await answerStatus(page);
  house.file = { ...statusFile, writtenAt: NOON };
}

/** Opens a prepared page and waits until it has said what it has to say. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(settled(page, path)).toBeVisible();
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

/** What is there last. */
function settled(page: Page, path: string): Locator {
  const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name });
  switch (path) {
    case '/':
    case DAY:
      return page.getByRole('combobox');
    case '/play/':
    case '/play/?seed=7':
      return page.getByRole('combobox', { name: 'Artist' });
    case '/hidden/':
      return page.getByRole('textbox');
    case '/archive/':
      return page.getByRole('table');
    case '/daily/':
      return heading('No day was named');
    case '/routes/':
      return page.getByText('Cluster online');
    case ROUTE:
      return heading(/Three releases/);
    case ARTIST:
      return page.locator('.fan > ol > li').last();
    case '/status/':
      return page.getByRole('row', { name: 'pi-2' });
    case '/study/':
      return page.getByRole('button', { name: 'Start ten questions' });
    default:
      return heading(/./);
  }
}
