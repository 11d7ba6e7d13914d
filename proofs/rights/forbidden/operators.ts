import { calls, itemCalls, may, type ForbiddenDeed } from '#proofs/rights/forbidden-deed.ts';

/** What the operators keep of themselves: who they are, what they ask each other for, and what people do for the service. */
export const operatorDeeds: readonly ForbiddenDeed[] = [
  {
    deed: "touching operators' records",
    actions: itemCalls,
    on: ['OperatorData/Operator', 'OperatorData/OperatorSession'],
    except: {
      'Lifecycle/retention-purge': [...may('dynamodb', 'OperatorData/OperatorSession', 'DeleteItem')],
      'OperatorApi/operator-authorizer': [
        ...may('dynamodb', 'OperatorData/Operator', 'BatchGetItem'),
        ...may('dynamodb', 'OperatorData/OperatorSession', 'BatchGetItem', 'UpdateItem'),
      ],
      'OperatorApi/operator-auth': [
        // That he has an authenticator: the deed below.
        ...may('dynamodb', 'OperatorData/Operator', 'GetItem', 'UpdateItem'),
        ...may(
          'dynamodb',
          'OperatorData/OperatorSession',
          'GetItem',
          'Query',
          'PutItem',
          'UpdateItem',
          'DeleteItem',
        ),
      ],
      'OperatorApi/operator': [
        ...may(
          'dynamodb',
          'OperatorData/Operator',
          'GetItem',
          'BatchGetItem',
          'Query',
          'PutItem',
          'UpdateItem',
          // A duty that ended, an incident that closed: the deed below.
          'DeleteItem',
          // That an incident is still open.
          'ConditionCheckItem',
        ),
      ],
      // What was asked for of the trail, and how far it came: the deeds below.
      'Audit/audit-extract': [...may('dynamodb', 'OperatorData/Operator', 'Query', 'UpdateItem')],
      // What is due, who keeps it, and that a day was told: the deeds below.
      'OperatorApi/DutyReminder/duty-reminder': [
        ...may('dynamodb', 'OperatorData/Operator', 'GetItem', 'BatchGetItem', 'Query', 'PutItem'),
      ],
    },
  },
  {
    deed: 'taking away what operators leave behind: people, trainings, requests, records of duties, timelines of incidents',
    actions: calls('dynamodb', 'DeleteItem'),
    on: ['OperatorData/Operator'],
    under: {
      'dynamodb:LeadingKeys': [
        'OP#op-kato',
        'ROSTER',
        'REQUESTS',
        'DUTY#01J00000000000000000000000',
        'INCIDENT#01J00000000000000000000000',
        'CLOSED-INCIDENTS',
      ],
    },
    except: {},
  },
  {
    deed: 'reading what operators ask each other for, beside the console',
    actions: calls('dynamodb', 'GetItem', 'BatchGetItem', 'Query'),
    on: ['OperatorData/Operator'],
    under: { 'dynamodb:LeadingKeys': ['REQUESTS'] },
    except: {
      'OperatorApi/operator': [
        ...may('dynamodb', 'OperatorData/Operator', 'GetItem', 'BatchGetItem', 'Query'),
      ],
      // Their rights on this table name no key.
      'OperatorApi/operator-auth': [...may('dynamodb', 'OperatorData/Operator', 'GetItem')],
      'OperatorApi/operator-authorizer': [...may('dynamodb', 'OperatorData/Operator', 'BatchGetItem')],
    },
  },
  {
    deed: 'writing down a duty as done, as a job',
    actions: calls('dynamodb', 'PutItem', 'UpdateItem'),
    on: ['OperatorData/Operator'],
    under: { 'dynamodb:LeadingKeys': ['DUTIES'] },
    except: {
      'OperatorApi/operator': [...may('dynamodb', 'OperatorData/Operator', 'PutItem', 'UpdateItem')],
    },
  },
  {
    deed: 'changing what an operator may do, at the door',
    actions: calls('dynamodb', 'UpdateItem', 'PutItem', 'DeleteItem'),
    on: ['OperatorData/Operator'],
    under: {
      'dynamodb:LeadingKeys': ['OP#op-kato'],
      'dynamodb:Attributes': ['PK', 'SK', 'roles'],
    },
    except: {
      'OperatorApi/operator': [...may('dynamodb', 'OperatorData/Operator', 'PutItem', 'UpdateItem')],
    },
  },
];
