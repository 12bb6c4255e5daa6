import { render, screen } from '@testing-library/svelte';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { file, index } from '../e2e/support/study';
import StudyLab from '../src/islands/study/StudyLab.svelte';
import { read } from '../src/lib/local/store';
import type { StudyRecord } from '../src/lib/study/record';
import './support/gateway';

const NOON = new Date('2026-11-20T12:00:00Z');

beforeEach(() => {
  vi.useFakeTimers({ now: NOON });
  localStorage.clear();
  history.replaceState(null, '', '/study/');
});

describe('the Study Lab', () => {
  test('begins with what there is, and what of it is due', async () => {
    serve();
    await open();
    expect(heading()).toBe('Study Lab');
    expect(text()).toContain('6 questions. None is due, so the next ones are new.');
    expect(screen.getByText('Your progress stays in this browser.', { exact: false })).toBeTruthy();
    expect(text()).toMatch(/Graph and search\s+not started/);
  });

  test('asks, judges, explains and says when the item comes back', async () => {
    serve();
    await open();
    await press('Start ten questions');
    expect(heading()).toBe('Which one is it?');
    expect(text()).toContain('1 of 6');
    expect(document.activeElement?.id).toBe('prompt');
    await press(/A wrong one/);
    expect(text()).toContain('Not right: The right one');
    expect(text()).toContain('Because it is so.');
    expect(text()).toContain('The others. They are not so.');
    expect(text()).toContain('Read docs/architecture.md, section “Modules”.');
    expect(text()).toContain('./mcg status');
    expect(text()).toContain('You will see this one again in about 1 minute.');
    expect(document.activeElement?.id).toBe('verdict');
    expect(known('graph-single').lapses).toBe(0);
    await press('Next question');
    expect(heading()).toBe('Which ones are they?');
    expect(text()).toContain('2 of 6');
  });

  test('grades from behaviour: sure comes back late, looked up comes back soon', async () => {
    serve();
    await open();
    await press('Start ten questions');
    screen.getByRole('checkbox', { name: 'I am sure' }).click();
    await press(/The right one/);
    expect(text()).toContain('again in 8 days');
    await press('Next question');
    await press('Look it up first');
    expect(text()).toContain('Read docs/architecture.md');
    await press(/First right one/);
    await press(/Second right one/);
    await press('Check');
    expect(text()).toContain('again in about 6 minutes');
  });

  test('asks for what is missing instead of judging half an answer', async () => {
    serve();
    await open();
    await press('Start ten questions');
    await press(/The right one/);
    await press('Next question');
    await press('Check');
    expect(text()).toContain('Something is missing yet.');
    expect(read('study', 1)).toMatchObject({ items: { 'graph-single': {} } });
    expect(Object.keys((read('study', 1) as StudyRecord).items)).toHaveLength(1);
  });

  test('goes on with one topic alone when its address names it', async () => {
    history.replaceState(null, '', '/study/?topic=graph');
    serve();
    await open();
    expect(heading()).toBe('Study Lab: Graph and search');
    expect(screen.getByRole('button', { name: 'Start with this topic' })).toBeTruthy();
  });

  test('shows nothing new for 300 ms, and after 4 s offers to cancel', async () => {
    vi.stubGlobal('fetch', () => new Promise(() => undefined));
    await open();
    expect(text()).toContain('Each question names the place');
    await wait(300);
    expect(screen.queryByRole('button', { name: 'Start ten questions' })).toBeNull();
    await wait(3700);
    expect(text()).toContain('Still fetching the questions');
    await press('Cancel');
    expect(heading()).toBe('The questions are not here');
  });

  test('says when the questions cannot be fetched, and goes on when they can', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')));
    await open();
    expect(heading()).toBe('The questions are not here');
    expect(screen.getByRole('alert').textContent).toContain('this device has no copy of them yet');
    serve();
    await press('Try again');
    expect(heading()).toBe('Study Lab');
    expect(screen.getByRole('button', { name: 'Start ten questions' })).toHaveProperty(
      'disabled',
      false,
    );
  });

  test('says when page and questions are of different versions', async () => {
    serve({ topic: 'graph', items: [] });
    await open();
    await press('Start ten questions');
    expect(screen.getByRole('alert').textContent).toContain('They are of another version');
  });

  test('works with storage blocked, and says that it will not last', async () => {
    vi.stubGlobal('localStorage', {
      getItem: refuseStorage,
      setItem: refuseStorage,
      removeItem: refuseStorage,
    });
    serve();
    await open();
    expect(text()).toContain('This browser keeps nothing for this site');
    await press('Start ten questions');
    await press(/The right one/);
    expect(text()).toContain('Right: The right one');
  });

  test('begins anew with a record that nobody can read', async () => {
    localStorage.setItem('mcg.study.v1', '{"savedAt":"x","value":{"items":7}}');
    serve();
    await open();
    expect(text()).toContain('6 questions. None is due');
  });
});

function refuseStorage(): never {
  throw new DOMException('blocked', 'SecurityError');
}

function serve(topic: object = file): void {
  vi.stubGlobal('fetch', (path: string) =>
    Promise.resolve(Response.json(path.endsWith('/index.json') ? index : topic)),
  );
}

async function open(): Promise<void> {
  render(StudyLab, { clock: () => new Date(), fuzz: false });
  await wait(0);
}

async function press(name: string | RegExp): Promise<void> {
  await userEvent
    .setup({ advanceTimers: (millis) => vi.advanceTimersByTime(millis) })
    .click(screen.getByRole('button', { name }));
  await wait(0);
}

async function wait(millis: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(millis);
}

function heading(): string {
  return screen.getByRole('heading', { level: 1 }).textContent ?? '';
}

function text(): string {
  return (document.body.textContent ?? '').replace(/\s+/g, ' ');
}

function known(id: string) {
  const seen = (read('study', 1) as StudyRecord).items[id];
  if (seen === undefined) throw new Error(`nothing is known of ${id}`);
  return seen.memory;
}
