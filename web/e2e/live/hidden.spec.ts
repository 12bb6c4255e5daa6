import { expect, test } from '@playwright/test';
import { watch } from '../support/watch';

test('a running cluster hides somebody, and tells who it was', async ({ page, baseURL }) => {
  const faults = watch(page, new URL(baseURL ?? '').origin);
  // A new cluster publishes its first days by itself, after it has opened a snapshot.
  await expect(async () => {
    const file = await page.request.get('/data/hidden.json');
    expect(file.status()).toBe(200);
  }).toPass({ timeout: 120_000 });
  await page.goto('/hidden/');
  const told = page.getByRole('list', { name: 'What is told' }).getByRole('listitem');
  await expect(told).toHaveCount(1);
  await page.getByRole('textbox', { name: 'Name of the hidden contributor' }).fill('Nobody At All');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Nobody At All is not the one.')).toBeVisible();
  await expect(told).toHaveCount(2);
  const more = page.getByRole('button', { name: 'Tell me more' });
  while (await more.isVisible()) await more.click();
  await page.getByRole('button', { name: 'Give up' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Not found');
  await expect(page.getByText(/^It was .+, on .+\.$/)).toBeVisible();
  expect(faults).toEqual([]);
});
