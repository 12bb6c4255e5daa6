import { expect, test } from '@playwright/test';
import { artists } from '../support/cluster';
import { refuse } from '../support/gateway';
import { problem } from '../support/recorded';
import { ARTIST } from '../support/recorded-artist';
import { watch } from '../support/watch';

test('a neighbourhood is bounded, pages on request, and stands in a table', async ({
  page,
  baseURL,
}) => {
  const faults = watch(page, baseURL ?? '');
  await artists(page);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(ARTIST);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Edda Moss');
  await expect(page).toHaveTitle('Edda Moss – Music-Credit Graph');
  const rows = page.locator('.fan > ol > li');
  await expect(rows).toHaveCount(12);
  for (const row of await rows.all())
    expect(await row.locator('ul a').count()).toBeLessThanOrEqual(4);
  await expect(page.locator('.dark')).toHaveCount(0);
  await rows.nth(4).getByRole('link', { name: 'Yuki Hara' }).focus();
  await expect(page.locator('.dark')).toHaveCount(2);

  await page.getByRole('button', { name: 'Show more' }).click();
  await expect(rows).toHaveCount(16);
  await expect(page.getByRole('button', { name: 'Show more' })).toBeHidden();
  await page.getByText('The same as a table').click();
  await expect(page.getByRole('table').getByRole('row')).toHaveCount(17);
  await expect(page.getByRole('row', { name: 'Harbour 4' })).toContainText(
    'guitar, 3 releases together',
  );

  await page.getByRole('button', { name: '1960s' }).click();
  await expect(rows).toHaveCount(7);
  await expect(page).toHaveURL('/artist/?id=4102&decade=1960');
  await expect(page.getByRole('button', { name: '1960s' })).toHaveAttribute('aria-pressed', 'true');
  await page.goBack();
  await expect(rows).toHaveCount(12);
  expect(faults).toEqual([]);
});

test('an artist is picked, and a name leads to the next', async ({ page }) => {
  await artists(page);
  await page.goto('/artist/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/who is on record with them/);
  await page.getByRole('combobox', { name: 'Artist' }).fill('yuki');
  await page.getByRole('option').first().click();
  await expect(page).toHaveURL('/artist/?id=4104');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await page.locator('.fan').getByRole('link', { name: 'Dag Lindqvist' }).first().click();
  await expect(page).toHaveURL('/artist/?id=4101');
});

const FAULTS = [
  [404, problem('unknown-artist', 404, 'x', 'y', { field: 'id' }), 'This artist is not on the map'],
  [429, problem('rate-limited', 429, 'x', 'y'), 'Too many questions at the moment'],
  [500, problem('internal', 500, 'Something broke', 'It is recorded.'), 'Something broke'],
] as const;

test('what goes wrong is said in words', async ({ page }) => {
  await artists(page);
  for (const [code, body, title] of FAULTS) {
    await page.unroute(/\/artists\/\d+\?/);
    await page.route(/\/artists\/\d+\?/, (route) =>
      refuse(code, body)(route, { from: 1, to: 2, ruleset: 'performers' }),
    );
    await page.goto(ARTIST);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  }
  await page.unroute(/\/artists\/\d+\?/);
  await page.route(/\/artists\/\d+\?/, (route) => route.abort());
  await page.goto(ARTIST);
  await expect(page.getByText('This page needs the cluster')).toBeVisible();
  await artists(page);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Edda Moss');
});
