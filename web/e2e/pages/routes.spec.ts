import { expect, test } from '@playwright/test';
import { gateway, refuse, ROUTE } from '../support/gateway';
import { budgetExhausted, found, notConnected, problem, routeOf } from '../support/recorded';

test('two artists are typed, picked and joined by keyboard alone', async ({ page }) => {
  await gateway(page);
  await page.goto('/routes/');
  await page.getByRole('combobox', { name: 'From' }).focus();
  await page.keyboard.type('dag l');
  await expect(page.getByRole('option')).toHaveCount(2);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('yuki');
  await expect(page.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText('Three releases, each with few people on it');
  await expect(heading).toBeFocused();
  await expect(page).toHaveURL('/routes/?from=4101&to=4104&ruleset=performers');
  await expect(page).toHaveTitle('Dag Lindqvist to Yuki Hara – Music-Credit Graph');
});

test('the keys move along the chain and open its evidence', async ({ page }) => {
  await gateway(page);
  await page.goto(ROUTE);
  const tiles = page.getByRole('button', { name: /Evidence on/ });
  await tiles.first().focus();
  await page.keyboard.press('End');
  await expect(tiles.nth(2)).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(tiles.first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Harbour Songs' })).toBeVisible();
  await expect(page).toHaveURL(/release=1041188/);
});

test('the evidence is what the records say', async ({ page }) => {
  await gateway(page);
  await page.goto(ROUTE);
  const card = page.getByRole('region', { name: 'Lantern, Lantern' });
  await expect(card).toContainText('Pale Meridian, 1983. Vinyl, 7", Single. Netherlands.');
  await expect(card.getByRole('row').nth(1)).toContainText('Edda Moss as “E. Moss”');
  await expect(card.getByRole('row').nth(1)).toContainText('Vocals [Second Voice]');
  await expect(card.getByRole('row').nth(1)).toContainText('A, B');
  await expect(card).toContainText(
    'release 1042337, snapshot 2026-11 9f41c07be2d8, rules performers',
  );
  await page.locator('summary', { hasText: 'Slow Weather' }).click();
  await expect(page.getByText('Country not stated')).toBeVisible();
});

test('the link to a step opens that step', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await gateway(page);
  await page.goto(ROUTE);
  await page.getByRole('button', { name: 'Copy link to this step' }).first().click();
  await expect(page.getByRole('button', { name: 'Link copied' })).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toBe(new URL(ROUTE, page.url()).href);
});

test('swap, rules, back and forward ask and tell the address', async ({ page }) => {
  await gateway(page, (route, question) =>
    route.fulfill({
      json: question.from === found.from.id ? found : { ...found, from: found.to, to: found.from },
    }),
  );
  await page.goto(ROUTE);
  await page.getByRole('button', { name: 'Swap the artists' }).click();
  await expect(page).toHaveURL('/routes/?from=4104&to=4101&ruleset=performers');
  await page.getByRole('radio', { name: 'All credits' }).check();
  await expect(page).toHaveURL('/routes/?from=4104&to=4101&ruleset=everyone');
  await expect(page.getByRole('radio', { name: 'All credits' })).toBeFocused();
  await page.goBack();
  await page.goBack();
  await expect(page.getByRole('combobox', { name: 'From' })).toHaveValue('Dag Lindqvist');
  await page.goForward();
  await expect(page.getByRole('combobox', { name: 'From' })).toHaveValue('Yuki Hara');
});

test('a slow answer can be waited for or given up', async ({ page }) => {
  await page.clock.install();
  await gateway(page, () => Promise.resolve());
  await page.goto(ROUTE);
  await expect(page.getByRole('radio', { name: 'Performers' })).toBeVisible();
  await page.clock.runFor(500);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Looking for a route');
  await page.clock.runFor(4000);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Still looking');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Find a route between two artists',
  );
});

const STATES = [
  ['no route', notConnected, 'No route joins Dag Lindqvist and Yuki Hara'],
  ['an exhausted budget', budgetExhausted, 'The search stopped before it found a route'],
  [
    'an unknown artist',
    refuse(404, problem('unknown-artist', 404, 'x', 'y', { field: 'from' })),
    'Artist 4101 is not on this map',
  ],
  [
    'a fault',
    refuse(500, problem('internal', 500, 'Something broke', 'It is recorded.')),
    'Something broke',
  ],
  [
    'a rate limit',
    refuse(429, problem('rate-limited', 429, 'x', 'y'), { 'Retry-After': '20' }),
    'Too many questions at the moment',
  ],
] as const;

for (const [name, answer, heading] of STATES) {
  test(`${name} is said in words`, async ({ page }) => {
    await gateway(page, answer);
    await page.goto(ROUTE);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
  });
}

test('a cluster that does not answer costs neither page nor entry', async ({ page }) => {
  await page.route(/\/(paths|snapshots|artists)/, (route) => route.abort());
  await page.goto(ROUTE);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Route search does not answer');
  await expect(page.getByText('Route search needs the cluster')).toBeVisible();
  await expect(page.getByText('Cluster does not answer')).toBeVisible();
  await page.unroute(/\/(paths|snapshots|artists)/);
  await gateway(page);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Three releases/);
  await expect(page.getByText('Route search needs the cluster')).toBeHidden();
});

test('without script the page says what it needs', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? '' });
  const page = await context.newPage();
  await page.goto('/routes/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText('Finding a route needs JavaScript')).toBeVisible();
  await context.close();
});

for (const hops of [1, 4, 9]) {
  test(`a chain of ${hops} releases fits every width`, async ({ page }) => {
    await gateway(page, routeOf(hops));
    await page.goto(ROUTE);
    const stops = page.getByRole('main').locator('ol > li');
    await expect(stops).toHaveCount(2 * hops + 1);
    for (const width of [320, 390, 768, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(over, `${width} px: wider than the page`).toBe(0);
      const boxes = await stops.evaluateAll((each) =>
        each.map((stop) => {
          const { left, top } = stop.getBoundingClientRect();
          const tile = stop.querySelector('button')?.getBoundingClientRect().width ?? null;
          return { left, top, tile };
        }),
      );
      const vertical = boxes.every(({ left }) => left === boxes[0]?.left);
      expect(vertical, `${width} px: one below the other`).toBe(width < 640);
      for (const [index, { left, top, tile }] of boxes.entries()) {
        const before = boxes[index - 1];
        const later = before === undefined || top > before.top || left > before.left;
        expect(later, `${width} px: stop ${index} follows the one before`).toBe(true);
        if (tile !== null) expect(tile).toBeGreaterThanOrEqual(76);
      }
    }
  });
}
