import { Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as ses from 'aws-cdk-lib/aws-ses';
import type { Construct } from 'constructs';

import { mailDomainOf, mailSendingOf } from '#lib/constructs/statements.ts';
import type { StageSettings } from '#lib/settings.ts';
import { osakaRegion } from '#lib/stacks/osaka-names.ts';

/**
 * Where bounces come back to. Each Region wants a domain of its own, since such a domain has exactly one MX record, which
 * names the Region: https://docs.aws.amazon.com/ses/latest/dg/mail-from.html
 */
export const bounceDomainOf = (settings: StageSettings, region: string): string =>
  `${region === osakaRegion ? 'bounce-osaka' : 'bounce'}.${mailDomainOf(settings)}`;

/**
 * The sender's domain in one Region, and what is sent from it: by TLS, and not again to an address that bounced or
 * complained. Its records are published after it was made (`npm run ops -- mail-records`).
 */
export const addMailSender = (scope: Construct, settings: StageSettings): void => {
  const configurationSet = new ses.ConfigurationSet(scope, 'Sending', {
    configurationSetName: mailSendingOf(settings),
    tlsPolicy: ses.ConfigurationSetTlsPolicy.REQUIRE,
    reputationMetrics: true,
    suppressionReasons: ses.SuppressionReasons.BOUNCES_AND_COMPLAINTS,
  });
  // What became of a mail: https://docs.aws.amazon.com/ses/latest/dg/event-destinations-manage.html
  configurationSet.addEventDestination('Events', {
    destination: ses.EventDestination.eventBus(
      events.EventBus.fromEventBusName(scope, 'DefaultBus', 'default'),
    ),
    events: [
      ses.EmailSendingEvent.SEND,
      ses.EmailSendingEvent.DELIVERY,
      ses.EmailSendingEvent.BOUNCE,
      ses.EmailSendingEvent.COMPLAINT,
      ses.EmailSendingEvent.REJECT,
    ],
  });
  new ses.EmailIdentity(scope, 'Sender', {
    identity: ses.Identity.domain(mailDomainOf(settings)),
    configurationSet,
    dkimIdentity: ses.DkimIdentity.easyDkim(ses.EasyDkimSigningKeyLength.RSA_2048_BIT),
    mailFromDomain: bounceDomainOf(settings, Stack.of(scope).region),
  });
};
