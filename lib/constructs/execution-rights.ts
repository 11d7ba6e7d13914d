import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

import { executionPolicies } from '#lib/execution/execution-policies.ts';

/** What CloudFormation may do for a deployment: bootstrapping names these policies. */
export class ExecutionRights extends Construct {
  constructor(scope: Construct, id: string, { isProven }: { readonly isProven: boolean }) {
    super(scope, id);
    for (const { name, statements } of executionPolicies(Stack.of(this).account, { undoes: !isProven }))
      new iam.ManagedPolicy(this, name, {
        managedPolicyName: name,
        description: 'STAFee: what CloudFormation may do for a deployment',
        statements: statements.map((statement) => iam.PolicyStatement.fromJson(statement)),
      });
  }
}
