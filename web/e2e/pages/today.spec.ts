import { expect, test, type Page } from '@playwright/test';
import { choicesToPar, foreignPart } from '../../tests/support/daily';
import { sayHint } from '../../src/lib/game/words';
import { faultsOf, over } from '../support/look';
import { NOON, openToday, placesToPar, playToPar, TODAY } from '../support/relay';
import { FULL } from '../support/tags';

const FIELD = { release: 'Release', artist: 'Artist' } as const;
const { file } = TODAY;
const from = TODAY.artist(file.from)?.name ?? '';
const to = TODAY.artist(file.to)?.name ?? '';

test('today’s route is played to par by keyboard alone', async ({ page }) => {
  await openToday(page);
  await expect(page.getByText('Route 329, Wednesday 25 November 2026')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${from} to ${to}`);
  await page.getByRole('combobox').focus();
  for (const [turn, place] of placesToPar(TODAY).entries()) {
    const label = turn % 2 === 0 ? FIELD.release : FIELD.artist;
    await expect(page.getByRole('combobox', { name: label })).toBeFocused();
    for (let down = 0; down <= place; down++) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
  }
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText('Par');
  await expect(heading).toBeFocused();
  await expect(page.getByText('with three releases, for 100 points')).toBeVisible();
  await expect(
    page.getByText('The next route opens in 12 h 0 min, at midnight UTC.'),
  ).toBeVisible();
  await expect(page).toHaveTitle(`${from} to ${to}, finished – Music-Credit Graph`);
});

test('each turn is announced, and the chain grows with it', async ({ page }) => {
  await openToday(page);
  const [first = 0, second = 0] = placesToPar(TODAY);
  await page.getByRole('option').nth(first).click();
  await expect(page.getByText(/ added\. Choose someone on it\.$/)).toBeVisible();
  await page.getByRole('option').nth(second).click();
  await expect(page.getByText(/ added\. Choose a release\.$/)).toBeVisible();
  const stops = page.getByRole('region', { name: 'Your route so far' }).locator('ol > li');
  await expect(stops).toHaveCount(5);
  await expect(stops.nth(2)).toContainText('You are here');
  await expect(page.getByText('1 of par 3')).toBeVisible();
  await page.locator('summary').click();
  await expect(page.getByRole('columnheader', { name: 'Credited for' })).toBeVisible();
});

test('it is played by touch on a phone', async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    baseURL: baseURL ?? '',
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  await openToday(page);
  for (const place of placesToPar(TODAY)) await page.getByRole('option').nth(place).tap();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Par');
  expect(await over(page), 'wider than the page').toBe(0);
  await context.close();
});

test('a refused step names its rule and its price, and keeps what was typed', async ({ page }) => {
  await openToday(page);
  const { title } = foreignPart(TODAY, file.from).release;
  await page.getByRole('combobox').fill(title);
  await page.keyboard.press('Enter');
  await expect(page.getByText(`${title} does not credit ${from}. Costs 5 points.`)).toBeVisible();
  await expect(page.getByRole('combobox')).toHaveValue(title);
  await expect(page.getByRole('combobox')).toBeFocused();
  await page.getByRole('combobox').fill('no such record');
  await page.keyboard.press('Enter');
  await expect(
    page.getByText('No release in the day’s file is called “no such record”.'),
  ).toBeVisible();
  await expect(page.locator('dt', { hasText: 'Refused steps' }).locator('+ dd')).toHaveText('1');
});

test('hints tell more each time, and each has its price', async ({ page }) => {
  await openToday(page);
  const hint = TODAY.hint(file.from);
  if (hint === null) throw new Error('the recorded day has no hint at its start');
  const button = page.getByRole('button', { name: 'Take a hint' });
  for (const rung of [1, 2, 3]) {
    await button.click();
    await expect(page.getByText(`Hint: ${sayHint(hint, rung)}`)).toBeVisible();
  }
  await expect(button).toBeDisabled();
  await expect(page.getByText('All three hints for this step are taken.')).toBeVisible();
  await playToPar(page);
  await expect(page.getByText('for 70 points')).toBeVisible();
});

test('undo leads back a half step, by button and by Backspace in the empty field', async ({
  page,
}) => {
  await openToday(page);
  const [first = 0, second = 0] = placesToPar(TODAY);
  await page.getByRole('option').nth(first).click();
  await page.getByRole('option').nth(second).click();
  await page.keyboard.press('Backspace');
  await expect(page.getByText(`Taken back. You are at ${from}.`)).toBeVisible();
  await expect(page.getByRole('combobox')).toBeFocused();
  await page.getByRole('option').nth(first).click();
  await page.getByRole('button', { name: 'Undo last step' }).click();
  await expect(page.getByRole('combobox', { name: 'Release' })).toBeFocused();
  await playToPar(page);
  await expect(page.getByLabel('Your result as text')).toContainText(
    '3 releases, 2 undos, no hints',
  );
});

test(
  'what was chosen stays in the list, struck through, and cannot be chosen again',
  { tag: FULL },
  async ({ page }) => {
    await openToday(page);
    const [first = 0, second = 0] = placesToPar(TODAY);
    await page.getByRole('option').nth(first).click();
    await page.getByRole('option').nth(second).click();
    const used = page.getByRole('option', { disabled: true });
    await expect(used.first()).toContainText('Already on your route');
    await used.first().click({ force: true });
    await expect(page.getByRole('combobox', { name: 'Release' })).toBeVisible();
  },
);

test('to be shown a route ends the game as shown', async ({ page }) => {
  await openToday(page);
  await page.getByRole('button', { name: 'Show me a route' }).click();
  await page.getByRole('button', { name: 'Keep playing' }).click();
  await page.getByRole('button', { name: 'Show me a route' }).click();
  await page.getByRole('button', { name: 'End it and show me' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Shown a route');
  await expect(page.getByRole('region', { name: 'Through the best known people' })).toContainText(
    to,
  );
  await expect(page.getByLabel('Your result as text')).toContainText(
    'Credit Graph 329: shown a route',
  );
  await expect(page.getByLabel('Your result as text')).not.toContainText('Streak');
  expect(await faultsOf(page)).toEqual([]);
});

test('hard mode is chosen before the first step and stays, without hints', async ({ page }) => {
  await openToday(page);
  const hard = page.getByRole('checkbox', { name: /Hard mode/ });
  await hard.check();
  await expect(page.getByRole('button', { name: 'Take a hint' })).toBeDisabled();
  await expect(page.getByText('No hints in hard mode.')).toBeVisible();
  const [first = 0] = placesToPar(TODAY);
  await page.getByRole('option').nth(first).click();
  await expect(hard).toBeDisabled();
  await page.reload();
  await expect(hard).toBeChecked();
  await expect(hard).toBeDisabled();
  await page.getByRole('combobox').press('Backspace');
  await playToPar(page);
  await expect(page.getByLabel('Your result as text')).toContainText('hard mode');
});

test(
  'in hard mode nobody with over 400 releases is on the way',
  { tag: FULL },
  async ({ page }) => {
    const known = choicesToPar(TODAY).find((choice) => choice.kind === 'artist')?.id;
    const artists = file.artists.map((each) =>
      each.id === known ? { ...each, releases: 401 } : each,
    );
    await page.route('**/data/daily.json', (route) =>
      route.fulfill({ json: { ...file, artists } }),
    );
    await openToday(page);
    const [first = 0] = placesToPar(TODAY);
    await page.getByRole('option').nth(first).click();
    const star = page.getByRole('option', { name: TODAY.artist(known ?? 0)?.name ?? '' }).first();
    await expect(star, 'at ease').not.toHaveAttribute('aria-disabled', 'true');
    await page.keyboard.press('Backspace');
    await page.evaluate(() => localStorage.clear());
    await page.reload();
    await page.getByRole('checkbox', { name: /Hard mode/ }).check();
    await page.getByRole('option').nth(first).click();
    await expect(star).toHaveAttribute('aria-disabled', 'true');
    await expect(star).toContainText('400');
    await star.click({ force: true });
    await expect(page.getByRole('combobox', { name: FIELD.artist })).toBeVisible();
  },
);

test('the result is shared in words', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openToday(page);
  await playToPar(page);
  await page.getByRole('button', { name: 'Copy text' }).click();
  await expect(page.getByRole('button', { name: 'Text copied' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    [
      'Credit Graph 329: par, 100 points',
      '3 releases, no undos, no hints',
      'Streak 1 day',
      page.url(),
    ].join('\n'),
  );
  await page.getByRole('checkbox', { name: 'Add a line of shapes' }).check();
  await expect(page.getByLabel('Your result as text')).toContainText('●■●■●■●');
  expect(await faultsOf(page)).toEqual([]);
});

test('a game that was left goes on where it was, and a finished one stays finished', async ({
  page,
}) => {
  await openToday(page);
  const places = placesToPar(TODAY);
  for (const place of places.slice(0, 3)) await page.getByRole('option').nth(place).click();
  await page.reload();
  await expect(page.getByRole('combobox', { name: 'Artist' })).toBeVisible();
  for (const place of places.slice(3)) await page.getByRole('option').nth(place).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Par');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Par');
  await expect(page.getByText('with three releases, for 100 points')).toBeVisible();
});

test.describe('the streak', () => {
  test.use({ timezoneId: 'Europe/Berlin' });

  test('counts days of UTC, and a route that ended after its midnight is not its day’s', async ({
    page,
  }) => {
    await openToday(page, '2026-11-25T23:59:00Z');
    await keepResults(page, ['2026-11-23', '2026-11-24']);
    await page.reload();
    await expect(page.getByText('2 days')).toBeVisible();
    await page
      .getByRole('option')
      .nth(placesToPar(TODAY)[0] ?? 0)
      .click();
    await page.clock.setFixedTime(new Date('2026-11-26T00:01:00Z'));
    for (const place of placesToPar(TODAY).slice(1))
      await page.getByRole('option').nth(place).click();
    await expect(page.getByText('The next route is open: reload the page.')).toBeVisible();
    await expect(page.getByLabel('Your result as text')).not.toContainText('Streak');
    await page.evaluate(() => {
      const kept = JSON.parse(localStorage.getItem('mcg.results.v1') ?? '{}');
      kept.value['2026-11-25'].finishedOn = '2026-11-25';
      localStorage.setItem('mcg.results.v1', JSON.stringify(kept));
    });
    await page.clock.setFixedTime(new Date('2026-11-25T23:59:30Z'));
    await page.reload();
    await expect(page.getByLabel('Your result as text')).toContainText('Streak 3 days');
    await expect(page.getByText('opens in less than a minute')).toBeVisible();
  });

  test('counts the day on which clocks are set back once, however long it is', async ({ page }) => {
    const day = { ...file, date: '2026-10-25' };
    await page.route('**/data/daily.json', (route) => route.fulfill({ json: day }));
    // 01:30 in Berlin for the second time: the day has 25 hours there, and 24 in UTC.
    await openToday(page, '2026-10-25T00:30:00Z');
    await keepResults(page, ['2026-10-23', '2026-10-24']);
    await page.reload();
    await expect(page.getByText('2 days')).toBeVisible();
    await playToPar(page);
    await expect(page.getByLabel('Your result as text')).toContainText('Streak 3 days');
    await expect(page.getByText('opens in 23 h 30 min, at midnight UTC')).toBeVisible();
  });
});

test(
  'a device whose clock is days off plays the file’s own day',
  { tag: FULL },
  async ({ page }) => {
    await openToday(page, '2026-12-24T12:00:00Z');
    await expect(page.getByText('This device’s clock is more than a day away')).toBeVisible();
    await playToPar(page);
    await expect(page.getByLabel('Your result as text')).toContainText('Streak 1 day');
  },
);

test('yesterday’s route says so while today’s is not out', async ({ page }) => {
  await openToday(page, '2026-11-26T00:10:00Z');
  await expect(
    page.getByText('Route 329, from yesterday, Wednesday 25 November 2026'),
  ).toBeVisible();
  await expect(page.getByText('This is the newest route that was published.')).toBeVisible();
});

test('blocked storage is said, and the game is played all the same', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('blocked', 'SecurityError');
      },
    });
  });
  await openToday(page);
  await playToPar(page);
  await expect(page.getByText('This browser keeps nothing for this site')).toBeVisible();
});

test('without script the page says how it is played and where the pair stands', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? '' });
  const page = await context.newPage();
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Today’s route');
  await expect(page.getByText('Playing needs JavaScript')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'What it is worth' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'the day’s file' })).toBeVisible();
  await context.close();
});

test('a release from outside the day’s file is judged by the cluster', async ({ page }) => {
  const verdicts = ['next-not-credited', 'accepted'];
  const asked: unknown[] = [];
  await page.route('**/challenges/*/validate', (route) => {
    asked.push(route.request().postDataJSON());
    const verdict = verdicts.shift();
    const step = {
      release: 7777,
      artist: 1,
      verdict,
      proof: verdict === 'accepted' ? proof : null,
    };
    return route.fulfill({ json: { steps: [step] } });
  });
  await openToday(page);
  for (let turn = 0; turn < 2; turn++) {
    await page.getByRole('combobox').fill('r7777');
    await page.keyboard.press('Enter');
    if (turn === 0)
      await expect(page.getByText('Release 7777 is not in the day’s file.')).toBeVisible();
    await page.getByRole('combobox', { name: 'Artist' }).fill(other.name);
    await page.keyboard.press('Enter');
    if (turn === 0) {
      await expect(page.getByText(`Release 7777 does not credit ${other.name}.`)).toBeVisible();
      await page.getByRole('button', { name: 'Undo last step' }).click();
    }
  }
  await expect(page.getByText(`${other.name} added. Choose a release.`)).toBeVisible();
  await expect(page.getByRole('region', { name: 'Your route so far' })).toContainText(
    'From elsewhere',
  );
  expect(asked).toEqual(Array(2).fill({ steps: [[7777, other.id]] }));
});

test(
  'a step that cannot be checked waits, and costs nothing when it is no credit',
  { tag: FULL },
  async ({ page }) => {
    await page.route('**/challenges/*/validate', (route) => route.abort());
    await openToday(page);
    await page.getByRole('combobox').fill('r7777');
    await page.keyboard.press('Enter');
    await page.getByRole('combobox', { name: 'Artist' }).fill(to);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('To be checked');
    await page.unroute('**/challenges/*/validate');
    await page.route('**/challenges/*/validate', (route) =>
      route.fulfill({
        json: { steps: [{ release: 7777, artist: 1, verdict: 'next-not-credited', proof: null }] },
      }),
    );
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await expect(page.getByText(`You are back at ${from}; it costs nothing.`)).toBeVisible();
    await expect(page.locator('dt', { hasText: 'Refused steps' }).locator('+ dd')).toHaveText('0');
  },
);

test.describe('the archive', () => {
  test('marks results in a month and a list, and its days count in no streak', async ({ page }) => {
    await page.clock.setFixedTime(new Date(NOON));
    await page.goto('/archive/');
    const grid = page.getByRole('table', { name: 'Routes of November 2026' });
    await expect(grid.getByRole('link')).toHaveCount(4);
    await expect(page.getByRole('listitem')).toHaveCount(4);
    await grid.getByRole('link', { name: /^Monday 23 November 2026: .*Not played$/ }).click();
    await expect(page).toHaveURL('/daily/?date=2026-11-23');
    await expect(page.getByText('Route 327, Monday 23 November 2026')).toBeVisible();
    await expect(page.getByText('clock is more than a day away')).toBeHidden();
    await page.getByRole('button', { name: 'Show me a route' }).click();
    await page.getByRole('button', { name: 'End it and show me' }).click();
    await expect(page.getByLabel('Your result as text')).toContainText('/daily/?date=2026-11-23');
    await expect(page.getByText('The next route opens')).toBeHidden();
    await page.goBack();
    await expect(grid.getByRole('link', { name: /Monday 23 .*Shown a route$/ })).toBeVisible();
    await expect(page.getByRole('listitem').nth(2)).toContainText('Shown a route.');
  });

  test(
    'says when no day was named, none was published, and nobody answers',
    { tag: FULL },
    async ({ page }) => {
      await page.goto('/daily/');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('No day was named');
      await page.clock.setFixedTime(new Date(NOON));
      await page.goto('/daily/?date=2026-11-26');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('This day has not come');
      await page.goto('/daily/?date=2026-01-01');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(
        'No route was published for this day',
      );
      await page.route('**/data/daily/**', (route) => route.abort());
      await page.goto('/daily/?date=2026-11-23');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(
        'The day’s file could not be loaded',
      );
      await page.goto('/archive/');
      await expect(page.getByText('The list of days could not be loaded.')).toBeVisible();
      await page.unroute('**/data/daily/**');
      await page.getByRole('button', { name: 'Try again' }).click();
      await expect(page.getByRole('table')).toBeVisible();
    },
  );

  test(
    'says when a file is newer than the page, and waits for a slow one',
    { tag: FULL },
    async ({ page }) => {
      await page.clock.install({ time: new Date(NOON) });
      await page.route('**/data/daily/2026-11-23.json', (route) =>
        route.fulfill({ json: { schema: 2 } }),
      );
      await page.goto('/daily/?date=2026-11-23');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(
        'This page could not read the day’s file',
      );
      await page.route('**/data/daily/2026-11-22.json', () => Promise.resolve());
      await page.goto('/daily/?date=2026-11-22');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('A route from the archive');
      await page.clock.runFor(4100);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Still looking');
      await page.getByRole('button', { name: 'Cancel' }).click();
      await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
    },
  );
});

const other = TODAY.artists().find(({ id }) => id !== file.from && id !== file.to) ?? {
  id: 0,
  name: '',
};
const proof = {
  kind: 'credited',
  from: { id: file.from, name: from, releases: 1 },
  to: { id: other.id, name: other.name, releases: 1 },
  release: {
    id: 7777,
    title: 'From elsewhere',
    headline: from,
    year: 1999,
    country: null,
    formats: [],
    masterId: null,
    people: 2,
    trackCount: 9,
    url: 'https://www.discogs.com/release/7777',
  },
  fromCredits: [{ scope: 'main', role: null, anv: null, trackText: null, tracks: [] }],
  toCredits: [{ scope: 'extra', role: 'Bass', anv: null, trackText: null, tracks: [] }],
};

/** Days that were finished at par, each on its own day. */
async function keepResults(page: Page, days: readonly string[]): Promise<void> {
  const counts = { score: 100, hints: 0, undos: 0, refused: 0, hard: false, shown: false };
  const value = Object.fromEntries(
    days.map((day) => [day, { releases: 3, par: 3, ...counts, finishedOn: day }]),
  );
  await page.evaluate(
    (record) => localStorage.setItem('mcg.results.v1', record),
    JSON.stringify({ savedAt: '', value }),
  );
}
