import type { Page } from '@playwright/test';
import { answerStatus, artists } from './cluster';
import { ROUTE } from './gateway';
import { ARTIST } from './recorded-artist';
import { health, statusFile } from './recorded-status';

/** Addresses with a question in them, whose answer is what the page is about. */
export const QUESTIONS = [
  { name: 'routes-answer', path: ROUTE },
  { name: 'artist-answer', path: ARTIST },
];

/** Recorded answers for everything that a page asks. */
export async function prepare(page: Page): Promise<void> {
  await artists(page);
  const file = { ...statusFile, writtenAt: new Date().toISOString() };
  await answerStatus(page, { file, health, asked: 0 });
}
