// Serves the built site the way the gateway does: same paths, same strict content policy, and
// below /data/ what the cluster would have published (recorded from a generated world).
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const ROOT = fileURLToPath(new URL('../../dist/', import.meta.url));
const DATA = fileURLToPath(new URL('./data/', import.meta.url));
const TODAY = '2026-11-25';
const PORT = Number(process.argv[2] ?? 4399);
/** With `version` the service worker is another one each time it is asked for, as after a release. */
const RELEASES = process.argv[3] === 'version';
let releases = 0;
const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
/** Text is sent small, as the gateway and every file host do. */
const PACKED = /^text\/|json$|svg/;
/** By their path, as they are sent: every page asks for the same dozens again. */
const held = new Map();
const POLICY =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
  "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

async function fileAt(pathname) {
  if (pathname === '/data/daily.json') return join(DATA, `daily/${TODAY}.json`);
  const published = /^\/data\/.+\.json$/.test(pathname)
    ? await fileIn(DATA, pathname.slice('/data'.length))
    : null;
  return published ?? fileIn(ROOT, pathname);
}

async function fileIn(root, pathname) {
  const path = normalize(join(root, decodeURIComponent(pathname)));
  if (!path.startsWith(root) && path + sep !== root) return null;
  const wanted = path.endsWith(sep) ? join(path, 'index.html') : path;
  const found = await stat(wanted).catch(() => null);
  return found?.isFile() ? wanted : null;
}

createServer(async (request, response) => {
  const { pathname } = new URL(request.url, 'http://localhost');
  const file = await fileAt(pathname);
  const path = file ?? join(ROOT, '404.html');
  const type = TYPES[extname(path)] ?? 'application/octet-stream';
  const packed = PACKED.test(type);
  response.writeHead(file === null ? 404 : 200, {
    'Content-Type': type,
    'Cache-Control': pathname.startsWith('/_astro/')
      ? 'public, max-age=31536000, immutable'
      : 'no-cache',
    'Content-Security-Policy': POLICY,
    ...(packed ? { 'Content-Encoding': 'gzip' } : {}),
  });
  if (RELEASES && pathname === '/worker.js') {
    const script = await readFile(path, 'utf8');
    response.end(gzipSync(script.replace(/VERSION = "/, `VERSION = "${++releases}`)));
    return;
  }
  if (!held.has(path)) {
    const content = await readFile(path);
    held.set(path, packed ? gzipSync(content) : content);
  }
  response.end(held.get(path));
}).listen(PORT, '127.0.0.1');
