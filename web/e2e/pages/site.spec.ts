import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { gateway, refuse, ROUTE } from '../support/gateway';
import { notConnected, problem } from '../support/recorded';
import { watch } from '../support/watch';

const PAGES = [
  '/',
  '/archive/',
  '/daily/',
  '/play/?seed=7',
  '/hidden/',
  '/routes/',
  ROUTE,
  '/how/',
  '/about/',
  '/offline/',
  '/no-such-page/',
  '/study/',
  '/study/graph/',
  '/you/',
  '/research/',
  '/research/nearest/',
  '/data/',
  '/reference/routes/',
];

for (const path of PAGES) {
  test(`${path} keeps the content policy and its origin`, async ({ page, baseURL }) => {
    const faults = watch(page, baseURL ?? '');
    await visit(page, path);
    await page.evaluate(() => document.fonts.ready);
    expect(faults).toEqual([]);
  });

  test(`${path} is accessible in both themes and sizes`, async ({ page }) => {
    await visit(page, path);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const width of [390, 1280]) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 900 });
        expect(await faultsOf(page), `${colorScheme}, ${width} px`).toEqual([]);
      }
    }
  });
}

const ANSWERS = [
  ['no route', notConnected],
  ['a fault', refuse(500, problem('internal', 500, 'Something broke', 'It is recorded.'))],
  ['a rate limit', refuse(429, problem('rate-limited', 429, 'x', 'y'), { 'Retry-After': '9' })],
] as const;

for (const [name, answer] of ANSWERS) {
  test(`the routes page is accessible with ${name}`, async ({ page }) => {
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

test('the chosen theme stands before anything is painted', async ({ page }) => {
  await page.addInitScript(() =>
    localStorage.setItem('mcg.theme.v1', '{"savedAt":"2026-11-20T12:00:00.000Z","value":"dark"}'),
  );
  await page.route('**/*.js', async (route) =>
    route.request().url().endsWith('/theme.js') ? route.continue() : route.abort(),
  );
  await page.goto('/routes/');
  expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
});

// Those of every built page are looked at without a browser, in published.spec.ts.
test('every internal link and anchor that a script makes leads somewhere', async ({
  page,
  baseURL,
}) => {
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
});

test('the first load shifts nothing', async ({ page }) => {
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as { value?: number }).value ?? 0);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  for (const [path, settled] of [
    ['/routes/', page.getByText('Cluster online')],
    ['/', page.getByRole('combobox')],
    ['/archive/', page.getByRole('table')],
  ] as const) {
    await visit(page, path);
    await page.evaluate(() => document.fonts.ready);
    await expect(settled).toBeVisible();
    const shifts = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts);
    expect(
      shifts.reduce((total, shift) => total + shift, 0),
      path,
    ).toBeLessThan(0.02);
  }
});

/** Opens a page and waits until it has said what it has to say. */
async function visit(page: Page, path: string): Promise<void> {
  await gateway(page);
  await page.clock.setFixedTime(new Date('2026-11-25T12:00:00Z'));
  await page.goto(path);
  if (path === '/') {
    await expect(page.getByRole('combobox')).toBeVisible();
  }
  if (path === '/archive/') await expect(page.getByRole('table')).toBeVisible();
  if (path.startsWith('/play/')) {
    await expect(page.getByRole('combobox', { name: 'Artist' })).toBeVisible();
  }
  if (path === '/hidden/') await expect(page.getByRole('textbox')).toBeVisible();
  if (path === ROUTE) {
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Three releases/);
  }
}

async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}
