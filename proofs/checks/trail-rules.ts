import { at, each, listOf, ofType, targetOf, textsOf } from '#proofs/checks/synthesized.ts';
import type { Resource, Rule, SynthesizedStack } from '#proofs/checks/synthesized.ts';

const trails = 'AWS::CloudTrail::Trail';

/** Values that a trail asks of one field of an event, for the selectors that ask `category`. */
export const selected = (
  { properties }: Resource,
  category: 'Management' | 'Data',
  field: string,
): string => {
  const selectors = listOf(at(properties, 'AdvancedEventSelectors')).map((selector) =>
    listOf(at(selector, 'FieldSelectors')),
  );
  const asked = selectors.filter((fields) =>
    fields.some(
      (one) => at(one, 'Field') === 'eventCategory' && textsOf(at(one, 'Equals')).includes(category),
    ),
  );
  return JSON.stringify(asked.flat().filter((one) => at(one, 'Field') === field));
};

const faultOf = (trail: Resource): string | undefined => {
  const { properties } = trail;
  const isTrue = (name: string): boolean => at(properties, name) === true;
  if (!isTrue('IsLogging')) return 'does not record';
  if (!isTrue('IsMultiRegionTrail') || !isTrue('IncludeGlobalServiceEvents'))
    return 'does not hear IAM and other Regions';
  if (!isTrue('EnableLogFileValidation')) return 'cannot show that nobody changed it';
  if (at(properties, 'KMSKeyId') === undefined) return 'is not encrypted under a customer managed key';
  if (targetOf(at(properties, 'CloudWatchLogsLogGroupArn')) === undefined)
    return 'tells nobody: alarms look at it in a log group';
  if (!selected(trail, 'Management', 'eventCategory').includes('Management'))
    return 'records no calls to the account';
  return undefined;
};

/** A bucket that records its own writing would record for ever. */
const recordsItself = (trail: Resource): boolean => {
  const bucket = at(trail.properties, 'S3BucketName', 'Ref');
  return selected(trail, 'Data', 'resources.ARN').includes(`"${String(bucket)}"`);
};

const mustHaveOne = ({ name }: SynthesizedStack): boolean => /^stafee-(?!local-).+-Audit$/.test(name);

export const trailWhole: Rule = {
  id: 'trail-whole',
  check: (stack) => [
    ...each('settings', [trails], faultOf).check(stack),
    ...each('recursion', [trails], (trail) =>
      recordsItself(trail) ? 'records its own bucket' : undefined,
    ).check(stack),
    ...(mustHaveOne(stack) && ofType(stack, trails).length === 0
      ? [{ resource: stack.name, message: 'has no trail of calls to AWS' }]
      : []),
  ],
};
