import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The built site, as it lies on the disk. */
export const SITE = fileURLToPath(new URL('../../dist/', import.meta.url));

/** Every page by its address. */
export function builtPages(): Map<string, string> {
  if (!isBuilt('index.html')) throw new Error(`no built site in ${SITE}: npm run build makes it`);
  const files = readdirSync(SITE, { recursive: true, encoding: 'utf8' });
  return new Map(
    files
      .filter((file) => file.endsWith('.html'))
      .sort()
      .map((file) => [`/${file.replace(/index\.html$/, '')}`, readBuilt(file)]),
  );
}

export function readBuilt(file: string): string {
  return readFileSync(join(SITE, file), 'utf8');
}

export function isBuilt(path: string): boolean {
  return existsSync(join(SITE, path));
}
