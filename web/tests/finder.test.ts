import { render, screen, within } from '@testing-library/svelte';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import {
  budgetExhausted,
  found,
  membership,
  notConnected,
  problem,
  snapshots,
} from '../e2e/support/recorded';
import RouteFinder from '../src/islands/RouteFinder.svelte';
import { gateway, refusal } from './support/gateway';

const ASKED = '/routes/?from=4101&to=4104&ruleset=performers';

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  history.replaceState(null, '', ASKED);
});

describe('the routes page', () => {
  test('asks nothing before two artists are picked', async () => {
    history.replaceState(null, '', '/routes/');
    const asked = gateway(json(found));
    await open();
    expect(heading()).toBe('Find a route between two artists');
    expect(asked.mock.calls.map(([path]) => path)).toEqual(['/snapshots']);
  });

  test('answers the question of its address with chain and evidence', async () => {
    gateway(json(found));
    await open();
    expect(heading()).toBe('Three releases, each with few people on it');
    expect(within(screen.getByRole('main')).getAllByRole('listitem')).toHaveLength(7);
    expect(screen.getByRole('heading', { level: 2, name: 'Harbour Songs' })).toBeTruthy();
    expect(document.title).toBe('Dag Lindqvist to Yuki Hara – Music-Credit Graph');
  });

  test('shows the evidence of the tile that was chosen, and keeps it in the address', async () => {
    gateway(json(found));
    await open();
    screen.getByRole('button', { name: /Slow Weather/ }).click();
    await settle();
    const card = screen.getByRole('region', { name: 'Slow Weather' });
    expect(card.textContent).toContain('Country not stated');
    expect(card.textContent).toContain('Low Cloud');
    expect(card.textContent).toMatch(
      /release 1187002, snapshot 2026-11\s+9f41c07be2d8, rules performers/,
    );
    expect(within(card).getByRole('link', { name: 'Open on Discogs' }).getAttribute('href')).toBe(
      'https://www.discogs.com/release/1187002',
    );
    expect(location.search).toContain('release=1187002');
  });

  test('tells the steps of a route apart that takes one release twice', async () => {
    const [first] = found.hops;
    const hops = found.hops.map((hop) => ({ ...hop, release: first?.release ?? hop.release }));
    gateway(json({ ...found, hops }));
    await open();
    screen.getAllByRole('button', { name: /Harbour Songs/ })[2]?.click();
    await settle();
    expect(text()).toContain('Low Cloud');
    expect(location.search).toContain('step=3');
    expect(heading()).toMatch(/^Three steps/);
  });

  test('shows a membership as its own kind of evidence', async () => {
    gateway(json({ ...found, hops: [...found.hops, membership] }));
    await open();
    screen.getByRole('button', { name: /Membership/ }).click();
    await settle();
    const card = screen.getByRole('region', { name: 'Membership' });
    expect(card.textContent).toContain('Ruben Achterberg was a member of Pale Meridian.');
    expect(within(card).queryByRole('table')).toBeNull();
    expect(within(card).getByRole('link', { name: 'Open on Discogs' }).getAttribute('href')).toBe(
      'https://www.discogs.com/artist/4120',
    );
    expect(location.search).toContain('step=4');
  });

  test('shows nothing new for 300 ms, then bars, and after 4 s offers to cancel', async () => {
    gateway(() => new Promise(() => undefined));
    await open();
    expect(heading()).toBe('Find a route between two artists');
    await wait(300);
    expect(heading()).toBe('Looking for a route');
    expect(screen.queryByRole('button', { name: 'Cancel' })).toBeNull();
    await wait(3700);
    expect(heading()).toBe('Still looking');
    screen.getByRole('button', { name: 'Cancel' }).click();
    await settle();
    expect(heading()).toBe('Find a route between two artists');
    await wait(10_000);
    expect(heading()).toBe('Find a route between two artists');
  });

  test('says when there is no route, and offers wider rules', async () => {
    const asked = gateway(json(notConnected));
    await open();
    expect(heading()).toBe('No route joins Dag Lindqvist and Yuki Hara');
    screen.getByRole('button', { name: 'Count all credits instead' }).click();
    await settle();
    expect(JSON.parse(String(asked.mock.calls.at(-1)?.[1]?.body))).toMatchObject({
      ruleset: 'everyone',
    });
    expect(location.search).toContain('ruleset=everyone');
    expect(screen.queryByRole('button', { name: 'Count all credits instead' })).toBeNull();
  });

  test('says when the search ran out of its budget', async () => {
    gateway(json(budgetExhausted));
    await open();
    expect(heading()).toBe('The search stopped before it found a route');
    expect(text()).toContain('2,000,000 credits and reached its limit of edges');
    expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
  });

  test('says which artist is unknown', async () => {
    gateway(refused(404, problem('unknown-artist', 404, 'x', 'y', { field: 'to' })));
    await open();
    expect(heading()).toBe('Artist 4104 is not on this map');
    expect(text()).toContain('request req-7f3a91');
  });

  test.each([
    ['unknown-ruleset', 404, 'These rules are not served here'],
    ['same-artist', 422, 'These are the same artist'],
    ['timeout', 504, 'The search took too long'],
    ['internal', 500, 'Something broke on our side'],
  ])('puts the problem %s into words', async (slug, status, words) => {
    gateway(refused(status, problem(slug, status, 'Something broke on our side', 'Detail.')));
    await open();
    expect(heading()).toBe(words);
    expect(text()).toContain('request req-7f3a91');
    expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
  });

  test('counts down before it lets a busy cluster be asked again', async () => {
    gateway(refused(429, problem('rate-limited', 429, 'x', 'y'), { 'Retry-After': '20' }));
    await open();
    const button = screen.getByRole<HTMLButtonElement>('button', { name: 'Try again in 20 s' });
    await wait(19_000);
    expect(button.textContent).toBe('Try again in 1 s');
    expect(button.disabled).toBe(true);
    await wait(1000);
    expect(button.textContent).toBe('Try again');
    expect(button.disabled).toBe(false);
  });

  test('says since when nobody answers, and keeps what was entered', async () => {
    vi.setSystemTime(new Date(2026, 10, 20, 14, 2));
    gateway(json(found));
    const { unmount } = await open();
    unmount();
    vi.setSystemTime(new Date(2026, 10, 20, 15, 0));
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    await open();
    expect(heading()).toBe('Route search does not answer');
    expect(text()).toContain('which was last heard at 14:02.');
    expect(screen.getByRole<HTMLInputElement>('combobox', { name: 'From' }).value).not.toBe('');
  });

  test('stops waiting for a silent gateway after half a minute', async () => {
    gateway(() => new Promise(() => undefined));
    const patience = new AbortController();
    vi.spyOn(AbortSignal, 'timeout').mockReturnValue(patience.signal);
    await open();
    patience.abort();
    await settle();
    expect(heading()).toBe('Nobody answered in time');
  });

  test('asks again when the rules change, and tells the new answer', async () => {
    const asked = gateway(json(found));
    await open();
    screen.getByRole('radio', { name: 'All credits' }).click();
    await settle();
    expect(asked.mock.calls.filter(([path]) => path === '/paths')).toHaveLength(2);
    expect(location.search).toContain('ruleset=everyone');
    const told = screen.getAllByRole('status').map((each) => each.textContent);
    expect(told.join()).toContain('Three releases, each with few people on it.');
  });

  test('asks for closest work, compares it with the shortest, and says so in the address', async () => {
    const asked = gateway(json(found));
    await open();
    screen.getByRole('radio', { name: 'Closest work' }).click();
    await settle();
    const questions = asked.mock.calls
      .filter(([path]) => path === '/paths')
      .map(([, init]) => JSON.parse(String(init?.body)) as object);
    const pair = { from: 4101, to: 4104, ruleset: 'performers' };
    expect(questions).toEqual([pair, { ...pair, hubPenalty: 1 }, pair]);
    expect(location.search).toBe('?from=4101&to=4104&ruleset=performers&prefer=closest');
  });

  test('shows a route of closest work also when nothing can be compared with it', async () => {
    history.replaceState(null, '', `${ASKED}&prefer=closest`);
    let asked = 0;
    gateway(() => Promise.resolve(asked++ === 0 ? Response.json({ ...found, cost: 7 }) : busy()));
    await open();
    expect(heading()).toBe('Three releases, each with few people on it');
    expect(text()).toContain('No route under these rules has closer work.');
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Closest work' }).checked).toBe(
      true,
    );
  });

  test('swaps the ends and asks the other way round', async () => {
    gateway(json(found));
    await open();
    screen.getByRole('button', { name: 'Swap the artists' }).click();
    expect(location.search).toBe('?from=4104&to=4101&ruleset=performers');
    await settle();
  });

  test('goes back to the question before', async () => {
    const asked = gateway(json(found));
    await open();
    history.replaceState(null, '', '/routes/?from=7&to=8&ruleset=everyone');
    window.dispatchEvent(new PopStateEvent('popstate'));
    await settle();
    expect(JSON.parse(String(asked.mock.calls.at(-1)?.[1]?.body))).toEqual({
      from: 7,
      to: 8,
      ruleset: 'everyone',
    });
  });

  test('offers the rulesets that the gateway serves', async () => {
    const [first] = snapshots.snapshots;
    if (first === undefined) throw new Error('no recorded snapshot');
    history.replaceState(null, '', '/routes/');
    vi.stubGlobal('fetch', () =>
      Promise.resolve(Response.json({ snapshots: [{ ...first, ruleset: 'studio' }] })),
    );
    await open();
    const credits = within(screen.getByRole('radiogroup', { name: 'Credits' }));
    expect(credits.getAllByRole('radio').map((radio) => radio.getAttribute('value'))).toEqual([
      'studio',
    ]);
  });

  test('sends the focus to the first field that is missing', async () => {
    history.replaceState(null, '', '/routes/');
    gateway(json(found));
    await open();
    screen.getByRole('button', { name: 'Find routes' }).click();
    await settle();
    const from = screen.getByRole('combobox', { name: 'From' });
    expect(document.activeElement).toBe(from);
    expect(from.getAttribute('aria-invalid')).toBe('true');
    expect(text()).toContain('Pick an artist.');
  });
});

async function open() {
  const target = document.createElement('main');
  document.body.append(target);
  const page = render(RouteFinder, { target });
  await settle();
  return page;
}

/** Lets answers arrive that need no time. */
async function settle(): Promise<void> {
  await vi.advanceTimersByTimeAsync(0);
  await vi.advanceTimersByTimeAsync(0);
}

async function wait(millis: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(millis);
}

function heading(): string {
  return screen.getByRole('heading', { level: 1 }).textContent ?? '';
}

function text(): string {
  return document.body.textContent?.replace(/\s+/g, ' ') ?? '';
}

function json(body: object): () => Promise<Response> {
  return () => Promise.resolve(Response.json(body));
}

function busy(): Response {
  return refusal(429, problem('rate-limited', 429, 'x', 'y'), { 'Retry-After': '20' });
}

function refused(...answer: Parameters<typeof refusal>): () => Promise<Response> {
  return () => Promise.resolve(refusal(...answer));
}
