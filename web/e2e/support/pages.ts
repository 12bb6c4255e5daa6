import type { Page } from '@playwright/test';
import { gateway, ROUTE } from './gateway';

/** Addresses with a question in them, whose answer is what the page is about. */
export const QUESTIONS = [{ name: 'routes-answer', path: ROUTE }];

/** Recorded answers for everything that a page asks. */
export async function prepare(page: Page): Promise<void> {
  await gateway(page);
}
