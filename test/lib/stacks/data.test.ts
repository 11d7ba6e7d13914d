import { Match } from 'aws-cdk-lib/assertions';
import type { Template } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, test } from 'vitest';

import { templateOf } from '#test/stages/templates.ts';

let template: Template;
beforeAll(() => {
  template = templateOf('prod', 'Data');
});

describe('the tables', () => {
  test('carry in an index only what a list of claims shows', () => {
    const [table] = Object.values(
      template.findResources('AWS::DynamoDB::GlobalTable', {
        Properties: { GlobalSecondaryIndexes: Match.anyValue() },
      }),
    );
    const summary = [
      'number',
      'title',
      'status',
      'applicantName',
      'departmentName',
      'total',
      'tax',
      'version',
      'updatedAt',
      'submittedAt',
      'stepName',
      'form',
    ];
    const carrying = (carried: readonly string[]) => ({
      ProjectionType: 'INCLUDE',
      NonKeyAttributes: expect.toSatisfy(
        (attributes: readonly string[]) => attributes.toSorted().join() === carried.toSorted().join(),
      ),
    });
    expect(table?.['Properties'].GlobalSecondaryIndexes).toEqual([
      {
        IndexName: 'GSI1',
        KeySchema: [
          { AttributeName: 'G1P', KeyType: 'HASH' },
          { AttributeName: 'G1S', KeyType: 'RANGE' },
        ],
        Projection: carrying(summary),
      },
      {
        IndexName: 'GSI2',
        KeySchema: [
          { AttributeName: 'G2P', KeyType: 'HASH' },
          { AttributeName: 'G2S', KeyType: 'RANGE' },
        ],
        Projection: carrying(summary),
      },
    ]);
  });

  test('are five, paid by the request', () => {
    template.resourcePropertiesCountIs('AWS::DynamoDB::GlobalTable', { BillingMode: 'PAY_PER_REQUEST' }, 5);
  });

  test('forget sessions by themselves', () => {
    template.resourcePropertiesCountIs(
      'AWS::DynamoDB::GlobalTable',
      { TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true } },
      1,
    );
  });

  test('refuse everybody a change of the audit trail', () => {
    template.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      Replicas: [
        Match.objectLike({
          ResourcePolicy: {
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Sid: 'AppendOnly',
                  Effect: 'Deny',
                  Principal: { AWS: '*' },
                  Resource: '*',
                  Action: [
                    'dynamodb:BatchWriteItem',
                    'dynamodb:DeleteItem',
                    'dynamodb:PartiQLDelete',
                    'dynamodb:PartiQLUpdate',
                    'dynamodb:UpdateItem',
                  ],
                },
              ],
            },
          },
        }),
      ],
    });
  });
});

describe('the docs bucket', () => {
  test("lets only the app's own page read and write", () => {
    template.hasResourceProperties('AWS::S3::Bucket', {
      CorsConfiguration: {
        CorsRules: [
          Match.objectLike({
            AllowedOrigins: ['https://app.stafee.example.jp'],
            AllowedMethods: ['GET', 'PUT'],
          }),
        ],
      },
    });
  });

  test('sweeps up uploads that broke off, and neither a file nor a version', () => {
    template.hasResourceProperties('AWS::S3::Bucket', {
      CorsConfiguration: Match.anyValue(),
      LifecycleConfiguration: {
        Rules: [
          {
            Id: 'leftovers',
            Status: 'Enabled',
            AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
            ExpiredObjectDeleteMarker: true,
          },
        ],
      },
    });
  });
});
