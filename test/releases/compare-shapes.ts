import type { RowShape, RowShapes } from './row-shapes.ts';

/**
 * Kinds that this release adds. The release before must not stumble over them: it reads none of their partitions, or
 * only by keys that it made itself.
 */
export const addedKinds: readonly string[] = [
  // Lead from mail addresses to people; queried by the worker of forgotten passwords alone.
  'mail-address',
  'mail-addresses-checked',
  // Lead from places to people; queried by the place alone.
  'person-at-post',
  'person-in-role',
  // From where people sign in; read by the preview of a company's addresses alone.
  'seen-address',
  // A partition of its own in the table of sessions.
  'asked-mail-address',
  'mailbox-asked',
  'people-file-piece',
  // Counts of a contract's use: a partition of their own, read by its keys alone.
  'users-in-use',
  'storage-in-use',
  'claims-in-use',
  // Partitions of their own among the operators' rows.
  'audit-extraction',
  'duty',
  'incident',
  'closed-incident',
  'incident-entry',
  'duty-record',
  'duty-reminder',
  'ended-duty',
  // In partitions of their own.
  'commuter-pass',
  'commuter-pass-asked',
  'inspection-view',
  'second-person-request',
  'second-person-waiting',
  'company-access',
  'set-up',
  'setting-change',
  // The company's list of claims: partitions of its own (docs/decisions/0156).
  'claim-in-list',
  'claim-list-head',
  // A partition for each master; that release made none in a day, and reads those of its own masters alone.
  'master-head',
  'master-entry',
  'master-version',
  // Operators' own, which that release reads by the keys of one operator, session or company.
  'operator-roster',
  'operator-training',
  'act-request',
  'listed-operator-session',
  'support-asked',
  'support-grant',
  'support-turn',
  'support-view',
  'suspended-company',
  'contract-change',
  'onboarding-order',
  'onboarding-progress',
  'welcome-mail',
  // Among the settings, which are picked from their partition by their keys.
  'setting-grades',
  'setting-people-rules',
  'setting-second-person',
];

/** Fields that were always there and that no reader of the release before looks at: looked up in its sources. */
const unreadFields: readonly string[] = [
  // Optional in its type, kept at completion and read by nobody; a restored file has another version.
  'evidence-record: doc.versionId',
];

const missing = (kind: string, before: RowShape, now: RowShape): readonly string[] => [
  ...before.always
    .filter((name) => !now.always.includes(name) && !unreadFields.includes(`${kind}: ${name}`))
    .map((name) => `${kind}: ${name} is not always there any more`),
  ...Object.entries(now.types).flatMap(([name, types]) => {
    const known = before.types[name];
    const strange = known === undefined ? [] : types.filter((type) => !known.includes(type));
    return strange.map((type) => `${kind}: ${name} is a ${type} now`);
  }),
  ...Object.entries(now.words).flatMap(([name, words]) => {
    const known = before.words[name];
    const strange = known === undefined ? [] : words.filter((word) => !known.includes(word));
    return strange.map((word) => `${kind}: ${name} says ${word}, which the release before does not know`);
  }),
];

/** What the release before could not read of the rows of this one. Fields may be added, and nothing else. */
export const unreadableBefore = (before: RowShapes, now: RowShapes): readonly string[] => [
  ...Object.keys(before)
    .filter((kind) => now[kind] === undefined)
    .map((kind) => `${kind}: there are no such rows any more`),
  ...Object.entries(now).flatMap(([kind, shape]) => {
    const known = before[kind];
    if (known !== undefined) return missing(kind, known, shape);
    return addedKinds.includes(kind) ? [] : [`${kind}: is a new kind of row`];
  }),
];
