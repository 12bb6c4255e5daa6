import { expect, test } from '@playwright/test';
import { status } from '../support/cluster';
import { caughtUp, databaseDown, health, statusFile } from '../support/recorded-status';
import { UNANSWERED, watch } from '../support/watch';

test('the first line follows the cluster, through loss and return', async ({ page, baseURL }) => {
  const faults = watch(page, baseURL ?? '', UNANSWERED);
  const house = await status(page);
  await page.goto('/status/');
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText('The cluster is up, one worker is catching up');
  await expect(page.getByText('Live, last answer')).toBeVisible();
  await expect(page.getByRole('row', { name: 'pi-2' })).toContainText('Copying snapshot, 72%');
  await expect(page.getByRole('row', { name: 'x600' })).toContainText('Unreachable');
  await expect(page.getByText('Findings, performers')).toBeVisible();
  await expect(page.getByText('60%, 14 min left')).toBeVisible();
  await expect(page.getByText('Since you opened this page')).toBeHidden();
  await expect(page.getByRole('row', { name: 'board' })).toContainText('none');

  house.tell(caughtUp);
  await expect(heading).toHaveText('The cluster is up');
  await expect(page.getByRole('status')).toHaveText('The cluster is up');
  house.tell(databaseDown);
  await expect(heading).toHaveText('Routes are answered, but database is down');
  await expect(page.getByText('Down: does not answer')).toBeVisible();
  house.publish({ ...statusFile, writtenAt: '2026-11-22T14:02:05Z', jobs: [] });
  await expect(page.getByText('Findings, performers')).toBeHidden();
  expect(house.asked, 'streams for all of that').toEqual(['']);
  expect(house.read, 'the published file, at first and when there was a new one').toBe(2);

  house.cut();
  await expect
    .poll(() => house.asked, 'the line is resumed after its last event')
    .toEqual(['', house.id]);
  await expect(page.getByText('Live, last answer')).toBeVisible();
  await expect(heading).toHaveText('Routes are answered, but database is down');

  const plain = page.waitForRequest('**/health');
  await house.stop();
  await expect(heading).toHaveText(/^The cluster was last heard at \d\d:02$/);
  await plain;
  await expect(page.getByText('The line to it broke and is tried again.')).toBeVisible();
  await expect(page.getByText('Down: does not answer'), 'how it stood then').toBeVisible();
  await expect(page.getByRole('contentinfo')).toContainText('Cluster does not answer');

  house.health = caughtUp;
  await house.start();
  await expect(async () => {
    await page.clock.runFor(8_000);
    await expect(heading).toHaveText('The cluster is up', { timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
  await expect(page.getByText('Live, last answer')).toBeVisible();
  await expect(page.getByText('Since you opened this page')).toBeVisible();
  expect(faults).toEqual([]);
});

test('paused or hidden, the page asks nobody', async ({ page }) => {
  const house = await status(page);
  await page.goto('/status/');
  await expect.poll(() => house.listeners).toBe(1);
  await page.getByRole('button', { name: 'Pause updates' }).click();
  await expect.poll(() => house.listeners).toBe(0);
  await page.clock.runFor(120_000);
  expect(house.asked).toHaveLength(1);
  await page.getByRole('button', { name: 'Resume updates' }).click();
  await expect.poll(() => house.listeners).toBe(1);

  const see = (state: 'hidden' | 'visible') =>
    page.evaluate((value) => {
      Object.defineProperty(document, 'hidden', {
        get: () => value === 'hidden',
        configurable: true,
      });
      document.dispatchEvent(new Event('visibilitychange'));
    }, state);
  await see('hidden');
  await expect.poll(() => house.listeners).toBe(0);
  await page.clock.runFor(120_000);
  expect(house.asked).toHaveLength(2);
  await see('visible');
  await expect.poll(() => house.asked).toHaveLength(3);
});

test('a line without a sign of life is taken for cut, one with is not', async ({ page }) => {
  const house = await status(page);
  await page.goto('/status/');
  await expect(page.getByText('Live, last answer')).toBeVisible();
  await page.clock.runFor(30_000);
  await expect(page.getByText(/Live, last answer 3\d seconds ago/)).toBeVisible();
  house.beat();
  await expect(page.getByText(/Live, last answer (a moment|\d seconds) ago/)).toBeVisible();
  await page.clock.runFor(30_000);
  expect(house.listeners).toBe(1);
  expect(house.asked).toHaveLength(1);

  await page.clock.runFor(12_000);
  await expect.poll(() => house.listeners).toBe(0);
  await expect(async () => {
    await page.clock.runFor(8_000);
    expect(house.listeners).toBe(1);
  }).toPass({ timeout: 60_000 });
});

test('without a place among the listeners the page asks now and then', async ({ page }) => {
  const house = await status(page);
  house.full = true;
  await page.goto('/status/');
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText('The cluster is up, one worker is catching up');
  await expect(page.getByText('Live, last answer')).toBeVisible();
  house.health = caughtUp;
  await expect(async () => {
    await page.clock.runFor(8_000);
    await expect(heading).toHaveText('The cluster is up', { timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
  house.full = false;
  house.health = health;
  await expect(async () => {
    await page.clock.runFor(8_000);
    expect(house.listeners).toBe(1);
  }).toPass({ timeout: 60_000 });
  await expect(heading).toHaveText('The cluster is up, one worker is catching up');
});

test('with nobody there the page says so, and what works', async ({ page }) => {
  const house = await status(page);
  await house.stop();
  await page.goto('/status/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The cluster does not answer');
  await expect(page.getByText('The pages that need no cluster work.')).toBeVisible();
});

test('what was published long ago is told with its time, not as how it stands', async ({
  page,
}) => {
  const house = await status(page);
  await page.route(/\/(health|status\/events)$/, (route) => route.abort());
  house.file = { ...statusFile, writtenAt: '2026-11-22T11:30:00Z' };
  await page.goto('/status/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    /^The cluster was last heard at \d\d:30$/,
  );
  await expect(page.getByText('Below is how it stood then.')).toBeVisible();
});
