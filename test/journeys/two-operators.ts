import { demoOperators } from '#local/seed/demo-operators.ts';
import { seedOperators } from '#local/seed-operators.ts';
import { shareDemoCloud } from './demo-cloud.ts';
import { operatorIn, requestIdAt, type SignedInOperator } from './operator-driver.ts';

const reason = '利用料のお支払いがないため';

/** Both operators of the demonstration at the console, and what two of them do with a request. */
export const openTwoOperators = async () => {
  const demo = await shareDemoCloud();
  await seedOperators(demo.cloud, { operators: demoOperators });
  let now = new Date();
  /** Both clocks go on: codes are good once, and a lone operator waits a day. */
  const later = (minutes: number): Date => {
    const aheadMillis = now.getTime() + minutes * 60_000 - Date.now();
    now = new Date(Date.now() + aheadMillis);
    demo.cloud.setClock(() => new Date(Date.now() + aheadMillis));
    return now;
  };
  later(0);
  const [kato, mori] = await Promise.all([
    operatorIn(demo.cloud, 'op-kato', { now }),
    operatorIn(demo.cloud, 'op-mori', { now }),
  ]);
  return {
    demo,
    kato,
    mori,
    reason,
    later,
    now: () => now,
    /** Both anew, as after a night: sessions end with the day's work. */
    signInAgain: () =>
      Promise.all([
        operatorIn(demo.cloud, 'op-kato', { now, secret: kato.secret }),
        operatorIn(demo.cloud, 'op-mori', { now, secret: mori.secret }),
      ]),
    ask: (who: SignedInOperator, path: string, body: object = {}) =>
      who.post(path, { requestId: requestIdAt(now), reason, ...body }),
    approve: (who: SignedInOperator, requestId: string) =>
      who.post(`/operator/requests/${requestId}/approval`, { reason: '契約書を確かめた' }),
    stop: (who: SignedInOperator, requestId: string) =>
      who.post(`/operator/requests/${requestId}/stop`, { reason: '入金を確かめた' }),
  };
};
export type TwoOperators = Awaited<ReturnType<typeof openTwoOperators>>;
