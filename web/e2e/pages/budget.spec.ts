import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

/** Kilobytes of the first load over the wire: gzip for text, as they are for fonts. */
const BUDGETS = [
  { page: 'index.html', script: 45, all: 220 },
  { page: 'daily/index.html', script: 45, all: 220 },
  { page: 'archive/index.html', script: 45, all: 200 },
  { page: 'hidden/index.html', script: 45, all: 200 },
  { page: 'play/index.html', script: 45, all: 200 },
  { page: 'routes/index.html', script: 45, all: 200 },
  { page: 'artist/index.html', script: 45, all: 200 },
  { page: 'status/index.html', script: 30, all: 170 },
  { page: 'how/index.html', script: 2, all: 140 },
  { page: 'research/distances/index.html', script: 2, all: 140 },
  { page: 'reference/schemas/index.html', script: 2, all: 140 },
  { page: 'about/index.html', script: 2, all: 140 },
  { page: 'offline/index.html', script: 2, all: 140 },
  { page: '404.html', script: 2, all: 140 },
  { page: 'study/index.html', script: 40, all: 190 },
  { page: 'study/graph/index.html', script: 2, all: 140 },
  { page: 'you/index.html', script: 30, all: 170 },
];

for (const { page, script, all } of BUDGETS) {
  test(`${page} stays within its bytes`, () => {
    const html = read(page).toString();
    const scripts = closure([...html.matchAll(/<script[^>]*\ssrc="([^"]+)"/g)].map(first));
    const styles = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(first);
    const fonts = [...html.matchAll(/href="([^"]+\.woff2)"/g)].map(first);
    const scriptBytes = sum(scripts.map(gzipped));
    const styleBytes = sum(styles.map(gzipped));
    const fontBytes = sum(fonts.map((path) => read(path).length));
    const htmlBytes = gzipSync(html).length;
    expect(scripts.length, 'every page has at least the theme script').toBeGreaterThan(0);
    expect(scriptBytes).toBeLessThanOrEqual(script * 1024);
    expect(styleBytes).toBeLessThanOrEqual(14 * 1024);
    expect(htmlBytes).toBeLessThanOrEqual(20 * 1024);
    expect(fontBytes).toBeLessThanOrEqual(90 * 1024);
    expect(scriptBytes + styleBytes + fontBytes + htmlBytes).toBeLessThanOrEqual(all * 1024);
  });

  test(`${page} holds nothing that a strict policy would block`, () => {
    const html = read(page).toString();
    expect(html).not.toMatch(/<style|\sstyle="|\son[a-z]+="|javascript:/);
    expect([...html.matchAll(/<script(?![^>]*\ssrc=)/g)]).toHaveLength(0);
    expect(html).not.toMatch(
      /(src|href)="https?:\/\/(?!www\.discogs|data\.discogs|creativecommons)/,
    );
  });
}

/** A module brings the modules it imports, and those theirs. */
function closure(paths: readonly string[]): string[] {
  const seen = new Set<string>();
  const visit = (path: string) => {
    if (seen.has(path)) return;
    seen.add(path);
    const code = read(path).toString();
    for (const [, name = ''] of code.matchAll(/(?:from|import)\s*"\.\/([\w.-]+\.js)"/g)) {
      visit(`/_astro/${name}`);
    }
  };
  paths.forEach(visit);
  return [...seen];
}

function read(path: string): Buffer {
  return readFileSync(
    fileURLToPath(new URL(`../../dist/${path.replace(/^\//, '')}`, import.meta.url)),
  );
}

function gzipped(path: string): number {
  return gzipSync(read(path)).length;
}

function first([, path = '']: RegExpMatchArray): string {
  return path;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
