import type { Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';

import { capacityOf } from '#lib/capacity.ts';
import { addAlarm, alarmNameOf } from '#lib/constructs/alarm.ts';
import { AlarmTopic } from '#lib/constructs/alarm-topic.ts';
import { DeadLetters } from '#lib/constructs/dead-letters.ts';
import { JobSchedule } from '#lib/constructs/job-schedule.ts';
import { ConfinedFunction } from '#lib/constructs/confined-function.ts';
import type { FunctionBundles } from '#lib/functions.ts';
import { alarmsOf } from '#lib/monitoring/alarms-of.ts';
import { clockJob } from '#lib/monitoring/clock-alarm.ts';
import { addCostDashboard } from '#lib/monitoring/cost-dashboard.ts';
import { addDashboards } from '#lib/monitoring/dashboards.ts';
import type { PlacedAlarm } from '#lib/monitoring/dashboards.ts';
import { addFailedBackups } from '#lib/monitoring/failed-backups.ts';
import { addLogMetrics } from '#lib/monitoring/log-metrics.ts';
import { resourcesOf } from '#lib/monitoring/stage-resources.ts';
import { addWatchedCalls } from '#lib/monitoring/watched-calls.ts';
import type { StageSettings } from '#lib/settings.ts';
import type { Foundation } from '#lib/stacks/foundation.ts';
import type { Network } from '#lib/stacks/network.ts';
import { StageStack } from '#lib/stacks/stage-stack.ts';

export type MonitoringProps = {
  readonly settings: StageSettings;
  readonly foundation: Foundation;
  readonly network: Network | undefined;
  readonly bundles: FunctionBundles;
};

/**
 * Watches whatever the other stacks of the stage hold (CLD.12.4.5). It looks through them, so it is made after them;
 * nobody has to remember to register a new function.
 */
export class Monitoring extends StageStack {
  constructor(scope: Construct, props: MonitoringProps) {
    super(scope, {
      settings: props.settings,
      part: 'Monitoring',
      description: 'STAFee: alarms, dashboards, watched calls',
      controls: ['12.1.3', 'CLD.12.1.5', 'CLD.12.4.5', '12.4.4'],
      classification: 'internal',
    });
    this.addClockCheck(props);
    const { alarms } = props.settings;
    if (alarms !== undefined) this.addWatch(new AlarmTopic(this, 'Alarms', alarms).topic);
  }

  /** Its network has a way to one service of AWS at least, and it has no right to any. */
  private addClockCheck({ settings, foundation, network, bundles }: MonitoringProps): void {
    const deadLetters = new DeadLetters(this, 'DeadLetters', foundation.dataKey);
    const job = new ConfinedFunction(this, clockJob, {
      settings,
      description: `STAFee ${clockJob}: compares its clock with one of AWS`,
      bundle: bundles[clockJob],
      environment: {},
      logsKey: foundation.logsKey,
      timeoutSeconds: 30,
      network: network?.operations,
      deadLetters,
      reservedConcurrency: 1,
    });
    // A schedule is known by the name of its job, which its function has too.
    new JobSchedule(new Construct(this, 'Schedules'), clockJob, { job, cron: '17 * * * ? *', deadLetters });
  }

  private addWatch(topic: sns.ITopic): void {
    addWatchedCalls(this, topic);
    if (this.settings.backup !== undefined) addFailedBackups(this, topic);
    const watched = resourcesOf(this.neighbours());
    addLogMetrics(this, watched, { stage: this.settings.stage, region: this.region });
    const placed = this.addAlarms(topic, watched);
    this.addSummaries(placed);
    addDashboards(this, this.settings.stage, placed);
    addCostDashboard(this, this.settings.stage, watched);
  }

  /** The stage's stacks of this Region: an alarm cannot watch another one. */
  private neighbours(): readonly Stack[] {
    const prefix = `stafee-${this.settings.stage}-`;
    return this.node.root.node.children
      .filter((child) => child instanceof StageStack)
      .filter(({ stackName, region }) => stackName.startsWith(prefix) && region === this.region)
      .filter(({ stackName }) => !stackName.slice(prefix.length).includes('-'));
  }

  private addAlarms(topic: sns.ITopic, watched: ReturnType<typeof resourcesOf>): readonly PlacedAlarm[] {
    const place = { scope: this, stage: this.settings.stage, topic };
    const of = { stage: this.settings.stage, region: this.region, capacity: capacityOf(this.settings) };
    return alarmsOf(watched, of).map((row) => ({
      row,
      alarm: addAlarm(place, row),
    }));
  }

  /** One colour for each service. The single alarms have told already, so these tell nobody. */
  private addSummaries(placed: readonly PlacedAlarm[]): void {
    const { stage } = this.settings;
    for (const [service, group] of Object.entries(Object.groupBy(placed, ({ row }) => row.service))) {
      const alarms = group ?? [];
      // Names are shorter than ARNs: a rule has 10,240 characters.
      const rule = alarms.map(({ row }) => `ALARM("${alarmNameOf(stage, row.id)}")`).join(' OR ');
      const summary = new cloudwatch.CompositeAlarm(this, `${service}-summary`, {
        compositeAlarmName: alarmNameOf(stage, `summary-${service}`),
        alarmDescription: `${service} のアラームのどれかが鳴っています。`,
        alarmRule: cloudwatch.AlarmRule.fromString(rule),
      });
      for (const { alarm } of alarms) summary.node.addDependency(alarm);
    }
  }
}
