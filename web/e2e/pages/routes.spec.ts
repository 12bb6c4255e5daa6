import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { gateway, refuse, ROUTE } from '../support/gateway';
import { over } from '../support/look';
import {
  budgetExhausted,
  found,
  notConnected,
  problem,
  routeOf,
  snapshot,
} from '../support/recorded';
import { FULL } from '../support/tags';

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

test('every key of an artist field does what its kind of field promises', async ({ page }) => {
  await gateway(page);
  await page.goto('/routes/');
  const field = page.getByRole('combobox', { name: 'From' });
  const options = page.getByRole('option');
  const active = async () => {
    const id = await field.getAttribute('aria-activedescendant');
    return id === null ? null : page.locator(`#${id}`).getAttribute('id');
  };
  const at = async (place: number | null) => {
    const expected = place === null ? null : await options.nth(place).getAttribute('id');
    await expect.poll(active).toBe(expected);
  };
  await field.fill('dag');
  await expect(options).toHaveCount(3);
  await expect(field).toHaveAttribute('aria-expanded', 'true');
  for (const place of [0, 1, 2, null, 0]) {
    await page.keyboard.press('ArrowDown');
    await at(place);
  }
  for (const place of [null, 2]) {
    await page.keyboard.press('ArrowUp');
    await at(place);
  }
  await page.keyboard.press('Home');
  await at(null);
  await page.keyboard.press('Alt+ArrowUp');
  await expect(field).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('Alt+ArrowDown');
  await expect(field).toHaveAttribute('aria-expanded', 'true');
  await at(null);
  await page.keyboard.press('Escape');
  await expect(field).toHaveAttribute('aria-expanded', 'false');
  await expect(field).toHaveValue('dag');
  await page.keyboard.press('Escape');
  await expect(field).toHaveValue('');
  await field.fill('dag');
  await expect(options).toHaveCount(3);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await expect(field, 'Tab picks nobody').toHaveValue('dag');
  await expect(field).not.toBeFocused();
});

test('what an input method still composes is not searched for', async ({ page }) => {
  await gateway(page);
  const asked: string[] = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.pathname === '/artists/search') asked.push(url.searchParams.get('q') ?? '');
  });
  await page.goto('/routes/');
  await page.getByRole('combobox', { name: 'From' }).focus();
  const keyboard = await page.context().newCDPSession(page);
  for (const text of ['し', 'しず', '静か']) {
    const selectionStart = text.length;
    const place = { selectionStart, selectionEnd: selectionStart };
    await keyboard.send('Input.imeSetComposition', { text, ...place });
  }
  await expect(page.getByRole('combobox', { name: 'From' })).toHaveValue('静か');
  await keyboard.send('Input.insertText', { text: '静か' });
  await expect(page.getByText('No artist matches “静か”.').first()).toBeVisible();
  expect(asked).toEqual(['静か']);
});

test('typing on gives up the search before', async ({ page }) => {
  await gateway(page);
  await page.route('**/artists/search?q=da&*', () => Promise.resolve());
  await page.goto('/routes/');
  const field = page.getByRole('combobox', { name: 'From' });
  const isFirst = (url: string) => new URL(url).searchParams.get('q') === 'da';
  const asked = page.waitForRequest((request) => isFirst(request.url()));
  const given = page.waitForEvent('requestfailed', (request) => isFirst(request.url()));
  await field.fill('da');
  await asked;
  await field.fill('dag');
  expect((await given).failure()?.errorText).toBe('net::ERR_ABORTED');
  await expect(page.getByRole('option')).toHaveCount(3);
});

test('names of any script are shown whole, and tiles write from where the script begins', async ({
  page,
}) => {
  const names = ['محمود الحداد (2)', 'שלמה גרוניך', '静かな夜', 'Ελένη Βιτάλη', 'Ђорђе Балашевић'];
  const titles = ['أغاني الميناء القديم', 'שירים', '夜', 'Παλιός Σταθμός'];
  const route = routeOf(4);
  const person = (place: number) => ({ id: 9000 + place, name: names[place] ?? '', releases: 3 });
  const hops = route.hops.map((hop, place) => ({
    ...hop,
    from: person(place),
    to: person(place + 1),
    release: { ...hop.release, title: titles[place] ?? '', headline: names[place] ?? '' },
  }));
  await gateway(page, { ...route, from: person(0), to: person(4), snapshot, hops });
  await page.goto(ROUTE);
  await expect(page).toHaveTitle(`${names[0]} to ${names[4]} – Music-Credit Graph`);
  const stops = page.getByRole('main').locator('ol > li');
  for (const [place, name] of names.entries()) {
    await expect(stops.nth(2 * place)).toContainText(name);
  }
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await over(page), `${width} px: wider than the page`).toBe(0);
  }
  const sides = await stops.locator('.tile svg').evaluateAll((tiles) =>
    tiles.map((tile) => {
      const [frame, line] = [tile, tile.querySelector('text:not([class])')].map((each) =>
        each?.getBoundingClientRect(),
      );
      if (frame === undefined || line === undefined) return 'none';
      return line.left - frame.left > frame.right - line.right ? 'right' : 'left';
    }),
  );
  expect(sides).toEqual(['right', 'right', 'left', 'left']);
});

test('a tile in the page is the stored drawing', async ({ page }) => {
  await gateway(page);
  await page.goto(ROUTE);
  const tile = page.getByRole('main').locator('ol > li .tile svg').first();
  const [drawn, stored] = await tile.evaluate(
    (svg, text) => {
      const other = new DOMParser().parseFromString(text, 'text/html').querySelector('svg');
      return [svg.innerHTML, other?.innerHTML];
    },
    readFileSync('tests/tiles/lp.svg', 'utf8').replace('Pale Meridian', 'Edda Moss'),
  );
  expect(drawn).toBe(stored);
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

test('swap, preference, rules, back and forward ask and tell the address', async ({ page }) => {
  const closest = { ...routeOf(4), cost: 9 };
  await gateway(page, (route, question) =>
    route.fulfill({
      json: {
        ...(question.hubPenalty === undefined ? found : closest),
        ...(question.from === found.from.id ? {} : { from: found.to, to: found.from }),
      },
    }),
  );
  await page.goto(ROUTE);
  await page.getByRole('button', { name: 'Swap the artists' }).click();
  await expect(page).toHaveURL('/routes/?from=4104&to=4101&ruleset=performers');
  const closestWork = page.getByRole('radio', { name: 'Closest work' });
  await closestWork.check();
  await expect(page).toHaveURL('/routes/?from=4104&to=4101&ruleset=performers&prefer=closest');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Four releases/);
  await expect(page.getByRole('status').last()).toContainText('The shortest route has three.');
  await expect(closestWork).toBeFocused();
  await page.getByRole('radio', { name: 'All credits' }).check();
  await expect(page).toHaveURL('/routes/?from=4104&to=4101&ruleset=everyone&prefer=closest');
  await expect(page.getByRole('radio', { name: 'All credits' })).toBeFocused();
  await page.goBack();
  await page.goBack();
  await expect(closestWork).not.toBeChecked();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Three releases/);
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

/** The others have the same view, and their words are held by tests/finder.test.ts. */
const quick = new Set(['no route', 'a fault', 'a rate limit']);

for (const [name, answer, heading] of STATES) {
  test(`${name} is said in words`, quick.has(name) ? {} : { tag: FULL }, async ({ page }) => {
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

test('without script the page says what it needs', { tag: FULL }, async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? '' });
  const page = await context.newPage();
  await page.goto('/routes/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText('Finding a route needs JavaScript')).toBeVisible();
  await context.close();
});

/** The longest one has all that shorter ones have. */
const tagOf = (hops: number) => (hops === 9 ? {} : { tag: FULL });

for (const hops of [1, 4, 9]) {
  test(`a chain of ${hops} releases fits every width`, tagOf(hops), async ({ page }) => {
    await gateway(page, routeOf(hops));
    await page.goto(ROUTE);
    const stops = page.getByRole('main').locator('ol > li');
    await expect(stops).toHaveCount(2 * hops + 1);
    for (const width of [320, 390, 768, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await over(page), `${width} px: wider than the page`).toBe(0);
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
