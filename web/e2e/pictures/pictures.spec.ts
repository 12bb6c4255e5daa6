import { expect, test, type Page } from '@playwright/test';
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { open, prepare, QUESTIONS } from '../support/pages';
import { playToPar } from '../support/relay';

/**
 * Writes a picture of every page of the built site, in both themes and two sizes.
 *
 * `PICTURE=status` takes those alone whose name has the word and leaves the others;
 * `PICTURES=DIR` writes elsewhere.
 */
const SITE = fileURLToPath(new URL('../../dist/', import.meta.url));
const DOCS = fileURLToPath(new URL('../../../docs/pictures/', import.meta.url));
const FOLDER = process.env['PICTURES'] ?? DOCS;
const ONLY = process.env['PICTURE'] ?? '';
const THEMES = ['light', 'dark'] as const;
/** Long pages are cut: what follows looks like what is shown. */
const SIZES = [
  { name: 'phone', width: 390, most: 1400 },
  { name: 'desktop', width: 1280, most: 1280 },
];
/** All pictures together: a repository is no photo album. */
const MOST_BYTES = 6 * 1024 * 1024;
const COLOURS = 24;

interface Subject {
  readonly name: string;
  readonly path: string;
  /** What is done there before it is drawn. */
  readonly act?: (page: Page) => Promise<void>;
}

/** What a visitor comes to by playing. */
const REACHED: readonly Subject[] = [
  { name: 'home-finished', path: '/', act: playToPar },
  { name: 'study-question', path: '/study/', act: askFirst },
];

test.beforeAll(() => {
  mkdirSync(FOLDER, { recursive: true });
  if (ONLY === '') for (const file of pictures()) rmSync(join(FOLDER, file));
});

for (const { name, path, act } of subjects()) {
  test(name, async ({ page }) => {
    await prepare(page);
    await open(page, path);
    await act?.(page);
    for (const colorScheme of THEMES) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      for (const { name: size, width, most } of SIZES) {
        await page.setViewportSize({ width, height: 800 });
        const height = await page.evaluate(() => document.documentElement.scrollHeight);
        const clip = { x: 0, y: 0, width, height: Math.min(height, most) };
        const whole = await page.screenshot({ fullPage: true, clip });
        const small = await sharp(whole).png({ palette: true, colours: COLOURS }).toBuffer();
        writeFileSync(join(FOLDER, `${name}-${size}-${colorScheme}.png`), small);
      }
    }
  });
}

test.afterAll(() => {
  const bytes = pictures().reduce((sum, file) => sum + statSync(join(FOLDER, file)).size, 0);
  expect(bytes, 'bytes of all pictures').toBeLessThanOrEqual(MOST_BYTES);
});

function subjects(): Subject[] {
  const built = readdirSync(SITE, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('index.html') || file === '404.html')
    .sort()
    .map((file) => file.replace(/(index)?\.html$/, ''))
    .map((path): Subject => ({ name: nameOf(path), path: addressOf(path) }));
  return [...built, ...QUESTIONS, ...REACHED].filter(({ name }) => name.includes(ONLY));
}

async function askFirst(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Start ten questions' }).click();
  await expect(page.getByText('1 of 10')).toBeVisible();
}

function nameOf(path: string): string {
  return path === '' ? 'home' : path.replace(/\/$/, '').replaceAll('/', '-');
}

/** A pair is drawn by chance where no seed is named: each run would be another picture. */
function addressOf(path: string): string {
  if (path === '404') return '/no-such-page/';
  return path === 'play/' ? '/play/?seed=7' : `/${path}`;
}

function pictures(): string[] {
  return readdirSync(FOLDER).filter((file) => file.endsWith('.png'));
}
