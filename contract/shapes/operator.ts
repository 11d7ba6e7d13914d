import * as v from 'valibot';
import { everyOperatorRole, type OperatorRole } from '#domain/operators/operator-rights.ts';
import { requestStates } from '#domain/operators/two-person.ts';
import { requestId } from './operator-ids.ts';
import { reasonWanted } from './reason-wanted.ts';
import { filledLine } from './text.ts';

/** Why an operator does it: the trail keeps it beside the act. No name, no address and nothing of a company's content. */
export const operatorReason = filledLine(200, reasonWanted);

const [firstRole = 'support', ...otherRoles] = everyOperatorRole;
export const operatorRole = v.picklist<[OperatorRole, ...OperatorRole[]]>([firstRole, ...otherRoles]);
/** At least one: whoever has none has nothing to do here. */
export const rolesGiven = v.pipe(
  v.array(operatorRole),
  v.minLength(1, 'ロールを選択してください'),
  v.maxLength(everyOperatorRole.length),
  v.check((roles) => new Set(roles).size === roles.length, '同じロールが重なっています'),
);

/** What each request that waits for a second person says: its id is made by the client, so that it is filed once. */
export const askingParts = { requestId, reason: operatorReason };

const person = v.object({ id: v.string(), name: v.string() });

/** 依頼, and what whoever asks for it may do with it now. */
export const requestView = v.object({
  requestId: v.string(),
  /** What is asked for, in a sentence. */
  says: v.string(),
  reason: v.string(),
  askedBy: person,
  askedAt: v.string(),
  expiresAt: v.string(),
  state: v.picklist([...requestStates, 'expired']),
  /** Of an open one: whether he may approve it; `waits` until `from`. */
  approval: v.exactOptional(v.picklist(['may', 'needs-another', 'about-you', 'waits', 'not-allowed'])),
  from: v.exactOptional(v.string()),
  /** Whether he may take it back or stop it. */
  mayStop: v.boolean(),
  /** Of one that is decided. */
  decidedBy: v.exactOptional(person),
  decidedAt: v.exactOptional(v.string()),
  decision: v.exactOptional(v.string()),
});
