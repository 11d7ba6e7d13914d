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
  'test/journeys/large-company.journey.local.test.ts': 'every reading of a company of 10,000 people',
  'test/journeys/large-month.journey.local.test.ts': 'a month of a large company',
  'test/local/start/survive-kill.local.test.ts': 'the first start is killed, again and again',
  'test/masters/given-up-imports.local.test.ts': 'an import is left by each of its steps',
  'test/users/killed-people-file.local.test.ts': 'a file of people is broken off at each of its calls',
  'test/masters/many-entries.local.test.ts': 'a master of 20,000 entries',
  'test/users/long-people-file.local.test.ts': 'thousands of people are made and taken away again',
  'test/web/white-page.browser.local.test.ts': 'every page meets every answer that it cannot read',
  // What a browser does at length. The main job, the first hour and what proves a control stay.
  'test/journeys/browser/closing.browser.local.test.ts':
    'a month is closed and undone by keyboard, on a phone and on paper',
  'test/journeys/browser/announcements.browser.local.test.ts':
    'an announcement from its draft to its mails, at both widths',
  'test/journeys/browser/company-list.browser.local.test.ts': "a browser works through a company's claims",
  'test/journeys/browser/corrections.browser.local.test.ts':
    '経理 corrects an approved claim, on every screen that shows it',
  'test/journeys/browser/drafts.browser.local.test.ts': 'a draft is saved whatever its writer does',
  'test/journeys/browser/drafts-session.browser.local.test.ts': 'a draft meets other sessions in every order',
  'test/journeys/browser/evidence.browser.local.test.ts':
    'a page is left open for longer than its links live',
  'test/journeys/browser/kept-typing.browser.local.test.ts': 'a field waits for its writer',
  'test/journeys/browser/lists.browser.local.test.ts': "lists of claims, by everybody's rights",
  'test/journeys/browser/masters.browser.local.test.ts':
    'a master by keyboard, by files and beside somebody else',
  'test/journeys/browser/password-reset.browser.local.test.ts': 'a password is asked for, from mail to mail',
  'test/journeys/browser/quick-form.browser.local.test.ts': 'keys are counted, as people would press them',
  'test/journeys/browser/quick-kinds.browser.local.test.ts': 'the same for every kind of claim',
  'test/journeys/browser/read-only.browser.local.test.ts': 'maintenance begins and ends by the clock',
  'test/journeys/browser/refunds.browser.local.test.ts': 'a refund finds its original',
  'test/journeys/browser/session.browser.local.test.ts':
    'a session changes while somebody types, at both widths',
  'test/journeys/browser/access.browser.local.test.ts': 'roles, addresses and rules, set by a browser',
  'test/journeys/browser/master-lists.browser.local.test.ts':
    'lists of masters, sorted, narrowed and chosen from',
  'test/journeys/browser/operator.browser.local.test.ts': "an operator's day",
  'test/journeys/browser/screens.browser.local.test.ts': 'screens under every answer and key',
  'test/journeys/browser/settings.browser.local.test.ts': 'each part of the settings, changed by two at once',
  'test/web/every-page.browser.local.test.ts': 'every page at both widths, for every eye',
  // Whether the judges see what they are there to see.
  'test/bench/asked-of-the-product.local.test.ts': 'a round of the bench',
  'test/architecture/how-to-add.test.ts': 'the compiler, five times over a copy of the repository',
  'test/lib/deploy-refusal.test.ts': 'the command that deploys, as a process, refuses what the gates find',
  'test/lib/weak-references.test.ts': 'stages with a fault of each kind are synthesized',
  'test/local/aws/dynamodb/second-opinion.local.test.ts': 'another DynamoDB, a Java program, says the same',
  'test/proofs/checks/known-verdicts.test.ts': "CloudFormation's own rules are loaded anew",
} as const satisfies Record<string, string>;
