import { expect, test } from '@playwright/test';
import { watch } from '../support/watch';

test('a running cluster says how it is, itself and in its published file', async ({
  page,
  baseURL,
}) => {
  const faults = watch(page, new URL(baseURL ?? '').origin);
  await expect(async () => {
    const file = await page.request.get('/data/status.json');
    expect(file.status()).toBe(200);
    const { nodes } = (await file.json()) as { nodes: unknown[] };
    expect(nodes).toHaveLength(3);
  }).toPass({ timeout: 120_000 });
  await page.goto('/status/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^The cluster is up/);
  await expect(page.getByText(/^Live, last answer/)).toBeVisible();
  await expect(page.getByRole('rowheader')).toHaveCount(3);
  await expect(page.getByText(/performers/i).first()).toBeVisible();
  await page.getByRole('button', { name: 'Pause updates' }).click();
  await expect(page.getByRole('button', { name: 'Resume updates' })).toBeVisible();
  expect(faults).toEqual([]);
});
