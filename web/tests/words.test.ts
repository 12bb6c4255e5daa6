import { describe, expect, test } from 'vitest';
import {
  credit,
  found,
  membership,
  notConnected,
  routeOf,
  snapshots,
} from '../e2e/support/recorded';
import type { CreditedHop, Found, PathAnswer } from '../src/lib/api/types';
import { readAddress, writeAddress } from '../src/lib/route/address';
import {
  creditedFor,
  printedNames,
  rolesInShort,
  tracksOf,
  trackTitles,
} from '../src/lib/route/credits';
import { factsOf } from '../src/lib/route/facts';
import { emptyField, errorsIn, fieldFor } from '../src/lib/route/field';
import { preferring } from '../src/lib/route/preference';
import { labelOf, rulesetsIn } from '../src/lib/route/rulesets';
import { say, sayDown } from '../src/lib/route/sentences';
import { FIRST_STEP, indexOf, stepAt } from '../src/lib/route/steps';
import { counted, listed, monthInWords, tookInWords } from '../src/lib/route/words';

const ENDS = { from: 'Dag Lindqvist', to: 'Yuki Hara' };

describe('the address', () => {
  const question = { from: 41, to: 45, ruleset: 'everyone' };

  test.each([
    { release: 1042337, place: null },
    { release: null, place: 3 },
    { release: null, place: null },
  ])('gives back the question and the step %o it was written for', (step) => {
    const { search } = new URL(writeAddress(question, step), 'http://localhost');
    expect(readAddress(search)).toEqual({
      question,
      ruleset: 'everyone',
      prefer: 'fewest',
      step,
    });
  });

  test('says what is preferred, where that is not the usual', () => {
    const closest = preferring('closest', question);
    expect(writeAddress(question)).not.toContain('prefer');
    const { search } = new URL(writeAddress(closest), 'http://localhost');
    expect(search).toContain('prefer=closest');
    expect(readAddress(search)).toMatchObject({ question: closest, prefer: 'closest' });
    expect(readAddress('?from=1&to=2&prefer=<b>').prefer).toBe('fewest');
  });

  test.each(['', '?from=41', '?from=0&to=4', '?from=1e3&to=4', '?from=41&to=99999999999'])(
    '%s asks nothing',
    (search) => expect(readAddress(search).question).toBeNull(),
  );

  test('falls back to the usual rules when it names none or nonsense', () => {
    expect(readAddress('?from=1&to=2').question?.ruleset).toBe('performers');
    expect(readAddress('?from=1&to=2&ruleset=<b>').question?.ruleset).toBe('performers');
  });
});

describe('a step of a route', () => {
  const [first, second] = routeOf(2).hops as [CreditedHop, CreditedHop];

  test('is named by its release, whatever the route before it', () => {
    expect(stepAt([first, second], 1)).toEqual({ release: second.release.id, place: null });
    expect(indexOf([second, first], stepAt([first, second], 1))).toBe(0);
  });

  test('is named by its place where the route takes the release twice', () => {
    const hops = [first, { ...second, release: first.release }];
    expect(stepAt(hops, 1)).toEqual({ release: null, place: 2 });
    expect(indexOf(hops, stepAt(hops, 1))).toBe(1);
  });

  test('is named by its place where it is a membership', () => {
    expect(stepAt([first, membership], 1)).toEqual({ release: null, place: 2 });
    expect(indexOf([first, membership], stepAt([first, membership], 1))).toBe(1);
  });

  test('is the first when the route has no such step', () => {
    expect(indexOf([first, second], { release: 4, place: null })).toBe(0);
    expect(indexOf([first, second], { release: null, place: 9 })).toBe(0);
    expect(indexOf([], FIRST_STEP)).toBe(0);
  });
});

describe('the sentence on a result', () => {
  test('counts the releases and looks at how crowded they are', () => {
    expect(title(found)).toBe('Three releases, each with few people on it');
    expect(title(routeOf(6))).toBe('Six releases, one with 51 people on it');
    expect(title(routeOf(3))).toBe('Three releases join them');
    expect(title(routeOf(1))).toBe('One release, with few people on it');
    expect(title(routeOf(14))).toMatch(/^14 releases/);
  });

  test('counts steps where a release is taken twice', () => {
    const [first, second] = found.hops as [CreditedHop, CreditedHop];
    const twice = { ...second, release: first.release };
    expect(title({ ...found, hops: [first, twice] })).toMatch(/^Two steps/);
  });

  test('tells a membership as what it is', () => {
    const { from, to } = membership;
    const route = { ...found, from, to, hops: [membership] };
    expect(title(route)).toBe('One step joins them');
    expect(title({ ...route, hops: [...found.hops, membership] })).toBe('Four steps join them');
    expect(lede(route)).toMatch(/^Ruben Achterberg was a member of Pale Meridian\./);
  });

  test('names those between, while they are few', () => {
    expect(lede(found)).toBe(
      'Dag Lindqvist to Yuki Hara through Edda Moss and Ruben Achterberg. No route under these rules is shorter. Found in 38 ms.',
    );
    expect(lede(routeOf(6))).toContain('through 5 others');
    expect(lede(routeOf(1))).toContain('are both credited on Northern Rooms');
  });

  test('compares closest work with the shortest route', () => {
    const closest = { ...routeOf(4), cost: 9 };
    const compared = (shortest: Found | null) =>
      say({ kind: 'answered', answer: closest, shortest }, ENDS).lede;
    expect(compared(found)).toContain('The shortest route has three. Found');
    const crowded = found.hops.map((hop) => ({ ...hop, release: { ...hop.release, people: 212 } }));
    expect(compared({ ...found, hops: crowded })).toContain(
      'The shortest route has three, one with 212 people on it.',
    );
    expect(compared(routeOf(4))).toContain('No route under these rules is shorter, either.');
    expect(compared(null)).toContain('No route under these rules has closer work.');
  });

  test('says under which rules there is no route', () => {
    expect(lede(notConnected)).toContain('November 2026, counting performers');
  });

  test('says how far each end reaches when they do not reach each other', () => {
    expect(lede(notConnected)).toContain(
      'Chains lead from Dag Lindqvist to 812,003 other artists.',
    );
    expect(lede(notConnected)).toContain('Yuki Hara shares no release with anyone.');
    expect(lede(notConnected)).toMatch(/Under the rules “All credits” one does\.$/);
    const silent = { ...notConnected, fromReach: null, toReach: null, joinedUnder: [] };
    expect(lede(silent)).toMatch(/to the other\.$/);
  });

  test('tells since when nobody answers', () => {
    const now = new Date(2026, 10, 20, 15, 0);
    expect(sayDown(null, now)).toBe('Route search needs the cluster, which does not answer.');
    expect(sayDown(new Date(2026, 10, 20, 14, 2), now)).toMatch(/last heard at 14:02\.$/);
    expect(sayDown(new Date(2026, 10, 18, 14, 2), now)).toMatch(/last heard on 18 November/);
  });

  function title(answer: Parameters<typeof said>[0]): string {
    return said(answer).title;
  }

  function lede(answer: Parameters<typeof said>[0]): string {
    return said(answer).lede;
  }

  function said(answer: PathAnswer) {
    return say({ kind: 'answered', answer, shortest: null }, ENDS);
  }
});

describe('a credit', () => {
  test.each([
    [credit({ scope: 'main' }), 'Main artist'],
    [credit({ scope: 'track' }), 'Artist of the track'],
    [credit({ role: 'Vocals [Second Voice]' }), 'Vocals [Second Voice]'],
    [credit({}), 'Role not stated'],
  ])('%# is for what the sleeve says', (given, words) => expect(creditedFor(given)).toBe(words));

  test.each([
    [credit({}), 'Whole release'],
    [credit({ scope: 'track' }), 'Not stated'],
    [credit({ trackText: 'A1 to A3' }), 'A1 to A3'],
    [credit({ tracks: [track('A', 'x'), track('B', 'y')] }), 'A, B'],
    [credit({ tracks: [track(null, 'Low Cloud')] }), 'Low Cloud'],
  ])('%# says where it stands', (given, words) => expect(tracksOf(given)).toBe(words));

  test('names up to three tracks', () => {
    const tracks = ['1', '2', '3'].map((position) => track(position, `T${position}`));
    expect(trackTitles(credit({ tracks }))).toBe('T1; T2; T3');
    expect(trackTitles(credit({ tracks: [...tracks, track('4', 'T4')] }))).toBeNull();
  });

  test('roles are shortened to two, without brackets', () => {
    const credits = [
      credit({ role: 'Vocals [Lead, Second], Guitar' }),
      credit({ role: 'Guitar, DJ Mix' }),
    ];
    expect(rolesInShort(credits)).toBe('Vocals, guitar and 1 more');
    expect(rolesInShort([credit({ role: 'Guitar, DJ Mix' })])).toBe('Guitar, DJ Mix');
  });

  test('names as printed are joined only when all are the same', () => {
    const moss = credit({ anv: 'E. Moss' });
    expect(printedNames([moss, moss]).everywhere).toBe('E. Moss');
    expect(printedNames([moss, credit({})]).everywhere).toBeNull();
    expect(printedNames([credit({})]).everywhere).toBeNull();
  });
});

test('facts that nobody has entered are said to be not stated', () => {
  const [hop] = found.hops;
  if (hop === undefined) throw new Error('the recorded route has no hop');
  expect(factsOf({ ...hop.release, year: null, country: null, formats: [] })).toBe(
    'Edda Moss, year not stated. Format not stated. Country not stated. 7 people, 11 tracks.',
  );
});

test('two fields are a question only with two different artists', () => {
  const dag = fieldFor({ id: 1, name: 'Dag Lindqvist' });
  expect(errorsIn(emptyField(), dag).from).toBe('Pick an artist.');
  expect(errorsIn({ text: 'da', artist: null }, dag).from).toBe('Choose an artist from the list.');
  expect(errorsIn(dag, dag).to).toBe('Pick someone else than the first artist.');
  expect(errorsIn(dag, fieldFor({ id: 2, name: 'Yuki Hara' }))).toEqual({ from: null, to: null });
});

test('rulesets come in the usual order, others by name', () => {
  const [first] = snapshots.snapshots;
  if (first === undefined) throw new Error('no recorded snapshot');
  const named = (ruleset: string) => ({ ...first, ruleset });
  const served = [named('studio'), named('everyone'), named('main-artists'), named('performers')];
  expect(rulesetsIn([...served, named('everyone')]).map((choice) => choice.label)).toEqual([
    'Performers',
    'All credits',
    'Main artists',
    'Studio',
  ]);
  expect(labelOf('same-track')).toBe('Same track');
});

test('numbers and dates are words', () => {
  expect(counted(1, 'release')).toBe('One release');
  expect(counted(1300, 'release')).toBe('1,300 releases');
  expect(listed([])).toBe('');
  expect(listed(['A', 'B', 'C'])).toBe('A, B and C');
  expect(monthInWords('2026-11')).toBe('November 2026');
  expect(monthInWords('undated-1f0c2a9b')).toBe('undated-1f0c2a9b');
  expect(tookInWords(96)).toBe('less than 1 ms');
  expect(tookInWords(38_400)).toBe('38 ms');
  expect(tookInWords(12_000_000)).toBe('12 s');
});

function track(position: string | null, title: string) {
  return { position, title };
}
