import { allRowKinds } from '#rows/all.ts';
import type { KindFacts } from '#rows/row-kind.ts';

const code = (text: string): string => `\`${text}\``;
const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const rowOf = ({ name, table, pk, sk, keeps, returned, erased }: KindFacts): string =>
  line([name, table, code(pk), code(sk), keeps, returned, erased]);

const heading = `# Rows

Every kind of row that the tables hold, from the catalogue in \`rows/\`. Written by \`npm run rows\`; do not edit. What the
words of the last three columns mean stands in \`rows/fates.ts\`. Whatever returns or erases a company's data is to read
these facts in the catalogue, and to have no list of its own.
`;

const placeOf = ({ table, pk, sk }: KindFacts): string => [table, pk, sk].join('\n');

/** The document of all kinds, in the order of tables and keys. */
export const rowKindsDocument = (kinds: readonly KindFacts[] = allRowKinds): string => {
  const inOrder = kinds.toSorted((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1));
  const columns = ['Kind', 'Table', 'Partition key', 'Sort key', 'Kept', 'Returned in', 'Erased'];
  return [heading, line(columns), line(columns.map(() => '---')), ...inOrder.map(rowOf), ''].join('\n');
};
