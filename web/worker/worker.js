// Keeps the site on the visitor's device. The build replaces the two constants: a version made of
// the content of every page, and the addresses that belong to it.
const VERSION = '%VERSION%';
const SHELL = ['%SHELL%'];

const PAGES = `pages-${VERSION}`;
const DAYS = 'days';
const TODAY = '/data/daily.json';
const HIDDEN = '/data/hidden.json';
const LIST = '/data/daily/index.json';
const QUESTIONS = '/data/study/index.json';
const KEPT_DAYS = 7;
const LIMIT_MILLIS = 3000;

/** Small published files whose last copy is worth having; data sets are not among them. */
const PUBLISHED = /^\/data\/(\w+|(daily|hidden|findings|study)\/[\w-]+)\.json$/;

self.addEventListener('install', (event) => {
  const requests = SHELL.map((path) => new Request(path, { cache: 'reload' }));
  event.waitUntil(caches.open(PAGES).then((cache) => cache.addAll(requests)));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      const names = await caches.keys();
      const old = names.filter((name) => name.startsWith('pages-') && name !== PAGES);
      await Promise.all(old.map((name) => caches.delete(name)));
      await self.clients.claim();
      await Promise.all([json(TODAY), json(HIDDEN)]);
      await keepDays();
    })(),
  );
});

self.addEventListener('message', (event) => {
  if (event.data === 'take-over') void self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (PUBLISHED.test(pathname)) event.respondWith(published(event));
  else if (request.mode === 'navigate') event.respondWith(page(request, pathname));
  else if (SHELL.includes(pathname)) event.respondWith(kept(request));
  else if (pathname.startsWith('/_astro/')) event.respondWith(keptOnceAsked(request));
});

/** A page of this version, whatever its address asks; else the network, else the offline page. */
async function page(request, pathname) {
  const saved = await match(PAGES, pathname);
  if (saved !== undefined) return saved;
  try {
    return await fetch(request);
  } catch {
    return (await match(PAGES, '/offline/')) ?? Response.error();
  }
}

async function kept(request) {
  return (await match(PAGES, new URL(request.url).pathname)) ?? fetch(request);
}

/** Names below /_astro/ hold a hash of their content, so a copy is never stale. */
async function keptOnceAsked(request) {
  const saved = await match(PAGES, new URL(request.url).pathname);
  if (saved !== undefined) return saved;
  const response = await fetch(request);
  if (response.ok) {
    const cache = await caches.open(PAGES);
    await cache.put(request.url, response.clone());
  }
  return response;
}

/** Network first; the saved copy when there is none, or none within the limit. */
async function published(event) {
  const { pathname } = new URL(event.request.url);
  const fresh = fetch(event.request).then(async (response) => {
    if (response.ok) await keep(pathname, response.clone());
    if (pathname === TODAY && response.ok) event.waitUntil(keepDays());
    if (pathname === QUESTIONS && response.ok) event.waitUntil(keepQuestions());
    return response;
  });
  event.waitUntil(fresh.catch(() => undefined));
  const limit = new Promise((resolve) => setTimeout(resolve, LIMIT_MILLIS));
  const first = await Promise.race([fresh.catch(() => undefined), limit]);
  if (first !== undefined && first.status < 500) return first;
  const saved = await match(DAYS, pathname);
  return saved === undefined ? fresh : marked(saved);
}

/** Says that it is a copy, which a page cannot see otherwise. */
function marked(response) {
  const headers = new Headers(response.headers);
  headers.set('X-Saved-Copy', 'yes');
  return new Response(response.body, { status: response.status, headers });
}

/** Today's file, once kept, under its own day, too, and those of the seven days before it. */
async function keepDays() {
  const cache = await caches.open(DAYS);
  const saved = await match(DAYS, TODAY);
  if (saved === undefined) return;
  const today = await saved.clone().json();
  await cache.put(fileOf(today.date), saved);
  const list = await json(LIST);
  const before = (list?.days ?? [])
    .map(({ date }) => date)
    .filter((date) => /^\d{4}-\d{2}-\d{2}$/.test(date) && date < today.date)
    .sort()
    .slice(-KEPT_DAYS);
  const wanted = [today.date, ...before].map(fileOf);
  for (const path of wanted) {
    if ((await match(DAYS, path)) === undefined) await json(path);
  }
  for (const { url } of await cache.keys()) {
    const { pathname } = new URL(url);
    const isDay = /^\/data\/daily\/\d[\d-]+\.json$/.test(pathname);
    if (isDay && !wanted.includes(pathname)) await cache.delete(url);
  }
}

/** Every topic, once somebody looks at the Study Lab: which ones a session asks is not known ahead. */
async function keepQuestions() {
  const saved = await match(DAYS, QUESTIONS);
  const items = saved === undefined ? [] : await saved.clone().json();
  for (const topic of new Set(items.map((item) => item.topic))) {
    await json(`/data/study/${encodeURIComponent(topic)}.json`);
  }
}

function fileOf(date) {
  return `/data/daily/${date}.json`;
}

/** Fetches a published file and keeps it; `null` when there is none. */
async function json(path) {
  try {
    const response = await fetch(path, { cache: 'no-cache' });
    if (!response.ok) return null;
    await keep(path, response.clone());
    return await response.json();
  } catch {
    return null;
  }
}

async function keep(path, response) {
  const cache = await caches.open(DAYS);
  await cache.put(path, response);
}

/** Servers vary by headers that change nothing here, such as Origin: those must not hide a copy. */
async function match(name, path) {
  const cache = await caches.open(name);
  return cache.match(path, { ignoreVary: true });
}
