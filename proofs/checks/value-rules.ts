import { boundedBy, numbersKnown } from '#proofs/checks/value-bounds.ts';
import { apiValues, identityValues, wallValues } from '#proofs/checks/values/doors.ts';
import { backupValues, storageValues } from '#proofs/checks/values/storage.ts';
import { networkValues, workValues } from '#proofs/checks/values/work.ts';

/** By what the white paper promises with them (docs/decisions/0115). */
export const apisBounded = boundedBy('value-of-api', apiValues);
export const wallsBounded = boundedBy('value-of-wall', wallValues);
export const identitiesBounded = boundedBy('value-of-identity', identityValues);
export const storageBounded = boundedBy('value-of-storage', storageValues);
export const backupsBounded = boundedBy('value-of-backup', backupValues);
export const workBounded = boundedBy('value-of-work', workValues);
export const networksBounded = boundedBy('value-of-network', networkValues);

export const valueTables = [
  apiValues,
  wallValues,
  identityValues,
  storageValues,
  backupValues,
  workValues,
  networkValues,
] as const;

/** Alarms have bounds by what they watch (proofs/checks/alarm-bounds.ts). */
export const everyNumberKnown = numbersKnown('number-known', valueTables, ['AWS::CloudWatch::Alarm']);
