import { at, listOf, ofType, textsOf } from '#proofs/checks/synthesized.ts';
import type { Resource, Rule, SynthesizedStack } from '#proofs/checks/synthesized.ts';
import { failedStates, toldCalls, toldJobs, wantedFilters } from '#proofs/checks/told-calls.ts';

const eventRule = 'AWS::Events::Rule';

/** Stages that wake people; the laptop's own wakes nobody. */
const wakes = ({ name }: SynthesizedStack): boolean => /^stafee-(?!local-).+-Monitoring$/.test(name);

const holds = (list: unknown, text: string): boolean => textsOf(list).includes(text);

/** A further member of a pattern would leave calls out. */
const hears = (pattern: unknown, service: string, call: string): boolean =>
  holds(at(pattern, 'detail', 'eventSource'), service) &&
  holds(at(pattern, 'detail', 'eventName'), call) &&
  holds(at(pattern, 'detail-type'), 'AWS API Call via CloudTrail') &&
  holds(at(pattern, 'source'), `aws.${service.split('.')[0]}`) &&
  Object.keys(Object(at(pattern, 'detail'))).length === 2 &&
  Object.keys(Object(pattern)).length === 3;

const patternsOf = (stack: SynthesizedStack): readonly unknown[] =>
  ofType(stack, eventRule)
    .filter(({ properties }) => listOf(at(properties, 'Targets')).length > 0)
    .map(({ properties }) => at(properties, 'EventPattern'));

/** Whoever undoes a protection is heard at once (white paper 12.4.1, 16.1.2). */
export const callsTold: Rule = {
  id: 'undoing-is-told',
  check: (stack) => {
    if (!wakes(stack)) return [];
    const patterns = patternsOf(stack);
    return Object.entries(toldCalls).flatMap(([service, calls]) =>
      Object.entries(calls)
        .filter(([call]) => !patterns.some((pattern) => hears(pattern, service, call)))
        .map(([call, because]) => ({
          resource: stack.name,
          message: `tells nobody of ${service} ${call}: ${because}`,
        })),
    );
  },
};

const hearsEnd = (pattern: unknown, job: string, state: string): boolean =>
  holds(at(pattern, 'source'), 'aws.backup') &&
  holds(at(pattern, 'detail-type'), job) &&
  holds(at(pattern, 'detail', toldJobs[job] ?? ''), state) &&
  Object.keys(Object(at(pattern, 'detail'))).length === 1 &&
  Object.keys(Object(pattern)).length === 3;

/** Each stack with rules on jobs of AWS Backup hears of every end that it is there for. */
export const failuresTold: Rule = {
  id: 'failed-backup-is-told',
  check: (stack) => {
    const ofBackup = ofType(stack, eventRule).filter(({ properties }) =>
      JSON.stringify(at(properties, 'EventPattern') ?? '').includes('Job State Change'),
    );
    const heard = ofBackup.map(({ properties }) => at(properties, 'EventPattern'));
    const wanted = wakes(stack) || /^stafee-\w+-Osaka$/.test(stack.name) ? Object.keys(toldJobs) : [];
    return wanted.flatMap((job) =>
      failedStates
        .filter((state) => !heard.some((pattern) => hearsEnd(pattern, job, state)))
        .map((state) => ({ resource: stack.name, message: `tells nobody of ${job} ${state}` })),
    );
  },
};

/** The job that takes a failed backup again, and the one that notes what came back, hear of all that they wait for. */
export const rerunsHear: Rule = {
  id: 'backup-job-hears',
  check: (stack) =>
    ofType(stack, eventRule)
      .filter(({ id }) => /^Jobs(JobEnded|Restored)/.test(id))
      .filter(({ id, properties }) => {
        const pattern = at(properties, 'EventPattern');
        return id.startsWith('JobsRestored')
          ? !hearsEnd(pattern, 'Restore Job State Change', 'COMPLETED')
          : !['Backup Job State Change', 'Copy Job State Change'].every((job) =>
              [...failedStates, 'COMPLETED'].every((state) => hearsEnd(pattern, job, state)),
            );
      })
      .map(({ id }) => ({ resource: id, message: 'hears less than its job waits for' })),
};

const placed = (text: string, { name, region }: SynthesizedStack): string =>
  text.replace('STAGE', name.replace(/^stafee-(.+)-\w+$/, '$1')).replace('REGION', region);

/** `{ (a) && ((b) || (c)) }` → its terms, and how many joints of each kind it has. */
const termsOf = (pattern: string): readonly string[] =>
  pattern
    .replace(/^\{ | \}$/g, '')
    .split(/ && | \|\| /)
    .map((term) => term.replaceAll(/^\(+|\)+$/g, ''));

const count = (pattern: string, joint: string): number => pattern.split(joint).length - 1;

const filterFault = ({ properties }: Resource, stack: SynthesizedStack): string | undefined => {
  const name = String(at(properties, 'MetricTransformations', 0, 'MetricName'));
  const wanted = wantedFilters[name.split('-')[0] ?? ''];
  if (wanted === undefined) return `makes ${name}, which proofs/checks/told-calls.ts does not know`;
  const pattern = String(at(properties, 'FilterPattern'));
  const terms = [...wanted.any, ...wanted.all].map((term) => placed(term, stack));
  const found = termsOf(pattern);
  const missing = terms.filter((term) => !found.includes(term));
  if (missing.length > 0) return `does not look for ${missing.join(', ')}`;
  const ands = wanted.all.length + (wanted.any.length > 0 ? 1 : 0) - 1;
  return count(pattern, ' && ') === ands && found.length === terms.length
    ? undefined
    : 'looks for less than it should: a further term leaves lines out';
};

export const filtersWhole: Rule = {
  id: 'metric-filter-whole',
  check: (stack) =>
    ofType(stack, 'AWS::Logs::MetricFilter').flatMap((filter) => {
      const message = filterFault(filter, stack);
      return message === undefined ? [] : [{ resource: filter.id, message }];
    }),
};
