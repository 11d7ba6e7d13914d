import { GetCommand, QueryCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { isBookId, type BookId } from '#domain/duties/book-ids.ts';
import type { DutyRecordKind } from '#domain/duties/duty.ts';
import type { DutyId, OperatorId } from '#domain/kernel/ids.ts';
import type { CalendarDate, Instant } from '#domain/kernel/time.ts';
import { duty, dutyRecord, endedDuty } from '#rows/duties.ts';
import { storedPartsOf } from '#rows/read-key.ts';
import type { Item } from '#lambdas/adapters/sign-in/token-rows.ts';
import { newestFirstOf, type AskedPage } from './newest-first.ts';
import type { OperatorWrite, OperatorWrites } from './operator-transaction.ts';

type Key = { readonly bookId: BookId; readonly dutyId: DutyId };

/** 台帳の項目, as it is kept. */
export type Duty = Key & {
  readonly title: string;
  readonly about: string;
  readonly everyMonths: number;
  readonly due: CalendarDate;
  readonly ownerId: OperatorId;
  readonly lastOn?: CalendarDate;
  readonly version: number;
};

export type DutyRecord = {
  readonly recordId: string;
  readonly kind: DutyRecordKind;
  readonly title: string;
  readonly on?: CalendarDate;
  readonly evidence: string;
  readonly fileName?: string;
  readonly sha256?: string;
  readonly due?: CalendarDate;
  readonly by: OperatorId;
  readonly byName: string;
  readonly at: Instant;
};

const isNew = { expression: 'attribute_not_exists(PK)' } as const;
const unchanged = ({ version }: Duty) => ({
  expression: '#version = :seen',
  names: { '#version': 'version' },
  values: { ':seen': version },
});

const written = ({ bookId, dutyId, ...content }: Duty): Item => duty.stored({ bookId, dutyId }, content);

export const dutyAdded = (added: Duty): OperatorWrite => ({
  kind: 'put',
  table: 'operator',
  item: written(added),
  condition: isNew,
});

/** Of one that nobody else changed meanwhile. */
export const dutyChanged = (
  found: Duty,
  change: Partial<Omit<Duty, keyof Key | 'version'>>,
): OperatorWrite => ({
  kind: 'put',
  table: 'operator',
  item: written({ ...found, ...change, version: found.version + 1 }),
  condition: unchanged(found),
});

export const dutyRecorded = ({ dutyId }: Key, { recordId, ...content }: DutyRecord): OperatorWrite => ({
  kind: 'put',
  table: 'operator',
  item: dutyRecord.stored({ dutyId, eventId: recordId }, content),
  condition: isNew,
});

type Ending = {
  readonly at: Instant;
  readonly by: OperatorId;
  readonly byName: string;
  readonly reason: string;
};

/** It leaves the list of what is to do, and is found among those that ended. */
export const dutyEnded = (found: Duty, { at, by, byName, reason }: Ending): OperatorWrites => {
  const { bookId, dutyId, version: _version, ...content } = found;
  return {
    duty: {
      kind: 'delete',
      table: 'operator',
      key: duty.primaryKey({ bookId, dutyId }),
      condition: unchanged(found),
    },
    ended: {
      kind: 'put',
      table: 'operator',
      item: endedDuty.stored(
        { bookId, dutyId },
        { ...content, endedAt: at, endedBy: by, endedByName: byName, reason },
      ),
      condition: isNew,
    },
  };
};

const dutyIn = (item: Item): readonly Duty[] => {
  const parts = storedPartsOf(duty, item);
  // A book that a later release knows is nothing that this one can judge.
  if (parts === undefined || !isBookId(parts.bookId)) return [];
  const { title, about, everyMonths, due, ownerId, lastOn, version } = duty.read(item);
  const { bookId, dutyId } = parts;
  const facts = { title, about, everyMonths, due, ownerId, version };
  return [{ bookId, dutyId, ...facts, ...(lastOn === undefined ? {} : { lastOn }) }];
};

export const dutiesOf = (client: DynamoDBDocumentClient, TableName: string) => {
  const newestFirst = newestFirstOf(client, TableName);
  return {
    /** Whatever is to do, in the order of its days. */
    list: async (): Promise<readonly Duty[]> => {
      // Some 300 of 2 kB at most: they fit a page of DynamoDB.
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: 'PK = :pk',
          ExpressionAttributeValues: { ':pk': duty.partitionKey({}) },
          ConsistentRead: true,
        }),
      );
      return Items.flatMap(dutyIn).toSorted((one, other) => (one.due < other.due ? -1 : 1));
    },
    find: async (key: Key): Promise<Duty | undefined> => {
      const { Item } = await client.send(
        new GetCommand({ TableName, Key: duty.primaryKey(key), ConsistentRead: true }),
      );
      return Item === undefined ? undefined : dutyIn(Item)[0];
    },
    /** Whether this record is written down already: its answer was lost, and it is sent again. */
    isRecorded: async (dutyId: DutyId, recordId: string): Promise<boolean> => {
      const Key = dutyRecord.primaryKey({ dutyId, eventId: recordId });
      const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
      return Item !== undefined;
    },
    ended: (bookId: BookId, asked: AskedPage) =>
      newestFirst(endedDuty.among({ bookId }), asked, (item) => {
        const parts = storedPartsOf(endedDuty, item);
        return parts === undefined ? [] : [{ bookId, dutyId: parts.dutyId, ...endedDuty.read(item) }];
      }),
    records: (dutyId: DutyId, asked: AskedPage) =>
      newestFirst(dutyRecord.among({ dutyId }), asked, (item): readonly DutyRecord[] => {
        const parts = storedPartsOf(dutyRecord, item);
        return parts === undefined ? [] : [{ recordId: parts.eventId, ...dutyRecord.read(item) }];
      }),
  };
};
export type Duties = ReturnType<typeof dutiesOf>;
