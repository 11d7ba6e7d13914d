import * as iam from 'aws-cdk-lib/aws-iam';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as subscriptions from 'aws-cdk-lib/aws-sns-subscriptions';
import { Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';

import { CustomerKey } from '#lib/constructs/customer-key.ts';

/** Where every alarm and every watched call of a stage goes: one topic under a key of its own, and people's mail. */
export class AlarmTopic extends Construct {
  readonly topic: sns.Topic;

  constructor(scope: Construct, id: string, { mailTo }: { readonly mailTo: string }) {
    super(scope, id);
    const key = new CustomerKey(this, 'Key', { description: 'STAFee alarms' });
    const senders = ['cloudwatch.amazonaws.com', 'events.amazonaws.com'];
    const { account } = Stack.of(this);
    // Without this an alarm under a customer key changes its colour and tells nobody.
    key.addToResourcePolicy(
      new iam.PolicyStatement({
        sid: 'Senders',
        principals: senders.map((sender) => new iam.ServicePrincipal(sender)),
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: ['*'],
        conditions: { StringEquals: { 'aws:SourceAccount': account } },
      }),
    );
    this.topic = new sns.Topic(this, 'Topic', {
      displayName: 'STAFee 監視',
      masterKey: key,
      enforceSSL: true,
    });
    this.topic.addToResourcePolicy(
      new iam.PolicyStatement({
        sid: 'Alarms',
        principals: [new iam.ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': account } },
      }),
    );
    this.topic.addSubscription(new subscriptions.EmailSubscription(mailTo));
  }
}
