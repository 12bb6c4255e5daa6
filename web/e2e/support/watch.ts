import type { Page } from '@playwright/test';

/**
 * Collects what a page must never do: ask another origin, throw, or put an error or a warning on
 * the console, as a broken content policy does.
 *
 * @param silent what the test itself lets fail, which the browser then notes on the console
 */
export function watch(page: Page, origin: string, silent?: RegExp): string[] {
  const faults: string[] = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.origin !== origin && url.protocol !== 'data:') faults.push(`asked ${url.href}`);
  });
  page.on('pageerror', (error) => faults.push(`threw ${error.message}`));
  page.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    if (message.text() === UNREGISTERED) return;
    const from = message.location().url;
    if (silent !== undefined && silent.test(`${message.text()} ${from}`)) return;
    faults.push(`${message.type()}: ${message.text()} (${from})`);
  });
  return faults;
}

const UNREGISTERED = 'Service Worker registration blocked by Playwright';

/** What the browser says of an answer that is an error, or of none. */
export const UNANSWERED = /^Failed to load resource: /;
