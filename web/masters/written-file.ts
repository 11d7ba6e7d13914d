import type { AnswerOf } from '#contract/endpoint.ts';
import type { MasterContracts } from '#contract/masters/master-contracts.ts';
import { fetchAnswer } from '#web/api/contract-client.ts';
import { FileRefused, type WrittenFile } from '#web/files/csv-file.ts';

type Part = AnswerOf<MasterContracts['writeFileOf']>;

/** Parts of different versions make no file: it is read from the beginning again, so often at most. */
const mostBeginnings = 5;

/** The master was changed whenever it was read. */
export class NeverStill extends FileRefused {
  constructor() {
    super('書き出しの途中で内容が変更されました。少し待ってから、もう一度書き出してください。');
    this.name = 'NeverStill';
  }
}

/** All parts of one version, or undefined where the master was changed in between. */
const readOnce = async ({
  writeFileOf,
}: Pick<MasterContracts, 'writeFileOf'>): Promise<WrittenFile | undefined> => {
  let part: Part = await fetchAnswer(writeFileOf, { query: {} });
  const { version, fileName } = part;
  let { text } = part;
  while (part.nextCursor !== undefined) {
    // Each part begins where the one before ended.
    // oxlint-disable-next-line no-await-in-loop
    part = await fetchAnswer(writeFileOf, { query: { cursor: part.nextCursor } });
    if (part.version !== version) return undefined;
    text += part.text;
  }
  return { fileName, text };
};

/** What the company keeps, as one file of one version. Throws `NeverStill`. */
export const writtenFile = async (contracts: Pick<MasterContracts, 'writeFileOf'>): Promise<WrittenFile> => {
  for (let beginnings = 0; beginnings < mostBeginnings; beginnings += 1) {
    // oxlint-disable-next-line no-await-in-loop
    const file = await readOnce(contracts);
    if (file !== undefined) return file;
  }
  throw new NeverStill();
};
