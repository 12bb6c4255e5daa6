import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Beside `web/`, which npm runs every script in. Only for what is done when the site is built. */
const FOLDER = join('..', 'contracts');

/** @param name below `contracts/`, such as `http/openapi.yaml` */
export function readContract(name: string): string {
  const file = join(FOLDER, name);
  if (!existsSync(file)) {
    throw new Error(`${file}: no such contract; the site is built inside the whole repository`);
  }
  return readFileSync(file, 'utf8');
}

/** The names in one folder of `contracts/`, sorted. */
export function listContracts(folder: string): string[] {
  return readdirSync(join(FOLDER, folder)).sort();
}
