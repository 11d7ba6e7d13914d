import { describe, expect, test } from 'vitest';

import type { StageName } from '#lib/settings.ts';
import { settings } from '#test/stages/settings.ts';
import { templatesOf } from '#test/stages/templates.ts';

const stages = Object.keys(settings) as StageName[];

describe('the settings of an account', () => {
  test.each(stages)('let API Gateway write the access logs of stage %s, before any API is there', (stage) => {
    const { Foundation: foundation, TenantApi: api } = templatesOf(stage, 'Foundation', 'TenantApi');
    const [account] = Object.values(foundation.findResources('AWS::ApiGateway::Account'));
    const [roleId, role] = Object.entries(foundation.findResources('AWS::IAM::Role'))[0] ?? [];
    expect(account?.['Properties'].CloudWatchRoleArn).toEqual({ 'Fn::GetAtt': [roleId, 'Arn'] });
    expect(role?.['Properties'].AssumeRolePolicyDocument.Statement).toEqual([
      { Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: 'apigateway.amazonaws.com' } },
    ]);
    // What reads an output of Foundation comes after it.
    expect(JSON.stringify(api.toJSON())).toContain(`"StackName":"stafee-${stage}-Foundation"`);
  });
});
