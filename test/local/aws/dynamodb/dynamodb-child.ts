// Serves DynamoDB in the folder named by the first argument until it is killed.
import { aRunningDynamoDb } from '#test/local/aws/dynamodb/running-dynamodb.ts';

const dataFolder = process.argv[2];
if (dataFolder === undefined) throw new Error('a data folder is needed');
const { url } = await aRunningDynamoDb({ dataFolder });
process.stdout.write(`${url}\n`);
