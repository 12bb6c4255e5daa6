import { expect, type Locator, type Page } from '@playwright/test';

/** Goes through a session of ten that has begun, to its end. */
export async function answerAll(page: Page): Promise<void> {
  for (let at = 1; at <= 10; at++) {
    await expect(page.getByText(`${at} of 10`)).toBeVisible();
    await answerAnyhow(page);
    await page
      .getByRole('button', { name: at < 10 ? 'Next question' : 'See what came of it' })
      .click();
  }
  await expect(titleOf(page)).toContainText('of 10 questions right');
}

/** Gives some whole answer to whatever kind of question there is. */
async function answerAnyhow(page: Page): Promise<void> {
  const field = page.getByRole('textbox');
  if ((await field.count()) > 0) await field.fill('1');
  const choices = await page.locator('section ol button, section .sides li').count();
  await titleOf(page).focus();
  for (let digit = 1; digit <= choices; digit++) {
    await page.keyboard.press(String(digit));
    if (await page.getByText('You will see this one again').isVisible()) return;
  }
  await page.getByRole('button', { name: 'Check', exact: true }).click();
}

export function titleOf(page: Page): Locator {
  return page.getByRole('heading', { level: 1 });
}
