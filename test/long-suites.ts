/**
 * Suites that only `.ci/run` runs (`npm test -- --whole`): each takes many seconds of a processor for few tests, and is
 * about what an ordinary change does not touch. What proves a control is none of them. By folder or file, with what it does
 * at length (docs/decisions/0136).
 */
export const longSuites = {
  // By force, and in great numbers.
  'test/journeys/browser/approvers-day.browser.local.test.ts': 'a browser decides 145 claims',
  'test/journeys/contention.journey.local.test.ts': 'crowds act on the same things at the same moment',
  'test/journeys/crashes.journey.local.test.ts': 'the main job is broken off at each of its calls',
  'test/journeys/killed.journey.local.test.ts': 'the cloud is killed while it works',
  'test/journeys/killed-confirmations.journey.local.test.ts':
    'the cloud is killed while a browser confirms many',
  'test/journeys/large-month.journey.local.test.ts': 'a month of a large company',
  'test/local/start/survive-kill.local.test.ts': 'the first start is killed, again and again',
  'test/masters/many-entries.local.test.ts': 'a master of 20,000 entries',
  'test/web/white-page.browser.local.test.ts': 'every page meets every answer that it cannot read',
  // Whether the judges see what they are there to see.
  'test/architecture/how-to-add.test.ts': 'the compiler, five times over a copy of the repository',
  'test/lib/deploy-refusal.test.ts': 'the command that deploys, as a process, refuses what the gates find',
  'test/lib/weak-references.test.ts': 'stages with a fault of each kind are synthesized',
  'test/local/aws/dynamodb/second-opinion.local.test.ts': 'another DynamoDB, a Java program, says the same',
  'test/proofs/checks/known-verdicts.test.ts': "CloudFormation's own rules are loaded anew",
} as const satisfies Record<string, string>;
