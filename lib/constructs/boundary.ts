import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

/** One per account, by name: bootstrapping names it too. */
export const boundaryName = 'stafee-boundary';

const boundaryArnOf = (stack: Stack): string => `arn:aws:iam::${stack.account}:policy/${boundaryName}`;

/** Every role of the stack stays within the account's boundary, whatever its own policies say. */
export const boundRolesOf = (stack: Stack): void => {
  iam.PermissionsBoundary.of(stack).apply(
    iam.ManagedPolicy.fromManagedPolicyArn(stack, 'RolesBoundary', boundaryArnOf(stack)),
  );
};

/** Their endpoints are in Virginia whichever Region asks. */
const globalServices = ['iam:*', 'sts:*', 'route53:*', 'organizations:*', 'support:*', 'health:*'];

const deny = (sid: string, actions: readonly string[], conditions?: Record<string, unknown>) =>
  new iam.PolicyStatement({
    sid,
    effect: iam.Effect.DENY,
    actions: [...actions],
    resources: ['*'],
    ...(conditions === undefined ? {} : { conditions }),
  });

/** What nobody in the account does through a role of ours: neither a function nor a deployment. */
export class Boundary extends Construct {
  readonly policy: iam.ManagedPolicy;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const arn = boundaryArnOf(Stack.of(this));
    this.policy = new iam.ManagedPolicy(this, 'Policy', {
      managedPolicyName: boundaryName,
      description: 'STAFee: the bounds of every role; bounds give no rights',
      statements: [
        new iam.PolicyStatement({ sid: 'Bounds', actions: ['*'], resources: ['*'] }),
        new iam.PolicyStatement({
          sid: 'JapanOnly',
          effect: iam.Effect.DENY,
          notActions: globalServices,
          resources: ['*'],
          conditions: { StringNotEquals: { 'aws:RequestedRegion': ['ap-northeast-1', 'ap-northeast-3'] } },
        }),
        deny('RolesStayBounded', ['iam:CreateRole', 'iam:PutRolePermissionsBoundary'], {
          StringNotEquals: { 'iam:PermissionsBoundary': arn },
        }),
        deny('NoUsers', ['iam:CreateUser', 'iam:CreateAccessKey', 'iam:DeleteRolePermissionsBoundary']),
        new iam.PolicyStatement({
          sid: 'BoundaryStays',
          effect: iam.Effect.DENY,
          actions: ['iam:CreatePolicyVersion', 'iam:DeletePolicy*', 'iam:SetDefaultPolicyVersion'],
          resources: [arn],
        }),
        deny('EvidenceStays', [
          'cloudtrail:DeleteTrail',
          'cloudtrail:StopLogging',
          'backup:DeleteBackupVault',
          'backup:DeleteBackupVaultLockConfiguration',
          'backup:DeleteRecoveryPoint',
          's3:BypassGovernanceRetention',
          'kms:ScheduleKeyDeletion',
          'kms:DisableKey',
        ]),
      ],
    });
  }
}
