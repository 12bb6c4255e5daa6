// Prints what hyparquet, an implementation of Parquet of its own, finds in files: for each
// FILE.parquet a FILE.jsonl beside it, first the names of the columns, then each row's values in
// their order. Integers of 64 bits are texts, since a number of JavaScript does not hold them.
import { writeFileSync } from 'node:fs';
import { asyncBufferFromFile, parquetMetadataAsync, parquetRead, parquetSchema } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';

const line = (values) =>
  JSON.stringify(values, (_, value) => (typeof value === 'bigint' ? `${value}` : value)) + '\n';

for (const path of process.argv.slice(2)) {
  const file = await asyncBufferFromFile(path);
  const metadata = await parquetMetadataAsync(file);
  const lines = [line(parquetSchema(metadata).children.map((column) => column.element.name))];
  await parquetRead({
    file,
    metadata,
    compressors,
    onComplete: (rows) => rows.forEach((row) => lines.push(line(row))),
  });
  writeFileSync(path.replace(/\.parquet$/, '.jsonl'), lines.join(''));
}
