// Serves mail in the folder named by the first argument until it is killed.
import { aRunningMail } from '#test/local/aws/mail/running-mail.ts';

const dataFolder = process.argv[2];
if (dataFolder === undefined) throw new Error('a data folder is needed');
const { mail } = await aRunningMail({ dataFolder });
process.stdout.write(`${mail.url}\n`);
