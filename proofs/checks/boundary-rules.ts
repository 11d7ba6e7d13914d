import { abroad, boundsWhileUnproven, wantedBounds } from '#proofs/checks/boundary-bounds.ts';
import type { WantedBound } from '#proofs/checks/boundary-bounds.ts';
import { at, listOf, ofType, textsOf } from '#proofs/checks/synthesized.ts';
import type { Rule, SynthesizedStack } from '#proofs/checks/synthesized.ts';

const japan = ['ap-northeast-1', 'ap-northeast-3'];

const statementsOf = (stack: SynthesizedStack): readonly unknown[] =>
  ofType(stack, 'AWS::IAM::ManagedPolicy')
    .filter(({ properties }) => at(properties, 'ManagedPolicyName') === 'stafee-boundary')
    .flatMap(({ properties }) => listOf(at(properties, 'PolicyDocument', 'Statement')));

const same = (found: unknown, wanted: unknown): boolean =>
  JSON.stringify(found ?? null) === JSON.stringify(wanted ?? null);

/** A list of one is written as its entry. */
const plain = (value: unknown): unknown =>
  typeof value === 'string' || !Array.isArray(value) || value.length !== 1 ? value : value[0];

const flat = (condition: unknown): string =>
  JSON.stringify(condition ?? null, (_key, value: unknown) => plain(value));

const conditionFault = (
  statement: unknown,
  wanted: WantedBound['condition'],
  stack: SynthesizedStack,
): boolean => {
  const written: unknown =
    wanted === undefined
      ? undefined
      : JSON.parse(JSON.stringify(wanted).replaceAll('ACCOUNT', stack.account));
  const found: unknown = at(statement, 'Condition');
  return flat(found) !== flat(written);
};

const boundFault = (
  statement: unknown,
  { calls, on, condition }: WantedBound,
  stack: SynthesizedStack,
): readonly string[] => {
  const denied = textsOf(at(statement, 'Action'));
  const places = textsOf(at(statement, 'Resource'));
  const wantedPlaces = on === undefined ? ['*'] : on.map((arn) => arn.replace('ACCOUNT', stack.account));
  return [
    ...(at(statement, 'Effect') === 'Deny' ? [] : ['allows what it should deny']),
    ...Object.entries(calls)
      .filter(([call]) => !denied.includes(call))
      .map(([call, because]) => `no longer denies ${call}: ${because}`),
    ...wantedPlaces.filter((arn) => !places.includes(arn)).map((arn) => `leaves ${arn} out`),
    ...(conditionFault(statement, condition, stack) ? ['leaves somebody out by its condition'] : []),
  ];
};

/** Within Japan, but for the services that have no Region: anything more would be a way out. */
const japanFault = (statement: unknown): readonly string[] =>
  at(statement, 'Effect') === 'Deny' &&
  at(statement, 'Resource') === '*' &&
  textsOf(at(statement, 'NotAction')).length > 0 &&
  textsOf(at(statement, 'NotAction')).every((action) => abroad.includes(action)) &&
  same(at(statement, 'Condition'), { StringNotEquals: { 'aws:RequestedRegion': japan } })
    ? []
    : ['lets work be done outside Japan'];

/** The deny lists of the account's boundary, call by call (docs/decisions/0116). */
export const boundaryWhole: Rule = {
  id: 'boundary-whole',
  check: (stack) => {
    if (!stack.name.endsWith('-Deploy')) return [];
    const statements = statementsOf(stack);
    const named = (sid: string): unknown => statements.find((one) => at(one, 'Sid') === sid);
    return [
      ...Object.entries(stack.isProven === false ? boundsWhileUnproven : wantedBounds).flatMap(
        ([sid, wanted]) => boundFault(named(sid), wanted, stack).map((fault) => `${sid} ${fault}`),
      ),
      ...japanFault(named('JapanOnly')).map((fault) => `JapanOnly ${fault}`),
    ].map((message) => ({ resource: stack.name, message }));
  },
};
