// Serves the built site the way the gateway does: same paths, same strict content policy.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../dist/', import.meta.url));
const PORT = Number(process.argv[2] ?? 4399);
const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
const POLICY =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
  "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

async function fileAt(pathname) {
  const path = normalize(join(ROOT, decodeURIComponent(pathname)));
  if (!path.startsWith(ROOT) && path + sep !== ROOT) return null;
  const wanted = path.endsWith(sep) ? join(path, 'index.html') : path;
  const found = await stat(wanted).catch(() => null);
  return found?.isFile() ? wanted : null;
}

createServer(async (request, response) => {
  const { pathname } = new URL(request.url, 'http://localhost');
  const file = await fileAt(pathname);
  const path = file ?? join(ROOT, '404.html');
  response.writeHead(file === null ? 404 : 200, {
    'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream',
    'Content-Security-Policy': POLICY,
  });
  createReadStream(path).pipe(response);
}).listen(PORT, '127.0.0.1');
