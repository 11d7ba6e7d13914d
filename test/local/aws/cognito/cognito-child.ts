// Serves Cognito in the folder named by the first argument until it is killed.
import { aRunningCognito } from '#test/local/aws/cognito/running-cognito.ts';

const dataFolder = process.argv[2];
if (dataFolder === undefined) throw new Error('a data folder is needed');
const { cognito } = await aRunningCognito({ dataFolder });
process.stdout.write(`${cognito.url}\n`);
