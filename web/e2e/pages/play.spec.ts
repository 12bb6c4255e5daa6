import { expect, test, type Page } from '@playwright/test';
import { gateway, refuse } from '../support/gateway';
import { drawn, found, hara, lindqvist, moss, problem } from '../support/recorded';
import { FULL } from '../support/tags';

const [first, second, third] = found.hops;

test('a seed names a pair, and another pair has another seed', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/challenges/random')) asked.push(request.url());
  });
  await gateway(page);
  await page.goto('/play/?seed=7&band=hard');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Dag Lindqvist to Yuki Hara');
  await expect(page).toHaveURL('/play/?seed=7&band=hard&snapshot=2026-11');
  await page.reload();
  await expect(page.getByText('Random pair 7, fair')).toBeVisible();
  expect(new Set(asked)).toEqual(
    new Set([new URL('/challenges/random?seed=7&band=hard&ruleset=performers', page.url()).href]),
  );
  await page.getByRole('combobox', { name: 'Difficulty' }).selectOption('far');
  await page.getByRole('button', { name: 'Another pair' }).click();
  await expect(page).toHaveURL(/seed=\d+&band=far&snapshot=2026-11$/);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await page.goBack();
  await expect(page).toHaveURL('/play/?seed=7&band=hard&snapshot=2026-11');
  await page.goto('/play/?seed=7&snapshot=2025-01');
  await expect(page.getByText('This address is from the snapshot of January 2025.')).toBeVisible();
});

test('each step is proven by the cluster, up to the goal', async ({ page }) => {
  const judged: unknown[] = [];
  await gateway(page, (route, { from, to }) => {
    const hop = found.hops.find((each) => each.from.id === from);
    const near = hop?.to.id === to;
    const hops = near ? [hop] : found.hops;
    return route.fulfill({ json: { ...found, length: hops.length, hops } });
  });
  await page.route('**/challenges/performers.4101.4104/validate', (route) => {
    const { steps } = route.request().postDataJSON() as { steps: [number, number][] };
    judged.push(steps);
    return route.fulfill({
      json: {
        steps: steps.map(([release, artist]) => {
          const proof = found.hops.find(
            (hop) => hop.release.id === release && hop.to.id === artist,
          );
          const verdict = proof === undefined ? 'next-not-credited' : 'accepted';
          return { release, artist, verdict, proof: proof ?? null };
        }),
      },
    });
  });
  await page.route('**/challenges/performers.4101.4104/hint', (route) => {
    const { at, rung } = route.request().postDataJSON() as { at: number; rung: number };
    const hint = { at, rung, decade: '1960s', roleFamily: null, initials: null };
    return route.fulfill({ json: hint });
  });
  await page.goto('/play/?seed=7');
  await page.getByRole('button', { name: 'Take a hint' }).click();
  await expect(page.getByText('Hint: A good next release is from the 1960s.')).toBeVisible();
  await name(page, 'yuki', hara.name);
  await expect(
    page.getByText('No release credits both Dag Lindqvist and Yuki Hara. Costs 5 points.'),
  ).toBeVisible();
  await page.route('**/artists/search?*', (route) =>
    route.fulfill({
      json: {
        snapshot: drawn.snapshot,
        matches: [moss, found.hops[1]?.to, hara].map((artist) => ({
          ...artist,
          matchedBy: 'name',
          matchedOn: null,
        })),
      },
    }),
  );
  for (const hop of found.hops) await name(page, hop.to.name, hop.to.name);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Par');
  await expect(page.getByText('with three releases, for 85 points')).toBeVisible();
  await expect(page.getByLabel('Your result as text')).toContainText(
    'Credit Graph pair 7: par, 85 points',
  );
  expect(judged.at(-1)).toEqual([first, second, third].map((hop) => [hop?.release.id, hop?.to.id]));
});

test(
  'to be shown a route shows the one that the cluster finds',
  { tag: FULL },
  async ({ page }) => {
    await gateway(page);
    await page.goto('/play/?seed=7');
    await page.getByRole('button', { name: 'Show me a route' }).click();
    await page.getByRole('button', { name: 'End it and show me' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Shown a route');
    await expect(page.getByRole('region', { name: 'Your route so far' })).toContainText(
      'Harbour Songs',
    );
  },
);

test('a pair needs the cluster, and the page says since when it is silent', async ({ page }) => {
  await page.addInitScript(() => {
    const heard = { savedAt: '2026-11-20T14:02:00Z', value: '2026-11-20T14:02:00Z' };
    localStorage.setItem('mcg.heard.v1', JSON.stringify(heard));
  });
  await page.route('**/challenges/random?*', (route) => route.abort());
  await page.goto('/play/?seed=7');
  await expect(
    page.getByText('A random pair needs the cluster, which was last heard'),
  ).toBeVisible();
  await page.unroute('**/challenges/random?*');
  await gateway(page);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    `${lindqvist.name} to ${hara.name}`,
  );
});

test('a busy cluster and a fault are said in words', async ({ page }) => {
  const answers = [
    refuse(429, problem('rate-limited', 429, 'x', 'y'), { 'Retry-After': '20' }),
    refuse(500, problem('internal', 500, 'Something broke', 'It is recorded.')),
  ];
  await page.route('**/challenges/random?*', (route) =>
    answers.shift()?.(route, { from: 0, to: 0, ruleset: '' }),
  );
  await page.goto('/play/?seed=7');
  await expect(page.getByRole('button', { name: 'Try again in 20 s' })).toBeDisabled();
  await page.reload();
  await expect(page.getByText('Something broke. It is recorded.')).toBeVisible();
  await expect(page.getByText('request req-7f3a91')).toBeVisible();
});

async function name(page: Page, text: string, whole: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Artist' }).fill(text);
  await page.getByRole('option', { name: whole }).first().click();
}
