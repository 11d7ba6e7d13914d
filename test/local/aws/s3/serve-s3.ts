// A process to be killed: serves S3 on the folder it is given and prints its address.
import { startLocalS3 } from './local-s3.ts';

const [, , dataFolder = ''] = process.argv;
const { url } = await startLocalS3({ dataFolder });
process.stdout.write(`${url}\n`);
