import { Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as sns from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

import { addAlarm, alarmNameOf } from '#lib/constructs/alarm.ts';
import { AlarmTopic } from '#lib/constructs/alarm-topic.ts';
import { alarmsOf } from '#lib/monitoring/alarms-of.ts';
import { addDashboards } from '#lib/monitoring/dashboards.ts';
import type { PlacedAlarm } from '#lib/monitoring/dashboards.ts';
import { addLogMetrics } from '#lib/monitoring/log-metrics.ts';
import { resourcesOf } from '#lib/monitoring/stage-resources.ts';
import { addWatchedCalls } from '#lib/monitoring/watched-calls.ts';
import type { AlarmSettings, StageSettings } from '#lib/settings.ts';
import { StageStack } from '#lib/stacks/stage-stack.ts';

export type MonitoringProps = {
  readonly settings: StageSettings;
  readonly alarms: AlarmSettings;
};

/**
 * Watches whatever the other stacks of the stage hold (CLD.12.4.5). It looks through them, so it is made after them;
 * nobody has to remember to register a new function.
 */
export class Monitoring extends StageStack {
  constructor(scope: Construct, { settings, alarms }: MonitoringProps) {
    super(scope, {
      settings,
      part: 'Monitoring',
      description: 'STAFee: alarms, dashboards, watched calls',
      controls: ['12.1.3', 'CLD.12.1.5', 'CLD.12.4.5', '12.4.4'],
      classification: 'internal',
    });
    const { topic } = new AlarmTopic(this, 'Alarms', alarms);
    addWatchedCalls(this, topic);
    const watched = resourcesOf(this.neighbours());
    addLogMetrics(this, watched);
    const placed = this.addAlarms(topic, watched);
    this.addSummaries(placed);
    addDashboards(this, settings.stage, placed);
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
    return alarmsOf(watched, this.region).map((row) => ({ row, alarm: addAlarm(place, row) }));
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
