import { expect, test, type Page } from '@playwright/test';
import { watch } from '../support/watch';

const from = named('MCG_FROM');
const to = named('MCG_TO');

test('a running cluster joins two artists, with evidence', async ({ page, baseURL }, info) => {
  const faults = watch(page, new URL(baseURL ?? '').origin);
  await page.goto('/routes/');
  await pick(page, 'From', from);
  await pick(page, 'To', to);
  await page.keyboard.press('Enter');

  const stops = page.getByRole('main').locator('ol > li');
  await expect(stops.first()).toContainText(from, { timeout: 30_000 });
  await expect(stops.last()).toContainText(to);
  const count = await stops.count();
  expect(count % 2).toBe(1);
  expect(count).toBeGreaterThanOrEqual(3);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/release/);

  const evidence = page.locator('#evidence');
  await expect(evidence.getByRole('rowheader').first()).toHaveText(from);
  expect(await evidence.getByRole('row').count()).toBeGreaterThanOrEqual(3);
  await expect(evidence.getByText(/^\s*release \d+, snapshot/)).toBeVisible();
  await expect(page.getByText('Cluster online')).toBeVisible();

  await page.reload();
  await expect(stops).toHaveCount(count);
  await page.screenshot({ path: info.outputPath('route.png'), fullPage: true });
  expect(faults).toEqual([]);
});

/** Types a name and takes the option of exactly that name, with the keyboard alone. */
async function pick(page: Page, label: string, name: string): Promise<void> {
  const field = page.getByRole('combobox', { name: label });
  await field.focus();
  await page.keyboard.type(name);
  const options = page.getByRole('option');
  await expect(options.first()).toBeVisible({ timeout: 10_000 });
  const names = await options.locator('.name').allTextContents();
  const place = names.indexOf(name);
  expect(place, `${name} among ${names.join(', ')}`).toBeGreaterThanOrEqual(0);
  for (let step = 0; step <= place; step++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(field).toHaveValue(name);
}

function named(variable: string): string {
  const name = process.env[variable];
  if (name === undefined || name === '') throw new Error(`${variable} must hold an artist's name`);
  return name;
}
