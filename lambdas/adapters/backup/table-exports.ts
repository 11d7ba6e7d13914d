import { DynamoDBClient, ExportTableToPointInTimeCommand } from '@aws-sdk/client-dynamodb';
import { assert } from '#domain/kernel/assert.ts';
import type { WantedExport } from '#domain/backup/next-exports.ts';
import { sharedConnections } from '#lambdas/adapters/aws/clients.ts';

type Place = { readonly region: string; readonly bucket: string; readonly keyArn: string };

/** Whole tables as of a moment, or what became of every item that changed within a window; old images are left out. */
const partOf = (wanted: WantedExport) =>
  wanted.kind === 'full'
    ? { ExportType: 'FULL_EXPORT' as const, ExportTime: new Date(wanted.asOf) }
    : {
        ExportType: 'INCREMENTAL_EXPORT' as const,
        IncrementalExportSpecification: {
          ExportFromTime: new Date(wanted.from),
          ExportToTime: new Date(wanted.to),
          ExportViewType: 'NEW_IMAGE' as const,
        },
      };

/** Exports tables, at moments of their last seven days. DynamoDB works on after the call. */
export const tableExportsOf = ({ region, bucket, keyArn }: Place) => {
  const client = new DynamoDBClient({ region, requestHandler: sharedConnections });
  return {
    /** The same token within eight hours starts nothing new. */
    start: async (order: {
      readonly tableArn: string;
      readonly prefix: string;
      readonly wanted: WantedExport;
      readonly token: string;
    }): Promise<string> => {
      const { ExportDescription } = await client.send(
        new ExportTableToPointInTimeCommand({
          TableArn: order.tableArn,
          ...partOf(order.wanted),
          S3Bucket: bucket,
          S3Prefix: order.prefix,
          S3SseAlgorithm: 'KMS',
          S3SseKmsKeyId: keyArn,
          ExportFormat: 'DYNAMODB_JSON',
          ClientToken: order.token,
        }),
      );
      assert(ExportDescription?.ExportArn !== undefined, 'a started export has an ARN');
      return ExportDescription.ExportArn;
    },
  };
};

export type TableExports = ReturnType<typeof tableExportsOf>;
