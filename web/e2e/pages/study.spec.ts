import { expect, test, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { faultsOf } from '../support/look';
import { answerAll, titleOf as title } from '../support/quiz';
import { file, index } from '../support/study';
import { watch } from '../support/watch';
import { FULL } from '../support/tags';

const NOON = new Date('2026-11-20T12:00:00Z');

test('each kind of question by keys alone, to the end', async ({ page, baseURL }) => {
  const faults = watch(page, baseURL ?? '');
  await recorded(page);
  await page.goto('/study/');
  await page.getByRole('button', { name: 'Start ten questions' }).focus();
  await page.keyboard.press('Enter');

  await expect(title(page)).toHaveText('Which one is it?');
  await page.keyboard.press(await digitOf(page, 'The right one'));
  await expect(page.getByRole('heading', { name: 'Right: The right one' })).toBeFocused();
  await page.keyboard.press('Enter');

  await expect(title(page)).toBeFocused();
  await expect(title(page)).toHaveText('Which ones are they?');
  await page.keyboard.press(await digitOf(page, 'First right one'));
  await page.keyboard.press(await digitOf(page, 'Second right one'));
  await expect(page.getByRole('button', { pressed: true })).toHaveCount(2);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Right', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');

  await expect(title(page)).toHaveText('How many?');
  await page.keyboard.press('Tab');
  await page.keyboard.type('41');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Not right: 40 MiB' })).toBeFocused();
  await page.keyboard.press('Enter');

  await expect(title(page)).toHaveText('In which order?');
  for (const step of ['Begin', 'Go on', 'End']) {
    await page.keyboard.press(await digitOf(page, step));
  }
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Right', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');

  await expect(title(page)).toHaveText('What belongs to what?');
  for (const side of ['artist', 'release', 'credit']) {
    await page.keyboard.press(await digitOf(page, side));
  }
  expect(await faultsOf(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Right', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');

  await expect(title(page)).toHaveText('Which line is wrong?');
  await page.keyboard.press('2');
  await expect(page.getByRole('heading', { name: 'Right: line 2' })).toBeFocused();
  expect(await faultsOf(page)).toEqual([]);
  await page.keyboard.press('Enter');

  await expect(title(page)).toHaveText('5 of 6 questions right');
  await expect(title(page)).toBeFocused();
  const known = page.getByRole('complementary', { name: 'What you know' });
  await expect(known.getByRole('listitem').filter({ hasText: 'Graph and search' })).toContainText(
    'strong, 100 %',
  );
  expect(faults).toEqual([]);
});

test('what is due comes first, of the day it is due', async ({ page }) => {
  await recorded(page);
  await page.goto('/study/');
  await answerFirst(page, 'The right one');
  await page.clock.setFixedTime(new Date('2026-11-21T12:00:00Z'));
  await page.reload();
  await expect(page.getByText('6 questions, 1 of them due again.')).toBeVisible();
  await page.getByRole('button', { name: 'Start ten questions' }).click();
  await expect(title(page)).toHaveText('Which one is it?');
});

test('a session goes on to its end when the network is gone', async ({ page, context }) => {
  await page.goto('/study/');
  const fetched = new Set<string>();
  page.on('requestfinished', (request) => fetched.add(new URL(request.url()).pathname));
  await page.getByRole('button', { name: 'Start ten questions' }).click();
  await expect(page.getByText('1 of 10')).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect([...fetched].filter((path) => path.startsWith('/data/study/')).length).toBeLessThan(6);
  await context.setOffline(true);
  await answerAll(page);
});

test('an export brings everything back after a wipe', async ({ page }) => {
  await recorded(page);
  await page.goto('/study/');
  await answerFirst(page, 'The right one');
  await page.goto('/you/');
  await expect(page.getByText('1 question answered')).toBeVisible();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export' }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe('music-credit-graph-2026-11-20.json');
  const path = await saved.path();

  await page.getByRole('button', { name: 'Delete everything' }).click();
  const dialog = page.getByRole('dialog', { name: /Delete/ });
  expect(await faultsOf(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.getByText('1 question answered')).toBeVisible();
  await page.getByRole('button', { name: 'Delete everything' }).click();
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText('deleted.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'On this device' })).toBeFocused();
  expect(await page.evaluate(() => localStorage.length)).toBe(0);

  await page.getByLabel('Import').setInputFiles(path);
  await expect(page.getByText('Study Lab: taken over.')).toBeVisible();
  await expect(page.getByText('1 question answered')).toBeVisible();

  const broken = readFileSync(path, 'utf8').replace(/"stability": [\d.]+/, '"stability": "much"');
  await page.getByLabel('Import').setInputFiles({
    name: 'broken.json',
    mimeType: 'application/json',
    buffer: Buffer.from(broken),
  });
  await expect(page.getByRole('alert')).toHaveText(
    'Nothing was changed. broken.json: records[0], "study": items.graph-single.memory.stability: expected a number from 0, found "much".',
  );
  await expect(page.getByText('1 question answered')).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);
});

test(
  'storage blocked: the quiz works, and both pages say that nothing lasts',
  { tag: FULL },
  async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('blocked', 'SecurityError');
        },
      });
    });
    await recorded(page);
    await page.goto('/study/');
    await expect(page.getByText('This browser keeps nothing for this site')).toBeVisible();
    await answerFirst(page, 'The right one');
    await page.goto('/you/');
    await expect(page.getByText('storage is blocked or full')).toBeVisible();
  },
);

test('without script the topics can be read', { tag: FULL }, async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${baseURL}/study/`);
  await expect(page.getByText('The questions need JavaScript.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Start ten questions' })).toBeHidden();
  await page.getByRole('link', { name: 'Storage and formats' }).click();
  await expect(page.getByRole('heading', { name: 'What to read' })).toBeVisible();
  await expect(page.getByText('docs/formats/snapshot.md').first()).toBeVisible();
  await context.close();
});

test('the questions are small files, one for each topic', async ({ request }) => {
  const facts = (await (await request.get('/data/study/index.json')).json()) as typeof index;
  expect(facts.length).toBeGreaterThanOrEqual(150);
  for (const topic of new Set(facts.map((item) => item.topic))) {
    const body = await (await request.get(`/data/study/${topic}.json`)).body();
    expect(body.length, topic).toBeLessThan(24 * 1024);
    const { items } = JSON.parse(body.toString()) as typeof file;
    expect(items.map(({ id }) => id)).toEqual(
      facts.filter((item) => item.topic === topic).map(({ id }) => id),
    );
  }
});

/** Six items, one of each kind, on the noon of a fixed day. */
async function recorded(page: Page): Promise<void> {
  await page.clock.setFixedTime(NOON);
  await page.route('**/data/study/*.json', (route) =>
    route.fulfill({ json: route.request().url().endsWith('/index.json') ? index : file }),
  );
}

async function answerFirst(page: Page, choice: string): Promise<void> {
  await page.getByRole('button', { name: 'Start ten questions' }).click();
  await page.getByRole('button', { name: choice, exact: true }).click();
  await expect(page.getByRole('button', { name: 'Next question' })).toBeVisible();
}

/** The key that stands beside a choice. */
async function digitOf(page: Page, choice: string): Promise<string> {
  const row = page.locator('section ol li').filter({ hasText: choice }).first();
  return ((await row.locator('.key').textContent()) ?? '').trim();
}
