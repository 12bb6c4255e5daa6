import { createHash } from 'node:crypto';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const LIMIT_BYTES = 1_000_000;

/** What the game needs comes first, so that it is what is left when the site outgrows the limit. */
const FIRST = [
  '/',
  '/daily/',
  '/archive/',
  '/play/',
  '/hidden/',
  '/offline/',
  '/you/',
  '/study/',
  '/how/',
];

/** Writes `worker.js` for the pages just built: their addresses, and a version of their content. */
export default function serviceWorker() {
  return {
    name: 'service-worker',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const root = fileURLToPath(dir);
        const { kept, left, bytes, version } = await shellOf(root);
        const source = await readFile(new URL('./worker.js', import.meta.url), 'utf8');
        const script = source
          .replace("'%VERSION%'", JSON.stringify(version))
          .replace("['%SHELL%']", JSON.stringify(kept));
        await writeFile(join(root, 'worker.js'), script);
        logger.info(`${kept.length} files of ${bytes} bytes are kept offline`);
        if (left.length > 0) logger.warn(`not kept offline: ${left.join(', ')}`);
      },
    },
  };
}

async function shellOf(root) {
  const files = await filesIn(root);
  const pages = files.filter((name) => name.endsWith('/index.html') || name === 'index.html');
  const shared = files.filter(isShared);
  const sizes = new Map();
  const hash = createHash('sha256');
  for (const name of [...shared, ...pages]) {
    const content = await readFile(join(root, name));
    sizes.set(name, content.length);
    hash.update(name).update(content);
  }
  const kept = [...shared];
  const left = [];
  let bytes = shared.reduce((total, name) => total + sizes.get(name), 0);
  for (const name of pages.sort((one, other) => rank(one, sizes) - rank(other, sizes))) {
    if (bytes + sizes.get(name) <= LIMIT_BYTES) {
      bytes += sizes.get(name);
      kept.push(name);
    } else {
      left.push(addressOf(name));
    }
  }
  if (bytes > LIMIT_BYTES) {
    throw new Error(
      `service worker: expected at most ${LIMIT_BYTES} bytes of shell, found ${bytes}`,
    );
  }
  return { kept: kept.map(addressOf), left, bytes, version: hash.digest('hex').slice(0, 12) };
}

async function filesIn(root) {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length).replaceAll('\\', '/'))
    .sort();
}

/** Scripts, styles and the Latin faces; other scripts' faces are kept once a page has used them. */
function isShared(name) {
  if (/^_astro\/.+\.(js|css)$/.test(name)) return true;
  if (/^_astro\/.+-latin-wght-normal.*\.woff2$/.test(name)) return true;
  return name === 'theme.js' || name === 'favicon.svg';
}

function addressOf(name) {
  return `/${name.replace(/(^|\/)index\.html$/, '$1')}`;
}

function rank(name, sizes) {
  const place = FIRST.indexOf(addressOf(name));
  return place === -1 ? FIRST.length + sizes.get(name) : place;
}
