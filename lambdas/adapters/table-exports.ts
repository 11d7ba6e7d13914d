import { DynamoDBClient, ExportTableToPointInTimeCommand } from '@aws-sdk/client-dynamodb';
import { assert } from '#domain/kernel/assert.ts';
import type { Instant } from '#domain/kernel/time.ts';
import { sharedConnections } from './clients.ts';

type Place = { readonly region: string; readonly bucket: string; readonly keyArn: string };

/** Exports whole tables as they were at a moment of their last seven days. DynamoDB works on after the call. */
export const tableExportsOf = ({ region, bucket, keyArn }: Place) => {
  const client = new DynamoDBClient({ region, requestHandler: sharedConnections });
  return {
    /** The same token within eight hours starts nothing new. */
    start: async (order: {
      readonly tableArn: string;
      readonly prefix: string;
      readonly asOf: Instant;
      readonly token: string;
    }): Promise<string> => {
      const { ExportDescription } = await client.send(
        new ExportTableToPointInTimeCommand({
          TableArn: order.tableArn,
          ExportTime: new Date(order.asOf),
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
