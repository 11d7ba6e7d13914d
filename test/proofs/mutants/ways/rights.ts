import { away, inEach, turned, without } from '#test/proofs/mutants/edits.ts';
import type { Loose, Mutant, Ways } from '#test/proofs/mutants/mutant.ts';

const statementAt = (r: Loose, path: string): Loose =>
  path.split('.').reduce<Loose>((here, key) => here[key], r);

const servicesOf = (r: Loose, path: string): readonly string[] => [
  ...new Set(
    [statementAt(r, path).Action]
      .flat()
      .map((action: string) => action.split(':')[0] ?? '')
      .filter((service) => service !== '*'),
  ),
];

const widened = (r: Loose, path: string): readonly Mutant[] =>
  statementAt(r, path).Effect === 'Allow'
    ? [
        ...turned(r, `${path}.Action`, '*'),
        ...servicesOf(r, path).flatMap((service) => turned(r, `${path}.Action`, [`${service}:*`])),
        ...turned(r, `${path}.Resource`, '*'),
        ...without(r, `${path}.Condition`),
        ...Object.keys(statementAt(r, path).Condition ?? {}).map((operator): Mutant => [
          `without Condition ${operator}`,
          (copy) => delete statementAt(copy, path).Condition[operator],
        ]),
      ]
    : [
        ...turned(r, `${path}.Effect`, 'Allow'),
        [
          'without a Deny',
          (copy) => {
            const list = statementAt(copy, path.replace(/\.\d+$/, ''));
            list.splice(Number(path.split('.').at(-1)), 1);
          },
        ],
      ];

/** What roles may do, and who may take them. */
export const rights: readonly Ways[] = [
  {
    types: ['AWS::IAM::Policy'],
    ways: (r) => inEach(r, 'properties.PolicyDocument.Statement', (path) => widened(r, path)),
  },
  {
    types: ['AWS::IAM::ManagedPolicy'],
    ways: (r) => {
      const denies = inEach(r, 'properties.PolicyDocument.Statement', (path) =>
        statementAt(r, path).Effect === 'Deny' ? widened(r, path) : [],
      );
      // A policy that only gives is no protection.
      return denies.length === 0 ? [] : [away, ...denies];
    },
  },
  {
    types: ['AWS::IAM::Role'],
    ways: (r) => [
      ...without(r, 'properties.PermissionsBoundary'),
      ...inEach(r, 'properties.AssumeRolePolicyDocument.Statement', (path) => [
        ...turned(r, `${path}.Principal`, { AWS: '*' }),
        ...turned(r, `${path}.Principal`, { AWS: 'arn:aws:iam::999999999999:root' }),
        ...without(r, `${path}.Condition`),
        ...Object.keys(statementAt(r, path).Condition ?? {}).map((operator): Mutant => [
          `without Condition ${operator}`,
          (copy) => delete statementAt(copy, path).Condition[operator],
        ]),
      ]),
      [
        'with AdministratorAccess',
        (copy) => (copy.properties.ManagedPolicyArns = ['arn:aws:iam::aws:policy/AdministratorAccess']),
      ],
      [
        'with an inline policy for everything',
        (copy) =>
          (copy.properties.Policies = [
            {
              PolicyName: 'all',
              PolicyDocument: { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
            },
          ]),
      ],
    ],
  },
];
