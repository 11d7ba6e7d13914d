import type * as iam from 'aws-cdk-lib/aws-iam';

import { onOwnRows, throughService, unwrapOwnKeys } from '#lib/constructs/statements.ts';
import type { Data } from '#lib/stacks/data.ts';
import type { Foundation } from '#lib/stacks/foundation.ts';
import { companyDeed } from '#rows/audit.ts';
import { companyKey } from '#rows/keystore.ts';
import { delivery } from '#rows/notices.ts';
import { invited, login, mailAddress, person, personChange } from '#rows/people.ts';
import { askedMailAddress, resetLink, standing } from '#rows/sign-in.ts';

/**
 * What the way to a password of one's own needs of one tenant: whoever has an address, who is invited until when, and the row
 * of his link.
 */
export const findingPeople = ({
  data,
  foundation,
}: {
  readonly data: Data;
  readonly foundation: Foundation;
}): readonly iam.PolicyStatement[] => [
  onOwnRows({
    table: data.tenantData,
    calls: ['GetItem', 'Query'],
    rows: [person],
    attributes: ['doc', 'email', 'loginId'],
  }),
  onOwnRows({
    table: data.tenantData,
    calls: ['GetItem', 'UpdateItem'],
    rows: [invited, delivery],
  }),
  onOwnRows({
    table: data.tenantData,
    calls: ['Query'],
    rows: [login],
    attributes: ['userId'],
  }),
  onOwnRows({
    table: data.tenantData,
    calls: ['GetItem', 'Query', 'PutItem'],
    rows: [mailAddress],
  }),
  onOwnRows({
    table: data.session,
    calls: ['GetItem', 'PutItem', 'UpdateItem'],
    rows: [resetLink],
  }),
  // Which passkeys still let in after a new password, by the names that their owner gave them (docs/decisions/0208).
  onOwnRows({ table: data.session, calls: ['GetItem'], rows: [standing], attributes: ['passkeys'] }),
  // A new address: where its link goes, and who hears of other names (docs/decisions/0200).
  onOwnRows({
    table: data.session,
    calls: ['GetItem'],
    rows: [askedMailAddress],
    attributes: ['noticeId', 'toHash', 'expiresAt', 'email', 'usedAt'],
  }),
  onOwnRows({
    table: data.tenantData,
    calls: ['Query'],
    rows: [personChange],
    attributes: ['doc', 'by', 'byName', 'notices', 'keepers'],
  }),
  onOwnRows({ table: data.audit, calls: ['PutItem'], rows: [companyDeed] }),
  onOwnRows({ table: data.keystore, calls: ['GetItem'], rows: [companyKey] }),
  throughService(foundation.dataKey, 'dynamodb', 'kms:Decrypt', 'kms:DescribeKey'),
  throughService(foundation.auditKey, 'dynamodb', 'kms:Decrypt', 'kms:DescribeKey'),
  unwrapOwnKeys(foundation.keyEncryptionKey),
];
