import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';

const CONTRACT = '../contracts/http/openapi.yaml';

test.skipIf(!existsSync(CONTRACT))(
  'the API types are those of the contract',
  () => {
    const args = [CONTRACT, '--immutable', '--output', 'src/lib/api/schema.d.ts', '--check'];
    const run = () => execFileSync('node_modules/.bin/openapi-typescript', args, { stdio: 'pipe' });
    expect(run, 'run `npm run types` and commit what it writes').not.toThrow();
  },
  30_000,
);
