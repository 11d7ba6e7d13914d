import { ofType } from '#test/proofs/mutants/fits.ts';
import type { Loose, Plant } from '#test/proofs/mutants/mutant.ts';

const deployer = ofType('AWS::IAM::Role', 'Deployer');
const issuer = 'token.actions.githubusercontent.com';
const conditionOf = (r: Loose): Loose => r.properties.AssumeRolePolicyDocument.Statement[0].Condition;

export const deployRules: readonly Plant[] = [
  [
    'deployer-is-one-environment',
    'a role for every branch of the repository',
    deployer,
    (r) => {
      conditionOf(r).StringEquals[`${issuer}:sub`] = 'repo:example-org@10/stafee@200:ref:refs/heads/main';
    },
  ],
  [
    'deployer-is-one-environment',
    'a role for a pattern of repositories',
    deployer,
    (r) => {
      conditionOf(r).StringLike = { [`${issuer}:sub`]: 'repo:example-org@10/*' };
    },
  ],
  [
    'deployer-is-one-environment',
    'a role for whoever has the name of the repository',
    deployer,
    (r) => {
      conditionOf(r).StringEquals[`${issuer}:sub`] = 'repo:example-org/stafee:environment:prod';
    },
  ],
  [
    'deployer-is-one-environment',
    'a role for whoever has the name of the owner',
    deployer,
    (r) => {
      conditionOf(r).StringEquals[`${issuer}:sub`] = 'repo:example-org/stafee@200:environment:prod';
    },
  ],
  [
    'deployer-is-one-environment',
    'a role for tokens made for others',
    deployer,
    (r) => {
      delete conditionOf(r).StringEquals[`${issuer}:aud`];
    },
  ],
  [
    'role-bounded',
    'a role without bounds',
    ofType('AWS::IAM::Role'),
    (r) => {
      delete r.properties.PermissionsBoundary;
    },
  ],
  [
    'type-known-to-execution-policies',
    'a resource of a type that CloudFormation may not make',
    ofType('AWS::SQS::Queue'),
    (r) => {
      r.type = 'AWS::EC2::Instance';
    },
  ],
];
