import { expect, test } from '@playwright/test';
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { builtPages, isBuilt, readBuilt } from '../support/built';

const pages = builtPages();
const findings = [...pages.keys()].filter((path) => /^\/research\/[^/]+\/$/.test(path));
const TEXT_PAGES = [...pages.keys()].filter((path) => /^\/(research|data|reference)\//.test(path));

/** Addresses that the gateway answers, or that are published day by day beside the site. */
const ELSEWHERE = /^\/data\/(daily|status|hidden)/;

test('every internal link and anchor of every page leads somewhere', () => {
  for (const [path, html] of pages) {
    for (const [, link = ''] of html.matchAll(/<a [^>]*href="([^"]+)"/g)) {
      const { pathname, hash, origin } = new URL(link, `http://site${path}`);
      if (origin !== 'http://site' || ELSEWHERE.test(pathname)) continue;
      const file = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
      expect(isBuilt(file), `${path} links to ${link}`).toBe(true);
      if (hash === '') continue;
      const target = pages.get(pathname.replace(/index\.html$/, '')) ?? '';
      expect(target, `${path} links to ${link}`).toContain(` id="${hash.slice(1)}"`);
    }
  }
});

test('every finding has a plot for both sizes, a table and downloads that exist', async ({
  page,
}) => {
  expect(findings.length).toBeGreaterThanOrEqual(6);
  for (const path of findings) {
    await page.goto(path);
    const plot = page.getByRole('main').getByRole('img');
    await expect(plot).toHaveCount(1);
    await expect(plot).toHaveAttribute('aria-label', /\. .+\.$/);
    await expect(page.getByText('come from a generated world')).toBeVisible();
    await expect(page.getByRole('table')).toBeHidden();
    await page.getByText('Table', { exact: true }).click();
    const rows = await page.getByRole('table').getByRole('row').count();
    const links = await page
      .getByRole('list', { name: 'Downloads' })
      .getByRole('link')
      .evaluateAll((each) => each.map((link) => (link as HTMLAnchorElement).pathname));
    expect(links).toHaveLength(4);
    for (const link of links) {
      const response = await page.request.get(link);
      expect(response.ok(), link).toBe(true);
      const text = await response.text();
      expect(text.length, link).toBeGreaterThan(50);
      if (link.endsWith('.csv')) expect(text.trimEnd().split('\n')).toHaveLength(rows);
      if (link.endsWith('.svg')) expect(text).toMatch(/^<svg [^>]*xmlns=/);
    }
  }
});

test('text pages have no script but the theme, and stay within their bytes', () => {
  expect(TEXT_PAGES.length).toBeGreaterThanOrEqual(15);
  for (const path of TEXT_PAGES) {
    const html = pages.get(path) ?? '';
    const scripts = [...html.matchAll(/<script[^>]*src="([^"]+)"/g)].map(([, src = '']) => src);
    const bytes = scripts.reduce((sum, src) => sum + gzipSync(readBuilt(src)).length, 0);
    expect(bytes, `${path}: script`).toBeLessThanOrEqual(2 * 1024);
    expect(gzipSync(html).length, path).toBeLessThanOrEqual(20 * 1024);
    expect(html, path).not.toMatch(/<style|\sstyle="|\son[a-z]+="/);
  }
});

test('the manifest lists what is there, byte for byte', () => {
  const { files } = JSON.parse(readBuilt('data/manifest.json')) as {
    files: { path: string; bytes: number; sha256: string }[];
  };
  expect(files.length).toBeGreaterThan(40);
  for (const { path, bytes, sha256 } of files) {
    const text = readBuilt(path);
    expect(Buffer.byteLength(text), path).toBe(bytes);
    expect(createHash('sha256').update(text).digest('hex'), path).toBe(sha256);
  }
});

test('the reference shows an example where it is asked for', async ({ page }) => {
  await page.goto('/reference/routes/#findPath');
  const call = page.getByRole('region', { name: 'A route between two artists' });
  const example = call.getByText('"outcome": "found"').first();
  await expect(example).toBeHidden();
  await call.getByText('Answer 200').first().click();
  await expect(example).toBeVisible();
  await call.getByRole('link', { name: 'PathAnswer' }).click();
  await expect(page).toHaveURL('/reference/schemas/#PathAnswer');
});
