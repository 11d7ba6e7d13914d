import { at, listOf, ofType, targetOf, textOf, textsOf } from '#proofs/checks/synthesized.ts';
import type { SynthesizedStack } from '#proofs/checks/synthesized.ts';
import { found, inBothForms, nameOf, prodStacks } from '#proofs/controls/asserting.ts';
import type { Found } from '#proofs/controls/asserting.ts';
import { looksAt, watchesOf } from '#proofs/controls/assertions/watches.ts';
import type { Assertion } from '#proofs/controls/control.ts';

const alarm = 'AWS::CloudWatch::Alarm';

/** Topics that somebody reads. */
const readTopics = (stack: SynthesizedStack): readonly unknown[] => {
  const topics = ofType(stack, 'AWS::SNS::Topic').map(({ id }) => id);
  return ofType(stack, 'AWS::SNS::Subscription')
    .map(({ properties }) => at(properties, 'TopicArn', 'Ref'))
    .filter((id) => topics.includes(String(id)));
};

const reaches = (stack: SynthesizedStack, actions: unknown): boolean =>
  listOf(actions).length > 0 &&
  listOf(actions).every((action) => readTopics(stack).includes(targetOf(action)));

/** An alarm that is switched off, or tells a topic without readers, turns red for nobody. */
export const alarmsReachPeople: Assertion = inBothForms({
  says: 'すべての警報が有効で、購読者のいる通知先へ届く',
  faultsIn: (stacks) =>
    found(prodStacks(stacks), alarm)
      .filter(
        ({ stack, properties }) =>
          at(properties, 'ActionsEnabled') === false ||
          !reaches(stack, at(properties, 'AlarmActions')) ||
          !reaches(stack, at(properties, 'OKActions')),
      )
      .map((resource) => `${nameOf(resource)} は誰にも届きません`),
});

const metricNames = (properties: unknown): readonly string[] => [
  ...textsOf(at(properties, 'MetricName')),
  ...listOf(at(properties, 'Metrics')).flatMap((metric) =>
    textsOf(at(metric, 'MetricStat', 'Metric', 'MetricName')),
  ),
];

type Read = { readonly metrics: readonly string[]; readonly text: string };

const readAlarms = (prod: readonly SynthesizedStack[]): readonly Read[] =>
  found(prod, alarm).map(({ properties }) => ({
    metrics: metricNames(properties),
    text: textOf(properties),
  }));

/** Each resource has the alarms of its kind: nobody has to remember which were there. */
export const everythingWatched: Assertion = inBothForms({
  says: 'すべての API・関数・表・待ち行列・利用者台帳・WAF・定期処理に、種類ごとの警報がそろっている',
  faultsIn: (stacks) => {
    const prod = prodStacks(stacks);
    const alarms = readAlarms(prod);
    return watchesOf(prod)
      .filter((watch) => {
        const looking = alarms.filter(
          ({ metrics, text }) => metrics.includes(watch.metric) && looksAt(text, watch),
        );
        return looking.length < (watch.times ?? 1);
      })
      .map(({ metric, subject }) => `${subject} の ${metric} を見る警報がありません`);
  },
});

const filteredNames = (filters: readonly Found[]): readonly string[] =>
  filters.flatMap(({ properties }) =>
    listOf(at(properties, 'MetricTransformations')).flatMap((one) => textsOf(at(one, 'MetricName'))),
  );

/** A metric of a log that no filter makes is an alarm that never rings; one that no alarm reads is a filter for nothing. */
export const logMetricsMade: Assertion = inBothForms({
  says: 'ログから作る指標と、それを見る警報が一対一でそろっている',
  faultsIn: (stacks) => {
    const prod = prodStacks(stacks);
    const filters = found(prod, 'AWS::Logs::MetricFilter');
    const made = filteredNames(filters);
    const alarms = readAlarms(prod);
    const fromLogs = alarms
      .filter(({ text }) => /"STAFee\/(FunctionLog|AccessLog)"/.test(text))
      .flatMap(({ metrics }) => metrics);
    const watched = alarms.flatMap(({ metrics }) => metrics);
    return [
      ...fromLogs.filter((name) => !made.includes(name)).map((name) => `指標 ${name} を作る設定がありません`),
      ...made.filter((name) => !watched.includes(name)).map((name) => `指標 ${name} を見る警報がありません`),
    ];
  },
});

/** Calls after which a protection is weaker; whoever makes one is seen within minutes. */
const watchedServices = ['kms', 'cloudtrail', 's3', 'backup', 'monitoring'];

export const changesOfProtectionWatched: Assertion = inBothForms({
  says: '鍵・操作記録・バケット・バックアップ・警報の設定変更を、購読者のいる通知先へ知らせる',
  faultsIn: (stacks) => {
    const rules = found(prodStacks(stacks), 'AWS::Events::Rule').filter(
      ({ stack, properties }) =>
        at(properties, 'State') !== 'DISABLED' &&
        reaches(
          stack,
          listOf(at(properties, 'Targets')).map((target) => at(target, 'Arn')),
        ),
    );
    const sources = rules.flatMap(({ properties }) =>
      textsOf(at(properties, 'EventPattern', 'detail', 'eventSource')),
    );
    return watchedServices
      .filter((service) => !sources.includes(`${service}.amazonaws.com`))
      .map((service) => `${service} の設定変更を知らせません`);
  },
});

const dashboards = ['service', 'isolation', 'keeping'];

export const dashboardsComplete: Assertion = inBothForms({
  says: '監視画面 (サービス・分離・保全) がある',
  faultsIn: (stacks) => {
    const names = found(prodStacks(stacks), 'AWS::CloudWatch::Dashboard').map(({ properties }) =>
      String(at(properties, 'DashboardName')),
    );
    return dashboards
      .filter((name) => !names.some((own) => own.endsWith(`-${name}`)))
      .map((name) => `監視画面 ${name} がありません`);
  },
});
