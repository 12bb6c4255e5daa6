import { test as base, expect, type Page } from '@playwright/test';
import { builtPages } from '../support/built';
import {
  chosenByColourAlone,
  faultsInPrint,
  faultsOf,
  lostInForcedColours,
  moving,
  over,
  setOpen,
  THEMES,
} from '../support/look';
import { ROUTE } from '../support/gateway';
import { open, prepare, QUESTIONS } from '../support/pages';
import { FULL } from '../support/tags';
import { watch } from '../support/watch';

/** What every page must hold, looked at in one visit each. */
const PAGES = [
  ...[...builtPages().keys()].map((path) => (path === '/404.html' ? '/no-such-page/' : path)),
  ...QUESTIONS.map(({ path }) => path),
];
const LOOKS = THEMES.flatMap((theme) => [390, 1280].map((width) => ({ theme, width })));

/** One page for many addresses, so that each is loaded with what the one before left in the cache. */
interface Visitor {
  readonly page: Page;
  readonly faults: string[];
}

const test = base.extend<object, { visitor: Visitor }>({
  visitor: [
    async ({ browser }, use, { project }) => {
      const baseURL = project.use.baseURL ?? '';
      const context = await browser.newContext({ baseURL, serviceWorkers: 'block' });
      const page = await context.newPage();
      const faults = watch(page, baseURL, /Failed to load resource: .*no-such-page/);
      await prepare(page);
      await use({ page, faults });
      await context.close();
    },
    { scope: 'worker' },
  ],
});

test.describe.configure({ mode: 'parallel' });

/** Pages of one template, whose content alone differs: the quick subset looks at these of them. */
const ALIKE = /^\/(study|research|reference)\/[^/]+\/$/;
const FOR_ALL = [
  '/study/graph/',
  '/research/distances/',
  '/research/roles/',
  '/reference/routes/',
  '/reference/schemas/',
];
const QUICK = PAGES.filter((path) => !ALIKE.test(path) || FOR_ALL.includes(path));

for (const path of PAGES) {
  const place = QUICK.indexOf(path);
  /** The quick subset looks at a page in one of several ways, at the next page in the next one. */
  const inTurn = (at: number, of: number) => (place >= 0 && place % of === at ? {} : { tag: FULL });
  const once = inTurn(0, 1);

  test.describe(path, () => {
    test.describe.configure({ mode: 'default' });

    test.beforeAll(async ({ visitor: { page, faults } }) => {
      faults.length = 0;
      await open(page, path);
      await setOpen(page, true);
    });

    for (const [at, { theme, width }] of LOOKS.entries()) {
      test(
        `is accessible, ${theme}, ${width} px`,
        inTurn(at, LOOKS.length),
        async ({ visitor: { page } }) => {
          await page.emulateMedia({ colorScheme: theme });
          await page.setViewportSize({ width, height: 900 });
          await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
          expect(await faultsOf(page)).toEqual([]);
        },
      );
    }

    for (const [at, theme] of THEMES.entries()) {
      test(
        `shows all in forced colours, ${theme}`,
        inTurn(at, THEMES.length),
        async ({ visitor: { page } }) => {
          await page.emulateMedia({ colorScheme: theme, forcedColors: 'active' });
          await page.setViewportSize({ width: 1280, height: 900 });
          expect(await lostInForcedColours(page)).toEqual([]);
          expect(await chosenByColourAlone(page)).toEqual([]);
          await page.emulateMedia({ forcedColors: 'none' });
        },
      );

      test(
        `prints what it says, ${theme}`,
        inTurn(at, THEMES.length),
        async ({ visitor: { page } }) => {
          await page.emulateMedia({ colorScheme: theme, media: 'print' });
          // A4 within margins of 1 cm.
          await page.setViewportSize({ width: 718, height: 1047 });
          await setOpen(page, false);
          expect(await faultsInPrint(page)).toEqual([]);
          expect(await over(page), 'wider than the sheet').toBe(0);
          await setOpen(page, true);
          await page.emulateMedia({ media: 'screen' });
        },
      );
    }

    test('stands still for whoever wants less motion', once, async ({ visitor: { page } }) => {
      await page.emulateMedia({ reducedMotion: 'reduce' });
      expect(await moving(page)).toEqual([]);
      await page.emulateMedia({ reducedMotion: null });
    });

    test('fits a window of 320 px, as of 1280 px at 400 %', once, async ({ visitor: { page } }) => {
      await page.setViewportSize({ width: 320, height: 256 });
      expect(await over(page), 'wider than the window').toBe(0);
    });

    // The last one, so that it has seen all that the others did.
    test(
      'keeps the content policy, its origin, no cookies and a clean console',
      once,
      async ({ visitor: { page, faults } }) => {
        expect(faults).toEqual([]);
        expect(await page.context().cookies()).toEqual([]);
      },
    );
  });
}

test('what moves otherwise is seen to move', async ({ visitor: { page } }) => {
  await open(page, ROUTE);
  expect(await moving(page)).not.toEqual([]);
});
