import * as access from './access.ts';
import * as announcements from './announcements.ts';
import * as audit from './audit.ts';
import * as claimList from './claim-list.ts';
import * as claims from './claims.ts';
import * as closing from './closing.ts';
import * as commuting from './commuting.ts';
import * as control from './control.ts';
import * as duties from './duties.ts';
import * as entryLabels from './entry-labels.ts';
import * as evidence from './evidence.ts';
import * as extractions from './extractions.ts';
import * as exports from './exports.ts';
import * as inbox from './inbox.ts';
import * as inspections from './inspections.ts';
import * as incidents from './incidents.ts';
import * as journals from './journals.ts';
import * as keystore from './keystore.ts';
import * as masters from './masters.ts';
import * as notices from './notices.ts';
import * as onboarding from './onboarding.ts';
import * as operators from './operators.ts';
import * as people from './people.ts';
import * as register from './register.ts';
import type { KindFacts } from './row-kind.ts';
import * as secondPerson from './second-person.ts';
import * as settings from './settings.ts';
import * as signIn from './sign-in.ts';
import * as use from './use.ts';
import * as support from './support.ts';

const { settings: eachSetting, masterIndexes: _indexes, ...settingsVersions } = settings;

/**
 * Every kind of row that exists, by name: what is derived must not hang on the order in which a file has them, nor on
 * that in which a test's modules give them. A file of kinds that is not here does not exist either (test/rows).
 */
export const allRowKinds: readonly KindFacts[] = [
  access,
  announcements,
  audit,
  claimList,
  claims,
  closing,
  commuting,
  control,
  duties,
  entryLabels,
  evidence,
  extractions,
  exports,
  inbox,
  incidents,
  inspections,
  journals,
  keystore,
  masters,
  notices,
  onboarding,
  operators,
  people,
  register,
  secondPerson,
  eachSetting,
  settingsVersions,
  signIn,
  use,
  support,
]
  .flatMap((kinds) => Object.values<KindFacts>(kinds))
  .toSorted((one, other) => (one.name < other.name ? -1 : 1));
