import type { Page, Route } from '@playwright/test';
import type { PathQuestion } from '../../src/lib/api/types';
import { drawn, found, matches, snapshot, snapshots } from './recorded';

type Answer = (route: Route, question: PathQuestion) => Promise<void>;

/** Stands in for the gateway; what a route answers is the test's own. */
export async function gateway(page: Page, paths: Answer | object = found): Promise<void> {
  await page.route('**/snapshots', (route) => route.fulfill({ json: snapshots }));
  await page.route('**/challenges/random?*', (route) => route.fulfill({ json: drawn }));
  await page.route('**/artists/search?*', (route) => {
    const wanted = new URL(route.request().url()).searchParams.get('q')?.toLowerCase() ?? '';
    const found = matches.filter(({ name }) => name.toLowerCase().includes(wanted));
    return route.fulfill({ json: { snapshot, matches: found } });
  });
  await page.route('**/paths', (route) =>
    typeof paths === 'function'
      ? (paths as Answer)(route, route.request().postDataJSON() as PathQuestion)
      : route.fulfill({ json: paths }),
  );
}

export function refuse(status: number, body: object, headers: Record<string, string> = {}): Answer {
  return (route) =>
    route.fulfill({
      status,
      body: JSON.stringify(body),
      headers: {
        'Content-Type': 'application/problem+json',
        'X-Request-Id': 'req-7f3a91',
        ...headers,
      },
    });
}

export const ROUTE = '/routes/?from=4101&to=4104&ruleset=performers&release=1042337';
