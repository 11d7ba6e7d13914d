import type * as iam from 'aws-cdk-lib/aws-iam';

import { onColumns, onRows, throughService } from '#lib/constructs/statements.ts';
import type { Data } from '#lib/stacks/data.ts';
import type { Foundation } from '#lib/stacks/foundation.ts';
import { operatorDeed } from '#rows/audit.ts';
import { shownToOperators } from '#rows/shown-to-operators.ts';
import { supportGrant } from '#rows/support.ts';

type Props = { readonly data: Data; readonly foundation: Foundation };

/** What became of a 閲覧許可 is told to the company's administrators, and stands in both trails (docs/decisions/0227). */
export const tellingOfGrants = ({ data, foundation }: Props): readonly iam.PolicyStatement[] => [
  onColumns({
    table: data.control,
    calls: ['GetItem'],
    rows: [supportGrant],
    attributes: shownToOperators,
  }),
  onRows({ table: data.audit, calls: ['PutItem'], rows: [operatorDeed] }),
  throughService(foundation.auditKey, 'dynamodb', 'kms:Decrypt', 'kms:DescribeKey'),
];
