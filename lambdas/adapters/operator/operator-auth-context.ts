import { documentClientOf } from '#lambdas/adapters/aws/clients.ts';
import { pauseUntil, type Clock } from '#lambdas/adapters/machine/clock.ts';
import {
  onFirstUse,
  operatorAuthEnvironment,
  type OperatorAuthEnvironment,
} from '#lambdas/adapters/machine/environment.ts';
import { shippedSignInRules as lockOut } from '#domain/tenants/sign-in-rules.ts';
import { loginStoreOf } from '#lambdas/adapters/sign-in/login-store.ts';
import { operatorRows } from '#lambdas/adapters/sign-in/guess-rows.ts';
import { operatorAuditOf } from './operator-audit.ts';
import { operatorDirectoryOf } from './operator-directory.ts';
import { operatorChallengesOf, operatorSessionsOf } from './operator-sessions.ts';
import { operatorsOf } from './operators.ts';

/** Everything that an operator's sign-in touches. */
const built = (environment: OperatorAuthEnvironment, clock: Clock) => {
  const { region, operatorTable, operatorSessionTable: tableName, auditTable } = environment;
  const client = documentClientOf({ region });
  return {
    operators: operatorsOf(client, operatorTable),
    sessions: operatorSessionsOf(client, tableName),
    challenges: operatorChallengesOf(client, tableName),
    logins: loginStoreOf({ rows: operatorRows, client, tableName, lockOut }),
    lockOut,
    directory: operatorDirectoryOf(environment),
    record: operatorAuditOf(client, auditTable),
    waitUntil: pauseUntil(clock),
  };
};

export type OperatorAuthContext = ReturnType<typeof built>;

export const operatorAuthContextOf = (clock: Clock) => {
  const context = onFirstUse((source) => built(operatorAuthEnvironment(source), clock));
  return () => Promise.resolve(context());
};
