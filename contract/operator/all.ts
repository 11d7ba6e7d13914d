import { apart, inOrder } from '../listed.ts';
import * as contracts from './contracts.ts';
import * as duties from './duties.ts';
import * as extractions from './extractions.ts';
import * as announcements from './announcements.ts';
import * as incidents from './incidents.ts';
import * as home from './home.ts';
import * as onboardings from './onboardings.ts';
import * as operators from './operators.ts';
import * as ownAccount from './own-account.ts';
import * as requests from './requests.ts';
import * as staff from './staff.ts';
import * as support from './support.ts';
import * as tenants from './tenants.ts';

/** Every endpoint of the operators' plane: no file of the tenants' client or functions may import it. */
export const operatorContracts = inOrder([
  ...apart('tenants', contracts),
  ...apart('duties', duties),
  ...apart('announcements', announcements),
  ...apart('incidents', incidents),
  ...apart('extractions', extractions),
  ...apart('operators', home),
  ...apart('tenants', onboardings),
  ...apart('operators', operators),
  ...apart('operators', ownAccount),
  ...apart('requests', requests),
  ...apart('operators', staff),
  ...apart('support', support),
  ...apart('tenants', tenants),
]);
