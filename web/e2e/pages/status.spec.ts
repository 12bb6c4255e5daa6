import { expect, test } from '@playwright/test';
import { status } from '../support/cluster';
import { caughtUp, databaseDown, statusFile } from '../support/recorded-status';
import { UNANSWERED, watch } from '../support/watch';

test('the first line follows the cluster, through loss and return', async ({ page, baseURL }) => {
  const faults = watch(page, baseURL ?? '', UNANSWERED);
  const cluster = await status(page);
  await page.goto('/status/');
  const heading = page.getByRole('heading', { level: 1 });
  // The clock is the test's, but an answer takes as long as it takes, and the pause begins after it.
  const until = (title: string | RegExp) =>
    expect(async () => {
      await page.clock.runFor(8_000);
      await expect(heading).toHaveText(title, { timeout: 1_000 });
    }).toPass({ timeout: 60_000 });
  await expect(heading).toHaveText('The cluster is up, one worker is catching up');
  await expect(page.getByText('Live, last answer')).toBeVisible();
  await expect(page.getByRole('row', { name: 'pi-2' })).toContainText('Copying snapshot, 72%');
  await expect(page.getByRole('row', { name: 'x600' })).toContainText('Unreachable');
  await expect(page.getByText('Findings, performers')).toBeVisible();
  await expect(page.getByText('60%, 14 min left')).toBeVisible();

  await expect(page.getByText('Since you opened this page')).toBeHidden();
  await expect(page.getByRole('row', { name: 'board' })).toContainText('none');

  cluster.health = caughtUp;
  await until('The cluster is up');
  await expect(page.getByRole('status')).toHaveText('The cluster is up');

  cluster.health = databaseDown;
  await until('Routes are answered, but database is down');
  await expect(page.getByText('Down: does not answer')).toBeVisible();

  cluster.health = null;
  await until('The cluster is up');
  await expect(page.getByText('The cluster itself does not answer this page.')).toBeVisible();

  cluster.file = null;
  await page.clock.runFor(240_000);
  await until(/^The cluster was last heard at \d\d:02$/);
  const asked = cluster.asked;
  await page.clock.runFor(60_000);
  expect(cluster.asked - asked, 'rounds a minute once it is long gone').toBeLessThanOrEqual(3);

  cluster.health = caughtUp;
  await until('The cluster is up');
  await expect(page.getByText('Since you opened this page')).toBeVisible();
  expect(faults).toEqual([]);
});

test('paused or hidden, the page asks nobody', async ({ page }) => {
  const cluster = await status(page);
  await page.goto('/status/');
  await page.getByRole('button', { name: 'Pause updates' }).click();
  let asked = cluster.asked;
  await page.clock.runFor(60_000);
  expect(cluster.asked).toBe(asked);
  await page.getByRole('button', { name: 'Resume updates' }).click();
  await expect.poll(() => cluster.asked).toBe(asked + 1);

  const see = (state: 'hidden' | 'visible') =>
    page.evaluate((value) => {
      Object.defineProperty(document, 'hidden', {
        get: () => value === 'hidden',
        configurable: true,
      });
      document.dispatchEvent(new Event('visibilitychange'));
    }, state);
  await see('hidden');
  asked = cluster.asked;
  await page.clock.runFor(60_000);
  expect(cluster.asked).toBe(asked);
  await see('visible');
  await expect.poll(() => cluster.asked).toBe(asked + 1);
});

test('with nobody there the page says so, and what works', async ({ page }) => {
  const cluster = await status(page);
  cluster.file = null;
  cluster.health = null;
  await page.goto('/status/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The cluster does not answer');
  await expect(page.getByText('The pages that need no cluster work.')).toBeVisible();
});

test('what was published long ago is told with its time, not as how it stands', async ({
  page,
}) => {
  const cluster = await status(page);
  cluster.health = null;
  cluster.file = { ...statusFile, writtenAt: '2026-11-22T11:30:00Z' };
  await page.goto('/status/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    /^The cluster was last heard at \d\d:30$/,
  );
  await expect(page.getByText('Below is how it stood then.')).toBeVisible();
});
