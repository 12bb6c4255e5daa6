import { expect, test } from '@playwright/test';
import { gateway, refuse, ROUTE } from '../support/gateway';
import { faultsOf } from '../support/look';
import { notConnected, problem } from '../support/recorded';
import { FULL } from '../support/tags';

const ANSWERS = [
  ['no route', notConnected],
  ['a fault', refuse(500, problem('internal', 500, 'Something broke', 'It is recorded.'))],
  ['a rate limit', refuse(429, problem('rate-limited', 429, 'x', 'y'), { 'Retry-After': '9' })],
] as const;

/** All of one layout: one of them stands for it in the quick subset. */
const tagOf = (name: string) => (name === 'no route' ? {} : { tag: FULL });

for (const [name, answer] of ANSWERS) {
  test(`the routes page is accessible with ${name}`, tagOf(name), async ({ page }) => {
    await gateway(page, answer);
    await page.goto(ROUTE);
    await expect(
      page.getByText('request req-7f3a91').or(page.getByText('No route joins')),
    ).toBeVisible();
    expect(await faultsOf(page)).toEqual([]);
  });
}

test('the open list of artists is accessible', async ({ page }) => {
  await gateway(page);
  await page.goto('/routes/');
  await page.getByRole('combobox', { name: 'From' }).fill('dag');
  await expect(page.getByRole('option')).toHaveCount(3);
  await page.keyboard.press('ArrowDown');
  expect(await faultsOf(page)).toEqual([]);
});

test('the theme follows the system until one is chosen, and then stays', async ({ page }) => {
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/how/');
  expect(await paper()).toBe('rgb(22, 20, 16)');
  await page.getByRole('radio', { name: 'Light' }).check();
  expect(await paper()).toBe('rgb(250, 247, 240)');
  await page.goto('/about/');
  expect(await paper()).toBe('rgb(250, 247, 240)');
  await expect(page.getByRole('radio', { name: 'Light' })).toBeChecked();
  await page.getByRole('radio', { name: 'System' }).check();
  expect(await paper()).toBe('rgb(22, 20, 16)');
});

test('no other theme flashes before the chosen one', async ({ page }) => {
  await page.addInitScript(() => {
    localStorage.setItem('mcg.theme.v1', '{"savedAt":"2026-11-20T12:00:00.000Z","value":"dark"}');
    const grounds = new Set<string>();
    Object.assign(window, { grounds });
    const look = () => {
      const body = document.querySelector('body');
      if (body !== null) grounds.add(getComputedStyle(body).backgroundColor);
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  // All other scripts are late, so that a theme that one of them sets would come after the paint.
  await page.route('**/_astro/*.js', async (route) => {
    await painted;
    await route.continue();
  });
  const painted = page.waitForFunction(
    () => performance.getEntriesByName('first-contentful-paint').length > 0,
  );
  await page.goto('/routes/');
  await painted;
  const grounds = () => page.evaluate(() => [...(window as unknown as Shown).grounds]);
  await expect.poll(grounds).toEqual(['rgb(22, 20, 16)']);
});

// Those of every built page are looked at without a browser, in published.spec.ts.
test(
  'every internal link and anchor that a script makes leads somewhere',
  { tag: FULL },
  async ({ page, baseURL }) => {
    await gateway(page);
    const links = new Set<string>();
    for (const path of ['/', ROUTE]) {
      await page.goto(path);
      const found = await page
        .locator('a[href]')
        .evaluateAll((anchors) => anchors.map((anchor) => (anchor as HTMLAnchorElement).href));
      for (const link of found) if (link.startsWith(baseURL ?? '')) links.add(link);
    }
    expect(links.size).toBeGreaterThanOrEqual(4);
    for (const link of links) {
      const { hash, pathname } = new URL(link);
      const response = await page.goto(link);
      expect(pathname === '/no-such-page/' || response?.ok(), link).toBe(true);
      if (hash !== '') await expect(page.locator(hash)).toHaveCount(1);
    }
  },
);

interface Shown {
  /** What the page's ground was, frame by frame. */
  readonly grounds: Set<string>;
}
