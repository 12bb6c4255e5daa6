import type { HealthReport } from '../api/types';
import type { StatusFile } from '../data/status';
import { listed } from '../route/words';
import { stateOf } from './nodes';
import type { Heard } from './watch.svelte';

export interface Said {
  readonly title: string;
  readonly lede: string;
  /** Words and a tone; `unknown` is neither good nor bad. */
  readonly tone: 'up' | 'degraded' | 'down' | 'unknown';
}

const SMALL = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/**
 * The first line of the page.
 *
 * @param lastHeard when this browser heard the cluster last, perhaps on another page
 */
export function say(heard: Heard | null, lastHeard: Date | null, now: Date): Said {
  if (heard === null) {
    return {
      title: 'How the cluster is',
      lede: 'Reading what was published last, then asking the cluster itself.',
      tone: 'unknown',
    };
  }
  const { file, at, live } = heard;
  const health = ownWord(heard);
  if (health !== null && at !== null) {
    const then = new Date(at);
    if (live) return { ...sayHealth(health), lede: `Live, last answer ${agoInWords(then, now)}.` };
    return {
      title: `The cluster was last heard ${timeInWords(then, now)}`,
      lede: 'The line to it broke and is tried again. Below is how it stood then. Today’s route and the archive work without it.',
      tone: 'down',
    };
  }
  if (file === null) {
    return {
      title: 'The cluster does not answer',
      lede: `Nothing was published that this page can read.${lastHeard === null ? '' : ` This browser heard the cluster last ${timeInWords(lastHeard, now)}.`} The pages that need no cluster work.`,
      tone: 'unknown',
    };
  }
  const written = new Date(file.writtenAt);
  if (isStale(file, now)) {
    return {
      title: `The cluster was last heard ${timeInWords(written, now)}`,
      lede: 'It is off, or cannot be reached. Below is how it stood then. Today’s route and the archive work without it.',
      tone: 'down',
    };
  }
  return {
    title: file.sentence.replace(/\.$/, ''),
    lede: `As published ${agoInWords(written, now)}. The cluster itself does not answer this page.`,
    tone: file.state,
  };
}

/** What the cluster said itself, unless something newer was published since the line broke. */
export function ownWord({ file, health, at, live }: Heard): HealthReport | null {
  const isNewest = file === null || at === null || Date.parse(file.writtenAt) <= at;
  return live || isNewest ? health : null;
}

export function isStale({ writtenAt, staleAfterSeconds }: StatusFile, now: Date): boolean {
  return now.getTime() - Date.parse(writtenAt) > staleAfterSeconds * 1000;
}

function sayHealth({ status, parts, workers }: HealthReport): Pick<Said, 'title' | 'tone'> {
  const down = Object.entries(parts)
    .filter(([, { state }]) => state === 'down')
    .map(([name]) => name);
  if (down.includes('snapshot')) {
    return { title: 'The cluster has nothing to answer from', tone: 'down' };
  }
  if (status === 'down') {
    const which = listed(down);
    return {
      title: `Routes are answered, but ${which} ${down.length === 1 ? 'is' : 'are'} down`,
      tone: 'degraded',
    };
  }
  const states = workers.map(stateOf);
  const copying = workers.filter(({ snapshots }) =>
    snapshots.some(({ state }) => state === 'fetching'),
  ).length;
  const away = states.filter(({ kind }) => kind !== 'ready').length - copying;
  const notes = [
    copying === 0 ? '' : `, ${few(copying)} ${copying === 1 ? 'is' : 'are'} catching up`,
    away <= 0 ? '' : `, ${few(away)} ${away === 1 ? 'takes' : 'take'} no work`,
  ];
  return { title: `The cluster is up${notes.join('')}`, tone: away > 0 ? 'degraded' : 'up' };
}

function few(count: number): string {
  return `${SMALL[count] ?? String(count)} worker${count === 1 ? '' : 's'}`;
}

export function agoInWords(then: Date, now: Date): string {
  const seconds = Math.max(0, Math.round((now.getTime() - then.getTime()) / 1000));
  if (seconds < 2) return 'a moment ago';
  if (seconds < 90) return `${seconds} seconds ago`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} minutes ago` : `${Math.round(minutes / 60)} hours ago`;
}

/** "at 14:02" today, otherwise "on 3 November, 14:02". */
export function timeInWords(then: Date, now: Date): string {
  const sameDay = then.toDateString() === now.toDateString();
  const when = new Intl.DateTimeFormat('en-GB', {
    ...(sameDay ? {} : { day: 'numeric', month: 'long' }),
    hour: '2-digit',
    minute: '2-digit',
  }).format(then);
  return `${sameDay ? 'at' : 'on'} ${when}`;
}
