// Serves a streamed DynamoDB in the folder named by the first argument until it is killed; nobody reads the stream.
import { aRunningDynamoDb } from '#test/local/aws/dynamodb/running-dynamodb.ts';

const dataFolder = process.argv[2];
if (dataFolder === undefined) throw new Error('a data folder is needed');
const { url } = await aRunningDynamoDb({ dataFolder, isStreamed: () => true });
process.stdout.write(`${url}\n`);
