import { restoreAttempts } from '#lib/operations/attempts.ts';
import type { Attempt } from '#lib/operations/attempts.ts';
import { sendPatiently } from '#lib/operations/carry-out.ts';
import type { CarryOut } from '#lib/operations/step.ts';
import { evidenceCall, minutesOf } from '#lib/operations/evidence.ts';
import { Mistake } from '#lib/operations/mistake.ts';
import type { ReceiptsOrder } from '#lib/operations/receipts-order.ts';
import { partOf } from '#lib/operations/step.ts';
import type { Call } from '#lib/operations/step.ts';

/**
 * A copy from another Region cannot come back under its old key, and the bucket has no access lists:
 * https://docs.aws.amazon.com/aws-backup/latest/devguide/restoring-s3.html
 */
export const startCall = (order: ReceiptsOrder, number: number): Call => ({
  service: 'backup',
  operation: 'StartRestoreJob',
  input: {
    RecoveryPointArn: order.point,
    IamRoleArn: order.roleArn,
    ResourceType: 'S3',
    IdempotencyToken: `receipts-${order.bucket}-${order.day}-${number}`,
    Metadata: {
      DestinationBucketName: order.bucket,
      EncryptionType: 'SSE-KMS',
      KMSKey: order.documentsKeyArn,
      RestoreACLs: 'false',
    },
  },
});

const versioningCall = ({ bucket }: ReceiptsOrder): Call => ({
  service: 's3',
  operation: 'GetBucketVersioning',
  input: { Bucket: bucket },
});

/** What would be called, for whoever reads it first. */
export const receiptsCalls = (order: ReceiptsOrder): readonly Call[] => [
  versioningCall(order),
  startCall(order, 1),
];

const attemptsOf = (order: ReceiptsOrder, world: CarryOut): Promise<readonly Attempt[]> =>
  restoreAttempts((call) => sendPatiently(call, world), {
    type: 'S3',
    point: order.point,
    madeArn: `arn:aws:s3:::${order.bucket}`,
  });

/** Questions after which a job that nobody has heard of is given up. */
const unheardMost = 20;

const awaitEnd = async (order: ReceiptsOrder, before: number, world: CarryOut): Promise<Attempt> => {
  for (let asked = 1; ; asked += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one question after the other
    const made = await attemptsOf(order, world);
    const last = made.length > before ? made.at(-1) : undefined;
    if (last !== undefined && last.state !== 'running') return last;
    if (last === undefined && asked === unheardMost)
      throw new Mistake(
        '証憑の復元が始まりません。aws backup list-restore-jobs --by-resource-type S3 で確かめてください。',
      );
    // oxlint-disable-next-line no-await-in-loop -- one question after the other
    await world.wait();
  }
};

const keepMinutes = async (
  order: ReceiptsOrder,
  measured: { readonly startedAt: Date; readonly finishedAt: Date },
  world: CarryOut,
): Promise<void> => {
  const { settings, day, controlTable } = order;
  const evidence = { stage: settings.stage, day: `${day}-receipts`, tables: ['Documents'], ...measured };
  const minutes = `証憑の復元に要した時間: ${minutesOf(evidence)} 分(目標 1,440 分以内)`;
  if (controlTable === undefined)
    return world.say(`${minutes}。Control の名前 (--control) がないため、運用記録に書いてください。`);
  await sendPatiently(evidenceCall(controlTable, evidence), world);
  return world.say(`${minutes}。${controlTable} の EVID#restore に記録しました。`);
};

/**
 * Brings receipts back into their bucket. Nothing is written over: AWS Backup passes over what is there, so that the same
 * order may be given again. Throws Mistake when the job fails; a job that ends well proves nothing about single files.
 */
export const restoreReceipts = async (
  order: ReceiptsOrder,
  now: () => Date,
  world: CarryOut,
): Promise<void> => {
  const versioning = await sendPatiently(versioningCall(order), world);
  if (partOf(versioning, 'Status') !== 'Enabled')
    throw new Mistake(
      `${order.bucket} のバージョニングが有効ではありません。復元先が違っていないか確かめてください。`,
    );
  const made = await attemptsOf(order, world);
  const last = made.at(-1);
  const isNew = last === undefined || last.state === 'failed' || (last.state === 'done' && order.isRepeated);
  if (isNew) await sendPatiently(startCall(order, made.length + 1), world);
  else world.say(last.state === 'running' ? '     既に実行中です。' : '     既に終わっています。');
  const ended = await awaitEnd(order, isNew ? made.length : made.length - 1, world);
  if (ended.state === 'failed')
    throw new Mistake(
      `証憑の復元が失敗しました: ${ended.message} 原因を除いて、同じ命令をもう一度実行してください。`,
    );
  world.say(`復元ジョブは終わりました: ${ended.message}`);
  const finishedAt = ended.endedAt === undefined ? now() : new Date(ended.endedAt);
  await keepMinutes(order, { startedAt: new Date(ended.startedAt), finishedAt }, world);
  world.say(
    'ジョブの完了は、すべての証憑が戻ったことを意味しません。続けて verify-receipts で全件を照合してください。',
  );
};
