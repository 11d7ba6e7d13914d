import { DeleteCommand, DynamoDBDocumentClient, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { claimHeader } from '#rows/claims.ts';
import { laterEntries } from '#rows/journals.ts';
import { storedPartsOf } from '#rows/read-key.ts';
import type { startClosingCompany } from './closing-company.ts';

type Services = Awaited<ReturnType<typeof startClosingCompany>>;

/**
 * The last posting of a claim as a release of before would have left it, which knew no numbers of postings: the entries
 * under the key of a first posting, the header with what it had read there.
 */
export const asReleaseOfBefore = async ({ database }: Services, claimId: string): Promise<void> => {
  const documents = DynamoDBDocumentClient.from(database);
  const { Items = [] } = await documents.send(new ScanCommand({ TableName: 'TenantData' }));
  const later = Items.filter((row) => storedPartsOf(laterEntries, row)?.claimId === claimId);
  const newest = later.reduce((one, other) => (`${one['SK']}` > `${other['SK']}` ? one : other));
  await documents.send(
    new DeleteCommand({ TableName: 'TenantData', Key: { PK: newest['PK'], SK: newest['SK'] } }),
  );
  const header = Items.find((row) => storedPartsOf(claimHeader, row)?.claimId === claimId) ?? {};
  const doc = header['doc'];
  const read = typeof doc === 'string' ? JSON.parse(doc) : doc;
  const postings = read.postings.slice(0, -1);
  const kept = { ...read, postings };
  const puts = [
    { ...newest, SK: `${newest['SK']}`.replace(/#\d+$/, '') },
    { ...header, doc: typeof doc === 'string' ? JSON.stringify(kept) : kept },
  ];
  for (const Item of puts)
    // oxlint-disable-next-line no-await-in-loop -- two rows of a test
    await documents.send(new PutCommand({ TableName: 'TenantData', Item }));
};
