// Serves a KMS in the folder named by the first argument until it is killed.
import { aRunningKms } from '#test/local/aws/kms/running-kms.ts';

const dataFolder = process.argv[2];
if (dataFolder === undefined) throw new Error('a data folder is needed');
const { kms } = await aRunningKms({ dataFolder });
process.stdout.write(`${kms.url}\n`);
