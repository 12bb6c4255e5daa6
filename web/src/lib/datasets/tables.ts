import { listContracts, readContract } from '../contracts';
import { blocksOf } from '../reference/text';

/** A table of the catalog, as its contract describes it. */
export interface CatalogTable {
  readonly name: string;
  /** One sentence on what a row is. */
  readonly about: string;
  readonly columns: number;
  /** All of it but the name. */
  readonly text: string;
}

export function catalogTables(): CatalogTable[] {
  return listContracts('catalog')
    .filter((file) => file !== 'README.md')
    .map((file) => tableIn(file, readContract(`catalog/${file}`)));
}

export function tableIn(file: string, text: string): CatalogTable {
  const [title, ...blocks] = blocksOf(text);
  const heading = title?.kind === 'paragraph' ? title.text : '';
  const [about] = blocks;
  const columns = blocks.find((block) => block.kind === 'table');
  if (!heading.startsWith('# ') || about?.kind !== 'paragraph' || columns === undefined) {
    throw new Error(
      `contracts/catalog/${file}: expected "# name", a paragraph and a table of columns`,
    );
  }
  return {
    name: heading.slice(2),
    about: about.text,
    columns: columns.rows.length,
    text: text.slice(text.indexOf('\n')),
  };
}
