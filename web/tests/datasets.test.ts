import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { findingFiles, manifest, reportFiles, schemaFiles } from '../src/lib/datasets/files';
import { catalogTables, tableIn } from '../src/lib/datasets/tables';
import { readContract } from '../src/lib/contracts';
import { published } from '../src/lib/findings/report';
import { contract } from '../src/lib/reference/pages';

test('every table of the catalog is described with its columns', () => {
  const tables = catalogTables();
  expect(tables).toHaveLength(21);
  for (const { about, columns } of tables) {
    expect(about).toMatch(/\.$/);
    expect(columns).toBeGreaterThan(1);
  }
});

test('a description that is built otherwise is refused by name', () => {
  expect(() => tableIn('odd.md', '# odd\n\nNo columns.\n')).toThrow('contracts/catalog/odd.md');
});

test('the manifest has size and checksum of every file', () => {
  const files = [...schemaFiles(), ...reportFiles(), ...findingFiles()];
  const { files: listed } = JSON.parse(manifest()) as {
    files: { path: string; bytes: number; sha256: string }[];
  };
  expect(listed.map(({ path }) => path)).toEqual(files.map(({ path }) => path));
  expect(new Set(listed.map(({ path }) => path)).size).toBe(listed.length);
  for (const [index, { bytes, sha256 }] of listed.entries()) {
    const text = files[index]?.text ?? '';
    expect(bytes).toBe(new TextEncoder().encode(text).length);
    expect(sha256).toBe(createHash('sha256').update(text).digest('hex'));
  }
});

test('the schema of a report has the parts of the contract', () => {
  const { $defs } = JSON.parse(readContract('json/findings.schema.json')) as {
    $defs: Record<string, unknown>;
  };
  expect(Object.keys($defs)).toContain('RoleFigures');
  for (const [name, part] of Object.entries($defs)) {
    const stated = JSON.stringify(contract.components.schemas[name]);
    expect(part, name).toEqual(JSON.parse(stated.replaceAll('#/components/schemas/', '#/$defs/')));
  }
});

test('the reports are published as the pages read them', () => {
  const [performers] = reportFiles();
  expect(JSON.parse(performers?.text ?? '')).toEqual(published.performers);
});
