import type * as iam from 'aws-cdk-lib/aws-iam';

import type { KeptTable } from '#lib/constructs/protected-table.ts';
import { onColumns, onRows } from '#lib/constructs/statements.ts';
import { shownToOperators } from '#rows/shown-to-operators.ts';
import { supportAsked, supportGrant, supportTurn } from '#rows/support.ts';

/** What operators ask of a company, and its end; the company's word on it no operator can write (docs/decisions/0227). */
export const askingForGrants = (control: KeptTable): readonly iam.PolicyStatement[] => [
  onColumns({
    table: control,
    calls: ['GetItem', 'BatchGetItem', 'Query'],
    rows: [supportGrant],
    attributes: shownToOperators,
  }),
  onColumns({
    table: control,
    calls: ['PutItem'],
    rows: [supportGrant],
    attributes: Object.keys(supportGrant.holds),
  }),
  onColumns({ table: control, calls: ['UpdateItem'], rows: [supportGrant], attributes: ['endedAt'] }),
  onRows({ table: control, calls: ['GetItem', 'Query', 'PutItem'], rows: [supportAsked, supportTurn] }),
];

/** Into which company somebody looks is what a grant says that was asked for by him: the door reads that and no more. */
export const knowingWhoAsked = (control: KeptTable): readonly iam.PolicyStatement[] => [
  onColumns({
    table: control,
    calls: ['BatchGetItem'],
    rows: [supportGrant],
    attributes: ['operatorId'],
  }),
];
