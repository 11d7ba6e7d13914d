import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import type * as sns from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

import { runbook } from '#lib/constructs/alarm.ts';

/** An event of AWS that people are told of at once. */
export type Told = {
  readonly id: string;
  readonly pattern: events.EventPattern;
  /** One Japanese sentence. */
  readonly says: string;
  readonly anchor: string;
  /** What the message shows of the event: Japanese label → path below `detail`. */
  readonly shows: Readonly<Record<string, string>>;
  /** The last Japanese sentence. */
  readonly asks: string;
};

/** Leads the event to the topic as a message that a person can act upon. */
export const tell = (
  scope: Construct,
  topic: sns.ITopic,
  { id, pattern, says, anchor, shows, asks }: Told,
): void => {
  const lines = Object.entries(shows).map(
    ([label, path]) => `${label}: ${events.EventField.fromPath(`$.detail.${path}`)}`,
  );
  new events.Rule(scope, id, {
    description: `${says} 手順: ${runbook}#${anchor}`,
    eventPattern: pattern,
    targets: [
      new targets.SnsTopic(topic, {
        message: events.RuleTargetInput.fromText(
          [`【STAFee 監視】${says}`, ...lines, `${asks}手順書 ${runbook}#${anchor} に従ってください。`].join(
            '\n',
          ),
        ),
      }),
    ],
  });
};
