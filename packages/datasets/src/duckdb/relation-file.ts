import { type Relation, relation } from './relation.ts';

/** How DuckDB reads and writes a kind of file. */
interface FileFormat {
  readonly read: string;
  readonly write: string;
}

const formats: Readonly<Record<string, FileFormat>> = {
  parquet: { read: 'read_parquet', write: 'FORMAT parquet, COMPRESSION zstd' },
  csv: { read: 'read_csv', write: 'FORMAT csv, HEADER' },
  jsonl: { read: 'read_json', write: 'FORMAT json' },
};

/** What a file is, by the end of its name. */
export const formatOf = (path: string): FileFormat | undefined => formats[/\.([a-z]+)$/.exec(path)?.[1] ?? ''];

/** A file as a relation. */
export const fileRelation = (file: string): Relation => relation(`SELECT * FROM ${formatOf(file)!.read}(${literal(file)})`);

/** The statement that writes what a relation gives into a file. */
export const copyStatement = ({ relation: query }: Relation, file: string): string =>
  `COPY (\n${query}\n) TO ${literal(file)} (${formatOf(file)!.write})`;

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
