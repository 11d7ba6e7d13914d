import { statefulTypes } from '#proofs/checks/keeping-rules.ts';
import type { Rule } from '#proofs/checks/synthesized.ts';

/**
 * Logical ids of what holds data, by stack. CloudFormation replaces a resource whose id changes: a line here changes
 * only together with `cdk refactor`.
 */
export const frozenIds: Readonly<Record<string, readonly string[]>> = {
  Osaka: [
    'AuditCopies199D7789',
    'AuditKeyB2DBB069',
    'BackupCopiesC0DC7ADE',
    'BackupKey60B97760',
    'KeyEncryptionKeyReplica',
    'LogsKeyA6AB43B2',
    'Vault23237E5B',
  ],
  Audit: ['ArchiveDA4CB258', 'CallsKey29EE5145', 'CallsRecordsE5A05165', 'ExtractsBEFFCD47'],
  Backup: ['BackupKey60B97760', 'CopiesA993ADEE', 'Vault23237E5B'],
  Foundation: [
    'AuditKeyB2DBB069',
    'DataKey17AFBB84',
    'DocumentsKeyF8AA898C',
    'KeyEncryptionKey153AA9B3',
    'LogsKeyA6AB43B2',
    'WebKey7707EFB6',
  ],
  Monitoring: ['AlarmsKey3C2381B3'],
  Data: [
    'Audit3D8ADE0A',
    'Control42E771B2',
    'Documents7E5B2978',
    'Keystore1FAB2BF0',
    'Session88DA29BA',
    'TenantDataCA40989C',
    'Web3C8945DB',
  ],
  Identity: [
    'OperatorsPoolClientA6379215',
    'OperatorsPoolFAB400B2',
    'TenantPoolB519EE5F',
    'TenantPoolTenantClientEC200397',
  ],
  OperatorData: ['Operator41AE602D', 'OperatorSession0FD439B9', 'OperatorWeb1AF5A05A'],
};

/** Not of this stage: prod's form in Osaka takes the key's replica, and stage local calls no AWS and mails nobody. */
const heldElsewhere: Readonly<Record<string, readonly string[]>> = {
  'stafee-prod-osaka-Foundation': ['KeyEncryptionKey153AA9B3'],
  'stafee-local-Monitoring': ['AlarmsKey3C2381B3'],
  'stafee-local-Audit': ['CallsKey29EE5145', 'CallsRecordsE5A05165'],
};

/** A client's secret does not come back either. */
export const frozenTypes = [...statefulTypes, 'AWS::Cognito::UserPoolClient'];

/** A log group that is made anew beside its old one loses nothing, as the old one is kept. */
const isFrozenById = (type: string): boolean => type !== 'AWS::Logs::LogGroup' && frozenTypes.includes(type);

export const idsFrozen: Rule = {
  id: 'frozen-logical-ids',
  check: (stack) => {
    const part = stack.name.split('-').at(-1) ?? '';
    const frozen = frozenIds[part] ?? [];
    const stateful = stack.resources.filter(({ type }) => isFrozenById(type)).map(({ id }) => id);
    return [
      ...stateful
        .filter((id) => !frozen.includes(id))
        .map((id) => ({ resource: id, message: 'holds data and is not in proofs/checks/frozen-ids.ts' })),
      ...frozen
        .filter((id) => !stateful.includes(id) && heldElsewhere[stack.name]?.includes(id) !== true)
        .map((id) => ({ resource: id, message: 'held data and is gone or renamed' })),
    ];
  },
};
