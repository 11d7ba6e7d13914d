import { GetCommand, QueryCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type {
  Assessment,
  Closing,
  ContainmentWay,
  IncidentState,
  TimelineKind,
} from '#domain/incidents/incident.ts';
import type { ToldOtherwise } from '#domain/incidents/told-companies.ts';
import type { AnnouncementId, IncidentId, OperatorId, TenantId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/time.ts';
import type { Item } from '#lambdas/adapters/sign-in/token-rows.ts';
import { closedIncident, incident, incidentEntry } from '#rows/incidents.ts';
import { storedPartsOf } from '#rows/read-key.ts';
import { newestFirstOf, type AskedPage } from './newest-first.ts';
import type { OperatorWrite, OperatorWrites } from './operator-transaction.ts';

type Facts = {
  readonly incidentId: IncidentId;
  readonly title: string;
  readonly facts: string;
  readonly detectedAt: Instant;
  readonly assessment: Assessment;
  readonly openedAt: Instant;
  readonly openedBy: string;
  readonly openedByName: string;
  readonly version: number;
  readonly containedAt?: Instant;
  readonly promptAt?: Instant;
  readonly finalAt?: Instant;
  readonly noReportAt?: Instant;
  readonly toldOtherwise?: readonly ToldOtherwise[];
  readonly notices?: readonly AnnouncementId[];
};
/** インシデント that is not closed. */
export type OpenIncident = Facts & { readonly state: Exclude<IncidentState, 'closed'> };
export type ClosedIncident = Facts & {
  readonly closing: Closing;
  readonly closedAt: Instant;
  readonly closedBy: OperatorId;
  readonly closedByName: string;
  readonly toldAt?: Instant;
};
export type Incident = OpenIncident | ClosedIncident;

export type TimelineEntry = {
  readonly entryId: string;
  readonly kind: TimelineKind;
  readonly text: string;
  readonly at: Instant;
  readonly by: string;
  readonly byName: string;
  readonly happenedAt?: Instant;
  readonly way?: ContainmentWay;
  readonly tenantId?: TenantId;
  readonly companyName?: string;
  readonly announcementId?: AnnouncementId;
};

const isNew = { expression: 'attribute_not_exists(PK)' } as const;
const unchanged = ({ version }: Pick<Incident, 'version'>) => ({
  expression: '#version = :seen',
  names: { '#version': 'version' },
  values: { ':seen': version },
});

const put = (item: Item, condition: { readonly expression: string }): OperatorWrite => ({
  kind: 'put',
  table: 'operator',
  item,
  condition,
});

const openItem = ({ incidentId, ...content }: OpenIncident): Item => incident.stored({ incidentId }, content);

/** It was never closed before: an opening that comes again late does not open it anew. */
export const incidentOpened = (opened: OpenIncident): OperatorWrites => ({
  incident: put(openItem(opened), isNew),
  notClosed: {
    kind: 'check',
    table: 'operator',
    key: closedIncident.primaryKey({ incidentId: opened.incidentId }),
    condition: isNew,
  },
});

/** What is known of reports, each until it is withdrawn. */
export const reportMarks = ['promptAt', 'finalAt', 'noReportAt'] as const;
type Mark = (typeof reportMarks)[number];
type Changes = Partial<Omit<OpenIncident, 'incidentId' | 'version' | 'detectedAt'>>;

/** Of one that nobody else changed meanwhile, and that is open. */
export const incidentChanged = (
  found: OpenIncident,
  set: Changes,
  remove: readonly Mark[] = [],
): OperatorWrite => ({
  kind: 'update',
  table: 'operator',
  key: incident.primaryKey({ incidentId: found.incidentId }),
  change: incident.change({ set: { ...set, version: found.version + 1 }, remove }),
  condition: unchanged(found),
});

/** It is still open while something is added that says nothing of the whole. */
export const incidentStillOpen = ({ incidentId }: Pick<Incident, 'incidentId'>): OperatorWrite => ({
  kind: 'check',
  table: 'operator',
  key: incident.primaryKey({ incidentId }),
  condition: { expression: 'attribute_exists(PK)' },
});

export const entryAdded = (incidentId: IncidentId, { entryId, ...content }: TimelineEntry): OperatorWrite =>
  put(incidentEntry.stored({ incidentId, eventId: entryId }, content), isNew);

type Ending = Pick<ClosedIncident, 'closing' | 'closedAt' | 'closedBy' | 'closedByName' | 'toldAt'>;

/** What was read holds its key too, and is put under another one. */
const keptOf = (found: OpenIncident) => {
  const { title, facts, detectedAt, assessment, openedAt, openedBy, openedByName } = found;
  const { containedAt, promptAt, finalAt, noReportAt, toldOtherwise, notices } = found;
  return {
    title,
    facts,
    detectedAt,
    assessment,
    openedAt,
    openedBy,
    openedByName,
    ...(containedAt === undefined ? {} : { containedAt }),
    ...(promptAt === undefined ? {} : { promptAt }),
    ...(finalAt === undefined ? {} : { finalAt }),
    ...(noReportAt === undefined ? {} : { noReportAt }),
    ...(toldOtherwise === undefined ? {} : { toldOtherwise }),
    ...(notices === undefined ? {} : { notices }),
  };
};

/** It leaves the list of what is open. */
export const incidentClosed = (found: OpenIncident, ending: Ending): OperatorWrites => {
  const { incidentId, version } = found;
  const closed = { ...keptOf(found), ...ending, version: version + 1 };
  return {
    incident: {
      kind: 'delete',
      table: 'operator',
      key: incident.primaryKey({ incidentId }),
      condition: unchanged(found),
    },
    closed: put(closedIncident.stored({ incidentId }, closed), isNew),
  };
};

const openIn = (item: Item): readonly OpenIncident[] => {
  const parts = storedPartsOf(incident, item);
  return parts === undefined ? [] : [{ incidentId: parts.incidentId, ...incident.read(item) }];
};
const closedIn = (item: Item): readonly ClosedIncident[] => {
  const parts = storedPartsOf(closedIncident, item);
  return parts === undefined ? [] : [{ incidentId: parts.incidentId, ...closedIncident.read(item) }];
};
const entryIn = (item: Item): readonly TimelineEntry[] => {
  const parts = storedPartsOf(incidentEntry, item);
  return parts === undefined ? [] : [{ entryId: parts.eventId, ...incidentEntry.read(item) }];
};

export const incidentsOf = (client: DynamoDBDocumentClient, TableName: string) => {
  const itemAt = async (Key: Record<string, unknown>): Promise<Item | undefined> =>
    (await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }))).Item;
  const newestFirst = newestFirstOf(client, TableName);
  return {
    /** Whatever is open, the newest first: all of it, over as many pages of DynamoDB as it takes. */
    listOpen: async (): Promise<readonly OpenIncident[]> => {
      const found: OpenIncident[] = [];
      let from: Record<string, unknown> | undefined;
      do {
        // oxlint-disable-next-line no-await-in-loop -- each page is known from the one before it
        const { Items = [], LastEvaluatedKey } = await client.send(
          new QueryCommand({
            TableName,
            KeyConditionExpression: 'PK = :pk',
            ExpressionAttributeValues: { ':pk': incident.partitionKey({}) },
            ConsistentRead: true,
            ScanIndexForward: false,
            ...(from === undefined ? {} : { ExclusiveStartKey: from }),
          }),
        );
        found.push(...Items.flatMap(openIn));
        from = LastEvaluatedKey;
      } while (from !== undefined);
      return found;
    },
    find: async (incidentId: IncidentId): Promise<Incident | undefined> => {
      const open = await itemAt(incident.primaryKey({ incidentId }));
      if (open !== undefined) return openIn(open)[0];
      const closed = await itemAt(closedIncident.primaryKey({ incidentId }));
      return closed === undefined ? undefined : closedIn(closed)[0];
    },
    findEntry: async (incidentId: IncidentId, entryId: string): Promise<TimelineEntry | undefined> => {
      const item = await itemAt(incidentEntry.primaryKey({ incidentId, eventId: entryId }));
      return item === undefined ? undefined : entryIn(item)[0];
    },
    closed: (asked: AskedPage) => newestFirst(closedIncident.among({}), asked, closedIn),
    timeline: (incidentId: IncidentId, asked: AskedPage) =>
      newestFirst(incidentEntry.among({ incidentId }), asked, entryIn),
  };
};
export type Incidents = ReturnType<typeof incidentsOf>;
