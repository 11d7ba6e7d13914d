/** What operators ask of a company. */
const asked = [
  'operatorId',
  'operatorName',
  'companyName',
  'reason',
  'parts',
  'hours',
  'askedAt',
  'expiresAt',
];
/** What the company says to it, as far as operators see it. */
const said = ['decision', 'decidedAt', 'gave', 'until', 'withdrawnAt', 'endedAt'];

/** Rights of the operators' function on 閲覧許可: calls, partitions and attributes. Its word the company writes alone (0227). */
export const rightsOnGrants = [
  { calls: ['BatchGetItem', 'GetItem', 'Query'], keys: ['T#*#SUPPORT'], attributes: [...asked, ...said] },
  { calls: ['PutItem'], keys: ['T#*#SUPPORT'], attributes: asked },
  { calls: ['UpdateItem'], keys: ['T#*#SUPPORT'], attributes: ['endedAt'] },
  { calls: ['GetItem', 'PutItem', 'Query'], keys: ['SUPPORTASKED', 'SUPPORTTURN'], attributes: undefined },
] as const;

/** Rights of a company's administrators on them. */
export const companysWord = [
  {
    calls: ['dynamodb:GetItem', 'dynamodb:Query'],
    partitions: ['T#${aws:PrincipalTag/TenantId}#SUPPORT'],
    attributes: undefined,
  },
  {
    calls: 'dynamodb:UpdateItem',
    partitions: ['T#${aws:PrincipalTag/TenantId}#SUPPORT'],
    attributes: [
      'PK',
      'SK',
      'decision',
      'decidedAt',
      'decidedBy',
      'decidedByName',
      'gave',
      'until',
      'withdrawnAt',
      'withdrawnByName',
      'endedAt',
      'form',
    ],
  },
];
