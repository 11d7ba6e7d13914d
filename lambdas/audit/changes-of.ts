import type { DynamoDBRecord } from 'aws-lambda';
import { nativeItemOf } from '#lambdas/adapters/aws/attribute-value.ts';
import { companyDeed, operatorDeed } from '#rows/audit.ts';
import { partitionPartsOf } from '#rows/read-key.ts';
import type { AuditChange } from './proof/segment.ts';

/** TTL removes as this principal: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/time-to-live-ttl-streams.html */
const isExpiry = (record: DynamoDBRecord): boolean =>
  'userIdentity' in record && JSON.stringify(record.userIdentity).includes('dynamodb.amazonaws.com');

const kindOf = (record: DynamoDBRecord): AuditChange['kind'] => {
  if (record.eventName === 'INSERT') return 'added';
  if (record.eventName === 'MODIFY') return 'changed';
  return isExpiry(record) ? 'expired' : 'removed';
};

/** A key of any other form is archived too, in a chain of its own. */
const placeOf = (pk: string): Pick<AuditChange, 'chain' | 'shard'> => {
  const ofCompany = partitionPartsOf(companyDeed, pk);
  if (ofCompany !== undefined)
    return { chain: `t/${ofCompany.tenantId}/${ofCompany.day}`, shard: String(ofCompany.shard) };
  const ofOperators = partitionPartsOf(operatorDeed, pk);
  return ofOperators === undefined
    ? { chain: 'other', shard: pk }
    : { chain: `ops/${ofOperators.day}`, shard: '0' };
};

/** The moment in which the stream was made: the end of its ARN. A restored table has a new stream, which counts anew. */
const streamOf = ({ eventSourceARN }: DynamoDBRecord): string => {
  const label = eventSourceARN?.split('/').at(-1);
  if (label === undefined) throw new Error('a record of the audit stream names its stream');
  return label;
};

/** Reads the records of the audit table's stream. What was removed is kept as it was. */
export const changesOf = (records: readonly DynamoDBRecord[]): readonly AuditChange[] =>
  records.map((record) => {
    const { NewImage, OldImage, SequenceNumber } = record.dynamodb ?? {};
    const image = NewImage ?? OldImage;
    if (image === undefined || SequenceNumber === undefined)
      throw new Error('a record of the audit stream has an image and a sequence number');
    const kind = kindOf(record);
    const after = nativeItemOf(image);
    const { chain, shard } = placeOf(String(after['PK']));
    const item =
      kind === 'changed' && OldImage !== undefined ? { before: nativeItemOf(OldImage), after } : after;
    return { kind, chain, shard: `${streamOf(record)}/${shard}`, sequence: SequenceNumber, item };
  });
