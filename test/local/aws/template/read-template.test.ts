import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readTemplate } from '#local/aws/template/read-template.ts';
import { anAssembly } from './an-assembly.ts';

const tokyo = { region: 'ap-northeast-1', accountId: '000000000000' };

/** The properties of one resource in a stack `Main` that also holds a table, a bucket, a key and a role. */
const resolved = (properties: object, more: object = {}, others: Record<string, object> = {}) => {
  const Main = {
    Resources: {
      Thing0001: { Type: 'Test::Thing', Properties: properties },
      Table: { Type: 'AWS::DynamoDB::Table' },
      Named: { Type: 'AWS::DynamoDB::Table', Properties: { TableName: 'Fixed' } },
      Role: { Type: 'AWS::IAM::Role', Properties: { Path: '/app/' } },
      Queue: { Type: 'AWS::SQS::Queue' },
    },
    ...more,
  };
  return readTemplate(anAssembly({ Main, ...others }), tokyo).find('Main/Thing').properties;
};

describe('reading a template', () => {
  test.each<[string, unknown, unknown]>([
    ['Ref to a resource', { Ref: 'Table' }, 'Main-Table'],
    ['Ref to a resource with a fixed name', { Ref: 'Named' }, 'Fixed'],
    ['Ref to a queue', { Ref: 'Queue' }, 'https://sqs.ap-northeast-1.amazonaws.com/000000000000/Main-Queue'],
    ['Ref to the Region', { Ref: 'AWS::Region' }, 'ap-northeast-1'],
    [
      'Fn::GetAtt of an ARN',
      { 'Fn::GetAtt': ['Table', 'Arn'] },
      'arn:aws:dynamodb:ap-northeast-1:000000000000:table/Main-Table',
    ],
    ['Fn::GetAtt in one text', { 'Fn::GetAtt': 'Role.Arn' }, 'arn:aws:iam::000000000000:role/app/Main-Role'],
    ['Fn::Join', { 'Fn::Join': ['-', ['a', { Ref: 'Named' }, 1]] }, 'a-Fixed-1'],
    [
      'Fn::Sub',
      { 'Fn::Sub': '${AWS::Partition}/${Named}/${Role.Arn}/${!Literal}' },
      'aws/Fixed/arn:aws:iam::000000000000:role/app/Main-Role/${Literal}',
    ],
    [
      'Fn::Sub with values',
      { 'Fn::Sub': ['${x}-${Named}', { x: { Ref: 'AWS::AccountId' } }] },
      '000000000000-Fixed',
    ],
    ['Fn::Select of Fn::Split', { 'Fn::Select': [1, { 'Fn::Split': [':', 'a:b:c'] }] }, 'b'],
    ['nested lists and objects', [{ a: [{ Ref: 'Named' }] }], [{ a: ['Fixed'] }]],
    ['AWS::NoValue in a list', ['a', { Ref: 'AWS::NoValue' }], ['a']],
    [
      'a condition of a policy, which is no intrinsic',
      { Condition: { Null: { a: 'b' } } },
      { Condition: { Null: { a: 'b' } } },
    ],
  ])('resolves %s', (_what, value, expected) => {
    expect(resolved({ value })).toEqual({ value: expected });
  });

  test('leaves a member out that has no value', () => {
    expect(resolved({ value: { Ref: 'AWS::NoValue' }, kept: 1 })).toEqual({ kept: 1 });
  });

  test('resolves parameters, conditions and mappings', () => {
    const more = {
      Parameters: { Size: { Type: 'Number', Default: 7 } },
      Mappings: { Zones: { tokyo: { zone: 'a' } } },
      Conditions: {
        IsBig: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'Size' }, '1'] }] },
        IsBoth: { 'Fn::And': [{ Condition: 'IsBig' }, { 'Fn::Equals': ['a', 'b'] }] },
      },
    };
    const value = [
      { Ref: 'Size' },
      { 'Fn::If': ['IsBig', 'big', 'small'] },
      { 'Fn::If': ['IsBoth', 'both', { Ref: 'AWS::NoValue' }] },
      { 'Fn::FindInMap': ['Zones', 'tokyo', 'zone'] },
    ];
    expect(resolved({ value }, more)).toEqual({ value: [7, 'big', 'a'] });
  });

  test('follows exports and outputs of other stacks', () => {
    const Other = {
      Resources: { Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'docs' } } },
      Outputs: {
        Name: { Value: { Ref: 'Bucket' }, Export: { Name: { 'Fn::Sub': '${AWS::StackName}:Name' } } },
        Arn: { Value: { 'Fn::GetAtt': ['Bucket', 'Arn'] } },
      },
    };
    const value = [
      { 'Fn::ImportValue': 'Other:Name' },
      { 'Fn::GetStackOutput': { StackName: 'Other', OutputName: 'Arn', Region: 'ap-northeast-1' } },
    ];
    expect(resolved({ value }, {}, { Other })).toEqual({ value: ['docs', 'arn:aws:s3:::docs'] });
  });

  test.each<[string, unknown, string]>([
    [
      'an unknown intrinsic',
      { 'Fn::Cidr': ['10.0.0.0/16', 6, 5] },
      'the template holds Fn::Cidr, which the local cloud does not know',
    ],
    [
      'an unknown attribute',
      { 'Fn::GetAtt': ['Table', 'Colour'] },
      'Fn::GetAtt of Colour of a AWS::DynamoDB::Table is not known to the local cloud',
    ],
    ['a Ref to nothing', { Ref: 'Nothing' }, 'Ref to Nothing, which the template does not hold'],
    ['an import of nothing', { 'Fn::ImportValue': 'x' }, 'no stack exports x'],
    [
      'an output of nothing',
      { 'Fn::GetStackOutput': { StackName: 'Main', OutputName: 'x' } },
      'Fn::GetStackOutput of x: the stack Main has no such output',
    ],
  ])('refuses %s in one sentence', (_what, value, message) => {
    expect(() => resolved({ value })).toThrow(new Error(message));
  });

  test('gives the same names at every start, in the form of the service', () => {
    const template = () =>
      readTemplate(
        anAssembly({
          Main: {
            Resources: {
              Docs: { Type: 'AWS::S3::Bucket' },
              Key: { Type: 'AWS::KMS::Key' },
              Kek: { Type: 'AWS::KMS::Key', Properties: { MultiRegion: true } },
              Pool: { Type: 'AWS::Cognito::UserPool' },
              Client: { Type: 'AWS::Cognito::UserPoolClient' },
            },
          },
        }),
        tokyo,
      )
        .ofType()
        .map(({ name }) => name);
    expect(template()).toEqual(template());
    expect(template()).toEqual([
      expect.stringMatching(/^main-docs-[0-9a-z]{8}$/),
      expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/),
      expect.stringMatching(/^mrk-[0-9a-f]{32}$/),
      expect.stringMatching(/^ap-northeast-1_[0-9a-z]{9}$/),
      expect.stringMatching(/^[0-9a-z]{26}$/),
    ]);
  });

  test('leaves out a resource whose condition is false', () => {
    const folder = anAssembly({
      Main: {
        Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } },
        Resources: { Thing0001: { Type: 'Test::Thing', Condition: 'Never' }, Other: { Type: 'Test::Thing' } },
      },
    });
    expect(
      readTemplate(folder, tokyo)
        .ofType('Test::Thing')
        .map(({ logicalId }) => logicalId),
    ).toEqual(['Other']);
  });

  test('finds the folder of an asset by its object key', () => {
    const folder = anAssembly({});
    expect(readTemplate(folder, tokyo).asset('abc.zip')).toBe(join(folder, 'asset.abc'));
  });

  test('names the file that is damaged or missing', () => {
    const folder = anAssembly({ Main: {} });
    writeFileSync(join(folder, 'Main.template.json'), '{"Resources":');
    expect(() => readTemplate(folder, tokyo)).toThrow(
      `the cloud assembly cannot be read: ${folder}/Main.template.json`,
    );
    expect(() => readTemplate('/nowhere', tokyo)).toThrow('there is no cloud assembly in /nowhere');
  });
});
