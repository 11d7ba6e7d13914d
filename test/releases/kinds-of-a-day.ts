const byOperators = 'an operator writes it';
const byYears = 'it takes a job of the night, or a crash';
const byChoice = 'a company that uses it, which the demonstration does not';

import { masterIndexes } from '#rows/settings.ts';

/** A company that keeps nothing of a master has no such row. */
export const ofMasters: ReadonlySet<string> = new Set(Object.values(masterIndexes).map(({ name }) => name));

/** Kinds of rows that the day's work does not make, each with why; all others it makes (work-a-day.ts). */
export const notMadeInADay: Readonly<Record<string, string>> = {
  'operator-deed': byOperators,
  'operator-deed-by-hand': byOperators,
  'company-deed-by-hand': byOperators,
  'stage-maintenance': byOperators,
  'company-maintenance': byOperators,
  'restore-evidence': byOperators,
  'published-issuer': byOperators,
  'register-as-of': byOperators,
  operator: byOperators,
  'operator-session': byOperators,
  'operator-challenge': byOperators,
  'operator-guesses': byOperators,
  'operator-roster': byOperators,
  'operator-training': byOperators,
  'act-request': byOperators,
  'listed-operator-session': byOperators,
  'suspended-company': byOperators,
  'retention-report': byYears,
  'mail-addresses-checked': byYears,
  'claim-list-head': byYears,
  reservation: 'it is gone once its file has arrived',
  'inbox-notice': 'a route with a step that has nobody',
  'setting-regulation': 'companies of before the parts of the regulation had rows of their own',
  'mail-choice': byChoice,
  'digest-line': byChoice,
  'digest-due': byChoice,
  'claim-refunds': byChoice,
  'further-print': byChoice,
  'closing-event': byChoice,
  'later-entries': byChoice,
  'answered-entries': byChoice,
  'labelled-entries': byChoice,
  'confirmed-labels': byChoice,
  'setting-export-profile': byChoice,
  'setting-export-labels': byChoice,
  'setting-people-rules': byChoice,
  'setting-second-person': byChoice,
  'second-person-request': byChoice,
  'second-person-waiting': byChoice,
  'asked-mail-address': byChoice,
  'mailbox-asked': byChoice,
  'commuter-pass': byChoice,
  'commuter-pass-asked': byChoice,
  'inspection-view': byChoice,
  invited: byChoice,
  'invitation-count': byChoice,
  'people-wish': byChoice,
  'people-file-piece': 'a file of more people than a request holds',
  'set-up': byChoice,
  'person-change': byChoice,
  'reset-requests': byChoice,
  'reset-link': byChoice,
};
