import { createHash } from 'node:crypto';
import { listContracts, readContract } from '../contracts';
import { filesOf } from '../findings/files';
import { findings } from '../findings/findings';
import everyone from '../../published/everyone.json?raw';
import performers from '../../published/performers.json?raw';
import withCompilations from '../../published/with-compilations.json?raw';

/** A file of the built site that is data, or says what data look like. */
export interface DataFile {
  /** From the root of the site. */
  readonly path: string;
  readonly type: string;
  readonly text: string;
}

const JSON_TYPE = 'application/json';

export function schemaFiles(): DataFile[] {
  return [
    file('/data/schemas/openapi.yaml', 'application/yaml', readContract('http/openapi.yaml')),
    ...listContracts('json').map((name) =>
      file(`/data/schemas/${name}`, JSON_TYPE, readContract(`json/${name}`)),
    ),
    ...listContracts('catalog').map((name) =>
      file(
        `/data/schemas/catalog/${name}`,
        'text/markdown; charset=utf-8',
        readContract(`catalog/${name}`),
      ),
    ),
  ];
}

/** The reports whole, byte for byte as they were published. */
export function reportFiles(): DataFile[] {
  return Object.entries({ performers, everyone, 'with-compilations': withCompilations }).map(
    ([ruleset, text]) => file(`/research/reports/${ruleset}.json`, JSON_TYPE, text),
  );
}

export function findingFiles(): DataFile[] {
  return findings.flatMap((finding) =>
    filesOf(finding).map(({ name, type, text }) =>
      file(`/research/${finding.slug}/${name}`, type, text),
    ),
  );
}

/** What there is to download, with sizes and checksums, for programs. */
export function manifest(): string {
  const files = [...schemaFiles(), ...reportFiles(), ...findingFiles()].map(({ path, text }) => ({
    path,
    bytes: Buffer.byteLength(text),
    sha256: createHash('sha256').update(text).digest('hex'),
  }));
  return `${JSON.stringify({ schema: 1, files }, null, 2)}\n`;
}

function file(path: string, type: string, text: string): DataFile {
  return { path, type, text };
}
