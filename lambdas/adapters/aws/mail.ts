import { SendEmailCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { sharedConnections } from './clients.ts';

export type Mail = { readonly to: string; readonly subject: string; readonly text: string };

/** Plain text only: nothing in our mails needs to be clicked blindly. */
export const mailerOf = ({ region, mailFrom }: { readonly region: string; readonly mailFrom: string }) => {
  const client = new SESv2Client({ region, requestHandler: sharedConnections });
  return async ({ to, subject, text }: Mail): Promise<void> => {
    await client.send(
      new SendEmailCommand({
        FromEmailAddress: mailFrom,
        Destination: { ToAddresses: [to] },
        Content: {
          Simple: {
            Subject: { Data: subject, Charset: 'UTF-8' },
            Body: { Text: { Data: text, Charset: 'UTF-8' } },
          },
        },
      }),
    );
  };
};
