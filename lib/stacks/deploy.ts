import { Duration, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

import { Boundary } from '#lib/constructs/boundary.ts';
import { ExecutionRights } from '#lib/constructs/execution-rights.ts';
import { subjectOf } from '#lib/github-subject.ts';
import type { DeploySettings, RepositorySettings } from '#lib/setting-parts.ts';
import type { StageSettings } from '#lib/settings.ts';
import { ByHand } from '#lib/stacks/by-hand.ts';
import { StageStack } from '#lib/stacks/stage-stack.ts';

const issuer = 'token.actions.githubusercontent.com';
const regions = ['ap-northeast-1', 'ap-northeast-3'];

/** The roles that bootstrapping made in both Regions, by the part of their name. */
type BootstrapRole = 'deploy' | 'file-publishing' | 'lookup';

/**
 * Who may deploy: a run of our repository in the environment of this stage, and nobody else. No key is kept anywhere;
 * GitHub's token is good for the run, and the environment asks its reviewers first. A person deploys this stack, before
 * the bootstrap: no run may widen what runs may do.
 */
export class Deploy extends StageStack {
  private readonly repository: RepositorySettings;

  constructor(scope: Construct, settings: StageSettings, { repository }: DeploySettings) {
    super(scope, {
      settings,
      part: 'Deploy',
      description: 'STAFee: who may deploy, and the bounds of every role',
      controls: ['14.2.1', '9.4.4', '12.1.2'],
      classification: 'internal',
      synthesizer: new ByHand(),
    });
    this.repository = repository;
    const boundary = new Boundary(this, 'Boundary', settings);
    new ExecutionRights(this, 'CloudFormation', settings);
    const provider = new iam.OidcProviderNative(this, 'GitHub', {
      url: `https://${issuer}`,
      clientIds: ['sts.amazonaws.com'],
    });
    const roles = [
      this.addRole('Deployer', provider, {
        environment: settings.stage,
        description: 'STAFee: a deployment of this stage',
        becomes: ['deploy', 'file-publishing', 'lookup'],
        looksAtChangeSets: true,
      }),
      this.addRole('Reader', provider, {
        environment: `${settings.stage}-diff`,
        description: 'STAFee: differences and drift of this stage',
        becomes: ['lookup'],
      }),
    ];
    // The boundary is named, not referenced, in every role.
    for (const role of roles) role.node.addDependency(boundary.policy);
  }

  /** Every other stack of the stage names the boundary and waits for it. */
  precede(scope: Construct): void {
    for (const stack of scope.node.children)
      if (
        Stack.isStack(stack) &&
        stack !== this &&
        stack.stackName.startsWith(`stafee-${this.settings.stage}-`)
      )
        stack.addStackDependency(this);
  }

  private addRole(
    id: string,
    provider: iam.OidcProviderNative,
    to: {
      readonly environment: string;
      readonly description: string;
      readonly becomes: readonly BootstrapRole[];
      /** Sees what is prepared, and throws away what turned out empty. @default false */
      readonly looksAtChangeSets?: boolean;
    },
  ): iam.Role {
    const role = new iam.Role(this, id, {
      // The workflow names it.
      roleName: `stafee-${to.environment}-${id.toLowerCase()}`,
      description: to.description,
      maxSessionDuration: Duration.hours(1),
      assumedBy: new iam.WebIdentityPrincipal(provider.oidcProviderArn, {
        StringEquals: {
          [`${issuer}:aud`]: 'sts.amazonaws.com',
          [`${issuer}:sub`]: subjectOf(this.repository, to.environment),
        },
      }),
    });
    role.addToPrincipalPolicy(
      new iam.PolicyStatement({
        actions: ['sts:AssumeRole'],
        resources: regions.flatMap((region) =>
          to.becomes.map(
            (name) => `arn:aws:iam::${this.account}:role/cdk-stafee-${name}-role-${this.account}-${region}`,
          ),
        ),
      }),
    );
    if (to.looksAtChangeSets === true)
      role.addToPrincipalPolicy(
        new iam.PolicyStatement({
          actions: [
            'cloudformation:DescribeChangeSet',
            'cloudformation:DescribeStacks',
            'cloudformation:DeleteChangeSet',
          ],
          resources: regions.map(
            (region) =>
              `arn:aws:cloudformation:${region}:${this.account}:stack/stafee-${this.settings.stage}-*/*`,
          ),
        }),
      );
    return role;
  }
}
