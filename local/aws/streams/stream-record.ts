import type { StreamEntry } from './stream-journal.ts';

export type StreamSource = {
  readonly streamArn: string;
  readonly viewType: string;
  readonly region: string;
};

const eventNameOf = ({ oldItem, newItem }: StreamEntry['change']): 'INSERT' | 'MODIFY' | 'REMOVE' => {
  if (newItem === undefined) return 'REMOVE';
  return oldItem === undefined ? 'INSERT' : 'MODIFY';
};

const imagesOf = ({ oldItem, newItem }: StreamEntry['change'], viewType: string) => ({
  ...(newItem !== undefined && viewType.startsWith('NEW') ? { NewImage: newItem } : {}),
  ...(oldItem !== undefined && viewType.endsWith('OLD_IMAGES') ? { OldImage: oldItem } : {}),
  ...(oldItem !== undefined && viewType === 'OLD_IMAGE' ? { OldImage: oldItem } : {}),
});

/** AWS writes at least 21 digits: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_StreamRecord.html */
export const sequenceNumberOf = (sequence: number): string => String(sequence).padStart(21, '0');

/** One record of the event with which Lambda calls a function for a table's stream. */
export const streamRecordOf = (
  { sequence, at, change }: StreamEntry,
  { streamArn, viewType, region }: StreamSource,
) => ({
  eventID: `local-${sequence}`,
  eventVersion: '1.1',
  eventSource: 'aws:dynamodb',
  eventName: eventNameOf(change),
  awsRegion: region,
  eventSourceARN: streamArn,
  dynamodb: {
    ApproximateCreationDateTime: Math.floor(at / 1000),
    Keys: change.key,
    ...imagesOf(change, viewType),
    SequenceNumber: sequenceNumberOf(sequence),
    SizeBytes: JSON.stringify(change).length,
    StreamViewType: viewType,
  },
  ...(change.isExpiry === true
    ? { userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' } }
    : {}),
});

export type StreamRecord = ReturnType<typeof streamRecordOf>;
