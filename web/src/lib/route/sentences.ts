import type { Failure } from '../api/failure';
import type { BudgetExhausted, Found, NotConnected, PathAnswer } from '../api/types';
import { membershipOf, releaseOf } from './hops';
import { labelOf } from './rulesets';
import type { View } from './search.svelte';
import { amount, counted, grouped, inWords, listed, monthInWords, tookInWords } from './words';

/** The heading of the result and the line below it. */
export interface Said {
  readonly title: string;
  readonly lede: string;
}

export interface Ends {
  readonly from: string;
  readonly to: string;
}

const FEW_PEOPLE = 12;
const MANY_PEOPLE = 50;
const MAX_NAMED = 3;

export function say(view: View, ends: Ends): Said {
  switch (view.kind) {
    case 'idle':
      return {
        title: 'Find a route between two artists',
        lede: 'Pick two artists. The route runs from one to the other over releases, and every step is a credit in print.',
      };
    case 'looking':
      return {
        title: view.slow ? 'Still looking' : 'Looking for a route',
        lede: `From ${ends.from} to ${ends.to}.`,
      };
    case 'answered':
      return sayAnswer(view.answer, view.shortest);
    case 'failed':
      return sayFailure(view.failure, ends);
  }
}

function sayAnswer(answer: PathAnswer, shortest: Found | null): Said {
  switch (answer.outcome) {
    case 'found':
      return sayFound(answer, shortest);
    case 'not-connected':
      return sayNotConnected(answer);
    case 'budget-exhausted':
      return sayExhausted(answer);
  }
}

function sayFound(found: Found, shortest: Found | null): Said {
  const took = `Found in ${tookInWords(found.tookMicros)}.`;
  const between = found.hops.slice(0, -1).map((hop) => hop.to.name);
  const ends = `${found.from.name} to ${found.to.name}`;
  if (between.length === 0) {
    return { title: howMany(found), lede: `${sayOnly(found)} ${took}` };
  }
  const through =
    between.length > MAX_NAMED ? `${grouped(between.length)} others` : listed(between);
  return {
    title: howMany(found),
    lede: `${ends} through ${through}. ${compare(found, shortest)} ${took}`,
  };
}

/** With what the other preference would have given. */
function compare(found: Found, shortest: Found | null): string {
  if (found.cost === null) return 'No route under these rules is shorter.';
  if (shortest === null) return 'No route under these rules has closer work.';
  if (shortest.length === found.length) return 'No route under these rules is shorter, either.';
  const people = shortest.hops.flatMap((hop) =>
    hop.kind === 'credited' ? [hop.release.people] : [],
  );
  const most = Math.max(0, ...people);
  const crowd = most <= FEW_PEOPLE ? '' : `, one with ${grouped(most)} people on it`;
  return `The shortest route has ${inWords(shortest.length).toLowerCase()}${crowd}.`;
}

function sayOnly({ from, to, hops }: Found): string {
  const [hop] = hops;
  if (hop?.kind === 'membership') return `${membershipOf(hop)}.`;
  return `${listed([from.name, to.name])} are both credited on ${hop?.release.title ?? ''}.`;
}

function howMany(found: Found): string {
  const credited = found.hops.filter((hop) => hop.kind === 'credited');
  if (credited.length < found.hops.length) return howManySteps(found.hops.length);
  const twice = new Set(credited.map(releaseOf)).size < credited.length;
  const releases = counted(credited.length, twice ? 'step' : 'release');
  const most = Math.max(...credited.map((hop) => hop.release.people));
  if (found.hops.length === 1) {
    return most <= FEW_PEOPLE
      ? `${releases}, with few people on it`
      : `${releases}, with ${grouped(most)} people on it`;
  }
  if (most <= FEW_PEOPLE) return `${releases}, each with few people on it`;
  if (most >= MANY_PEOPLE) return `${releases}, one with ${grouped(most)} people on it`;
  return `${releases} join them`;
}

function howManySteps(steps: number): string {
  return `${counted(steps, 'step')} ${steps === 1 ? 'joins' : 'join'} them`;
}

function sayNotConnected({
  from,
  to,
  snapshot,
  fromReach,
  toReach,
  joinedUnder,
}: NotConnected): Said {
  const rules = labelOf(snapshot.ruleset).toLowerCase();
  return {
    title: `No route joins ${from.name} and ${to.name}`,
    lede: `In the snapshot of ${monthInWords(snapshot.month)}, counting ${rules}, no chain of shared releases leads from one to the other.${sayReach(from.name, fromReach)}${sayReach(to.name, toReach)}${sayJoining(joinedUnder.map((other) => other.ruleset))}`,
  };
}

/** Which rules would join them, the smallest change first. */
function sayJoining([nearest]: readonly string[]): string {
  return nearest === undefined ? '' : ` Under the rules “${labelOf(nearest)}” one does.`;
}

/** Nothing when the gateway does not say. */
function sayReach(name: string, reach: number | null): string {
  if (reach === null) return '';
  return reach === 1
    ? ` ${name} shares no release with anyone.`
    : ` Chains lead from ${name} to ${amount(reach - 1, 'other artist')}.`;
}

function sayExhausted({ limit, edgesScanned }: BudgetExhausted): Said {
  return {
    title: 'The search stopped before it found a route',
    lede: `It read ${amount(edgesScanned, 'credit')} and reached its limit of ${limit}. There may still be a route.`,
  };
}

function sayFailure(failure: Failure, ends: Ends): Said {
  switch (failure.kind) {
    case 'unreachable':
      return {
        title: 'Route search does not answer',
        lede: 'What you entered is kept. The other pages work without it.',
      };
    case 'timeout':
      return {
        title: 'Nobody answered in time',
        lede: 'The cluster may be starting or very busy. What you entered is kept.',
      };
    case 'busy':
      return {
        title: 'Too many questions at the moment',
        lede: `The cluster asks to wait ${amount(failure.retryAfterSeconds, 'second')}. What you entered is kept.`,
      };
    case 'unreadable':
      return {
        title: 'This page could not read the answer',
        lede: 'It may be older than the gateway. Reload the page and ask again.',
      };
    case 'problem':
      return sayProblem(failure, ends);
  }
}

function sayProblem(problem: Extract<Failure, { kind: 'problem' }>, ends: Ends): Said {
  switch (problem.slug) {
    case 'unknown-artist':
      return {
        title: `${problem.field === 'to' ? ends.to : ends.from} is not on this map`,
        lede: 'No credit of this artist counts under the chosen rules in this snapshot. Pick someone else, or count other credits.',
      };
    case 'unknown-ruleset':
      return {
        title: 'These rules are not served here',
        lede: `Served are: ${listed(problem.available.map(labelOf))}.`,
      };
    case 'same-artist':
      return { title: 'These are the same artist', lede: 'Pick two different artists.' };
    case 'timeout':
      return { title: 'The search took too long', lede: problem.detail };
    default:
      return { title: problem.title, lede: problem.detail };
  }
}

/** The banner when nobody answers: what does not work, and since when, as far as this browser knows. */
export function sayDown(lastHeard: Date | null, now: Date, needs = 'Route search needs'): string {
  if (lastHeard === null) return `${needs} the cluster, which does not answer.`;
  const sameDay = lastHeard.toDateString() === now.toDateString();
  const when = new Intl.DateTimeFormat('en-GB', {
    ...(sameDay ? {} : { day: 'numeric', month: 'long' }),
    hour: '2-digit',
    minute: '2-digit',
  }).format(lastHeard);
  return `${needs} the cluster, which was last heard ${sameDay ? 'at' : 'on'} ${when}.`;
}
