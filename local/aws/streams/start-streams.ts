import * as v from 'valibot';

import type { ItemChange } from '#local/aws/dynamodb/attribute-value.ts';
import type { EventSourceMapping } from '#local/aws/lambda/event-source-mappings.ts';
import type { CloudTemplate } from '#local/aws/template/cloud-template.ts';

import { serveStream, type StreamReader, type StreamReaderParts } from './serve-stream.ts';

const streamShape = v.looseObject({ StreamViewType: v.string() });

/** A table whose stream somebody reads. */
export type StreamedTable = { readonly table: string; readonly streamArn: string; readonly viewType: string };

/** The tables of a template that keep a stream. */
export const streamedTablesOf = (template: CloudTemplate): readonly StreamedTable[] =>
  template.ofType('AWS::DynamoDB::GlobalTable', 'AWS::DynamoDB::Table').flatMap((resource) => {
    const stream = v.safeParse(streamShape, resource.properties['StreamSpecification']);
    if (!stream.success) return [];
    const streamArn = resource.attribute('StreamArn');
    return [{ table: resource.name, streamArn, viewType: stream.output.StreamViewType }];
  });

export type RunningStreams = {
  /** To be called after each commit. */
  readonly changed: (changes: readonly ItemChange[]) => void;
  /** Waits until every function has seen every change. */
  readonly catchUp: () => Promise<void>;
  readonly close: () => Promise<void>;
};

type Shared = Omit<StreamReaderParts, 'mapping' | 'table' | 'source'> & {
  readonly region: string;
  readonly tables: readonly StreamedTable[];
  readonly mappings: readonly EventSourceMapping[];
};

type Served = { readonly table: string; readonly reader: StreamReader };

const serveAll = ({ tables, mappings, region, ...shared }: Shared): Promise<readonly Served[]> =>
  Promise.all(
    mappings.flatMap((mapping) => {
      const found = tables.find(({ streamArn }) => streamArn === mapping.sourceArn);
      if (found === undefined) return [];
      const { table, ...source } = found;
      const parts = { ...shared, mapping, table, source: { ...source, region } };
      return [serveStream(parts).then((reader): Served => ({ table, reader }))];
    }),
  );

/** Serves every event source mapping of a table's stream. What all readers of a table have seen is forgotten. */
export const startStreams = async (shared: Shared): Promise<RunningStreams> => {
  const served = await serveAll(shared);
  const readersOf = (table: string) => served.filter((one) => one.table === table);
  const forgetSeen = async (): Promise<void> => {
    for (const table of new Set(served.map((one) => one.table))) {
      const seen = Math.min(...readersOf(table).map(({ reader }) => reader.position()));
      // oxlint-disable-next-line no-await-in-loop -- the storage does one thing at a time anyway
      await shared.journal.forget(table, seen);
    }
  };
  // What a killed process had seen but not forgotten.
  await forgetSeen();
  return {
    changed: (changes) => {
      for (const { table, reader } of served) {
        const count = changes.filter((change) => change.table === table).length;
        if (count > 0) reader.changed(count);
      }
    },
    catchUp: async () => {
      await Promise.all(served.map(({ reader }) => reader.catchUp()));
      await forgetSeen();
    },
    close: async () => {
      await Promise.all(served.map(({ reader }) => reader.stop()));
      await forgetSeen();
    },
  };
};
