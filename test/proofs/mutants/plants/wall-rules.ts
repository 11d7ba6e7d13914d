import { ofType } from '#test/proofs/mutants/fits.ts';
import type { Plant } from '#test/proofs/mutants/mutant.ts';

const acl = ofType('AWS::WAFv2::WebACL');
const logging = ofType('AWS::WAFv2::LoggingConfiguration');

export const wallRules: readonly Plant[] = [
  [
    'behind-a-wall',
    'an API or a pool with nothing in front of it',
    ofType('AWS::WAFv2::WebACLAssociation'),
    (r) => {
      r.type = 'AWS::WAFv2::Nothing';
    },
  ],
  [
    'wall-logs-without-secrets',
    'a log with cookies',
    logging,
    (r) => {
      r.properties.RedactedFields = [{ SingleHeader: { Name: 'authorization' } }];
    },
  ],
  [
    'wall-logs-without-secrets',
    'a wall without a log',
    logging,
    (r) => {
      r.properties.ResourceArn = 'arn:of:another';
    },
  ],
  [
    'wall-logs-without-secrets',
    'samples of requests',
    acl,
    (r) => {
      r.properties.VisibilityConfig.SampledRequestsEnabled = true;
    },
  ],
  [
    'wall-within-limits',
    'a set for each of 50 tenants',
    acl,
    (r) => {
      r.properties.Rules = Array.from({ length: 51 }, () => ({ Statement: { IPSetReferenceStatement: {} } }));
    },
  ],
];
